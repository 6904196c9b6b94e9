"""Citing: what the page of an entry shows of the documents that use it, as plain data.

So it can be compared with what was shown before, and sent to another process to be written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from duizhao.glossary_pages.concordance import Use
from duizhao.layers.terms import Mention


class Heading(NamedTuple):
    """The heading of a section: the id that leads there, and its text, empty where it has none.

    `start` is where the section begins in its document, in code points.
    """

    id: str
    text: str
    start: int


@dataclass(frozen=True)
class Line:
    """One use: in which section, the id of its block, and that block's text with the mention.

    `within` is the id of the longer term that it is a part of, if it is one, and `english` is the
    sentence in English, if there is any.
    """

    section: Heading | None
    block: str
    text: str
    mention: Mention
    within: str = ""
    english: str = ""


@dataclass(frozen=True)
class Cited:
    """A document that uses an entry, and how often; of those that are shown, every place of a use.

    Places, and where its sections begin, are in code points of the document.
    """

    url: str
    title: str
    times: int
    length: int = 0
    sections: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()


def cited(uses: Sequence[Use], most: int) -> tuple[Cited, ...]:
    """Give the documents that use an entry, in their order, with so many lines at most.

    `uses` are those of the entry, document by document.
    """
    return tuple(_cited(uses, most))


def _cited(uses: Sequence[Use], most: int) -> Iterator[Cited]:
    left = most
    for _, group in groupby(uses, key=lambda use: use.page.url):
        held = list(group)
        page, outline = held[0].page, held[0].outline
        if left <= 0:
            yield Cited(page.url, page.title, len(held))
            continue
        yield Cited(
            page.url,
            page.title,
            len(held),
            outline.length,
            tuple(section.start for section in outline.sections),
            tuple(use.place for use in held),
            tuple(map(_line, held[:left])),
        )
        left -= len(held)


def _line(use: Use) -> Line:
    return Line(_heading(use), use.block.id, use.block.text, use.mention, use.within, use.english)


def _heading(use: Use) -> Heading | None:
    section = use.section
    if section is None:
        return None
    return Heading(section.id, section.heading.text if section.heading else "", section.start)
