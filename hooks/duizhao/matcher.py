"""Matcher: all of many strings found in a text at once."""

from collections.abc import Iterable, Iterator
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

    def all(self, text: str) -> Iterator[Match]:
        """Give every place of every string, overlapping ones too."""
        if self._automaton is not None:
            for index, start, end in self._automaton.find_matches_as_indexes(
                text, overlapping=True
            ):
                yield Match(start, end, self._patterns[index])

    def settled(self, text: str) -> tuple[Match, ...]:
        """Give places that do not overlap: the longest wins, then the earliest."""
        found = tuple(self.all(text)) if self._automaton is not None else ()
        return found if len(found) < 2 else longest_then_earliest(found)
