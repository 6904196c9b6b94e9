"""Tests of the glossary's page."""

import re
from dataclasses import replace

from duizhao.editions import pages as edition
from duizhao.glossary.model import Concept, Domain, Form, Glossary, Rendering
from duizhao.glossary_page import Heading, Writer, contents
from duizhao.markdown import Block
from duizhao.passage import Annotator
from tests.support import Document, small, text_of

GROWTH = Concept(
    id="fazhan",
    forms=(Form("发展", "fāzhǎn"), Form("大发展", "dà fāzhǎn")),
    english=(Rendering("growth", "A plan", 2020), Rendering("progress")),
    meaning="Rising <b>output</b> & income.",
    confidence="inferred",
    source="The plan's text",
    unknown="By how much.",
    related=("gaige",),
)
REFORM = Concept("gaige", (Form("改革", "gǎigé"),), (Rendering("reform"),), "Change.", "standard")
GLOSSARY = Glossary(domains=(Domain("经济", "Economy & trade", (GROWTH, REFORM)),))
ANNOTATOR = small({"发展": "fāzhǎn"})


def html(glossary: Glossary = GLOSSARY, *texts: str) -> str:
    """Write the page of a glossary that documents of these texts use."""
    blocks = tuple(Block("b", ANNOTATOR.passage(text)) for text in texts)
    pages = [edition.Page("a.md", "x/a.html", 'T "q"', blocks)]
    uses = edition.uses(pages, "glossary.html").get("t", ())
    return Writer(glossary, ANNOTATOR, {"fazhan": uses}).html()


def with_growth(**values: str) -> Glossary:
    """Give the glossary with other values in its first concept."""
    concept = replace(GROWTH, **values)  # type: ignore[arg-type]
    return Glossary(domains=(Domain("经济", "Economy", (concept, REFORM)),))


def test_the_contents_are_domains_and_their_concepts() -> None:
    entries = (Heading(3, "fazhan", "发展"), Heading(3, "gaige", "改革"))
    domain = Heading(2, "_domain-1", "经济 Economy & trade", entries)
    assert contents(GLOSSARY, small()) == Heading(1, "_glossary", "术语表", (domain,))


def test_the_headings_of_the_contents_stand_on_the_page() -> None:
    assert {"_glossary", "_domain-1", "fazhan", "gaige"} == set(Document(html()).ids)


def test_a_concept_shows_all_its_fields() -> None:
    text = text_of(html())
    shown = ["大发展 dà fāzhǎn", "growth (A plan, 2020)", "progress", "By how much.", "据文推断"]
    assert [part for part in [*shown, "The plan's text", "See also"] if part not in text] == []


def test_markup_in_a_field_is_shown_as_text() -> None:
    assert "Rising <b>output</b> & income." in text_of(html())
    assert "<b>" not in html()


def test_a_field_that_is_empty_is_not_shown() -> None:
    assert "Not known" not in text_of(html(with_growth(unknown="")))


def test_related_concepts_are_links() -> None:
    assert "#gaige" in [link["href"] for link in Document(html()).all("a")]


def test_a_use_leads_to_its_place_and_names_its_page() -> None:
    links = Document(html(GLOSSARY, "改革发展")).all("a")
    assert {"href": "x/a.html#b", "title": 'T "q"'} in links


def test_a_use_shows_the_term_among_its_words() -> None:
    found = html(GLOSSARY, "改革发展")
    assert re.search("<strong>.*发展.*</strong></a>", found)
    assert "改革发展" in text_of(found)


def test_a_term_that_no_document_uses_says_so() -> None:
    assert text_of(html()).count("none in these documents") == 2


def test_english_is_said_to_be_english() -> None:
    assert '<span lang="en">Economy &amp; trade</span>' in html()


def test_pinyin_of_the_headings_is_in_attributes_only() -> None:
    heading = re.search("<h3 id=fazhan>(.*?)</h3>", html())
    assert heading
    assert text_of(heading[1]) == "发展"


def test_every_tag_that_is_opened_is_closed() -> None:
    found = html(GLOSSARY, "改革发展")
    for tag in ("section", "dl", "dt", "dd", "a", "span", "ruby", "h3", "strong"):
        opened = len(re.findall(f"<{tag}[ >]", found))
        assert opened == found.count(f"</{tag}>"), tag


def test_the_publications_glossary_shows_each_concept_once(
    glossary: Glossary, house: Annotator
) -> None:
    ids = Document(Writer(glossary, house, {}).html()).ids
    assert len(ids) == len(set(ids))
    assert {concept.id for concept in glossary.concepts} <= set(ids)
