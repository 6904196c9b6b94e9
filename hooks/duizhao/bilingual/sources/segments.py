"""Segments: a bitext's sentences as they are written in the two Markdown files, side by side.

A block's inline source is cut where its sentences meet. A mark that opens goes with what follows,
all else that says nothing with the sentence before; white space at a cut belongs to neither.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from duizhao.bilingual.bitext import Bitext, Sentence, Unit
from duizhao.bilingual.sources.inline import BETWEEN_BLOCKS, Part, Parts, answering, spelt
from duizhao.bilingual.sources.places import Place, places
from duizhao.bilingual.text import Text


@dataclass(frozen=True)
class Segment:
    """Sentences that belong together, with their codes; one side may be empty.

    `id` is that of its unit, a full stop and its number, from 1. What stands behind each side up
    to the next segment is white space, or what is between two blocks; nothing at the end.
    """

    id: str
    source: Parts
    target: Parts
    source_after: str = ""
    target_after: str = ""


@dataclass(frozen=True)
class Side:
    """One language of a unit: its blocks, and where they stand in the file.

    Where the inline source of one was not found, its text stands for it.
    """

    texts: tuple[Text, ...]
    places: tuple[Place, ...]

    @property
    def is_found(self) -> bool:
        """Say whether the sources of all its blocks were found."""
        return all(place.is_found for place in self.places)


@dataclass(frozen=True)
class Aligned:
    """A unit of a bitext with its segments; its id is its own in the document.

    `section` is the text of the heading above it.
    """

    id: str
    source: Side
    target: Side
    segments: tuple[Segment, ...]
    section: str = ""

    @property
    def kind(self) -> str:
        """Give the kind of its first block."""
        return next(iter((*self.source.texts, *self.target.texts))).kind


def aligned(bitext: Bitext, source: str, target: str) -> tuple[Aligned, ...]:
    """Give the units of a bitext with their segments, from the whole texts of both files."""
    ours = _sides(source, [unit.source for unit in bitext.units])
    theirs = _sides(target, [unit.target for unit in bitext.units], [bitext.notes])
    taken: set[str] = set()
    found: list[Aligned] = []
    section = ""
    for unit, here, there in zip(bitext.units, ours, theirs, strict=False):
        if here.texts and here.texts[0].kind.startswith("h"):
            section = here.texts[0].text
        id = _id(unit, taken)
        segments = tuple(_segments(id, unit, _parts(source, here), _parts(target, there)))
        found.append(Aligned(id, here, there, segments, section))
    return tuple(found)


def segments(bitext: Bitext, source: str, target: str) -> tuple[Segment, ...]:
    """Give the segments of a bitext, one for each match, in order."""
    return tuple(segment for unit in aligned(bitext, source, target) for segment in unit.segments)


def _id(unit: Unit, taken: set[str]) -> str:
    """Give a unit the id of its block, as a name in XML; cells of one row are told apart."""
    told = next((text.id for text in (*unit.source, *unit.target) if text.id), "block")
    wanted = given = _NO_NAME.sub("-", told)
    number = 1
    while given in taken:
        number += 1
        given = f"{wanted}:{number}"
    taken.add(given)
    return given


_NO_NAME = re.compile(r"[^\w.:-]")


def _sides(
    source: str, units: Sequence[tuple[Text, ...]], besides: Iterable[tuple[Text, ...]] = ()
) -> list[Side]:
    """Find the places of the texts of units, and of those besides."""
    groups = [*units, *besides]
    found = iter(places(source, [text for group in groups for text in group]))
    return [Side(group, tuple(next(found) for _ in group)) for group in groups]


def _parts(source: str, side: Side) -> list[Parts]:
    return _apart(
        (answering(place.of(source), text.text) if place.is_found else None) or _bare(text)
        for text, place in zip(side.texts, side.places, strict=True)
    )


def _apart(blocks: Iterable[Parts]) -> list[Parts]:
    """Give the pairs of codes numbers that no other block has: blocks may be joined."""
    found: list[Parts] = []
    last = 0
    for parts in blocks:
        found.append(tuple(replace(p, pair=p.pair + last) if p.pair else p for p in parts))
        last = max((part.pair for part in found[-1]), default=0) or last
    return found


def _bare(text: Text) -> Parts:
    return (Part(text.text, text.text),)


def _segments(
    id: str, unit: Unit, source: Sequence[Parts], target: Sequence[Parts]
) -> Iterator[Segment]:
    ours = _cut(unit.source, source, [match.source for match in unit.matches])
    theirs = _cut(unit.target, target, [match.target for match in unit.matches])
    for number, ((here, after), (there, behind)) in enumerate(
        zip(ours, theirs, strict=True), start=1
    ):
        yield Segment(f"{id}.{number}", spelt(here), spelt(there), after, behind)


# A stretch of a block, and what stands behind it.
_Stretch = tuple[Parts, str]


def _cut(
    texts: Sequence[Text], blocks: Sequence[Parts], matches: Sequence[tuple[Sentence, ...]]
) -> Iterator[_Stretch]:
    """Give each match its part of one side, and what stands behind it."""
    starts = [(number, *first) for number, match in enumerate(matches) for first in _firsts(match)]
    pieces: dict[int, list[_Stretch]] = {number: [] for number in range(len(matches))}
    for block, (text, parts) in enumerate(zip(texts, blocks, strict=True)):
        here = [(number, start) for number, of, start in starts if of == block]
        edges = [_said(text.text[:start]) for _, start in here[1:]]
        end = BETWEEN_BLOCKS.source if block + 1 < len(texts) else ""
        for (number, _), stretch in zip(here, divided(parts, edges, end), strict=False):
            pieces[number].append(stretch)
    return map(_joined, pieces.values())


def _firsts(match: Iterable[Sentence]) -> Iterator[tuple[int, int]]:
    """Give each block that a match has a part of, and where that begins."""
    for block, sentences in groupby(match, key=lambda sentence: sentence.text):
        yield block, next(sentences).span.start


def _said(text: str) -> int:
    """Count what a text says, white space left out: it may be wrapped otherwise in the source."""
    return len("".join(text.split()))


def _joined(pieces: Sequence[_Stretch]) -> _Stretch:
    """Join what stands in several blocks."""
    parts: list[Part] = []
    for piece, _ in pieces:
        parts += [BETWEEN_BLOCKS] if parts else []
        parts += piece
    return tuple(parts), pieces[-1][1] if pieces else ""


def divided(parts: Iterable[Part], edges: Sequence[int], end: str = "") -> list[_Stretch]:
    """Divide a block at edges, counted in characters it says without white space; `end` stands
    behind the last stretch. Put together, with the white space behind each, they are the block.
    """
    rows = _rows(parts, edges)
    return [*map(_without_space, rows[:-1]), (tuple(rows[-1]), end)]


def _rows(parts: Iterable[Part], edges: Sequence[int]) -> list[list[Part]]:
    rows: list[list[Part]] = [[]]
    said = 0

    def edge() -> float:
        return edges[len(rows) - 1] if len(rows) <= len(edges) else math.inf

    for part in parts:
        count = _said(part.plain)
        if part.is_code:
            while said >= edge() and (count or part.kind == "opening"):
                rows.append([])
            rows[-1].append(part)
            said += count
            continue
        rest, whole = part.source, said + count
        while edge() < whole:
            at = _place(rest, int(edge()) - said)
            rows[-1] += _text(rest[:at])
            said, rest = int(edge()), rest[at:]
            rows.append([])
        rows[-1] += _text(rest)
        said = whole
    return rows + [[] for _ in range(len(edges) + 1 - len(rows))]


def _place(text: str, number: int) -> int:
    """Give the place of a character by its number among those that are no white space."""
    for at, character in enumerate(text):
        if not character.isspace():
            if number <= 0:
                return at
            number -= 1
    return len(text)


def _text(text: str) -> list[Part]:
    return [Part(text, text)] if text else []


def _without_space(row: list[Part]) -> _Stretch:
    """Part a stretch from the white space at its end."""
    after = ""
    while row and row[-1].is_blank:
        after = row.pop().source + after
    if row and not row[-1].is_code:
        bare = row[-1].source.rstrip()
        after = row[-1].source[len(bare) :] + after
        row[-1] = Part(bare, bare)
    return tuple(row), after
