"""Archives: how time and memory grow with the number of documents, ours beside plain."""

from collections.abc import Sequence
from pathlib import Path

from tests.bench.builds import Turns, compared, taken, turns
from tests.bench.figures import Figure, Table, exponent, ratio
from tests.bench.layouts import DOCUMENTS, Pair, archive
from tests.bench.running import Run, mkdocs

_REMARKS = """\
The archive of `make corpus` with this publication's glossary. Both have `navigation.prune`: else
the theme writes every document into the navigation of every other, and nothing else can be
measured. Of the smallest every kind of build is taken, of the others what growth is told by.
Memory is that of the whole tree of processes. The exponent is fitted to the medians by
least squares; its spread is that of the rounds."""

Grown = dict[int, dict[str, list[Run]]]


def rounds_of(size: int, rounds: int) -> int:
    """Say how many rounds a size has: a large one takes long, and varies little."""
    return min(rounds, max(1, rounds * 250 // size))


def table(folder: Path, sizes: Sequence[int], rounds: int) -> Table:
    """Measure archives of several sizes; of the smallest every kind of build."""
    grown: Grown = {}
    for size in sizes:
        pair = archive(folder / str(size), size)
        every = _turns(pair, is_whole=size == min(sizes))
        grown[size] = taken(every, rounds_of(size, rounds))
    figures = [figure for size in sizes for figure in _of_size(size, grown[size])]
    growth = _growth(grown) if len(sizes) > 1 else []
    return Table("The archive", (*figures, *growth), _REMARKS)


def _turns(pair: Pair, *, is_whole: bool) -> Turns:
    """Say what is built in a round: everything, or what growth is told by."""
    documents = {"plain, documents": lambda _: mkdocs(pair.plain, DOCUMENTS)}
    every = turns(pair)
    return {**documents, **{n: every[n] for n in every if is_whole or n in _GROWING}}


_GROWING = ("plain", "cold without")


def _of_size(size: int, of: dict[str, list[Run]]) -> list[Figure]:
    seconds = {name: tuple(each.seconds for each in runs) for name, runs in of.items()}
    peaks = {name: tuple(each.peak for each in runs) for name, runs in of.items()}
    which = f"{size:,} documents"
    return [
        *compared(of, which, 2.0),
        ratio(
            f"cold without / plain that has no glossary's pages, {which}",
            seconds["cold without"],
            seconds["plain, documents"],
        ),
        ratio(f"memory, cold / plain, {which}", peaks["cold without"], peaks["plain"], 1.5),
        *(Figure(f"{name}, {which}", values, "s") for name, values in seconds.items()),
        Figure(f"memory, plain, {which}", peaks["plain"], "MB"),
        Figure(f"memory, cold, {which}", peaks["cold without"], "MB"),
    ]


def _growth(grown: Grown) -> list[Figure]:
    theirs, ours = (_exponents(grown, name) for name in ("plain", "cold without"))
    above = tuple(a - b for a, b in zip(ours, theirs, strict=True))
    return [
        Figure("growth exponent of time, plain", theirs),
        Figure("growth exponent of time, cold without", ours),
        Figure("exponent above plain's", above, "", 0.05),
    ]


def _exponents(grown: Grown, name: str) -> tuple[float, ...]:
    """Fit round by round; a size with fewer rounds gives its own again."""
    runs = [of[name] for of in grown.values()]
    return tuple(
        exponent([*grown], [each[number % len(each)].seconds for each in runs])
        for number in range(max(map(len, runs)))
    )
