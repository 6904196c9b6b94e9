"""Tests of English words as they are compared."""

import pytest
from hypothesis import given

from duizhao.search.english import stem, words
from tests.test_laws import texts


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("environments", "environment"),
        ("entities", "entity"),
        ("services", "service"),
        ("bonds", "bond"),
        ("bus", "bus"),
        ("business", "business"),
        ("status", "status"),
        ("gas", "gas"),
        ("reform", "reform"),
        ("pies", "py"),
        ("shoes", "shoes"),
    ],
)
def test_the_ending_of_a_plural_is_taken_off(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


def test_words_are_told_with_their_places() -> None:
    found = words("One-stop, for Café’s (COVID-19)")
    assert [word.written for word in found] == ["one", "stop", "for", "cafes", "covid", "19"]
    text = "One-stop, for Café’s (COVID-19)"
    assert [text[word.start : word.end] for word in found] == [
        "One",
        "stop",
        "for",
        "Café’s",
        "COVID",
        "19",
    ]


@pytest.mark.parametrize("text", ["", "放管服", "——", "🙂"])
def test_what_is_no_english_has_no_words(text: str) -> None:
    assert words(text) == ()


def test_full_width_letters_and_capitals_are_the_same_words() -> None:
    assert [word.stem for word in words("ＧＤＰ gdp GDP")] == ["gdp"] * 3


@given(texts)
def test_words_lie_in_the_text_in_order(text: str) -> None:
    found = words(text)
    edges = [edge for word in found for edge in (word.start, word.end - 1)]
    assert edges == sorted(edges)
    assert all(0 <= edge < len(text) for edge in edges)


@given(texts)
def test_a_stem_begins_as_its_word_does(text: str) -> None:
    for word in words(text):
        assert word.written.startswith(word.stem) or word.stem == word.written[:-3] + "y"
