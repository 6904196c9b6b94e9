"""Tests of how accuracy is told: its tables, its goals, its sets and its clock."""

import pytest
from learning.sentences import own

from tests.accuracy import sets, speed
from tests.accuracy.speed import Clock
from tests.accuracy.table import GOALS, Goal, Share, drawn, missed, share
from tests.support import CASES


def test_a_share_counts_what_is_right() -> None:
    assert share([True, False, True, True]) == Share(3, 4)
    assert Share(3, 4).part == 0.75


def test_a_table_has_an_engine_a_row_and_a_set_a_column() -> None:
    shares = {("one", "a"): Share(1, 2), ("other", "a"): Share(2, 2), ("other", "b"): Share(1, 4)}
    assert drawn(shares).splitlines() == [
        "                a         b",
        "cases           2         4",
        "one        0.5000",
        "other      1.0000    0.2500",
    ]


def test_a_table_of_nothing_has_no_rows() -> None:
    assert drawn({}).split() == ["cases"]


def test_a_goal_is_missed_by_less_and_met_by_as_much() -> None:
    goals = [Goal("one", "a", 0.9), Goal("one", "b", 0.9)]
    measured = {("one", "a"): 0.9, ("one", "b"): 0.89}
    assert missed(goals, measured) == ["one, b: 0.8900, not 0.9"]


def test_what_was_not_measured_misses_no_goal() -> None:
    assert missed(GOALS, {}) == []


def test_a_label_accepts_the_readings_between_its_bars() -> None:
    assert sets.accepted("hé|huó") == {"hé", "huó"}
    assert sets.accepted("lu\u0308\u0300") == {"lǜ"}


def test_every_case_marks_a_character_of_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CPP", raising=False)
    for name, cases in sets.readings():
        assert cases, name
        assert [case for case in cases if not case.text[case.place : case.place + 1]] == []


def test_what_is_learnt_from_is_not_measured_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CPP", raising=False)
    learnt_from = {sentence.text for sentence in own()}
    measured = {case.text for _, cases in sets.readings() for case in cases}
    assert measured & learnt_from == set()


def test_every_form_is_as_long_as_its_text() -> None:
    cases = [case for _, found in sets.writings() for case in found]
    assert [c for c in cases if not len(c.text) == len(c.tw) == len(c.hk)] == []


@pytest.mark.parametrize(("columns", "kinds"), [("readings", 1), ("script", 2)])
def test_every_judged_place_of_the_report_is_the_character_it_says(
    columns: str, kinds: int
) -> None:
    rows = (CASES / f"report-{columns}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    judged = sets.report(columns)
    assert len(judged) == len(rows)
    for row, (text, place, right) in zip(rows, judged, strict=True):
        assert text[place] == row.split("\t")[1]
        assert len(right) == kinds


def test_without_the_cpp_data_nothing_of_it_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPP", "")
    assert sets.cpp_folder() is None
    assert "cpp" not in dict(sets.readings())
    assert list(sets.texts()) == ["the report"]


def test_a_clock_gives_each_stage_what_it_took_and_the_rest_to_putting_together() -> None:
    time = [0.0]
    clock = Clock(lambda: time[0])

    def wait(seconds: float) -> None:
        time[0] += seconds

    inner = clock.timed("words", lambda: wait(3))

    def around() -> None:
        wait(1)
        inner()
        wait(1)

    outer = clock.timed("readings", around)
    wait(4)
    outer()
    wait(1)
    took = {stage: part for stage, part in clock.shares().items() if part}
    assert took == pytest.approx({"words": 0.3, "readings": 0.2, speed.REST: 0.5})


def test_what_a_timed_method_makes_only_when_asked_counts_for_its_stage() -> None:
    time = [0.0]
    clock = Clock(lambda: time[0])

    def counted(up_to: int) -> object:
        for number in range(up_to):
            time[0] += 1
            yield number

    assert list(clock.timed("words", counted)(3)) == [0, 1, 2]
    assert clock.shares()["words"] == 1


def test_the_stages_name_methods_that_there_are() -> None:
    named = [(owner, name) for methods in speed.STAGES.values() for owner, name in methods]
    assert [name for owner, name in named if not callable(getattr(owner, name, None))] == []
