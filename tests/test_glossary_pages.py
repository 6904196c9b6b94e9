"""Tests of the glossary's pages."""

import re
from dataclasses import replace

import pytest

from duizhao.annotator import Annotator
from duizhao.editions.pages import Page
from duizhao.exchange.about import About
from duizhao.glossary.model import (
    Concept,
    Context,
    Definition,
    Domain,
    FirstUse,
    Form,
    Glossary,
    Name,
    Part,
    Rendering,
)
from duizhao.glossary_pages.citing import Cited, Heading, Line, cited
from duizhao.glossary_pages.concordance import uses
from duizhao.glossary_pages.entry import DOCUMENTS, Entry
from duizhao.glossary_pages.indexes import ADDRESSES, Index
from duizhao.glossary_pages.overview import Overview
from duizhao.glossary_pages.site import TITLES, page
from duizhao.glossary_pages.writing import Edition
from duizhao.layers.terms import Mention
from duizhao.markdown import Block
from tests.support import Document, small, text_of

GROWTH = Concept(
    id="t",
    forms=(
        Form("发展", "fāzhǎn", status="preferred"),
        Form("大发展", "dà fāzhǎn", "full", "deprecated"),
    ),
    english=(
        Rendering("growth", "A plan", 2020, "https://example.org/?a=1&b=2", "preferred"),
        Rendering("swelling", status="deprecated"),
    ),
    definition=Definition("Rising <b>output</b> & income.", "产出<增长>。"),
    confidence="inferred",
    expansion=(Part("发", "fā", "to send"), Part(concept="gaige")),
    note="Not <i>size</i>.",
    source="The plan's text",
    unknown="By how much.",
    first=FirstUse(1992, "A speech"),
    related=("gaige",),
    context=Context(("经济",), ("照片",)),
)
REFORM = Concept(
    "gaige",
    (Form("改革", "gǎigé", status="preferred"),),
    (Rendering("reform", status="preferred"),),
    Definition("Change."),
    "standard",
)
HARBIN = Name("哈尔滨", "Hā’ěrbīn", "place", "Harbin", id="haerbin", role=Definition("A city."))
GLOSSARY = Glossary((Domain("经济", "Economy & trade", (GROWTH, REFORM)),), (HARBIN,))
ANNOTATOR = small({"发展": "fāzhǎn"})
ABOUT = About("A <glossary>", "Us & them", "CC BY", "https://example.org/by")
PAGES = sorted(TITLES)


def edition(glossary: Glossary = GLOSSARY, *texts: str) -> Edition:
    """Give what the pages are written from, with a document of these texts."""
    blocks = tuple(Block(f"b{n}", ANNOTATOR.passage(text)) for n, text in enumerate(texts))
    pages = [Page("a.md", "x/a.html", 'T "q"', blocks)]
    return Edition(glossary, ANNOTATOR, uses(pages, glossary))


def entry(concept: Concept = GROWTH, *texts: str) -> str:
    """Write the page of an entry."""
    domain = Domain("经济", "Economy & trade", (concept, REFORM))
    told = edition(Glossary((domain,), (HARBIN,)), *texts)
    return Entry(told, concept, cited(told.uses.get(concept.id, ()), 3)).html()


@pytest.mark.parametrize(
    "shown",
    [
        *("发展", "發展", "fāzhǎn", "大发展", "不宜 deprecated", "全称 full form"),
        *("growth", "A plan, 2020", "swelling", "产出<增长>。", "Rising <b>output</b> & income."),
        *("Not <i>size</i>.", "By how much.", "据文推断", "1992: A speech", "The plan's text"),
        *("to send", "经济 Economy & trade", "Only beside", "照片", "改革"),
    ],
)
def test_an_entry_shows_all_its_fields(shown: str) -> None:
    assert shown in text_of(entry())


def test_markup_in_a_field_is_shown_as_text() -> None:
    told = entry()
    assert "<b>" not in told
    assert "<i>" not in told
    assert 'href="https://example.org/?a=1&amp;b=2"' in told


@pytest.mark.parametrize("field", ["note", "unknown", "source"])
def test_a_script_in_a_field_is_shown_as_text(field: str) -> None:
    told = entry(replace(GROWTH, **{field: "<script>alert(1)</script>"}))  # type: ignore[arg-type]
    assert "<script" not in told
    assert "<script>alert(1)</script>" in text_of(told)


def test_a_field_that_is_empty_is_not_shown() -> None:
    assert "Not known" not in text_of(entry(replace(GROWTH, unknown="")))


def test_what_is_related_is_a_link_once() -> None:
    links = [link["href"] for link in Document(entry()).all("a")]
    assert links.count("gaige.html") == 2  # as a part of the expansion, and among what it contains
    assert "See also" not in text_of(entry())


def test_a_relation_is_shown_from_both_sides() -> None:
    narrow = replace(GROWTH, related=(), expansion=(), broader=("gaige",))
    glossary = Glossary((Domain("经济", "Economy", (narrow, REFORM)),))
    assert "Narrower" in text_of(Entry(edition(glossary), REFORM).html())
    assert "Broader" in text_of(Entry(edition(glossary), narrow).html())


