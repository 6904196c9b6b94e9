"""Tests of the table of readings that was learnt."""

import pytest

from duizhao.readings import learnt


def test_a_window_is_a_character_with_two_neighbours_on_either_side() -> None:
    assert learnt.window(learnt.folded("增长期目标"), 1) == "$增长期目"


def test_what_is_not_chinese_stands_for_its_kind() -> None:
    assert learnt.window(learnt.folded("约2万A银行"), 5) == "$银行$$"
    assert learnt.window(learnt.folded("约2万A银行"), 2) == "约0万$银"


def test_the_readings_of_a_character_are_ranked_by_its_neighbours() -> None:
    near = learnt.scores("$增长期目")
    assert set(near) == {"cháng", "zhǎng"}


def test_a_choice_leads_the_next_by_the_difference_of_their_scores() -> None:
    ranked = sorted(learnt.scores("$区长说$").values())
    choice = learnt.choice("$区长说$")
    assert choice is not None
    assert choice.lead == pytest.approx(ranked[-1] - ranked[-2])


def test_a_window_that_is_not_folded_says_the_same() -> None:
    raw = learnt.window(learnt.padded("约2万A银行"), 5)
    folded = learnt.window(learnt.folded("约2万A银行"), 5)
    assert raw != folded
    assert learnt.scores(raw) == learnt.scores(folded)


def test_a_character_that_was_not_learnt_has_no_choice() -> None:
    assert learnt.choice("$$𠮷$$") is None


def test_a_character_of_one_reading_has_only_that() -> None:
    assert learnt.only("汉") is None
    open_ones = set(learnt.open_characters())
    assert all((learnt.only(c) is None) == (c in open_ones) for c in learnt.characters())


def test_the_table_names_each_character_once() -> None:
    lines = learnt._TABLE.read_text(encoding="utf-8").splitlines()
    heads = [line[0] for line in lines if not line.startswith("#")]
    assert len(heads) == len(set(heads)) > 500
