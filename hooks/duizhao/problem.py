"""Problem: what is wrong, where, and the remedy, in one line."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault that a person can mend. Line 0 means the file as a whole."""

    file: str
    line: int
    code: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        """Give `file:line: CODE message; remedy`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}: {self.code} {self.message}{remedy}"


class Refused(Exception):
    """Raised when problems leave no right result to give; carries them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
