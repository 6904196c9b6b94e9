"""Taking: what came back in an XLIFF file becomes changes of the translation, and problems.

The document is read anew and numbered as when it was given away; what does not agree with it is
told, and the unit left as it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from duizhao.bilingual.pair import Pair
from duizhao.bilingual.sources.inline import BETWEEN_BLOCKS, Part, plain
from duizhao.bilingual.sources.landing import landed
from duizhao.bilingual.sources.places import Place, places
from duizhao.bilingual.sources.segments import Aligned, Segment, aligned
from duizhao.bilingual.sources.wording import worded
from duizhao.bilingual.text import Text
from duizhao.exchange.coded import Code, Coded, CodedSegment, Row, coded, codes, normal
from duizhao.exchange.returned import Piece, ReturnedFile, ReturnedUnit
from duizhao.exchange.xliff import digest


@dataclass(frozen=True)
class Fault:
    """What is wrong with a unit, and the remedy."""

    unit: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Give it in one line."""
        return f"unit {self.unit}: {self.message}"


@dataclass(frozen=True)
class Taken:
    """The translation's whole new text, how many of its blocks are changed, and what is wrong."""

    text: str
    changed: int
    faults: tuple[Fault, ...]


class _Refused(Exception):
    """Raised where a unit cannot be taken; says why, and the remedy."""


def taken(pair: Pair, file: ReturnedFile) -> Taken:
    """Take a file back into the translation it was made of; units that are at fault are not."""
    units = aligned(pair.bitext, pair.source, pair.target)
    known = {unit.id: unit for unit in units}
    counts = Counter(unit.id for unit in file.units)
    changes: dict[Place, _New] = {}
    faults: list[Fault] = []
    for each in file.units:
        try:
            if counts[each.id] > 1:
                raise _Refused("stands there more than once", "leave one of them")
            unit = known.get(each.id)
            if unit is None or not unit.source.texts:
                raise _Refused("is not in the document: it may have changed since", _AGAIN)
            changes |= _changes(unit, each, pair)
        except _Refused as refused:
            faults.append(Fault(each.id, *refused.args))
    text = landed(pair.target, {place: new.source for place, new in changes.items()})
    faults += _unread(units, pair, changes, text)
    return Taken(text, len(changes), tuple(faults))


_AGAIN = "export the document anew"


@dataclass(frozen=True)
class _New:
    """The new inline source of a block, and what it says."""

    source: str
    text: str


def _changes(unit: Aligned, each: ReturnedUnit, pair: Pair) -> Mapping[Place, _New]:
    """Give the new sources of a unit's blocks, of those that differ. Raises _Refused."""
    numbered = coded(unit)
    _same_source(numbered, each)
    groups = _groups(each, numbered)
    if groups == [segment.target for segment in numbered.segments]:
        return {}
    if each.digest and each.digest != digest(pair.target, unit.target):
        raise _Refused("the translation has changed since it was exported", _AGAIN)
    if not unit.target.texts:
        raise _Refused("the translation has no block for it", f"write one into {pair.target_file}")
    if not (unit.source.is_found and unit.target.is_found):
        raise _Refused("its block was not found in the file", f"change {pair.target_file} itself")
    _same_codes(numbered, groups)
    rows = _blocks(_parts(unit, numbered, groups))
    if len(rows) != len(unit.target.texts) or not all(plain(_told(row)).strip() for row in rows):
        raise _Refused("a block of the translation would be empty", "translate it")
    return dict(_worded(unit, rows, pair))


def _same_source(numbered: Coded, each: ReturnedUnit) -> None:
    ours = chain.from_iterable(segment.source for segment in numbered.segments)
    theirs = chain.from_iterable(piece.source for piece in each.pieces)
    if _squeezed(ours) != _squeezed(theirs):
        raise _Refused("its Chinese is not that of the document, which may have changed", _AGAIN)


def _squeezed(row: Iterable[str | Code]) -> Row:
    return normal("".join(item.split()) if isinstance(item, str) else item for item in row)


def _groups(each: ReturnedUnit, numbered: Coded) -> list[Row]:
    """Give each of our segments what came back for it: a tool may have divided it, or joined it
    with the one before.
    """
    groups: list[list[str | Code]] = [[] for _ in numbered.segments]
    names = {f"s{number}": number - 1 for number in range(1, len(groups) + 1)}
    met = [names[piece.id] for piece in each.targets if piece.id in names]
    if met != sorted(met):
        # They have changed places: they are one.
        names = {}
    at = 0
    for number, piece in enumerate(each.targets):
        at = names.get(piece.id, at) if piece.is_segment else at
        if piece.is_segment and piece.target is None and numbered.segments[at].target:
            raise _Refused(f"its segment {piece.id or number + 1} has no target", "translate it")
        if not piece.is_segment and _is_ours(piece, each.targets[number + 1 :], names, at):
            continue
        told = piece.target
        if told is None and not piece.is_segment:
            told = piece.source
        groups[at] += told or ()
    return [normal(group) for group in groups]


