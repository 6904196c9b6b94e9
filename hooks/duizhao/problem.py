"""Problem: what is wrong, where, and the remedy, in one line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault that a person can mend. Line 0 means the file as a whole, column 0 the line."""

    file: str
    line: int
    code: str
    message: str
    remedy: str = ""
    column: int = 0

    def __str__(self) -> str:
        """Give `file:line:column: CODE message; remedy`."""
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])
        remedy = f"; {self.remedy}" if self.remedy else ""
        return on_one_line(f"{place}: {self.code} {self.message}{remedy}")


class Refused(Exception):
    """Raised when problems leave no right result to give; carries them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__("\n".join(map(str, self.problems)))


# What a text of others may hold and a terminal must not be sent: line ends and other controls,
# marks of direction, what has no width, halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def on_one_line(text: str) -> str:
    """Give a text with what is not seen, or would end the line, written out as in Python."""
    return _UNSEEN.sub(lambda match: ascii(match[0])[1:-1], text)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by their place."""
    return sorted(problems, key=_order)


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line, problem.column, problem.code, problem.message
