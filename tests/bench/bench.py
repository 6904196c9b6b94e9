"""Benchmarks: duizhao beside plain mkdocs-material and others, in one run, as ratios with spread.

`make bench` measures everything and writes `handbook/benchmarks.md`. `ONLY=archive,reading`
measures some tables and prints them; `SIZES=125,500` and `ROUNDS=3` make it shorter.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from tests.bench import annotation, archives, builds, glossaries, reading, translations, weights
from tests.bench.figures import Table, document, drawn
from tests.bench.layouts import Pair, report
from tests.bench.running import mkdocs
from tests.support import ROOT

PAGE = ROOT / "handbook" / "benchmarks.md"
SIZES, ROUNDS = "125,500,2000", 5
_LIBRARIES = ("mkdocs-material", "mkdocs", "markdown", "pypinyin", "opencc", "rjieba")


@dataclass(frozen=True)
class Bench:
    """What is measured, how often, and where it is laid out."""

    folder: Path
    sizes: Sequence[int]
    rounds: int

    @cached_property
    def pair(self) -> Pair:
        """Give the report, laid out twice and built."""
        pair = report(self.folder / "report")
        mkdocs(pair.plain)
        return pair

    @property
    def tables(self) -> Mapping[str, Callable[[], Table]]:
        """Give what measures each table."""
        return {
            "annotation": lambda: annotation.table(self.rounds),
            "report": lambda: builds.table(self.pair, self.rounds),
            "translations": lambda: translations.table(self.pair, self.rounds),
            "weights": lambda: weights.table(self.pair, translations.alone(self.pair)),
            "reading": lambda: reading.table(self.pair, self.rounds),
            "glossaries": lambda: glossaries.table(
                self.folder / "glossaries", self.pair, self.rounds
            ),
            "archive": lambda: archives.table(self.folder / "archive", self.sizes, self.rounds),
        }


def main() -> None:
    """Measure what is asked for; print it, and write the page where that is everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="names of tables, with commas")
    parser.add_argument("--sizes", default=SIZES, help="of the archive, in documents")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    sizes = sorted(map(int, asked.sizes.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        measuring = Bench(Path(folder), sizes, asked.rounds).tables
        wanted = asked.only.split(",") if asked.only else [*measuring]
        unknown = [name for name in wanted if name not in measuring]
        if unknown:
            parser.error(f"no table {', '.join(unknown)}: there are {', '.join(measuring)}")
        tables = []
        for name in wanted:
            tables.append(_measured(name, measuring[name]))
            # The archive takes longest: what was measured before is not lost with it.
            if not asked.only:
                PAGE.write_text(document(tables, machine(asked.rounds)), encoding="utf-8")


def _measured(name: str, measure: Callable[[], Table]) -> Table:
    """Measure a table, and print it at once."""
    start = time.monotonic()
    table = measure()
    print(drawn(table), flush=True)
    print(f"bench: {name}, {time.monotonic() - start:.0f} s", file=sys.stderr)
    return table


def machine(rounds: int) -> str:
    """Say what it was measured on."""
    cores = len(os.sched_getaffinity(0))
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    told = f"{rounds} rounds, fewer of large archives; {cores} cores, {platform.machine()}, Python"
    return f"{told} {platform.python_version()}, {libraries}."


if __name__ == "__main__":
    main()
