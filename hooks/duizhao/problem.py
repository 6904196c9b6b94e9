"""Problem: what is wrong, where, and the remedy, in one line."""

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
        return f"{place}: {self.code} {self.message}{remedy}"


class Refused(Exception):
    """Raised when problems leave no right result to give; carries them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by their place."""
    return sorted(problems, key=_order)


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line, problem.column, problem.code, problem.message
