"""Outline: the sections of a document, and where in it a place falls."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from duizhao.editions.pages import Page
from duizhao.passage import Passage

# Headings below this level begin no section of their own.
_DEEPEST = 3


@dataclass(frozen=True)
class Section:
    """A section: its heading, or None before the first; its id; and where it begins and ends.

    Places are in code points of all the document's blocks put together.
    """

    heading: Passage | None
    id: str
    level: int
    start: int
    end: int

    @property
    def length(self) -> int:
        """Give the number of code points of the section."""
        return self.end - self.start


@dataclass(frozen=True)
class Outline:
    """A document's sections in their order, which together are the document."""

    page: Page

    @cached_property
    def starts(self) -> Sequence[int]:
        """Give where each block begins; at last, where the document ends."""
        found = [0]
        for block in self.page.blocks:
            found.append(found[-1] + len(block.text))
        return found

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Give the sections that hold anything besides headings."""
        marks: list[tuple[int, Passage | None, str, int]] = [(0, None, "", 1)]
        holding: set[int] = set()
        for block, start in zip(self.page.blocks, self.starts, strict=False):
            if 1 < block.level <= _DEEPEST:
                marks.append((start, block.passage, block.id, block.level))
            elif not block.level:
                holding.add(len(marks) - 1)
        ends = [mark[0] for mark in marks[1:]] + [self.starts[-1]]
        return [
            Section(heading, id, level, start, end)
            for number, ((start, heading, id, level), end) in enumerate(
                zip(marks, ends, strict=True)
            )
            if number in holding
        ]

    def section(self, place: int) -> Section | None:
        """Give the section that a place falls into."""
        sections = self.sections
        number = bisect_right([section.start for section in sections], place) - 1
        return sections[max(number, 0)] if sections else None

    @property
    def length(self) -> int:
        """Give the number of code points of the document."""
        return self.starts[-1]
