"""Nearness: how much of a query a text has, when nothing fits.

Dice's coefficient over neighbouring pairs of characters, in thousandths.
"""

from collections.abc import Sequence
from functools import cache


@cache
def pairs(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring characters; of a single one, itself."""
    return frozenset(text[n : n + 2] for n in range(max(len(text) - 1, 1))) - {""}


def nearness(one: str, other: str) -> int:
    """Say how near two texts are: 0 to 1000."""
    first, second = pairs(one), pairs(other)
    both = len(first) + len(second)
    return 2000 * len(first & second) // both if both else 0


def nearness_of_words(wanted: Sequence[str], words: Sequence[str]) -> int:
    """Say how near the wanted words are to those of a text that are nearest to each."""
    if not wanted or not words:
        return 0
    each = [max(nearness(want, word) for word in words) for want in wanted]
    return sum(each) // len(each)
