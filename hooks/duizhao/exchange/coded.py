"""Coded: a unit's segments as rows of text and numbered codes, as other tools hold them.

A code of the translation has the number of the same code in its source, where there is one. White
space is one space: how a line is wrapped is the file's own business.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from duizhao.bilingual.sources.inline import BETWEEN_BLOCKS, Part
from duizhao.bilingual.sources.segments import Aligned

Role = Literal["open", "close", "alone"]


class Code(NamedTuple):
    """A code by its number, unique in its unit; an opening code and its closing one share it."""

    id: str
    role: Role


Row = tuple[str | Code, ...]


@dataclass(frozen=True)
class CodedSegment:
    """A segment's two rows, and the white space between it and the next."""

    source: Row
    target: Row
    source_after: str = ""
    target_after: str = ""


@dataclass(frozen=True)
class Coded:
    """The segments of a unit, and the part that each code stands for."""

    segments: tuple[CodedSegment, ...]
    parts: Mapping[Code, Part]


# Names of a code; those of the same names are the same code.
_Names = tuple[str, ...]
# Gives the number of a code of these names.
_Number = Callable[[_Names], str]
_WHITE = re.compile(r"[ \t\r\n]+")


def coded(unit: Aligned) -> Coded:
    """Number the codes of a unit's segments."""
    numbering = _Numbering()
    rows: list[CodedSegment] = []
    for segment in unit.segments:
        source = numbering.of_source(segment.source)
        target = numbering.of_target(segment.target)
        after = (_WHITE.sub(" ", each) for each in (segment.source_after, segment.target_after))
        rows.append(CodedSegment(source, target, *after))
    return Coded(tuple(rows), numbering.parts)


def normal(row: Iterable[str | Code]) -> Row:
    """Give a row as it is compared: texts joined, single spaces, none at its edges."""
    joined: list[str | Code] = []
    for item in row:
        if joined and isinstance(item, str) and isinstance(joined[-1], str):
            joined[-1] += item
        else:
            joined.append(item)
    spaced = [_WHITE.sub(" ", item) if isinstance(item, str) else item for item in joined]
    if spaced and isinstance(spaced[0], str):
        spaced[0] = spaced[0].lstrip(" ")
    if spaced and isinstance(spaced[-1], str):
        spaced[-1] = spaced[-1].rstrip(" ")
    return tuple(item for item in spaced if item)


def codes(row: Iterable[str | Code]) -> list[Code]:
    """Give the codes of a row."""
    return [item for item in row if isinstance(item, Code)]


class _Numbering:
    """Gives codes their numbers, c1, c2 and so on through a unit."""

    def __init__(self) -> None:
        self.parts: dict[Code, Part] = {}
        self._count = 0
        self._met: dict[_Names, list[str]] = defaultdict(list)

    def of_source(self, parts: Sequence[Part]) -> Row:
        """Number the codes of a source anew, and keep them for its translation."""
        self._met.clear()
        return self._row(parts, self._new)

    def of_target(self, parts: Sequence[Part]) -> Row:
        """Give the codes of a translation the numbers of the same ones in its source."""
        return self._row(parts, lambda names: self._taken(names) or self._new(names))

    def _new(self, names: _Names) -> str:
        self._count += 1
        self._met[names].append(f"c{self._count}")
        return f"c{self._count}"

    def _taken(self, names: _Names) -> str:
        held = self._met.get(names)
        return held.pop(0) if held else ""

    def _row(self, parts: Sequence[Part], number: _Number) -> Row:
        pairs = _pairs(parts)
        numbers: dict[int, str] = {}
        row: list[str | Code] = []
        for part in parts:
            if not part.is_code or (part.is_blank and part != BETWEEN_BLOCKS):
                row.append(part.plain)
                continue
            role: Role = "alone"
            if part.pair in pairs:
                role = "open" if part.kind == "opening" else "close"
            if role == "close":
                id = numbers[part.pair]
            else:
                id = number(pairs.get(part.pair, (part.source,)))
                numbers[part.pair] = id
            row.append(Code(id, role))
            self.parts[Code(id, role)] = part
        return normal(row)


def _pairs(parts: Iterable[Part]) -> Mapping[int, _Names]:
    """Give the pairs that stand in a row whole, each with what opens and what closes it."""
    names: dict[int, _Names] = {}
    for part in parts:
        if part.pair:
            names[part.pair] = (*names.get(part.pair, ()), part.source)
    return {number: held for number, held in names.items() if len(held) == len(("open", "close"))}
