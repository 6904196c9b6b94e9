"""The large dictionary that is learnt from: phrases with their syllables."""

from collections.abc import Iterator
from functools import cache

import pypinyin.constants
from pypinyin_dict.phrase_pinyin_data import large_pinyin

from duizhao.readings.dictionary import citation


@cache
def _loaded() -> None:
    large_pinyin.load()


def phrases() -> Iterator[tuple[str, list[str]]]:
    """Give every phrase that has one syllable for each of its characters."""
    _loaded()
    for phrase, found in pypinyin.constants.PHRASES_DICT.items():
        if len(phrase) == len(found):
            yield phrase, list(citation(zip(phrase, (each[0] for each in found), strict=True)))


def readings(character: str) -> list[str]:
    """Give the readings of a character alone, the commonest first."""
    return pypinyin.constants.PINYIN_DICT.get(ord(character), "").split(",")
