"""Figures: what was measured, beside its goal, and how a page of the handbook shows it."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What several rounds gave of one thing. The goal is the most that is aimed at, or least."""

    name: str
    values: tuple[float, ...]
    unit: str = ""
    goal: float | None = None
    at_least: bool = False

    @property
    def median(self) -> float:
        """Give the middle one."""
        return statistics.median(self.values)

    @property
    def is_met(self) -> bool | None:
        """Say whether the goal is met; None where there is none."""
        if self.goal is None:
            return None
        return self.median >= self.goal if self.at_least else self.median <= self.goal

    def cells(self) -> tuple[str, str, str, str, str]:
        """Give its cells: name, median, spread, goal, whether it is met."""
        many = len(self.values) > 1
        spread = f"{self._told(min(self.values))} to {self._told(max(self.values))}" if many else ""
        goal = "" if self.goal is None else f"{'≥' if self.at_least else '≤'} {self.goal:g}"
        met = {None: "", True: "yes", False: "**no**"}[self.is_met]
        return self.name, f"{self._told(self.median)} {self.unit}".strip(), spread, goal, met

    def _told(self, value: float) -> str:
        return f"{value:,.0f}" if self.unit in {"ms", "bytes", "MB"} else f"{value:.2f}"


@dataclass(frozen=True)
class Table:
    """Figures under a title, and what one must know to read them."""

    title: str
    figures: tuple[Figure, ...]
    remarks: str = ""


def ratio(
    name: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    goal: float | None = None,
    *,
    at_least: bool = False,
) -> Figure:
    """Give one thing as so many times another, round by round."""
    values = tuple(a / b for a, b in zip(ours, theirs, strict=True))
    return Figure(name, values, "", goal, at_least)


def exponent(sizes: Sequence[int], values: Sequence[float]) -> float:
    """Give the power of the size that values grow by, by least squares on their logarithms."""
    logs = [(math.log(size), math.log(value)) for size, value in zip(sizes, values, strict=True)]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


_HEAD = """\
| | median | spread | goal | met |
|---|---:|---|---|---|
"""


def drawn(table: Table) -> str:
    """Write a table as Markdown."""
    rows = "".join(f"| {' | '.join(figure.cells())} |\n" for figure in table.figures)
    remarks = f"{table.remarks}\n\n" if table.remarks else ""
    return f"## {table.title}\n\n{remarks}{_HEAD}{rows}"


def document(tables: Iterable[Table], machine: str) -> str:
    """Write the page of the handbook."""
    head = (
        "# Benchmarks\n\n"
        "Written by `make bench`, all in one run, ours and the others' turn by turn. The machine\n"
        "may have been busy: compare the ratios, not the times. A ratio's spread is that of its\n"
        "rounds.\n"
        f"\n{machine}\n"
    )
    return "\n".join([head, *map(drawn, tables)])
