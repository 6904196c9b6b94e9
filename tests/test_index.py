"""Tests of the index: what it holds is what the pages hold."""

import json
import re
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotator import Annotator
from duizhao.editions.pages import Page
from duizhao.layers.scripts import interchangeable
from duizhao.markdown import Block
from duizhao.passage import Passage
from duizhao.search.index import PART, VERSION, index_scripts
from tests.support import ROOT, converted
from tests.test_laws import texts

DATA = ROOT / "hooks" / "duizhao" / "theme" / "assets" / "duizhao" / "data.js"
REPORT = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").split("---\n", 2)[2]


def read(pages: list[Page]) -> Mapping[str, Any]:
    """Write the index of some pages and read it as a page does."""
    (loaded,) = read_in_parts(pages).values()
    return loaded


def read_in_parts(pages: list[Page], part: int = PART) -> Mapping[str, Mapping[str, Any]]:
    """Write the index in parts, and read them by their names."""
    found = {}
    for name, script in index_scripts(pages, interchangeable(), part):
        match = re.fullmatch(
            rf"\(window\.duizhao = window\.duizhao \|\| \{{\}}\)\.{name} = (.*);\n", script
        )
        assert match
        found[name] = json.loads(match[1])
    return found


def page_of(blocks: list[Block]) -> Page:
    return Page("docs/a.md", "a.html", "甲", tuple(blocks))


def decoded(page: Mapping[str, Any], block: list[Any]) -> tuple[str, tuple[str, ...], str, str]:
    """Give a block's text, syllables and scripts by the rule that the page's scripts follow."""
    _, _, text, _, others = block
    ways: list[tuple[str, ...]] = []
    for character in text:
        known = page["characters"].get(character, [])
        syllable, tw, hk = known + ["", character, ""][len(known) :]
        ways.append((syllable, tw, hk or tw))
    for place, *way in others:
        ways[place] = tuple(way)
    tw, hk = ("".join(way[number] for way in ways) for number in (1, 2))
    return text, tuple(way[0] for way in ways), tw, hk


def held(passage: Passage) -> tuple[str, tuple[str, ...], str, str]:
    return passage.text, tuple(s or "" for s in passage.syllables), passage.tw, passage.hk


def test_every_passage_of_the_report_comes_out_as_it_went_in(house: Annotator) -> None:
    blocks = converted(REPORT, house)[1].blocks
    index = read([page_of(blocks)])
    found = index["pages"][0]["blocks"]
    assert [decoded(index["pages"][0], block) for block in found] == [
        held(b.passage) for b in blocks
    ]
    assert [(id, bool(heading)) for id, heading, *_ in found] == [
        (block.id, block.level > 0) for block in blocks
    ]


@given(st.lists(texts, max_size=4))
def test_any_passage_comes_out_as_it_went_in(house: Annotator, given_texts: list[str]) -> None:
    blocks = [Block(f"b{n}", house.passage(text)) for n, text in enumerate(given_texts)]
    index = read([page_of(blocks[:2]), page_of(blocks[2:])])
    found = [decoded(page, block) for page in index["pages"] for block in page["blocks"]]
    assert found == [held(b.passage) for b in blocks]


@given(texts)
def test_the_lengths_of_sentences_make_up_the_text(house: Annotator, text: str) -> None:
    (block,) = read([page_of([Block("b", house.passage(text))])])["pages"][0]["blocks"]
    assert sum(block[3]) == len(text)


def test_the_folds_are_those_that_the_texts_can_meet(house: Annotator) -> None:
    folds = read([page_of([Block("b", house.passage("里程"))])])["folds"]
    pairs = dict(zip(folds[::2], folds[1::2], strict=True))
    leader = interchangeable().get("里", "里")
    assert {character for character in "里裡裏" if pairs.get(character, character) == leader} == {
        *"里裡裏"
    }
    assert "營" not in pairs


def test_a_page_is_told_with_its_address_and_title(house: Annotator) -> None:
    (page,) = read([page_of([Block("b", house.passage("发展。"), level=2)])])["pages"]
    assert (page["url"], page["title"]) == ("a.html", "甲")
    assert page["blocks"] == [["b", 1, "发展。", [3], []]]


def test_the_pages_scripts_understand_the_version_that_is_written() -> None:
    understood = re.search(r"VERSIONS = \{.*\bindex: (\d+)", DATA.read_text(encoding="utf-8"))
    assert understood
    assert int(understood[1]) == VERSION == read([])["version"]


def test_the_same_pages_give_the_same_index(house: Annotator) -> None:
    blocks = converted(REPORT, house)[1].blocks
    pages = [page_of(blocks)]
    assert [*index_scripts(pages, interchangeable())] == [*index_scripts(pages, interchangeable())]


@given(st.lists(texts, max_size=6), st.integers(1, 2000))
def test_an_index_in_parts_holds_every_page_once_in_order(
    house: Annotator, given_texts: list[str], part: int
) -> None:
    pages = [page_of([Block("b", house.passage(text))]) for text in given_texts]
    parts = read_in_parts(pages, part)
    assert [*parts] == ["index", *(f"index{n}" for n in range(2, len(parts) + 1))]
    assert parts["index"]["parts"] == len(parts)
    assert {each["version"] for each in parts.values()} == {VERSION}
    whole = read(pages)
    assert [page for each in parts.values() for page in each["pages"]] == whole["pages"]
    assert parts["index"]["folds"] == whole["folds"]
    for each in parts.values():
        length = sum(len(json.dumps(page, ensure_ascii=False)) for page in each["pages"][:-1])
        assert length <= 2 * part or len(each["pages"]) == 1
