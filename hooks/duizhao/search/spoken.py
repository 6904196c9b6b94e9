"""Spoken: a text as it sounds, letter by letter, so that pinyin can be found in it.

Letters are those one types: no tone marks, ü as v, ê as e. The tone of each letter is that of its
syllable: 1 to 4, 5 for the neutral tone.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
NEUTRAL = 5


@dataclass(frozen=True, slots=True)
class Spoken:
    """The letters of a text; for each its tone, its code point in the text, and whether it begins
    a syllable. The initials are the letters that do.
    """

    letters: str
    tones: tuple[int, ...]
    places: tuple[int, ...]
    begins: tuple[bool, ...]
    initials: str
    initial_places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where a stretch of letters stands in the text, in code points."""
        return self.places[start], self.places[end - 1] + 1

    def is_edge(self, letter: int) -> bool:
        """Say whether a syllable begins at a letter, or the text ends there."""
        return letter == len(self.letters) or self.begins[letter]


def spoken(syllables: Sequence[str | None]) -> Spoken:
    """Lay out the syllables of a text: one for each code point, None where none is read."""
    letters: list[str] = []
    tones: list[int] = []
    places: list[int] = []
    begins: list[bool] = []
    for place, syllable in enumerate(syllables):
        typed, tone = plain(syllable) if syllable else ("", 0)
        letters.append(typed)
        tones += [tone] * len(typed)
        places += [place] * len(typed)
        begins += [number == 0 for number in range(len(typed))]
    joined = "".join(letters)
    first = [number for number, begin in enumerate(begins) if begin]
    return Spoken(
        letters=joined,
        tones=tuple(tones),
        places=tuple(places),
        begins=tuple(begins),
        initials="".join(joined[number] for number in first),
        initial_places=tuple(places[number] for number in first),
    )


@cache
def plain(syllable: str) -> tuple[str, int]:
    """Give the letters of a syllable as they are typed, and its tone."""
    typed, tone = "", NEUTRAL
    for mark in unicodedata.normalize("NFD", syllable.lower()):
        if mark in _TONES:
            tone = _TONES[mark]
        elif mark == "\u0308" and typed.endswith("u"):
            typed = typed[:-1] + "v"
        elif mark.isascii() and mark.isalpha():
            typed += mark
    return typed, tone


@dataclass(frozen=True, slots=True)
class Typed:
    """Pinyin as it was typed: letters; for each the tone asked for, or 0; and the places, between
    letters, where a syllable must begin.
    """

    letters: str
    tones: tuple[int, ...]
    edges: tuple[int, ...]

    @property
    def is_toned(self) -> bool:
        """Say whether any tone is asked for."""
        return any(self.tones)


def typed(text: str) -> Typed | None:
    """Read a query as pinyin: with tone marks, tone numbers behind syllables, or neither.

    Spaces and punctuation part syllables; other letters and figures are no pinyin. Joined lue and
    nue are lüe and nüe: lu’e and nu’e are written with an apostrophe.
    """
    letters = ""
    tones: list[int] = []
    edges: set[int] = set()
    for character in unicodedata.normalize("NFKD", text.lower()).replace("u:", "v"):
        if character in _TONES and letters:
            tones[-1] = _TONES[character]
        elif character == "\u0308" and letters.endswith("u"):
            letters = letters[:-1] + "v"
        elif character == "\u0302" and letters.endswith("e"):
            continue
        elif character in "012345" and letters and len(letters) not in edges:
            tones[-1] = int(character) or NEUTRAL
            edges.add(len(letters))
        elif character.isascii() and character.isalpha():
            if character == "e" and letters.endswith(("lu", "nu")) and len(letters) not in edges:
                letters = letters[:-1] + "v"
            letters += character
            tones.append(0)
        elif unicodedata.category(character)[0] in "LMN":
            return None
        else:
            edges.add(len(letters))
    inner = sorted(edges - {0, len(letters)})
    return Typed(letters, tuple(tones), tuple(inner)) if letters else None
