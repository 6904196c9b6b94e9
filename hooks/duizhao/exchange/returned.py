"""Returned: an XLIFF file as a tool gives it back, as rows of text and numbered codes.

Prefixes, the order of attributes, states, annotations, modules and white space between elements
do not matter.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.exchange.coded import Code, Row
from duizhao.exchange.xliff import CORE, DIGEST, METADATA
from duizhao.exchange.xml import NoXml, local, parsed

_CORE, _METADATA = f"{{{CORE}}}", f"{{{METADATA}}}"


@dataclass(frozen=True)
class Piece:
    """A segment, or what stands between two; `target` is None where it has no translation."""

    id: str
    source: Row
    target: Row | None
    is_segment: bool


@dataclass(frozen=True)
class ReturnedUnit:
    """A unit, its pieces in the order of the source and in that of the translation.

    `digest` says what the translation was when it was given away; it may be missing.
    """

    id: str
    pieces: tuple[Piece, ...]
    targets: tuple[Piece, ...]
    digest: str = ""


@dataclass(frozen=True)
class ReturnedFile:
    """A file element: the document it came from, and its units."""

    original: str
    units: tuple[ReturnedUnit, ...]


class NoXliff(Exception):
    """Raised where a file is no XLIFF that can be taken back; says why."""


def read_xliff(data: bytes) -> tuple[ReturnedFile, ...]:
    """Read the files of an XLIFF 2 document. Raises NoXliff."""
    try:
        root = parsed(data)
    except NoXml as error:
        raise NoXliff(str(error)) from None
    if root.tag != f"{_CORE}xliff":
        raise NoXliff(f"the root is <{local(root)}>, not <xliff> of XLIFF 2.0 or 2.1")
    source, target = (root.get(name, "").lower() for name in ("srcLang", "trgLang"))
    if not (source.startswith("zh") and target.startswith("en")):
        raise NoXliff(f"it leads from {source or 'nothing'} to {target or 'nothing'}, not zh to en")
    files = root.findall(f"{_CORE}file")
    return tuple(
        ReturnedFile(
            file.get("original", ""), tuple(_unit(unit) for unit in file.iter(f"{_CORE}unit"))
        )
        for file in files
    )


def _unit(element: ET.Element) -> ReturnedUnit:
    told = [child for child in element if child.tag in (f"{_CORE}segment", f"{_CORE}ignorable")]
    pieces = [_piece(each) for each in told]
    digests = (meta for meta in element.iter(f"{_METADATA}meta") if meta.get("type") == DIGEST)
    digest = next((meta.text or "" for meta in digests), "").strip()
    orders = [_order(each, number) for number, each in enumerate(told, start=1)]
    ordered = sorted(range(len(pieces)), key=lambda at: (orders[at], at))
    targets = tuple(pieces[at] for at in ordered)
    return ReturnedUnit(element.get("id", ""), tuple(pieces), targets, digest)


def _order(element: ET.Element, number: int) -> int:
    """Give the place of a translation in its unit: its own, unless it says another."""
    target = element.find(f"{_CORE}target")
    told = target.get("order", "") if target is not None else ""
    return int(told) if told.isascii() and told.isdecimal() and len(told) < _LONG else number


_LONG = 6


def _piece(element: ET.Element) -> Piece:
    source, target = (element.find(f"{_CORE}{name}") for name in ("source", "target"))
    return Piece(
        element.get("id", ""),
        () if source is None else tuple(_row(source)),
        None if target is None else tuple(_row(target)),
        local(element) == "segment",
    )


def _row(element: ET.Element) -> Iterator[str | Code]:
    yield element.text or ""
    for child in element:
        yield from _inline(child)
        yield child.tail or ""


def _inline(element: ET.Element) -> Iterator[str | Code]:
    id, name = element.get("id", ""), local(element)
    if not str(element.tag).startswith(_CORE):
        return
    if name == "cp":
        yield _character(element.get("hex", ""))
    elif name == "ph":
        yield Code(id, "alone")
    elif name == "sc":
        yield Code(id, "open")
    elif name == "ec":
        yield Code(element.get("startRef") or id, "close")
    elif name == "pc":
        yield Code(id, "open")
        yield from _row(element)
        yield Code(id, "close")
    elif name == "mrk":
        yield from _row(element)


def _character(hex: str) -> str:
    """Give the character of a <cp>. Raises NoXliff where it is none."""
    try:
        found = chr(int(hex, 16))
        found.encode("utf-8")
    except (ValueError, OverflowError):
        raise NoXliff(f"<cp hex={hex[:8]!r}> is no character") from None
    return found
