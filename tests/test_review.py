"""Tests of the editor's review: what is doubtful, what was judged, and what that does."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.cli import main
from duizhao.documents import Document
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary, Judgment, Name, ReadingRuling
from duizhao.house import annotator
from duizhao.markdown import blocks_of
from duizhao.review import judgments, told
from duizhao.review.doubts import REASONS, Doubt, doubts
from duizhao.review.items import Review, reviewed
from tests.support import ROOT

SENTENCE = "老书记握着手嘱咐大家。"


def doubted(text: str, glossary: Glossary | None = None) -> Mapping[tuple[str, int], Doubt]:
    """Give the doubts about a text, by kind and place."""
    house = annotator(glossary or Glossary())
    return {(doubt.kind, doubt.start): doubt for doubt in doubts(house, house.passage(text))}


def review(text: str, *judged: Judgment) -> Review:
    """Review one document."""
    bare = annotator(Glossary())
    return reviewed([Document("a.md", blocks_of(text, bare))], bare, judged)


def test_a_reading_is_doubtful_where_the_second_engine_disagrees() -> None:
    doubt = doubted("全力以赴稳增长、调结构")["reading", 8]
    assert (doubt.chosen, doubt.others, doubt.reasons) == ("tiáo", ("diào",), ("second",))


def test_a_form_is_doubtful_where_the_whole_sentence_is_written_otherwise() -> None:
    doubt = doubted("踏上新征程")["script", 3]
    assert (doubt.chosen, doubt.others, doubt.reasons) == ("征/征", ("徵/徵",), ("sentence",))


def test_a_one_to_many_character_by_itself_is_doubtful() -> None:
    assert "alone" in doubted("格里有网，网里有格")["script", 6].reasons


def test_what_the_house_has_ruled_is_not_doubtful() -> None:
    ruled = Glossary(readings=(ReadingRuling("调结构", "tiáo jiégòu", "to adjust"),))
    assert ("reading", 8) not in doubted("全力以赴稳增长、调结构", ruled)


def test_what_stands_in_a_name_is_not_doubtful() -> None:
    named = Glossary(names=(Name("新征程", "Xīn Zhēngchéng", "work", "", "新征程", "新征程"),))
    assert ("script", 3) not in doubted("踏上新征程", named)


def test_the_more_reasons_the_more_doubtful() -> None:
    weights = [
        Doubt("reading", 0, 1, "", (), reasons).weight
        for reasons in [("close",), ("close", "second")]
    ]
    assert weights[0] < weights[1] == REASONS["close"].weight + REASONS["second"].weight


def test_the_most_doubtful_comes_first() -> None:
    weights = [item.doubt.weight for item in review("踏上新征程，全力以赴调结构，网里有格。").open]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) > 1


def test_what_was_judged_is_open_no_more() -> None:
    first, *_ = review("踏上新征程。").open
    found = review("踏上新征程。", judgments.accepted(first))
    assert (first.key in {item.key for item in found.open}, len(found.judged)) == (False, 1)


def test_a_judgment_survives_an_edit_elsewhere() -> None:
    judged = judgments.accepted(review("踏上新征程。").open[0])
    found = review("新的一句。踏上新征程。还有一句。", judged)
    assert (len(found.judged), found.stale) == (1, ())


def test_a_change_of_its_sentence_makes_a_judgment_stale_and_opens_the_place() -> None:
    judged = judgments.accepted(review("踏上新征程。").open[0])
    found = review("奋力踏上新征程。", judged)
    assert (len(found.open), found.stale) == (1, (judged,))


def test_a_judgment_nobody_needs_is_told() -> None:
    judged = Judgment("经济发展。", 0, "经济", pinyin="jīngjì")
    assert review("经济发展。", judged).not_needed == (judged,)


def test_a_judged_reading_holds() -> None:
    judged = Judgment("他在行里。", 2, "行", pinyin="xíng")
    passage = annotator(Glossary(judgments=(judged,))).passage("头一句。他在行里。")
    assert passage.syllables[6] == "xíng"
    assert next(w.pinyin for w in passage.words if w.start <= 6 < w.end) in {"xíng", "xínglǐ"}


def test_a_judged_form_holds_in_its_sentence_and_nowhere_else() -> None:
    judged = Judgment("格里有人。", 1, "里", tw="里", hk="里")
    passage = annotator(Glossary(judgments=(judged,))).passage("格里有人。网里有人。")
    assert (passage.tw[1], passage.tw[6]) == ("里", "裡")


def test_a_judgment_holds_behind_white_space() -> None:
    judged = Judgment("格里有人。", 1, "里", tw="里", hk="里")
    passage = annotator(Glossary(judgments=(judged,))).passage(" 格里有人。")
    assert passage.tw == " 格里有人。"


def test_judging_a_place_otherwise_records_what_was_said() -> None:
    item, *_ = review("踏上新征程。").open
    judged = judgments.written_as("徵/徵", item)
    assert (judged.tw, judged.hk, judged.at) == ("徵", "徵", 3)


def test_a_syllable_that_is_none_is_refused() -> None:
    item, *_ = review("踏上新征程。").open
    with pytest.raises(ValueError, match="no pinyin"):
        judgments.read_as("wei4x", item)


def test_the_file_that_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    judged = [
        Judgment("踏上“新”征程。", 5, "征", tw="征", hk="征"),
        Judgment("调\n结构。", 0, "调", pinyin="tiáo"),
    ]
    text = judgments.laid_out(judged, ["调\n结构。", "踏上“新”征程。"])
    (tmp_path / "review.yml").write_text(text, encoding="utf-8")
    (tmp_path / "names.yml").write_text("[]", encoding="utf-8")
    assert list(load(tmp_path).judgments) == [judged[1], judged[0]]


def test_a_new_judgment_takes_the_place_of_an_old_one() -> None:
    old = Judgment("调结构。", 0, "调", pinyin="diào")
    new = replace(old, pinyin="tiáo")
    assert judgments.together([old], [new]) == [new]


def test_the_page_links_each_item_to_its_place() -> None:
    found = review("踏上新征程。")
    (item,) = found.open
    page = told.as_page(found)
    assert f'<a href="a.html#{item.block}">踏上新<mark>征</mark>程。</a>' in page


def edition(tmp_path: Path, text: str) -> Path:
    """Make a small publication and go there."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "names.yml").write_text("[]", encoding="utf-8")
    return tmp_path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication with one doubtful place, as the folder one is in."""
    monkeypatch.chdir(edition(tmp_path, "踏上新征程。\n"))
    return tmp_path


def test_the_command_lists_judges_and_checks(
    home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["check"]) == 1
    assert main(["review"]) == 0
    assert "踏上新【征】程".encode() in capfdbinary.readouterr().out
    assert main(["review", "--accept", "1"]) == 0
    assert main(["check"]) == 0
    assert b"0 open, 1 judged, 0 stale, 0 not needed" in capfdbinary.readouterr().err


def test_a_number_that_is_not_on_the_list_is_refused(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--accept", "7"]) == 1
    assert "F008 “7” is no number of the list" in capsys.readouterr().err


def test_a_document_that_is_none_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "nowhere.md"]) == 1
    assert "nowhere.md: F007 is no document of this publication" in capsys.readouterr().err


def test_nothing_is_open_in_the_first_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check"]) == 0


JUDGED = """\
- sentence: {sentence}
  judged:
    - {{at: 0, text: {text}, pinyin: {pinyin}}}
"""


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        ("", "R001 “踏上新[征]程。” is open: 征/征?; judge it with duizhao review"),
        (
            JUDGED.format(sentence="调结构。", text="调", pinyin="tiáo"),
            "R002 the sentence of “调” stands in no document; remove the judgment",
        ),
        (
            JUDGED.format(sentence="踏上新征程。", text="踏", pinyin="tà"),
            "R003 nobody doubts “踏” any more; it may be removed",
        ),
    ],
)
def test_what_is_open_stale_or_not_needed_has_its_code(
    home: Path, capsys: pytest.CaptureFixture[str], judged: str, said: str
) -> None:
    (home / "glossary" / "review.yml").write_text(judged, encoding="utf-8")
    assert main(["check"]) == 1
    assert said in capsys.readouterr().out
