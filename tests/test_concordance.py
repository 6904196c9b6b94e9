"""Tests of where documents use entries."""

from dataclasses import replace

from duizhao.annotator import Annotator
from duizhao.editions.pages import Page
from duizhao.glossary.model import Concept, Definition, Domain, Form, Glossary, Name, Rendering
from duizhao.glossary_pages.citing import Heading, cited
from duizhao.glossary_pages.concordance import around, uses
from duizhao.glossary_pages.dispersion import picture
from duizhao.glossary_pages.outline import Outline
from duizhao.house import annotator
from duizhao.markdown import Block
from tests.support import small

ANNOTATOR = small({"发展": "fāzhǎn"})


def concept(id: str, form: str, pinyin: str) -> Concept:
    """Make a concept of one form."""
    rendering, meaning = Rendering("x"), Definition("x")
    return Concept(id, (Form(form, pinyin),), (rendering,), meaning, "standard")


GROWTH = Glossary(domains=(Domain("经济", "Economy", (concept("t", "发展", "fāzhǎn"),)),))
SIX = (
    concept("liuwen", "六稳", "liùwěn"),
    concept("liubao", "六保", "liùbǎo"),
    concept("liuwen-liubao", "六稳六保", "liùwěn liùbǎo"),
)


def page(*texts: str, annotator: Annotator = ANNOTATOR) -> Page:
    """Make a page of blocks b0, b1 and so on; a text that begins with # signs is a heading."""
    blocks = (
        Block(f"b{n}", annotator.passage(text.lstrip("#")), len(text) - len(text.lstrip("#")))
        for n, text in enumerate(texts)
    )
    return Page("a.md", "a.html", "题目", tuple(blocks))


def test_every_use_is_found_in_the_order_of_the_text() -> None:
    found = uses([page("发展，发展", "无", "发展")], GROWTH)["t"]
    assert [(use.block.id, use.place) for use in found] == [("b0", 0), ("b0", 3), ("b2", 6)]


def test_a_use_knows_its_section() -> None:
    found = uses([page("#题", "发展", "##甲", "发展", "###乙", "####丙", "发展")], GROWTH)["t"]
    headings = [use.section and use.section.heading for use in found]
    assert [heading and heading.text for heading in headings] == [None, "甲", "乙"]


def test_a_section_without_text_of_its_own_is_none() -> None:
    sections = Outline(page("##甲", "###乙", "发展")).sections
    assert [section.id for section in sections] == ["b1"]


def test_a_term_within_another_is_a_use_too() -> None:
    glossary = Glossary(domains=(Domain("策", "Policy", SIX),))
    found = uses([page("落实六稳六保", annotator=annotator(glossary))], glossary)
    assert [(use.within, use.place) for use in found["liubao"]] == [("liuwen-liubao", 2)]
    assert [use.within for use in found["liuwen-liubao"]] == [""]


def test_a_name_is_used_where_it_is_words_of_its_own() -> None:
    glossary = Glossary(names=(Name("道里", "Dàolǐ", "place", id="daoli"),))
    found = uses([page("道里发展，人道里程碑", annotator=annotator(glossary))], glossary)
    assert [use.place for use in found["daoli"]] == [0]


def test_the_words_around_a_use_are_whole() -> None:
    passage = ANNOTATOR.passage("全国各地一起都来关心哈尔滨市的人民群众安居乐业的发展")
    (mention,) = passage.mentions
    shown = around(passage, mention).of(passage.text)
    assert shown == "都来关心哈尔滨市的人民群众安居乐业的发展"


def test_the_picture_has_a_stroke_for_each_use_and_says_where_they_are() -> None:
    (document,) = cited(uses([page("发展" + "无" * 6, "发展")], GROWTH)["t"], 1)
    drawn = picture(document, "twice & more")
    assert drawn.count("v18") == 2
    assert "M0 1v18M800 1v18" in drawn
    assert 'role="img"' in drawn
    assert 'aria-label="twice &amp; more"' in drawn


def test_what_is_cited_has_so_many_lines_and_counts_the_rest() -> None:
    pages = [replace(page(*["发展"] * 3), url=f"{n}.html") for n in range(4)]
    documents = cited(uses(pages, GROWTH)["t"], 5)
    assert [document.times for document in documents] == [3, 3, 3, 3]
    assert [len(document.lines) for document in documents] == [3, 2, 0, 0]
    assert [document.places for document in documents] == [(0, 2, 4), (0, 2, 4), (), ()]


def test_what_is_cited_says_where_sections_begin() -> None:
    flat = page("#题", "发展", "####节", "发展")
    parted = page("#题", "发展", "##节", "发展")
    (before,), (after,) = (cited(uses([each], GROWTH)["t"], 9) for each in (flat, parted))
    assert (before.sections, after.sections) == ((0,), (0, 3))
    assert [line.section for line in after.lines] == [Heading("", "", 0), Heading("b2", "节", 3)]
    assert before != after
