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
        self._classes = classes
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
