"""Span: a stretch of one block of text, in code points."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

S = TypeVar("S", bound=tuple[Any, ...])


class Span(NamedTuple):
    """From start up to and without end, in code points of the block."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give what the span covers in its text."""
        return text[self.start : self.end]


def longest_then_earliest(spans: Iterable[S]) -> tuple[S, ...]:
    """Settle overlaps: the longest span wins, then the earliest. In order of the text.

    Takes any tuples that begin with start and end.
    """
    told = list(spans)
    # Most texts have none that overlap, and a matcher gives them in order.
    if all(before[1] <= after[0] for before, after in pairwise(told)):
        return tuple(told)
    taken: list[S] = []
    used: set[int] = set()
    for span in sorted(told, key=lambda s: (s[0] - s[1], s[0])):
        places = range(span[0], span[1])
        # Every span taken before is at least as long: it overlaps only if it covers an end.
        if span[0] not in used and span[1] - 1 not in used:
            used.update(places)
            taken.append(span)
    return tuple(sorted(taken))
