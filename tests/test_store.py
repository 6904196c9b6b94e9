"""Tests of a glossary laid out on disk: it gives what the glossary at hand gives, and no less soon
than it changes."""

import os
import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from duizhao.annotator import Annotator
from duizhao.glossary.model import Glossary
from duizhao.layers.scripts import interchangeable
from duizhao.lookup import store
from duizhao.lookup.place import place_of
from duizhao.lookup.ready import store_of
from duizhao.search.concepts import Concepts, Result
from duizhao.search.entries import Entries, laid_out
from duizhao.search.folding import Fold
from tests.support import rows

TERMS = """\
title: {{zh: 经济, en: Economy}}
concepts:
- id: fazhan
  forms: [{{text: 发展, pinyin: fāzhǎn}}]
  english: [{{text: {english}}}]
  definition: {{en: To grow.}}
  confidence: standard
"""


@pytest.fixture(scope="session")
def at_hand(glossary: Glossary, house: Annotator) -> Entries:
    """The publication's glossary, at hand."""
    fold = Fold(interchangeable())
    return Entries(tuple(laid_out(glossary, house, fold)), fold)


@pytest.fixture(scope="session")
def stored(at_hand: Entries, tmp_path_factory: pytest.TempPathFactory) -> Concepts:
    """The same, as it was kept in a file."""
    path = tmp_path_factory.mktemp("store") / "deep" / "lookup.db"
    store.written(path, "key", at_hand.held, interchangeable())
    kept = store.opened(path, "key")
    assert kept is not None
    return Concepts(kept)


def told(results: Sequence[Result]) -> list[tuple[object, ...]]:
    return [(r.entry.told.id, r.match.kind, r.match.score, r.match.places) for r in results]


def drawn(glossary: Glossary) -> list[str]:
    """Draw queries from what the glossary says, the same each time."""
    draw = random.Random(5)
    texts = [form.text for entry in glossary.entries for form in entry.forms]
    texts += [form.pinyin for entry in glossary.entries for form in entry.forms]
    texts += [each.text for entry in glossary.entries for each in entry.english]
    found = []
    for text in draw.choices(texts, k=150):
        start = draw.randrange(len(text))
        found.append(text[start : draw.randint(start + 1, len(text))])
    return found


def test_what_is_stored_finds_what_the_glossary_at_hand_finds(
    at_hand: Entries, stored: Concepts, glossary: Glossary
) -> None:
    concepts = Concepts(at_hand)
    queries = [*(query for query, _, _ in rows("queries.txt")), *drawn(glossary)]
    assert len(queries) > 250
    assert [q for q in queries if told(concepts.find(q)) != told(stored.find(q))] == []


def test_what_is_stored_is_near_what_the_glossary_at_hand_is_near(
    at_hand: Entries, stored: Concepts
) -> None:
    concepts = Concepts(at_hand)
    queries = [
        "放管复",
        "yinshang",
        "enviroment",
        "改革改革",
        "管服放",
        "x",
        "",
        "保稳",
        "streamlin",
    ]
    assert [q for q in queries if told(concepts.near(q)) != told(stored.near(q))] == []


def test_an_entry_comes_out_as_it_went_in(at_hand: Entries) -> None:
    for entry in at_hand.held:
        (*_, told) = store._row(0, entry)
        assert store._row(0, store._read(told)) == store._row(0, entry)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A publication with a glossary of one concept."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "glossary" / "terms").mkdir(parents=True)
    write(tmp_path, "growth")
    return tmp_path


def write(home: Path, english: str) -> None:
    text = TERMS.format(english=english)
    (home / "glossary" / "terms" / "a.yml").write_text(text, encoding="utf-8")


def found(home: Path, query: str) -> list[str]:
    results = Concepts(store_of(place_of(None, home))).find(query)
    return [text for result in results for text in result.entry.told.english]


def test_a_glossary_is_kept_beside_its_publication(home: Path) -> None:
    assert found(home, "发展") == ["growth"]
    (kept,) = (home / ".cache" / "duizhao").glob("lookup-*.db")
    before = kept.stat().st_mtime_ns
    assert found(home, "fz") == ["growth"]
    assert kept.stat().st_mtime_ns == before


def test_a_change_of_the_glossary_shows_at_once(home: Path) -> None:
    found(home, "发展")
    write(home, "rowing")
    assert found(home, "发展") == ["rowing"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_damaged_store_is_made_anew(home: Path, damage: bytes) -> None:
    found(home, "发展")
    (kept,) = (home / ".cache" / "duizhao").glob("lookup-*.db")
    kept.write_bytes(damage)
    assert found(home, "发展") == ["growth"]


def test_a_store_that_was_cut_off_is_made_anew_or_still_right(home: Path) -> None:
    found(home, "发展")
    (kept,) = (home / ".cache" / "duizhao").glob("lookup-*.db")
    kept.write_bytes(kept.read_bytes()[:5000])
    assert found(home, "发展") == ["growth"]


def test_where_nothing_can_be_kept_it_is_found_all_the_same(home: Path) -> None:
    (home / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    assert found(home, "发展") == ["growth"]


def test_without_a_publication_it_is_kept_among_the_users_own(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    (home / "mkdocs.yml").unlink()
    assert Concepts(store_of(place_of(home / "glossary", Path(os.sep)))).find("发展")
    assert len(list((tmp_path / "own" / "duizhao").glob("lookup-*.db"))) == 1


def test_a_store_of_another_key_is_not_opened(tmp_path: Path) -> None:
    store.written(tmp_path / "a.db", "one", [], {})
    assert store.opened(tmp_path / "a.db", "one") is not None
    assert store.opened(tmp_path / "a.db", "other") is None
    assert store.opened(tmp_path / "none.db", "one") is None


def test_a_store_is_read_only(tmp_path: Path) -> None:
    store.written(tmp_path / "a.db", "one", [], {})
    kept = store.opened(tmp_path / "a.db", "one")
    assert kept is not None
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        kept._connection.execute("DELETE FROM entries")
