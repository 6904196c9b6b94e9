"""Tests of syllables and the words they join to."""

import unicodedata

import pytest

from duizhao import pinyin
from tests.support import rows

JOINED = rows("pinyin.txt")


@pytest.mark.parametrize(("syllables", "word"), JOINED)
def test_syllables_join_to_the_word(syllables: str, word: str) -> None:
    assert pinyin.join(syllables.split()) == word


@pytest.mark.parametrize(("syllables", "word"), JOINED)
def test_the_word_splits_into_its_syllables(syllables: str, word: str) -> None:
    assert pinyin.split(word) == tuple(syllables.split())


def test_splitting_lowers_capitals() -> None:
    assert pinyin.split("Hā’ěrbīn Shì") == ("hā", "ěr", "bīn", "shì")


def test_splitting_composes_letters_and_marks() -> None:
    assert pinyin.split(unicodedata.normalize("NFD", "fāzhǎn")) == ("fā", "zhǎn")


def test_letters_that_are_no_pinyin_come_back_whole() -> None:
    assert pinyin.split("brexit") == ("brexit",)


def test_no_syllables_join_to_nothing() -> None:
    assert pinyin.join([]) == ""


def test_an_interjection_without_a_vowel_stands_apart() -> None:
    assert pinyin.split(pinyin.join(["ḿ", "ń"])) == ("ḿ", "ń")


@pytest.mark.parametrize("syllable", ["fāng", "lǜ", "r", "ń", "de", "ê̄", "ế"])
def test_it_is_a_syllable(syllable: str) -> None:
    assert pinyin.is_syllable(syllable)


@pytest.mark.parametrize("syllable", ["", "fāngg", "Fāng", "fa1", "fāzhǎn", "v", "ā ", "xx"])
def test_it_is_no_syllable(syllable: str) -> None:
    assert not pinyin.is_syllable(syllable)


def test_taking_the_tone_away_keeps_the_dots_of_ü() -> None:
    assert pinyin.toneless("lǜ") == "lü"


def test_written_words_come_with_their_syllables() -> None:
    assert pinyin.words("Dàolǐ Qū") == (("Dàolǐ", ("dào", "lǐ")), ("Qū", ("qū",)))


def test_a_dash_alone_is_no_written_word() -> None:
    assert pinyin.words("yī – èr") == (("yī", ("yī",)), ("èr", ("èr",)))


@pytest.mark.parametrize("after", ["men", "shì", "r", "ér", "ān", "rén", "ń"])
def test_erhua_divides_again_behind_and_before_any_syllable(after: str) -> None:
    bases = sorted(pinyin._BASES)
    wrong = [b for b in bases if pinyin.split(pinyin.join([b, "r", after])) != (b, "r", after)]
    assert wrong == []


@pytest.mark.parametrize(
    ("label", "syllable"),
    [
        ("zhong1", "zhōng"),
        ("lu:4", "lǜ"),
        ("liu2", "liú"),
        ("gui3", "guǐ"),
        ("you4", "yòu"),
        ("xue2", "xué"),
        ("de5", "de"),
        ("ng2", "ńg"),
    ],
)
def test_a_tone_number_becomes_a_mark_on_its_vowel(label: str, syllable: str) -> None:
    assert pinyin.marked(label) == syllable
