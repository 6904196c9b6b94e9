"""Tests of what the pages of a site have in common."""

import pytest

from duizhao.annotator import Annotator
from duizhao.editions import pages
from duizhao.editions.pages import Page
from duizhao.markdown import Block
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
