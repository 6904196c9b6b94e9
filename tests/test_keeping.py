"""Tests of what is kept between builds: passages, and what of a lexicon touches them."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotator import Annotator
from duizhao.glossary.load import load
from duizhao.house import lexicon
from duizhao.keeping import packing
from duizhao.keeping.annotator import KeepingAnnotator, keeping_annotator
from duizhao.keeping.store import Row, Store
from duizhao.keeping.touching import Touching
from duizhao.layers.terms import Sense
from duizhao.lexicon import Lexicon
from duizhao.passage import Passage
from duizhao.script import SCRIPTS, TW
from duizhao.scripts.house import Variant
from tests.support import ROOT
from tests.test_laws import texts

EMPTY = Lexicon(terms={}, pinyin={}, names={}, readings={}, scripts={})
KNOWING = Lexicon(
    terms={"放管服": (Sense("t"),)},
    pinyin={"放管服": "fàngguǎnfú"},
    names={},
    readings={"银行": ("yín", "xíng")},
    scripts={"拆并": Variant("拆併", "拆併")},
)
TEXT = "“放管服”改革，𠮷银行拆并"


def annotating(path: Path, lexicon: Lexicon = KNOWING) -> KeepingAnnotator:
    """Make an annotator with a store in a file."""
    return keeping_annotator(lexicon, path)


def kept(path: Path, *given_texts: str, lexicon: Lexicon = KNOWING) -> tuple[Passage, ...]:
    """Annotate texts and keep the passages."""
    annotator = annotating(path, lexicon)
    found = tuple(annotator.passage(text) for text in given_texts)
    annotator.save()
    annotator.store.close()
    return found


def new(path: Path, *given_texts: str, lexicon: Lexicon = KNOWING) -> int:
    """Annotate texts; say how many had to be annotated anew."""
    annotator = annotating(path, lexicon)
    for text in given_texts:
        annotator.passage(text)
    return len(annotator.taken())


def test_a_passage_that_was_kept_is_the_same(tmp_path: Path) -> None:
    assert kept(tmp_path / "k.db", TEXT) == kept(tmp_path / "k.db", TEXT)


def test_what_was_kept_is_not_annotated_again(tmp_path: Path) -> None:
    kept(tmp_path / "k.db", TEXT, "发展")
    assert new(tmp_path / "k.db", TEXT, "发展", "改革") == 1


@given(texts)
def test_any_passage_comes_out_as_it_was_packed(house: Annotator, text: str) -> None:
    passage = house.passage(text)
    assert packing.unpacked(text, packing.packed(passage)) == passage


@given(st.binary(max_size=60))
def test_what_is_no_passage_is_none(content: bytes) -> None:
    assert packing.unpacked("发展", content) is None


def test_another_lexicon_makes_its_passages_anew(tmp_path: Path) -> None:
    kept(tmp_path / "k.db", TEXT)
    (passage,) = kept(tmp_path / "k.db", TEXT, lexicon=EMPTY)
    assert passage.mentions == ()


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        (replace(KNOWING, terms={}), "深化放“管服”"),
        (replace(KNOWING, terms={"放管服": (Sense("other"),)}), "放管服"),
        (replace(KNOWING, readings={"银行": ("yín", "háng")}), "银行"),
        (replace(KNOWING, names={"银行": Variant("", "")}, pinyin={"银行": "Yínháng"}), "银行"),
        (replace(KNOWING, scripts={"拆并": Variant("拆并", "拆并")}), "拆并"),
        (replace(KNOWING, terms={**KNOWING.terms, "改革": (Sense("g"),)}), "改\n革"),
    ],
)
def test_a_change_of_one_entry_touches_only_the_texts_that_it_stands_in(
    tmp_path: Path, changed: Lexicon, touched: str
) -> None:
    others = ("发展经济", "中国人民", "行政")
    changed = replace(changed, pinyin={**KNOWING.pinyin, **changed.pinyin, "改革": "gǎigé"})
    kept(tmp_path / "k.db", touched, *others)
    assert new(tmp_path / "k.db", *others, lexicon=changed) == 0
    assert new(tmp_path / "k.db", touched, lexicon=changed) == 1


HOUSE = lexicon(load(ROOT / "glossary"))
WITHOUT_ONE = [
    replace(HOUSE, names={name: v for name, v in HOUSE.names.items() if name != gone})
    for gone in sorted(HOUSE.names)[::9]
]


@pytest.mark.parametrize("changed", WITHOUT_ONE)
def test_a_name_weighs_on_no_text_that_it_does_not_stand_in(changed: Lexicon) -> None:
    """That is what the whole report shows, as it shows that touching tells the same of the same."""
    blocks = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").split("\n\n")
    before, after = Annotator(HOUSE), Annotator(changed)
    told, tells = Touching(HOUSE), Touching(changed)
    untouched = [text for text in blocks if told.of(text) == tells.of(text)]
    assert len(untouched) > len(blocks) / 2
    assert [before.passage(t) for t in untouched] == [after.passage(t) for t in untouched]


def test_a_text_is_kept_in_each_script_that_it_was_read_in(tmp_path: Path) -> None:
    annotator = annotating(tmp_path / "k.db")
    before = [annotator.passage("干部", script) for script in SCRIPTS]
    annotator.save()
    again = annotating(tmp_path / "k.db")
    assert [again.passage("干部", script) for script in SCRIPTS] == before
    assert again.taken() == []
    assert len({passage.tw for passage in before}) == 2


def test_a_text_in_traditional_depends_on_the_whole_lexicon(tmp_path: Path) -> None:
    annotator = annotating(tmp_path / "k.db")
    annotator.passage("發展", TW)
    annotator.save()
    changed = annotating(tmp_path / "k.db", EMPTY)
    changed.passage("發展", TW)
    assert len(changed.taken()) == 1


def test_passages_are_made_anew_where_quotation_marks_are_another_matter(tmp_path: Path) -> None:
    kept(tmp_path / "k.db", "“发展”")
    annotator = keeping_annotator(KNOWING, tmp_path / "k.db", quotation_marks=True)
    assert annotator.passage("“发展”").tw == "「發展」"


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"SQLite format 3\x00" + bytes(200), b"\xff" * 9000]
)
def test_a_damaged_file_is_no_fault(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "k.db").write_bytes(damaged)
    assert kept(tmp_path / "k.db", TEXT) == kept(tmp_path / "other.db", TEXT)
    assert new(tmp_path / "k.db", TEXT) == 0


@pytest.mark.parametrize("length", [0, 10, 100, 5000, 9000])
def test_a_truncated_file_is_no_fault(tmp_path: Path, length: int) -> None:
    (whole,) = kept(tmp_path / "k.db", TEXT)
    content = (tmp_path / "k.db").read_bytes()
    (tmp_path / "k.db").write_bytes(content[:length])
    assert kept(tmp_path / "k.db", TEXT) == (whole,)


@pytest.mark.parametrize("column", ["touched", "told"])
def test_a_damaged_passage_is_made_anew(tmp_path: Path, column: str) -> None:
    (whole,) = kept(tmp_path / "k.db", TEXT)
    with sqlite3.connect(tmp_path / "k.db") as connection:
        connection.execute(f"UPDATE kept SET {column} = x'00ff00'")
    assert annotating(tmp_path / "k.db").passage(TEXT) == whole


def test_a_file_of_another_shape_is_begun_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "k.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    kept(tmp_path / "k.db", TEXT)
    assert new(tmp_path / "k.db", TEXT) == 0


def test_a_store_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (passage,) = kept(tmp_path / "file" / "k.db", TEXT)
    assert passage.text == TEXT


def test_a_store_lets_go_of_what_was_longest_not_used(tmp_path: Path) -> None:
    store = Store(tmp_path / "k.db", bound=4000)
    for number in range(100):
        store.put([Row(bytes([number]), b"", b"%d" % number * 50)])
    with sqlite3.connect(tmp_path / "k.db") as connection:
        connection.execute("UPDATE kept SET used = unicode(substr(hex(key), 1, 1))")
        (before,) = connection.execute("SELECT sum(size) FROM kept").fetchone()
    Store(tmp_path / "k.db", bound=before // 2).close()
    left = Store(tmp_path / "k.db")
    assert 0 < left.size <= before // 2
    assert left.get(bytes([99]))
    assert left.get(bytes([0])) is None


def test_two_stores_of_one_file_see_what_the_other_keeps(tmp_path: Path) -> None:
    one, other = Store(tmp_path / "k.db"), Store(tmp_path / "k.db")
    one.put([Row(b"a", b"t", b"told", b"body")])
    other.put([Row(b"b", b"t", b"told")])
    assert other.get(b"a") == Row(b"a", b"t", b"told")
    assert other.body(b"a") == b"body"
    assert one.get(b"b")


def test_a_closed_store_leaves_one_file(tmp_path: Path) -> None:
    kept(tmp_path / "k.db", TEXT)
    assert [path.name for path in tmp_path.iterdir()] == ["k.db"]
