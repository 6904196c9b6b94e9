"""Quantity: a figure in a text, as far as it can be compared with one in the other language."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from duizhao.bilingual.numbers.measures import base


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
        """Say whether two figures may be the same: 15 mu are one hectare, a half is 50%."""
        if not self.unit or not other.unit or self.unit == other.unit:
            return bool(self.values & other.values)
        (one, times), (another, times_) = base(self.unit), base(other.unit)
        return one == another and bool(
            {value * times for value in self.values} & {value * times_ for value in other.values}
        )


def of(*values: Fraction | int) -> frozenset[Fraction]:
    """Give values as a set of fractions."""
    return frozenset(map(Fraction, values))


def apart(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Sort quantities by their places, the firm one first of two at the same."""
    return sorted(quantities, key=lambda each: (each.start, each.end, not each.firm))
