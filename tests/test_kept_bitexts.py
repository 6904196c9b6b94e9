"""Tests of bitexts that are kept: what was kept is what is set side by side anew."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from duizhao.bilingual.bitext import Bitext, bitext
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.text import Text
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary, Name
from duizhao.house import annotator
from duizhao.keeping import bitexts
from duizhao.keeping.bitexts import KeptBitexts
from duizhao.keeping.store import Row, Store
from duizhao.layers.terms import Mention
from tests.bilingual import CHINESE, ENGLISH, texts
from tests.support import ROOT

HERE, THERE = texts(CHINESE), texts(ENGLISH)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in a file."""
    return Store(tmp_path / "kept.db")


class Counting:
    """Sets texts side by side, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(
        self, source: Sequence[Text], target: Sequence[Text], renderings: Renderings
    ) -> Bitext:
        """Set them side by side."""
        self.times += 1
        return bitext(source, target, renderings)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """Counts what is made anew."""
    made = Counting()
    monkeypatch.setattr(bitexts, "bitext", made)
    return made


def none() -> Renderings:
    return Renderings(Glossary())


def test_what_was_kept_of_the_report_is_what_is_made_anew(store: Store, counting: Counting) -> None:
    glossary = load(ROOT / "glossary")
    house, renderings = annotator(glossary), Renderings(glossary)
    pages = [(ROOT / "docs" / name).read_text("utf-8") for name in ("report.md", "report.en.md")]
    mentioning = [
        Text(t.kind, t.text, t.label, t.id, house.passage(t.text).mentions) for t in texts(pages[0])
    ]
    kept = KeptBitexts(store, renderings)
    target = texts(pages[1])
    anew = bitext(mentioning, target, renderings)
    assert [kept(mentioning, target) for _ in range(2)] == [anew, anew]
    assert counting.times == 1


def test_notes_of_the_translator_are_kept_apart(store: Store, counting: Counting) -> None:
    kept = KeptBitexts(store, none())
    first, second = kept(HERE, THERE), kept(HERE, THERE)
    assert first == second
    assert [note.label for note in second.notes] == ["32"]
    assert counting.times == 1


@pytest.mark.parametrize("side", [0, 1])
def test_another_text_is_set_side_by_side_anew(store: Store, counting: Counting, side: int) -> None:
    kept = KeptBitexts(store, none())
    kept(HERE, THERE)
    here, there = (texts[:-1] if at == side else texts for at, texts in enumerate((HERE, THERE)))
    assert kept(here, there) == bitext(here, there, none())
    assert counting.times == 2


def test_a_block_too_few_is_noticed_in_what_was_kept(store: Store, counting: Counting) -> None:
    kept = KeptBitexts(store, none())
    whole = kept(HERE, THERE)
    (key,) = (row[0] for row in _rows(store))
    for damaged in (b"", b"{}", b"[[]]", b"[]", b"[[[0,0],1,1,[[[[9]],[]]]]]"):
        store.put([Row(key, b"", damaged)])
        assert kept(HERE, THERE) == whole
    assert counting.times == 6


def _rows(store: Store) -> list[tuple[bytes, int]]:
    return list(store._every("SELECT key, size FROM kept"))


def test_only_the_english_of_what_is_mentioned_matters(store: Store, counting: Counting) -> None:
    mentioned = [*HERE, Text("p", "园区", mentions=[Mention(0, 2, "yuanqu", "园区")])]
    for park, ball, times in (("park", "dance", 1), ("park", "ball", 1), ("zone", "ball", 2)):
        names = (
            Name("园区", "yuánqū", "place", park, id="yuanqu"),
            Name("舞会", "wǔhuì", "place", ball, id="wuhui"),
        )
        renderings = Renderings(Glossary(names=names))
        kept = KeptBitexts(store, renderings)
        assert kept(mentioned, THERE) == bitext(mentioned, THERE, renderings)
        assert counting.times == times
