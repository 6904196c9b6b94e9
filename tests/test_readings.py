"""Tests of reading characters."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from duizhao import han, pinyin
from duizhao.layers.readings import Reader, citation
from tests.support import rows

READER = Reader({})


def told(syllables: list[str | None]) -> str:
    """Write syllables as the cases do."""
    return " ".join(syllable or "–" for syllable in syllables)


def dictionary(name: str) -> dict[str, object]:
    """Give one of pypinyin's dictionaries."""
    spec = find_spec("pypinyin")
    assert spec is not None
    assert spec.origin is not None
    found: dict[str, object] = json.loads(Path(spec.origin).with_name(name).read_bytes())
    return found


@pytest.mark.parametrize(("text", "syllables"), rows("readings.txt"))
def test_a_text_is_read(text: str, syllables: str) -> None:
    assert told(READER.syllables(text)) == syllables


def test_a_ruling_comes_before_the_dictionary() -> None:
    assert Reader({"银行": ("yín", "xíng")}).syllables("银行") == ["yín", "xíng"]


def test_the_longest_of_overlapping_rulings_wins() -> None:
    reader = Reader({"长大": ("a", "b"), "长大后": ("c", "d", "e")})
    assert reader.syllables("长大后") == ["c", "d", "e"]


def test_the_rulings_that_apply_are_told_with_their_places() -> None:
    (match,) = Reader({"银行": ("yín", "háng")}).rulings("去银行")
    assert tuple(match) == (1, 3, "银行")


def test_the_sandhi_of_the_dictionary_is_undone() -> None:
    assert list(citation([("一", "yí"), ("个", "gè"), ("不", "bú")])) == ["yī", "gè", "bù"]


def test_a_phrase_goes_before_one_that_begins_inside_it() -> None:
    assert READER.syllables("会计算") == ["kuài", "jì", "suàn"]


def test_every_phrase_of_the_dictionary_is_read_with_one_syllable_a_character() -> None:
    wrong = [
        phrase
        for phrase in dictionary("phrases_dict.json")
        for character, syllable in zip(phrase, READER.syllables(phrase), strict=True)
        if han.is_han(character) != (syllable is not None)
    ]
    assert wrong == []


def test_every_reading_of_the_dictionary_is_a_syllable() -> None:
    readings = {
        r for value in dictionary("pinyin_dict.json").values() for r in str(value).split(",")
    }
    assert [reading for reading in readings if not pinyin.is_syllable(reading)] == []


def test_a_text_given_twice_is_read_alike() -> None:
    found = READER.syllables("一会儿")
    found[0] = "x"
    assert READER.syllables("一会儿")[0] == "yī"
