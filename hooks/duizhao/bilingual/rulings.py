"""Rulings: what an editor has looked at and let stand, each with a reason.

`translation.yml` of the glossary lists them. A ruling is addressed by content: by the code, by a
text of the block (of either language), and, where it is given, by what the finding is about.

    - code: B010
      text: 专人24小时值守
      about: "24"
      reason: “round the clock” says it
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.bilingual.checks.finding import Finding
from duizhao.problem import Problem, Refused
from duizhao.shape import Record, read_file, record, sequence, text

FILE = "translation.yml"
_RULINGS = sequence(record({"code": text, "text": text, "reason": text}, {"about": text}))


@dataclass(frozen=True)
class Ruling:
    """A ruling, and where it stands."""

    code: str
    text: str
    reason: str
    about: str = ""
    line: int = 0

    def settles(self, finding: Finding) -> bool:
        """Say whether a finding is what it is about."""
        texts = [*finding.unit.source, *finding.unit.target] if finding.unit else []
        said = [each.text for each in texts] or [finding.message]
        return (
            finding.code == self.code
            and (not self.about or self.about == finding.about)
            and any(self.text in each for each in said)
        )


def load(folder: Path) -> tuple[Ruling, ...]:
    """Read the rulings of a glossary folder; none where there is no file. Raises Refused."""
    problems: list[Problem] = []
    found: Sequence[Record] = read_file(folder / FILE, _RULINGS, problems) or ()
    if problems:
        raise Refused(problems)
    return tuple(Ruling(**each.values, line=each.place.line) for each in found)


def applied(
    findings: Iterable[Finding], rulings: Sequence[Ruling]
) -> tuple[list[Finding], frozenset[Ruling]]:
    """Give the findings that no ruling settles, and the rulings that settled one."""
    left: list[Finding] = []
    used: set[Ruling] = set()
    for finding in findings:
        mine = [ruling for ruling in rulings if ruling.settles(finding)]
        used.update(mine)
        if not mine:
            left.append(finding)
    return left, frozenset(used)


def unused(file: str, rulings: Iterable[Ruling], used: Iterable[Ruling]) -> Iterator[Problem]:
    """Tell the rulings that settle nothing."""
    for ruling in set(rulings) - set(used):
        message = f"the ruling on “{ruling.text}” ({ruling.code}) settles nothing"
        yield Problem(file, ruling.line, "B050", message, "remove it")
