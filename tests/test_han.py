"""Tests of what is a Chinese character."""

import pytest

from duizhao import han
from duizhao.span import Span


@pytest.mark.parametrize("character", "发㐀𠮷𬺰〇々豈⼀")
def test_it_is_a_chinese_character(character: str) -> None:
    assert han.is_han(character)


@pytest.mark.parametrize("character", "a1。，“🙂あ한 Ａ\n\ufffc")
def test_it_is_no_chinese_character(character: str) -> None:
    assert not han.is_han(character)


def test_a_text_contains_chinese_wherever_it_stands() -> None:
    assert han.contains_han("GDP 增")


def test_a_text_of_other_scripts_contains_no_chinese() -> None:
    assert not han.contains_han("GDP, 5%。ありがとう")


def test_runs_are_as_long_as_they_can_be() -> None:
    assert list(han.runs("A优化，营商B环")) == [Span(1, 3), Span(4, 6), Span(7, 8)]


def test_runs_stay_between_the_places_asked_for() -> None:
    assert list(han.runs("优化营商环境", 2, 4)) == [Span(2, 4)]


def test_characters_come_with_their_places() -> None:
    assert list(han.characters("𠮷a野")) == [(0, "𠮷"), (2, "野")]


def test_characters_stay_between_the_places_asked_for() -> None:
    assert list(han.characters("优化营商", 1, 3)) == [(1, "化"), (2, "营")]
