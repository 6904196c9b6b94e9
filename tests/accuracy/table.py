"""Tables: what was measured, as text, and the goals that it is held to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Share(NamedTuple):
    """How many of so many cases an engine has right."""

    right: int
    cases: int

    @property
    def part(self) -> float:
        """Give the part that is right."""
        return self.right / self.cases


class Goal(NamedTuple):
    """The least that is aimed at: of an engine on a set, or a speed under its name."""

    engine: str
    measured: str
    least: float


# Engine and set → how much is right.
Shares = Mapping[tuple[str, str], Share]

ACCURATE, HOUSE = "duizhao --accurate", "duizhao, the house's glossary"
MET, FRESH = "met before", "met for the first time"
SPEED = "times pypinyin, the report, {}"

GOALS: Sequence[Goal] = (
    Goal("duizhao", "pinyin", 0.99),
    Goal(ACCURATE, "pinyin", 0.99),
    Goal("duizhao", "script", 1.0),
    Goal("duizhao", "cpp", 0.95),
    Goal(ACCURATE, "cpp", 0.97),
    Goal(HOUSE, "report readings", 1.0),
    Goal(HOUSE, "report script", 1.0),
    Goal("duizhao", SPEED.format(MET), 4.0),
)


def share(right: Iterable[bool]) -> Share:
    """Count what is right."""
    judged = list(right)
    return Share(sum(judged), len(judged))


def drawn(shares: Shares) -> str:
    """Draw shares as a table: an engine a row, a set a column, its number of cases on top."""
    rows = list(dict.fromkeys(engine for engine, _ in shares))
    columns = list(dict.fromkeys(name for _, name in shares))
    counts = {name: each.cases for (_, name), each in shares.items()}
    first = max(map(len, rows), default=0) + 2
    widths = [max(len(name), _NARROW) + 2 for name in columns]

    def line(head: str, cells: Iterable[str]) -> str:
        laid = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        return f"{head:<{first}}{''.join(laid)}".rstrip()

    body = (line(row, (_cell(shares.get((row, name))) for name in columns)) for row in rows)
    return "\n".join(
        [line("", columns), line("cases", (str(counts[name]) for name in columns)), *body]
    )


_NARROW = 8


def _cell(found: Share | None) -> str:
    return "" if found is None else f"{found.part:.4f}"


def missed(goals: Iterable[Goal], measured: Mapping[tuple[str, str], float]) -> list[str]:
    """Give the goals that are not met; what was not measured misses none."""
    return [
        f"{engine}, {name}: {measured[engine, name]:.4f}, not {least}"
        for engine, name, least in goals
        if measured.get((engine, name), least) < least
    ]
