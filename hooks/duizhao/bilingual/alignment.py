"""Alignment: which parts of two texts belong together, kept in order.

The way of Gale and Church (A Program for Aligning Sentences in Bilingual Corpora, 1993): of all
ways to join neighbouring parts into groups the likeliest is taken, by how well the lengths of a
group agree and how common a group of its size is. What both sides share (figures, names, terms)
is an anchor and counts for more than length.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

# How many parts of each side make a group.
Size = tuple[int, int]


@dataclass(frozen=True)
class Segment:
    """A part of a text: its length in code points, and what it may share with the other side.

    An anchor has a weight: the natural logarithm of how much likelier it is met in a counterpart.
    """

    length: int
    anchors: Mapping[Hashable, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Parts that belong together: from and up to which on either side. One side may be empty."""

    source: range
    target: range


# May the parts of these places make a group? Gives its cost beside the sizes' own, None for never.
Fits = Callable[[range, range], float | None]


@dataclass(frozen=True)
class Manner:
    """How parts are joined: the cost of each size of group, and how far lengths spread.

    `spread` is the variance of a length in the other language for each code point (Gale and
    Church found 6.8 for European languages and sentences).
    """

    costs: Mapping[Size, float]
    spread: float = 6.8


def always(_source: range, _target: range) -> float | None:
    """Let any parts make a group."""
    return 0.0


def ratio(source: Sequence[Segment], target: Sequence[Segment], usual: float, weight: int) -> float:
    """Say how many code points of the target stand for one of the source.

    What is usual counts as much as `weight` code points: a short text, or one of which a part is
    missing, says little by itself.
    """
    here = sum(segment.length for segment in source)
    there = sum(segment.length for segment in target)
    return (there + usual * weight) / (here + weight)


def align(
    source: Sequence[Segment],
    target: Sequence[Segment],
    manner: Manner,
    *,
    per_point: float,
    fits: Fits = always,
) -> list[Group]:
    """Join the parts of two texts into groups that cover both, in order.

    `per_point` is the ratio of lengths, as `ratio` gives it. Where the sides are long, only groups
    near the diagonal are tried.
    """
    rows, columns = len(source), len(target)
    reach = max(30, abs(rows - columns) + 30)
    numbers = _shared(source, target)
    ours, theirs = _Side(source, numbers), _Side(target, numbers)
    best: dict[tuple[int, int], tuple[float, Size]] = {(0, 0): (0.0, (0, 0))}
    for row in range(rows + 1):
        middle = row * columns // rows if rows else 0
        for column in range(max(0, middle - reach), min(columns, middle + reach) + 1):
            for size, cost in manner.costs.items():
                before = row - size[0], column - size[1]
                if before not in best:
                    continue
                here, there = range(before[0], row), range(before[1], column)
                beside = fits(here, there)
                if beside is None:
                    continue
                total = best[before][0] + cost + beside
                if here and there:
                    total += _of_lengths(
                        ours.length(here) * per_point, theirs.length(there), manner.spread
                    ) - _of_anchors(ours.anchors(here), theirs.anchors(there))
                if total < best.get((row, column), (math.inf,))[0]:
                    best[row, column] = total, size
    return _followed(best, rows, columns)


def _followed(
    best: Mapping[tuple[int, int], tuple[float, Size]], rows: int, columns: int
) -> list[Group]:
    groups: list[Group] = []
    while (rows, columns) != (0, 0):
        _, (height, width) = best[rows, columns]
        groups.append(Group(range(rows - height, rows), range(columns - width, columns)))
        rows, columns = rows - height, columns - width
    return groups[::-1]


# How often an anchor, told by its number, stands in some parts, and its weight.
Anchors = Mapping[int, tuple[int, float]]


def _shared(source: Sequence[Segment], target: Sequence[Segment]) -> Mapping[Hashable, int]:
    """Number the anchors that stand on both sides: the others join nothing."""
    here, there = ({a for segment in side for a in segment.anchors} for side in (source, target))
    return {anchor: number for number, anchor in enumerate(here & there)}


class _Side:
    """The parts of one side, and what several of them have together."""

    def __init__(self, segments: Sequence[Segment], numbers: Mapping[Hashable, int]) -> None:
        self._held = [
            {numbers[each]: weight for each, weight in segment.anchors.items() if each in numbers}
            for segment in segments
        ]
        self._lengths = [0, *accumulate(segment.length for segment in segments)]
        self._anchors: dict[range, Anchors] = {}

    def length(self, parts: range) -> int:
        """Give the length of neighbouring parts."""
        return self._lengths[parts.stop] - self._lengths[parts.start]

    def anchors(self, parts: range) -> Anchors:
        """Give the anchors of neighbouring parts."""
        if parts not in self._anchors:
            self._anchors[parts] = _together(self._held[parts.start : parts.stop])
        return self._anchors[parts]


def _together(parts: Iterable[Mapping[int, float]]) -> Anchors:
    found: dict[int, tuple[int, float]] = {}
    for held in parts:
        for anchor, weight in held.items():
            count, _ = found.get(anchor, (0, 0.0))
            found[anchor] = count + 1, weight
    return found


def _of_lengths(here: float, there: int, spread: float) -> float:
    """Give the cost of the lengths: how far from the mean of a normal distribution they are."""
    mean = (here + there) / 2
    distance = abs(there - here) / math.sqrt(max(mean, 1.0) * spread)
    tail = math.erfc(distance / math.sqrt(2))
    return -math.log(max(tail, 1e-12))


def _of_anchors(here: Anchors, there: Anchors) -> float:
    """Give how much likelier parts belong together for what they share."""
    if not here or not there:
        return 0.0
    return sum(
        here[anchor][1] * min(here[anchor][0], there[anchor][0])
        for anchor in here.keys() & there.keys()
    )
