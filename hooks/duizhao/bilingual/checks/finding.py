"""Finding: what a check has to say of a unit, until a ruling sets it aside."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.bilingual.bitext import Unit
from duizhao.bilingual.pair import Pair
from duizhao.problem import Problem


@dataclass(frozen=True)
class Finding:
    """A fault of one place: its code, what it is about (a figure, a term's id, a word), and what
    is to be said. `unit` is where it stands, None where it is of the translation as a whole.
    """

    code: str
    about: str
    message: str
    remedy: str
    unit: Unit | None = None
    line: int = 0

    def problem(self, pair: Pair) -> Problem:
        """Tell it: the place in the translation, and that in the document behind the message."""
        unit = self.unit
        line = self.line or (_line(unit.target) if unit else 0)
        there = f"{pair.source_file}:{_line(unit.source)}" if unit and unit.source else ""
        message = f"{self.message} ({there})" if there else self.message
        return Problem(pair.target_file, line, self.code, message, self.remedy)


def _line(texts: Iterable[object]) -> int:
    return next((getattr(text, "line", 0) for text in texts), 0)


def excerpt(text: str, start: int, end: int, around: int = 12) -> str:
    """Give a stretch of a text with a little of what stands around it, on one line."""
    first, last = max(0, start - around), min(len(text), end + around)
    whole = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{whole}{'…' if last < len(text) else ''}"
