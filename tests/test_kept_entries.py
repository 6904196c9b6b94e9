"""Tests of the articles of entries: kept, written here or by another process, they are the same."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.editions.pages import Page
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary
from duizhao.glossary_pages.concordance import uses
from duizhao.glossary_pages.writing import Edition
from duizhao.house import lexicon
from duizhao.keeping import crew
from duizhao.keeping.crew import Crew
from duizhao.keeping.desk import Desk
from duizhao.keeping.entries import Entries, Slip
from duizhao.keeping.leaves import Manuscript
from duizhao.keeping.work import Task, Worker
from duizhao.markdown import Block
from tests.sites import FEW

GLOSSARY = load(FEW)
TEXTS = ("推进“六稳”工作，六稳六保。", "优化营商环境，放管服改革。", "六稳六保，再谈放管服。")


def task(store: Path | None = None, glossary: Glossary = GLOSSARY) -> Task:
    """Give a task of a small glossary, with a store or none."""
    return Task(lexicon(glossary), store=str(store or ""), glossary=glossary)


def entries_of(given: Task, texts: Sequence[str] = TEXTS, level: int = 0) -> Entries:
    """Give the entries of a glossary that documents use; the second block is of a level."""
    annotator = given.leaves().annotator
    blocks = tuple(
        Block(f"b{n}", annotator.passage(text), level if n == 1 else 0)
        for n, text in enumerate(texts)
    )
    pages = [Page("a.md", "a.html", "题目", blocks)]
    return Entries(annotator, Edition(given.glossary, annotator, uses(pages, given.glossary)))


def slips(entries: Entries) -> list[Slip]:
    used = entries.edition.uses
    return [entries.slip(id, used.get(id, ())) for id in entries.edition.entries]


def articles(entries: Entries) -> list[str]:
    """Write all articles here."""
    return [entries.article(entries.made(slip)) for slip in slips(entries)]


def test_an_article_is_kept_as_it_was_written(tmp_path: Path) -> None:
    entries = entries_of(task(tmp_path / "k.db"))
    rows = [entries.made(slip) for slip in slips(entries)]
    entries.annotator.store.put(rows)
    again = entries_of(task(tmp_path / "k.db"))
    assert [again.kept(slip) for slip in slips(again)] == [entries.article(row) for row in rows]


@pytest.mark.parametrize(
    ("texts", "level"),
    [((*TEXTS[:2], "六稳。"), 0), (TEXTS, 2)],
    ids=["another text", "another section"],
)
def test_an_article_whose_documents_change_is_another(
    tmp_path: Path, texts: Sequence[str], level: int
) -> None:
    before, after = entries_of(task(tmp_path / "k.db")), entries_of(task(), texts, level)
    used = {id for id, found in before.edition.uses.items() if found}
    changed = {
        old.id for old, new in zip(slips(before), slips(after), strict=True) if old.key != new.key
    }
    assert changed
    assert changed <= used
    for old, new in zip(slips(before), slips(after), strict=True):
        is_same = before.made(old).told == after.made(new).told
        assert is_same or old.key != new.key


def test_an_article_is_written_anew_where_its_annotation_changes(tmp_path: Path) -> None:
    before = entries_of(task(tmp_path / "k.db"))
    before.annotator.store.put([before.made(slip) for slip in slips(before)])
    given = task(tmp_path / "k.db")
    told = replace(
        given.lexicon, terms={k: v for k, v in given.lexicon.terms.items() if k != "六稳"}
    )
    after = entries_of(replace(given, lexicon=told))
    for slip in slips(after):
        assert after.kept(slip) in (None, after.article(after.made(slip)))


def test_another_process_writes_the_same(tmp_path: Path) -> None:
    entries = entries_of(task())
    worker = Worker(task(tmp_path / "k.db"))
    rows = [worker.rows([slip])[-1] for slip in slips(entries)]
    assert rows == [entries.made(slip) for slip in slips(entries)]


@pytest.mark.parametrize("processes", ["1", "3"])
def test_a_desk_gives_the_same_however_many_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str
) -> None:
    monkeypatch.setattr(crew, "_WORTH", 1)
    monkeypatch.setenv("DUIZHAO_PROCESSES", processes)
    given = task(tmp_path / "k.db")
    desk = Desk(given.leaves(), given)
    entries = entries_of(given)
    with (tmp_path / "said").open("w") as stream:
        desk.begin([Manuscript(f"# 第{n}号\n\n六稳。\n", "terms/") for n in range(4)], 4, stream)
        desk.begin_entries(entries, slips(entries))
        found = [desk.entry(entries, slip) for slip in slips(entries)]
        desk.end()
    assert found == articles(entries_of(task()))
    assert [entries_of(given).kept(slip) for slip in slips(entries)] == found


def test_what_a_crew_has_begun_is_not_done_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_WORTH", 1)
    monkeypatch.setenv("DUIZHAO_PROCESSES", "2")
    given = task(tmp_path / "k.db")
    entries = entries_of(given)
    gang = Crew(given, [Manuscript("# 六稳\n\n放管服。\n", "terms/")])
    gang.take(slips(entries))
    last = slips(entries)[-1]
    row = gang.row(last, last.key)
    gang.close()
    assert row is not None
    assert row == entries.made(last)
