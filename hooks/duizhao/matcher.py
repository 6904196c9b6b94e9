"""Matcher: all of many strings found in a text at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import ahocorasick_rs

from duizhao.span import longest_then_earliest


class Match(NamedTuple):
    """Where a string stands in a text, in code points, and which one it is."""

    start: int
    end: int
    pattern: str


class Matcher:
    """Finds strings in a text, in time that hardly depends on how many there are."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = list(patterns)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns) if self._patterns else None

    def places(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Give every place of every string, overlapping ones too: the string’s number, in the order
        in which they were given, and where it starts and ends.
        """
        if self._automaton is None:
            return ()
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def all(self, text: str) -> Iterator[Match]:
        """Give the same as matches."""
        for number, start, end in self.places(text):
            yield Match(start, end, self._patterns[number])

    def settled(self, text: str) -> tuple[Match, ...]:
        """Give places that do not overlap: the longest wins, then the earliest."""
        found = tuple(self.all(text)) if self._automaton is not None else ()
        return found if len(found) < 2 else longest_then_earliest(found)
