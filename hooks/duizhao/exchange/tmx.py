"""TMX: Translation Memory eXchange 1.4b: the sentences of a document with their translation.

It is given away only. Codes are placeholders that hold the Markdown they stand for; what is only
written with a code but says a character (an escape, an entity) is that character.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duizhao import __version__
from duizhao.bilingual.pair import Pair
from duizhao.bilingual.sources.inline import GAP, Part
from duizhao.bilingual.sources.segments import Aligned, Segment, aligned
from duizhao.exchange.about import About
from duizhao.exchange.coded import Code, Coded, Row, coded
from duizhao.exchange.languages import SOURCE, STATUS, TARGET
from duizhao.exchange.xml import LANGUAGE, NO_CHARACTER, inside, written


@dataclass(frozen=True)
class Memory:
    """A translation memory, and how many segments it leaves out, for want of a counterpart."""

    text: str
    left_out: int


def as_tmx(pair: Pair, about: About) -> Memory:
    """Write the segments of a document that have both sides, one translation unit each."""
    # No document type: readers need none, and careful ones refuse it.
    root = ET.Element("tmx", {"version": "1.4"})
    _header(root, pair, about)
    body = inside(root, "body")
    left_out = 0
    for unit in aligned(pair.bitext, pair.source, pair.target):
        numbered = coded(unit)
        for segment, (source, target) in zip(unit.segments, _rows(numbered), strict=True):
            if segment.source and segment.target:
                _unit(body, unit, segment, numbered, source, target)
            else:
                left_out += 1
    return Memory(written(root, whole={"seg"}), left_out)


def _header(root: ET.Element, pair: Pair, about: About) -> None:
    # The format knows no Markdown: what stands in <ph> is its, the rest is plain text.
    header = inside(
        root,
        "header",
        creationtool="duizhao",
        creationtoolversion=__version__,
        segtype="sentence",
        adminlang="en",
        srclang=SOURCE,
        datatype="plaintext",
        **{"o-tmf": "duizhao", "o-encoding": "UTF-8"},
    )
    inside(header, "note", _clean(f"{about.title}. {STATUS[pair.status]}"))
    for name, text in (
        ("document", pair.source_file),
        ("translation", pair.target_file),
        ("state", pair.state),
        ("attribution", about.attribution),
        ("licence", about.licence),
        ("licence-link", about.licence_link),
    ):
        _property(header, name, text)


def _property(parent: ET.Element, name: str, text: str) -> None:
    if text:
        inside(parent, "prop", _clean(text), type=f"x-{name}")


def _rows(numbered: Coded) -> Iterator[tuple[Row, Row]]:
    return ((segment.source, segment.target) for segment in numbered.segments)


def _unit(
    body: ET.Element, unit: Aligned, segment: Segment, numbered: Coded, source: Row, target: Row
) -> None:
    told = inside(body, "tu", tuid=segment.id)
    _property(told, "section", unit.section)
    _property(told, "kind", unit.kind)
    for language, row in ((SOURCE, source), (TARGET, target)):
        variant = inside(told, "tuv", **{LANGUAGE: language})
        _fill(inside(variant, "seg"), row, numbered)


def _fill(seg: ET.Element, row: Iterable[str | Code], numbered: Coded) -> None:
    for item in row:
        part = None if isinstance(item, str) else numbered.parts[item]
        if part is None or _says(part):
            _add_text(seg, str(item) if part is None else part.plain)
        elif isinstance(item, Code):
            _placeholder(seg, item, part)


def _says(part: Part) -> bool:
    return bool(part.plain.strip()) and part.plain != GAP


def _placeholder(seg: ET.Element, code: Code, part: Part) -> None:
    # A number of its own for each mark, the same in both languages.
    number = 2 * int(code.id.removeprefix("c")) - (code.role != "close")
    attributes = {"x": str(number)}
    if part.kind != "alone" or not part.plain:
        attributes["assoc"] = "f" if part.kind == "opening" else "p"
    inside(seg, "ph", _clean(part.source), **attributes)


def _add_text(seg: ET.Element, text: str) -> None:
    if len(seg):
        seg[-1].tail = (seg[-1].tail or "") + _clean(text)
    else:
        seg.text = (seg.text or "") + _clean(text)


def _clean(text: str) -> str:
    """Leave out what XML cannot hold; this format has no way to write it."""
    return NO_CHARACTER.sub("", text)
