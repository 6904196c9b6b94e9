"""Tests of what the dictionaries and this house know of readings."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from duizhao import han, pinyin
from duizhao.readings import dictionary


def dictionary_file(name: str) -> dict[str, object]:
    """Give one of pypinyin's dictionaries."""
    spec = find_spec("pypinyin")
    assert spec is not None
    assert spec.origin is not None
    found: dict[str, object] = json.loads(Path(spec.origin).with_name(name).read_bytes())
    return found


def test_the_sandhi_of_the_dictionary_is_undone() -> None:
    told = dictionary.citation([("一", "yí"), ("个", "gè"), ("不", "bú")])
    assert list(told) == ["yī", "gè", "bù"]


def test_a_word_that_nobody_knows_has_no_syllables() -> None:
    assert dictionary.word("道里区") is None


def test_one_character_is_no_word() -> None:
    assert dictionary.word("行") is None


def test_the_house_comes_before_the_dictionary() -> None:
    assert dictionary.word("还款") == ("huán", "kuǎn")


def test_a_word_of_two_readings_has_none_of_its_own() -> None:
    assert dictionary.word("正当") is None


def test_the_house_has_one_syllable_for_each_character() -> None:
    wrong = [word for word, told in dictionary.house_words().items() if len(word) != len(told)]
    assert wrong == []


def test_what_the_house_says_is_pinyin() -> None:
    said = {s for told in dictionary.house_words().values() for s in told if s is not None}
    assert [syllable for syllable in said if not pinyin.is_syllable(syllable)] == []


def test_the_house_says_nothing_twice() -> None:
    lines = Path(dictionary.__file__).with_name("words.tsv").read_text("utf-8").splitlines()
    words = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert sorted(words) == sorted(set(words))


def test_every_phrase_of_the_dictionary_has_one_syllable_for_each_character() -> None:
    wrong = [
        phrase
        for phrase in dictionary_file("phrases_dict.json")
        if (told := dictionary.word(phrase)) is not None
        and [s is not None for s in told] != [han.is_han(c) for c in phrase]
    ]
    assert wrong == []


def test_every_reading_of_the_dictionary_is_a_syllable() -> None:
    readings = {
        r for value in dictionary_file("pinyin_dict.json").values() for r in str(value).split(",")
    }
    assert [reading for reading in readings if not pinyin.is_syllable(reading)] == []


@pytest.mark.parametrize(("character", "syllable"), [("的", "de"), ("中", "zhōng"), ("𠮷", None)])
def test_a_character_alone_has_its_commonest_reading(character: str, syllable: str | None) -> None:
    assert dictionary.character(character) == syllable
