"""Tests of keeping passages between builds."""

import json
from pathlib import Path

import pytest

from duizhao.cache import CachedAnnotator
from duizhao.layers.terms import Sense
from duizhao.passage import Lexicon, Passage
from duizhao.script import SCRIPTS
from duizhao.scripts.house import Variant

EMPTY = Lexicon(terms={}, pinyin={}, names={}, readings={}, scripts={})
KNOWING = Lexicon(
    terms={"放管服": (Sense("t"),)},
    pinyin={"放管服": "fàngguǎnfú"},
    names={},
    readings={"银行": ("yín", "xíng")},
    scripts={"拆并": Variant("拆併", "拆併")},
)
TEXT = "“放管服”改革，𠮷银行拆并"


def kept(path: Path, *texts: str, lexicon: Lexicon = KNOWING) -> tuple[Passage, ...]:
    """Annotate texts and keep the passages."""
    annotator = CachedAnnotator(lexicon, path)
    found = tuple(annotator.passage(text) for text in texts)
    annotator.save()
    return found


def test_a_passage_that_was_kept_is_the_same(tmp_path: Path) -> None:
    assert kept(tmp_path / "c.json", TEXT) == kept(tmp_path / "c.json", TEXT)


def test_what_was_kept_is_used(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    kept(path, "银行")
    path.write_text(path.read_text("utf-8").replace("銀", "金"), encoding="utf-8")
    assert CachedAnnotator(KNOWING, path).passage("银行").tw == "金行"


def test_another_lexicon_makes_its_passages_anew(tmp_path: Path) -> None:
    kept(tmp_path / "c.json", TEXT)
    (passage,) = kept(tmp_path / "c.json", TEXT, lexicon=EMPTY)
    assert passage.mentions == ()


def test_only_the_passages_of_the_last_build_are_kept(tmp_path: Path) -> None:
    kept(tmp_path / "c.json", "发展", "改革")
    kept(tmp_path / "c.json", "改革")
    assert list(json.loads((tmp_path / "c.json").read_bytes())["kept"]["hans"]) == ["改革"]


@pytest.mark.parametrize("damaged", ["", "{", "[]", "1", '{"key": 1}', '{"passages": {}}', "\x00"])
def test_a_damaged_file_is_no_fault(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "c.json").write_text(damaged, encoding="utf-8")
    assert kept(tmp_path / "c.json", TEXT) == kept(tmp_path / "other.json", TEXT)


def test_a_damaged_passage_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    (whole,) = kept(path, TEXT)
    data = json.loads(path.read_bytes())
    data["kept"]["hans"][TEXT][2] = "short"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert CachedAnnotator(KNOWING, path).passage(TEXT) == whole


def test_a_text_is_kept_in_each_script_that_it_was_read_in(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    annotator = CachedAnnotator(KNOWING, path)
    before = [annotator.passage("干部", script) for script in SCRIPTS]
    annotator.save()
    again = CachedAnnotator(KNOWING, path)
    assert [again.passage("干部", script) for script in SCRIPTS] == before
    assert len({passage.tw for passage in before}) == 2


def test_passages_are_made_anew_where_quotation_marks_are_another_matter(tmp_path: Path) -> None:
    kept(tmp_path / "c.json", "“发展”")
    annotator = CachedAnnotator(KNOWING, tmp_path / "c.json", quotation_marks=True)
    assert annotator.passage("“发展”").tw == "「發展」"


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (passage,) = kept(tmp_path / "file" / "c.json", TEXT)
    assert passage.text == TEXT


def test_nothing_else_is_left_behind(tmp_path: Path) -> None:
    kept(tmp_path / "c.json", TEXT)
    assert [path.name for path in tmp_path.iterdir()] == ["c.json"]
