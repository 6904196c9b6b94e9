"""Tests of pages as they are kept, and of the processes that convert them."""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.keeping import crew
from duizhao.keeping.crew import Crew
from duizhao.keeping.leaves import Leaf, Leaves, Manuscript
from duizhao.keeping.store import Row, Store
from duizhao.keeping.work import Task, Worker
from duizhao.layers.terms import Sense
from duizhao.lexicon import Lexicon
from duizhao.scripts.house import Variant

EXTENSIONS = ("attr_list", "footnotes", "tables", "toc")
LEXICON = Lexicon(
    terms={"放管服": (Sense("fangguanfu"),)},
    pinyin={"放管服": "fàngguǎnfú", "道里": "Dàolǐ"},
    names={"道里": Variant("", "")},
    readings={},
    scripts={},
)
PAGE = Manuscript(
    "# 深化“放管服”改革\n\n道里区发展。[^1]\n\n"
    "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n[^1]: 注释。\n",
    "../terms/",
)
PAGES = [Manuscript(f"# 第{n}号\n\n推进改革，第{n}次。\n", "terms/") for n in range(12)]


def task(store: Path, lexicon: Lexicon = LEXICON) -> Task:
    return Task(lexicon, extensions=EXTENSIONS, store=str(store))


def made(leaves: Leaves, page: Manuscript) -> Leaf:
    """Convert a page, and keep it."""
    row = leaves.made(page)
    leaves.annotator.store.put([row])
    leaf = leaves.leaf(row)
    assert leaf is not None
    return leaf


def told(leaf: Leaf | None) -> object:
    """Give what is told of a leaf, its passages annotated."""
    assert leaf is not None
    passages = [block.passage for block in leaf.blocks]
    blocks = [(b.id, b.level, b.kind, b.label, b.mentions, [*b.unread]) for b in leaf.blocks]
    return leaf.title, leaf.contents, leaf.ids, leaf.strings, leaf.rows, passages, blocks


def test_a_page_is_kept_as_it_was_converted(tmp_path: Path) -> None:
    leaves = task(tmp_path / "k.db").leaves()
    leaf = made(leaves, PAGE)
    again = task(tmp_path / "k.db").leaves()
    assert told(again.kept(PAGE)) == told(leaf)
    assert again.article(leaf.key) == leaves.article(leaf.key)
    assert leaf.title == "深化“放管服”改革"
    assert [mention.id for block in leaf.blocks for mention in block.mentions] == ["fangguanfu"]


@pytest.mark.parametrize(
    "changed",
    [
        replace(PAGE, text=PAGE.text + "\n又一段。\n"),
        replace(PAGE, href="terms/"),
    ],
)
def test_another_page_is_not_known(tmp_path: Path, changed: Manuscript) -> None:
    leaves = task(tmp_path / "k.db").leaves()
    made(leaves, PAGE)
    assert leaves.kept(changed) is None
    assert leaves.is_known(PAGE)
    assert not leaves.is_known(changed)


def test_a_page_holds_until_something_of_the_lexicon_touches_it(tmp_path: Path) -> None:
    made(task(tmp_path / "k.db").leaves(), PAGE)
    further = {**LEXICON.terms, "六保": (Sense("liubao"),)}
    spoken = {**LEXICON.pinyin, "六保": "liùbǎo"}
    beside = replace(LEXICON, terms=further, pinyin=spoken)
    terms = {**further, "改革": (Sense("gaige"),)}
    touching = replace(LEXICON, terms=terms, pinyin={**spoken, "改革": "gǎigé"})
    assert task(tmp_path / "k.db", beside).leaves().kept(PAGE) is not None
    assert task(tmp_path / "k.db", touching).leaves().kept(PAGE) is None


@pytest.mark.parametrize("link", ["[甲](b.md)", "![图](b.png)", "[甲](../b.md#x)", "[甲](/b)"])
def test_a_page_that_leads_to_others_has_no_leaf(tmp_path: Path, link: str) -> None:
    leaves = task(tmp_path / "k.db").leaves()
    page = Manuscript(f"发展{link}。\n", "terms/")
    row = leaves.made(page)
    leaves.annotator.store.put([row])
    assert leaves.leaf(row) is None
    assert leaves.leads(row.key)
    assert leaves.is_known(page)


