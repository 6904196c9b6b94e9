"""Writing: one word in pinyin, joined, hyphened and capitalised (GB/T 16159-2012)."""

from collections.abc import Sequence
from itertools import pairwise

from duizhao import pinyin
from duizhao.orthography import data, numbers
from duizhao.orthography.token import NUMBER, PAIRS, PROPER, Token

HYPHEN = "-"


def written(token: Token, syllables: Sequence[str]) -> str:
    """Write a word that `division.divided` gave, with one syllable for each of its characters.

    A proper noun has a capital (6.3.2), and one before each hyphen's other side: Jīng-Jīn-Jì.
    """
    cuts = (0, *hyphens(token), len(syllables))
    parts = [pinyin.join(syllables[start:end]) for start, end in pairwise(cuts)]
    if token.tag == PROPER:
        parts = [part.capitalize() for part in parts]
    return HYPHEN.join(parts)


def hyphens(token: Token) -> tuple[int, ...]:
    """Give how many characters of a word stand before each of its hyphens."""
    if token.text in data.hyphens():
        return data.hyphens()[token.text]
    if token.tag == PAIRS:
        return (2,)
    is_number = token.tag == NUMBER or token.text[0] == "第"
    return numbers.hyphens(token.text) if is_number else ()
