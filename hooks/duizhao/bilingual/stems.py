"""Stems: English words without their inflection, by the Snowball stemmer (Porter, 2001).

British and American spellings are one: organise and organize, centre and center, labour and labor.
"""

import re
from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")


# What British spelling writes, and American; the words are at least so long that no other is meant.
_SPELLINGS = (
    (re.compile(r"(?<=...)is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)"), "iz"),
    (re.compile(r"(?<=..)our(?=(?:s|ed|ing|ite|ites|able)?$)"), "or"),
    (re.compile(r"(?<=..)tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=..)tred$"), "tered"),
    (re.compile(r"(?<=..)gramme(?=s?$)"), "gram"),
    (re.compile(r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers)$)"), "l"),
)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Give the stem of a word in lower case: promote, promoting and promotes are one."""
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    found: str = _STEMMER.stemWord(word)
    return found
