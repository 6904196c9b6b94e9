"""Tests of what the pages of a site have in common."""

import pytest

from duizhao.editions import pages
from duizhao.editions.pages import Page
from duizhao.markdown import Block
from duizhao.passage import Annotator, pieces
from tests.support import small

ANNOTATOR = small({"发展": "fāzhǎn"})


def page(*texts: str, url: str = "a.html") -> Page:
    """Make a page of blocks b0, b1 and so on."""
    blocks = (Block(f"b{n}", ANNOTATOR.passage(text)) for n, text in enumerate(texts))
    return Page("a.md", url, "题目", tuple(blocks))


def told(*given: Page, living: set[str] | None = None, **aliases: str) -> list[str]:
    """Give the problems of pages in one line each."""
    living = living or set()
    found = pages.problems(given, living, aliases, "aliases.yml")
    return [str(problem) for problem in found]


@pytest.mark.parametrize(
    ("url", "base", "seen"),
    [
        ("a.html", "b.html", "a.html"),
        ("a.html", "x/b.html", "../a.html"),
        ("x/a.html", "b.html", "x/a.html"),
        ("x/a.html", "x/b.html", "a.html"),
        ("x/a.html", "y/z/b.html", "../../x/a.html"),
        ("a.html", "a.html", "a.html"),
    ],
)
def test_an_address_is_given_as_seen_from_another_page(url: str, base: str, seen: str) -> None:
    assert pages.relative(url, base) == seen


def test_every_use_of_a_term_is_found_in_the_order_of_the_text() -> None:
    uses = pages.uses([page("发展，发展", "无", "发展")], "glossary.html")
    assert [use.href for use in uses["t"]] == ["a.html#b0", "a.html#b0", "a.html#b2"]


def test_a_use_names_its_page() -> None:
    (use,) = pages.uses([page("发展")], "glossary.html")["t"]
    assert use.title == "题目"


def test_a_use_is_shown_among_the_words_around_it() -> None:
    (use,) = pages.uses([page("一" * 30 + "发展" + "，" * 30)], "glossary.html")["t"]
    assert use.context.text.strip("一") == "发展" + "，" * 10


def test_the_words_around_a_use_are_whole() -> None:
    passage = ANNOTATOR.passage("全国人民群众安居乐业的发展")
    (mention,) = passage.mentions
    assert pages.context(passage, mention).text == "人民群众安居乐业的发展"


def test_the_context_of_a_use_has_no_mention_but_its_own() -> None:
    passage = ANNOTATOR.passage("发展发展")
    context = pages.context(passage, passage.mentions[1])
    assert [(m.start, m.end) for m in context.mentions] == [(2, 4)]


def test_the_context_of_a_use_is_drawn_as_its_text() -> None:
    passage = ANNOTATOR.passage("哈尔滨市发展改革")
    context = pages.context(passage, passage.mentions[0])
    assert "".join(piece.text for piece in pieces(context)) == context.text


def test_a_character_without_reading_is_reported_once_with_its_first_block() -> None:
    (problem,) = told(page("野", "𠮷", "𠮷"))
    assert problem.startswith("a.md: P001 no reading is known for 𠮷 (U+20BB7), in block b1;")


def test_an_alias_that_leads_nowhere_is_reported() -> None:
    wanted = "aliases.yml: A001 old leads to dead, which no page has; name a living id"
    assert told(old="dead") == [wanted]


def test_an_alias_of_a_living_id_is_no_problem() -> None:
    assert told(living={"new"}, old="new") == []


def test_problems_are_sorted_by_file(house: Annotator) -> None:
    assert [line[:4] for line in told(page("𠮷"), old="dead")] == ["a.md", "alia"]
