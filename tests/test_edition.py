"""Tests of what the pages of a site have in common."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from duizhao import edition
from duizhao.edition import Page
from duizhao.glossary.model import Concept, Domain, Form, Glossary, Rendering
from duizhao.markdown import Block
from duizhao.passage import Annotator, pieces
from tests.support import small

GROWTH = Concept(
    "t", (Form("发展", "fāzhǎn"),), (Rendering("growth"),), "To </script> grow.", "standard"
)
GLOSSARY = Glossary(domains=(Domain("经济", "Economy", (GROWTH,)),))
ANNOTATOR = small({"发展": "fāzhǎn"})


def page(*texts: str, url: str = "a.html") -> Page:
    """Make a page of blocks b0, b1 and so on."""
    blocks = (Block(f"b{n}", ANNOTATOR.passage(text)) for n, text in enumerate(texts))
    return Page("a.md", url, "题目", tuple(blocks))


def data(script: str) -> Mapping[str, Any]:
    """Give the data of a classic script."""
    found = re.fullmatch(r"\(window\.duizhao = window\.duizhao \|\| \{\}\)\.\w+ = (.*);\n", script)
    assert found
    loaded: Mapping[str, Any] = json.loads(found[1])
    return loaded


def told(*pages: Page, living: set[str] | None = None, **aliases: str) -> list[str]:
    """Give the problems of pages in one line each."""
    living = living or set()
    found = edition.problems(pages, living, aliases, "aliases.yml")
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
    assert edition.relative(url, base) == seen


def test_every_use_of_a_term_is_found_in_the_order_of_the_text() -> None:
    uses = edition.uses([page("发展，发展", "无", "发展")], "glossary.html")
    assert [use.href for use in uses["t"]] == ["a.html#b0", "a.html#b0", "a.html#b2"]


def test_a_use_names_its_page() -> None:
    (use,) = edition.uses([page("发展")], "glossary.html")["t"]
    assert use.title == "题目"


def test_a_use_is_shown_among_the_words_around_it() -> None:
    (use,) = edition.uses([page("一" * 30 + "发展" + "，" * 30)], "glossary.html")["t"]
    assert use.context.text.strip("一") == "发展" + "，" * 10


def test_the_words_around_a_use_are_whole() -> None:
    passage = ANNOTATOR.passage("全国人民群众安居乐业的发展")
    (mention,) = passage.mentions
    assert edition.context(passage, mention).text == "人民群众安居乐业的发展"


def test_the_context_of_a_use_has_no_mention_but_its_own() -> None:
    passage = ANNOTATOR.passage("发展发展")
    context = edition.context(passage, passage.mentions[1])
    assert [(m.start, m.end) for m in context.mentions] == [(2, 4)]


def test_the_context_of_a_use_is_drawn_as_its_text() -> None:
    passage = ANNOTATOR.passage("哈尔滨市发展改革")
    context = edition.context(passage, passage.mentions[0])
    assert "".join(piece.text for piece in pieces(context)) == context.text


def test_the_script_of_terms_holds_what_a_card_shows() -> None:
    found = data(edition.terms_script(GLOSSARY, ANNOTATOR))
    assert found["version"] == edition.VERSION
    assert found["terms"]["t"] == {
        "form": "发展",
        "tw": "發展",
        "hk": "發展",
        "pinyin": "fāzhǎn",
        "english": ["growth"],
        "meaning": "To </script> grow.",
        "confidence": "standard",
        "unknown": "",
    }


def test_the_script_of_strings_holds_only_what_changes() -> None:
    found = data(edition.strings_script(["发展", "人民", "发展"], ANNOTATOR))
    assert found["strings"] == {"发展": ["發展", "發展"]}


def test_a_script_has_no_line_ends_that_json_allows_and_javascript_does_not() -> None:
    script = edition.strings_script(["发\u2028展\u2029"], ANNOTATOR)
    assert not re.search("[\u2028\u2029]", script)
    assert list(data(script)["strings"]) == ["发\u2028展\u2029"]


def test_the_order_of_strings_does_not_matter() -> None:
    one = edition.strings_script(["发展", "经济"], ANNOTATOR)
    assert one == edition.strings_script(["经济", "发展"], ANNOTATOR)


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
