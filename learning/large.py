"""The large dictionary that is learnt from: phrases with their syllables."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jieba
import pypinyin.constants
from pypinyin_dict.phrase_pinyin_data import large_pinyin

from duizhao.pinyin import toneless as toneless_of
from duizhao.readings.dictionary import citation

# How often a word must have been counted to be in common use.
COMMON = 10


@cache
def _loaded() -> None:
    large_pinyin.load()


def phrases() -> Iterator[tuple[str, list[str]]]:
    """Give every phrase that has one syllable for each of its characters."""
    _loaded()
    for phrase, found in pypinyin.constants.PHRASES_DICT.items():
        if len(phrase) == len(found):
            yield phrase, list(citation(zip(phrase, (each[0] for each in found), strict=True)))


def common() -> Iterator[tuple[str, list[str]]]:
    """Give the phrases that are words in common use, by the counts of jieba's dictionary.

    Those with a neutral tone are left out: dictionaries differ on it.
    """
    used = dict(_counted())
    for phrase, syllables in phrases():
        toneless = any(toneless_of(each) == each for each in syllables)
        if used.get(phrase, 0) >= COMMON and len(phrase) > 1 and not toneless:
            yield phrase, syllables


def _counted() -> Iterator[tuple[str, int]]:
    path = Path(jieba.__file__).parent / "dict.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        yield word, int(count)


def readings(character: str) -> list[str]:
    """Give the readings of a character alone, the commonest first."""
    return pypinyin.constants.PINYIN_DICT.get(ord(character), "").split(",")
