"""Folding: what is left of a text when script, width, case, accents and punctuation do not count.

Letters and digits are kept, decomposed (NFKD), in lower case and without their marks; a point
between two digits is kept too; a Chinese character stands for every character it is exchanged
with between the scripts.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_DECIMAL_POINT = re.compile(r"(?<=[0-9０-９])[.．](?=[0-9０-９])")

# Characters that are exchanged in some words only (复苏 復甦, 计划 計畫): no table of single
# characters has them.
_IN_WORDS = "苏甦 复覆 了瞭 借藉 沉沈 链鍊 背揹 夫伕 划畫 像象 仿彷 具俱".split()


def widened(classes: Mapping[str, str]) -> Mapping[str, str]:
    """Join the classes of characters that are exchanged in some words."""
    wide = dict(classes)
    for one, other in map(tuple, _IN_WORDS):
        first, second = sorted((wide.get(one, one), wide.get(other, other)))
        if first != second:
            wide |= {c: first for c, leader in wide.items() if leader == second}
            wide[second] = first
    return wide


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; places has, for each of its code points, the one of the text it comes from."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where a stretch of the folded text stands in the text, in code points."""
        return self.places[start], self.places[end - 1] + 1


class Fold:
    """Folds texts. Takes character → the one that stands for it, for those that have another."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._classes = widened(classes)
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> Folded:
        """Fold a text."""
        points = {match.start() for match in _DECIMAL_POINT.finditer(text)}
        folded: list[str] = []
        places: list[int] = []
        for place, character in enumerate(text):
            kept = "." if place in points else self._folded(character)
            folded.append(kept)
            places += [place] * len(kept)
        return Folded("".join(folded), tuple(places))

    def _folded(self, character: str) -> str:
        found = self._known.get(character)
        if found is None:
            parts = unicodedata.normalize("NFKD", character.lower())
            kept = (part for part in parts if unicodedata.category(part)[0] in "LN")
            found = "".join(self._classes.get(part, part) for part in kept)
            self._known[character] = found
        return found
