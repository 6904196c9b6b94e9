"""English: words as they are compared, without case, accents and the -s of plurals."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[a-z0-9]+")
# Apostrophes, and marks that decomposition leaves behind their letters.
_PASSED_OVER = re.compile("['’\u0300-\u036f]")


class EnglishWord(NamedTuple):
    """A word: as it is compared, as it was written in lower case, and its place in code points."""

    stem: str
    written: str
    start: int
    end: int


def words(text: str) -> tuple[EnglishWord, ...]:
    """Give the words of an English text."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        bare = _bare(character)
        letters.append(bare)
        places += [place] * len(bare)
    return tuple(
        EnglishWord(stem(match[0]), match[0], places[match.start()], places[match.end() - 1] + 1)
        for match in _WORD.finditer("".join(letters))
    )


@lru_cache(maxsize=1 << 12)
def _bare(character: str) -> str:
    """Give a character as it is compared: in lower case, without its accent."""
    return _PASSED_OVER.sub("", unicodedata.normalize("NFKD", character.lower()))


def stem(word: str) -> str:
    """Take off the ending of a plural (Harman's S stemmer, 1991)."""
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word if word[:-3].endswith(("e", "a")) else word[:-3] + "y"
    if word.endswith("es"):
        return word if word[:-2].endswith(("a", "e", "o")) else word[:-1]
    return word if word.endswith(("us", "ss")) else word[:-1]
