"""Tests of how near two texts are."""

import pytest
from hypothesis import given

from duizhao.search.english import words
from duizhao.search.nearness import nearness, nearness_of_words, pairs
from tests.test_laws import texts


def written(text: str) -> list[str]:
    """Give the words of an English text."""
    return [word.written for word in words(text)]


def test_pairs_are_neighbours_and_one_alone_is_itself() -> None:
    assert pairs("放管服") == {"放管", "管服"}
    assert pairs("放") == {"放"}
    assert pairs("") == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("放管服", "放管服", 1000),
        ("放管服", "放管复", 500),
        ("营商环境", "营商坏境", 333),
        ("放管服", "营商环境", 0),
        ("放", "放管服", 0),
        ("", "", 0),
    ],
)
def test_nearness_is_the_share_of_pairs_in_common(one: str, other: str, near: int) -> None:
    assert nearness(one, other) == near


@pytest.mark.parametrize(
    ("wanted", "text", "near"),
    [
        ("toilet", "the Toilet Revolution", 1000),
        ("revolution toilet", "the Toilet Revolution", 1000),
        ("toliet revolution", "the Toilet Revolution", 700),
        ("", "the Toilet Revolution", 0),
        ("toilet", "", 0),
    ],
)
def test_words_are_as_near_as_their_nearest(wanted: str, text: str, near: int) -> None:
    assert nearness_of_words(written(wanted), written(text)) == near


@given(texts, texts)
def test_nearness_is_the_same_both_ways(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one)


@given(texts, texts)
def test_nearness_is_between_nothing_and_a_thousand(one: str, other: str) -> None:
    assert 0 <= nearness(one, other) <= 1000
    assert 0 <= nearness_of_words(written(one), written(other)) <= 1000


@given(texts)
def test_a_text_is_as_near_to_itself_as_can_be(text: str) -> None:
    assert nearness(text, text) == (1000 if text else 0)