@pytest.mark.parametrize("link", ["[甲](#b)", "[甲](https://example.org/b.md)", "`[甲](b.md)`"])
def test_links_that_no_other_page_decides_are_no_hindrance(tmp_path: Path, link: str) -> None:
    leaves = task(tmp_path / "k.db").leaves()
    assert leaves.leaf(leaves.made(Manuscript(f"发展{link}。\n", "terms/"))) is not None


@pytest.mark.parametrize(
    ("extensions", "can"),
    [(("tables", "pymdownx.tilde"), True), (("pymdownx.snippets",), False), (("mine",), False)],
)
def test_pages_are_kept_where_their_extensions_read_nothing_else(
    tmp_path: Path, extensions: tuple[str, ...], can: bool
) -> None:
    asked = replace(task(tmp_path / "k.db"), extensions=extensions)
    assert asked.leaves().can_be_kept is can


def test_a_page_is_known_to_every_process_under_one_key(tmp_path: Path) -> None:
    def slug(text: str, separator: str) -> str:
        return text + separator

    settings = {"toc": {"slugify": slug, "permalink": True}, "footnotes": {}}
    otherwise = {"footnotes": {}, "toc": {"permalink": True, "slugify": slug}}
    given = replace(task(tmp_path / "k.db"), settings=settings)
    listed = replace(given, extensions=list(EXTENSIONS), settings=otherwise)
    assert given.leaves().key(PAGE) == listed.leaves().key(PAGE)
    another = replace(given, settings={"toc": {"permalink": False}})
    assert another.leaves().key(PAGE) != given.leaves().key(PAGE)
    assert "0x" not in given.leaves()._settings


def test_work_gives_the_rows_of_pages_and_of_their_passages(tmp_path: Path) -> None:
    rows = Worker(task(tmp_path / "k.db")).rows([PAGE])
    store = Store(tmp_path / "k.db")
    store.put(rows)
    leaves = task(tmp_path / "k.db").leaves()
    leaf = leaves.kept(PAGE)
    assert leaf is not None
    assert [block.passage.text for block in leaf.blocks][:2] == ["深化“放管服”改革", "道里区发展。"]
    assert leaves.annotator.taken() == []


def by_a_crew(store: Path, pages: Sequence[Manuscript], *, killing: bool = False) -> list[Row]:
    """Convert pages as a build does, with processes beside this one."""
    leaves = task(store).leaves()
    gang = Crew(task(store), pages)
    try:
        if killing:
            _kill_one(gang)
        found = []
        for page in pages:
            key = leaves.key(page)
            row = gang.row(page, key) if leaves.kept(page) is None else None
            if row is None:
                row = leaves.annotator.store.get(key) or leaves.made(page)
            found.append(row)
        return found
    finally:
        gang.close()


def _kill_one(gang: Crew) -> None:
    """Kill a process of a crew as soon as it lives."""
    pool = gang._pool
    assert pool is not None
    end = time.monotonic() + 20
    while not pool._processes and time.monotonic() < end:
        time.sleep(0.01)
    os.kill(next(iter(pool._processes)), signal.SIGKILL)


@pytest.mark.parametrize("killing", [False, True])
@pytest.mark.parametrize("processes", ["1", "2", "3"])
def test_results_do_not_depend_on_the_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str, killing: bool
) -> None:
    monkeypatch.setattr(crew, "_WORTH", 1)
    monkeypatch.setenv("DUIZHAO_PROCESSES", processes)
    alone = task(tmp_path / "alone.db").leaves()
    expected = [(row.key, row.touched, row.told) for row in map(alone.made, PAGES)]
    killing = killing and processes != "1"
    found = by_a_crew(tmp_path / "k.db", PAGES, killing=killing)
    assert [(row.key, row.touched, row.told) for row in found] == expected


def test_little_work_is_done_by_one_process(tmp_path: Path) -> None:
    gang = Crew(task(tmp_path / "k.db"), PAGES)
    assert gang._pool is None
    assert gang.row(PAGES[0], b"key") is None
    gang.close()


def test_what_cannot_be_sent_to_a_process_is_done_by_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_WORTH", 1)
    monkeypatch.setenv("DUIZHAO_PROCESSES", "2")
    settings = {"toc": {"slugify": lambda text, _: text}}
    gang = Crew(replace(task(tmp_path / "k.db"), settings=settings), PAGES)
    assert [gang.row(page, b"key") for page in PAGES] == [None] * len(PAGES)
    gang.close()
