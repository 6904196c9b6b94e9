"""Quantity: a figure in a text, as far as it can be compared with one in the other language."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

# What a figure is of, where both languages say it in few words: the unit's own sign.
PERCENT, POINTS, TIMES = "%", "percentage points", "times"


@dataclass(frozen=True)
class Quantity:
    """A figure at a place of a text, in code points.

    `values` are what it may mean, mostly one number; `unit` is what it is of, or nothing. A firm
    one has to stand in the other text too; one that is not may be part of a word (三 in 三农, the
    English “one”), and only answers a firm one.
    """

    start: int
    end: int
    written: str
    values: frozenset[Fraction]
    unit: str = ""
    firm: bool = True

    def answers(self, other: "Quantity") -> bool:
        """Say whether two figures may be the same."""
        return bool(self.values & other.values) and _agree(self.unit, other.unit)


def of(*values: Fraction | int) -> frozenset[Fraction]:
    """Give values as a set of fractions."""
    return frozenset(map(Fraction, values))


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def apart(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Sort quantities by their places."""
    return sorted(quantities, key=lambda quantity: (quantity.start, quantity.end))