def _is_ours(piece: Piece, after: Sequence[Piece], names: Mapping[str, int], at: int) -> bool:
    """Say whether what stands between two segments is the space between two of ours."""
    following = next((each for each in after if each.is_segment), None)
    ends = following is None or names.get(following.id, at) != at
    return ends and not normal(piece.target or ())


def _same_codes(numbered: Coded, groups: Sequence[Row]) -> None:
    ours = [code for segment in numbered.segments for code in codes(segment.target)]
    theirs = [code for group in groups for code in codes(group)]
    missing, added = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    for code in missing:
        told = numbered.parts[code].source.strip()
        raise _Refused(f"the code {code.id} ({told}) is missing", "put it where it belongs")
    for code in added:
        raise _Refused(f"the code {code.id} does not belong here", "take it out")
    for mine, other in zip(ours, theirs, strict=True):
        if mine != other:
            raise _Refused(f"the code {other.id} has been moved before {mine.id}", "move it back")


# A part of a block that is put together anew, and whether it is new text.
_Piece = tuple[Part, bool]


def _parts(unit: Aligned, numbered: Coded, groups: Sequence[Row]) -> Iterator[_Piece]:
    """Give the translation of a unit: what is unchanged as it was written, the rest anew."""
    after: list[str] | None = None
    for segment, ours, group in zip(unit.segments, numbered.segments, groups, strict=True):
        if group and after is not None:
            yield from _between(after if segment.target else [*after, " "])
        if group:
            yield from _written(segment, ours, group, numbered)
            after = []
        if after is not None:
            after.append(segment.target_after if segment.target else " ")


def _between(after: Sequence[str]) -> Iterator[_Piece]:
    """Give what stands between two segments: the end of a block, what stood there, or a space if
    something did not stand there before.
    """
    space = after[0] if len(after) == 1 else " "
    if BETWEEN_BLOCKS.source in after:
        yield BETWEEN_BLOCKS, False
    elif space:
        yield Part(space, space), False


def _written(segment: Segment, ours: CodedSegment, group: Row, numbered: Coded) -> Iterator[_Piece]:
    if group == ours.target:
        yield from ((part, False) for part in segment.target)
        return
    for item in group:
        if isinstance(item, Code):
            yield numbered.parts[item], False
        elif any(ord(character) < _FIRST_SIGN for character in item):
            raise _Refused("its translation holds a control character", "take it out")
        else:
            yield Part(item, item), True


_FIRST_SIGN = 0x20


def _blocks(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    blocks: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece[0] == BETWEEN_BLOCKS:
            blocks.append([])
        else:
            blocks[-1].append(piece)
    return blocks


def _told(row: Iterable[_Piece]) -> list[Part]:
    return [part for part, _ in row]


def _worded(
    unit: Aligned, rows: Sequence[Sequence[_Piece]], pair: Pair
) -> Iterator[tuple[Place, _New]]:
    for text, place, row in zip(unit.target.texts, unit.target.places, rows, strict=True):
        parts = _told(row)
        new = frozenset(at for at, (_, is_new) in enumerate(row) if is_new)
        written = worded(parts, new, text.kind)
        if written is None:
            remedy = f"change {pair.target_file} itself"
            raise _Refused("its translation cannot be written as Markdown", remedy)
        if written != place.of(pair.target):
            yield place, _New(written, plain(parts))


def _unread(
    units: Iterable[Aligned], pair: Pair, changes: Mapping[Place, _New], text: str
) -> Iterator[Fault]:
    """Give the units whose blocks would not be read from the new text as they are meant."""
    told = [
        (unit.id, replace(each, text=changes[place].text) if place in changes else each, place)
        for unit in units
        for each, place in zip(unit.target.texts, unit.target.places, strict=True)
    ]
    besides: list[Text] = list(pair.bitext.notes)
    found = places(text, [*(each for _, each, _ in told), *besides]) if changes else []
    for (id, _, before), now in zip(told, found, strict=False):
        if before.is_found and not now.is_found:
            message = "its translation would not be read from the file as it is meant"
            yield Fault(id, message, f"change {pair.target_file} itself")