def test_a_use_leads_to_its_place_and_shows_the_term_among_its_words() -> None:
    told = entry(GROWTH, "改革发展成果")
    assert "../x/a.html#b0" in [link["href"] for link in Document(told).all("a")]
    left, right = '<span class="dz-left">.*改革.*</span>', '<span class="dz-right">.*成果'
    assert re.search(f"{left}<strong>.*发展.*</strong>{right}", told)


def test_each_line_marks_its_own_use_alone() -> None:
    told = entry(GROWTH, "发展发展")
    lines = re.findall("<li>.*?</li>", told)
    assert len(lines) == 2
    assert [line.count("<strong>") for line in lines] == [1, 1]
    assert lines[0] != lines[1]


def test_uses_beyond_the_lines_are_counted() -> None:
    assert "2 more in this document" in text_of(entry(GROWTH, *["发展"] * 5))


def test_further_documents_are_named_and_their_uses_counted() -> None:
    line = Line(Heading("", "", 0), "b0", "发展", Mention(0, 2, "t", "发展"))
    shown = Cited("x/a.html", "甲", 1, 9, (0,), (0,), (line,))
    further = [Cited(f"x/{n}.html", f"乙{n}", 2) for n in range(DOCUMENTS + 3)]
    told = Document(Entry(edition(), GROWTH, [shown, *further]).html())
    assert [link["href"] for link in told.all("a")].count(f"../x/{DOCUMENTS - 1}.html") == 1
    assert f"../x/{DOCUMENTS}.html" not in [link["href"] for link in told.all("a")]
    assert "3 more" in told.text
    assert told.text.rstrip().endswith("6")


def test_a_term_that_no_document_uses_says_so() -> None:
    assert "These documents do not use it." in text_of(entry())


def test_a_picture_says_in_words_where_the_term_stands() -> None:
    assert 'aria-label="2 times, at 0 %, 50 % of the document’s length"' in entry(
        GROWTH, "发展", "发展"
    )


@pytest.mark.parametrize("url", PAGES)
def test_every_tag_that_is_opened_is_closed(url: str) -> None:
    told, _ = page(edition(GLOSSARY, "改革发展"), ABOUT, url)
    for tag in ("section", "ul", "ol", "li", "a", "span", "ruby", "h2", "nav", "td", "th", "svg"):
        assert len(re.findall(f"<{tag}[ >]", told)) == told.count(f"</{tag}>"), tag


@pytest.mark.parametrize("order", ["pinyin", "english", "domain", "confidence"])
def test_every_entry_stands_in_every_index(order: str) -> None:
    told = Index(edition(), order).html()
    assert {*re.findall(r"data-id=([a-z-]+)", told)} == {"t", "gaige", "haerbin"}


def test_addresses_that_were_published_lead_to_the_index() -> None:
    assert {"t", "gaige", "haerbin"} <= {*Document(Index(edition(), "pinyin").html()).ids}


def test_an_index_is_ordered_by_letters_and_then_by_tones() -> None:
    forms = {"食": "shí", "师": "shī", "坝": "bà", "八": "bā", "八路": "bālù"}
    concepts = [
        replace(REFORM, id=f"c{n}", forms=(Form(text, spoken),))
        for n, (text, spoken) in enumerate(forms.items())
    ]
    told = Index(edition(Glossary((Domain("字", "Words", tuple(concepts)),))), "pinyin").html()
    spoken = re.findall(r'class="dz-spoken"[^>]*>([^<]*)<', told)
    assert spoken == ["bā", "bà", "bālù", "shī", "shí"]


def test_a_deprecated_rendering_is_in_no_index() -> None:
    assert "swelling" not in Index(edition(), "english").html()


def test_the_indexes_know_of_one_another() -> None:
    for order, (url, _, _) in ADDRESSES.items():
        links = Document(Index(edition(), order).html()).all("a")
        assert len([link for link in links if link.get("aria-current") == "page"]) == 1
        assert url


def test_the_overview_counts_the_terms_of_a_domain_by_section() -> None:
    blocks = (
        Block("h", ANNOTATOR.passage("甲"), 2),
        Block("b", ANNOTATOR.passage("发展，发展")),
    )
    pages = [Page("a.md", "a.html", "题", blocks)]
    told = Overview(Edition(GLOSSARY, ANNOTATOR, uses(pages, GLOSSARY))).html()
    assert re.search(r'<th scope="row"><a href="../a.html#h">.*</th><td>2</td>', told)
    assert "<title>2</title>" in told
    assert 'href="../terms/t.html"' in told


def test_the_downloads_say_on_which_terms() -> None:
    told, _ = page(edition(), ABOUT, "glossary/downloads.html")
    assert "Us & them" in text_of(told)
    assert '<a rel="license" href="https://example.org/by">CC BY</a>' in told


def test_each_entry_of_the_publication_can_be_written(glossary: Glossary, house: Annotator) -> None:
    told = Edition(glossary, house, {})
    for concept in glossary.entries:
        ids = Document(Entry(told, concept).html()).ids
        assert len(ids) == len({*ids})
