"""Builds: of this publication beside plain mkdocs-material, turn by turn."""

from collections.abc import Callable

from tests.bench.figures import Figure, Table, ratio
from tests.bench.layouts import ONE, SEARCHING, Pair, edit_document, edit_entry
from tests.bench.running import Run, cold, mkdocs

_REMARKS = """\
A process each. Plain has the same pages: those of the glossary as Markdown that an editor would
have to write. *Without* and *with* say whether the pages in the other scripts have addresses of
their own. Cold: nothing is kept of an earlier build."""

# What is built in each round, in this order: what is warm has been built just before.
Turns = dict[str, Callable[[int], Run]]


def turns(pair: Pair) -> Turns:
    """Say what is built in a round of a pair."""

    def edited(edit: Callable[[Pair, int], None]) -> Callable[[int], Run]:
        def build(number: int) -> Run:
            edit(pair, number + 1)
            return mkdocs(pair.ours, ONE)

        return build

    return {
        "plain": lambda _: mkdocs(pair.plain),
        "cold without": lambda _: cold(pair.ours, ONE),
        "nothing changed": lambda _: mkdocs(pair.ours, ONE),
        "a document changed": edited(edit_document),
        "an entry changed": edited(edit_entry),
        "cold with": lambda _: cold(pair.ours),
        "nothing changed, with": lambda _: mkdocs(pair.ours),
    }


def taken(turns: Turns, rounds: int) -> dict[str, list[Run]]:
    """Take turns, round after round."""
    found: dict[str, list[Run]] = {name: [] for name in turns}
    for number in range(rounds):
        for name, build in turns.items():
            found[name].append(build(number))
    return found


def compared(of: dict[str, list[Run]], which: str, cold_goal: float) -> list[Figure]:
    """Give the builds that were taken as times plain."""
    seconds = {name: [each.seconds for each in runs] for name, runs in of.items()}
    goals = {
        "cold without": cold_goal,
        "nothing changed": 1.1,
        "a document changed": 1.1,
    }
    names = [name for name in of if name not in {"plain", "plain, searching", "plain, documents"}]
    return [
        ratio(f"{name} / plain, {which}", seconds[name], seconds["plain"], goals.get(name))
        for name in names
    ]


def table(pair: Pair, rounds: int) -> Table:
    """Measure the builds of the report."""
    searching = {"plain, searching": lambda _: mkdocs(pair.plain, SEARCHING)}
    of = taken({**turns(pair), **searching}, rounds)
    seconds = {name: tuple(each.seconds for each in runs) for name, runs in of.items()}
    figures = [
        *compared(of, "the report", 1.3),
        ratio("cold with / plain as it comes", seconds["cold with"], seconds["plain, searching"]),
        *(Figure(name, values, "s") for name, values in seconds.items()),
    ]
    return Table("Building the report", tuple(figures), _REMARKS)
