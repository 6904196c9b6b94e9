"""XLIFF: the XML Localisation Interchange File Format 2.1 (OASIS): a document to be translated.

A unit is a block beside its translation, a segment what belongs together in it. Codes are numbered
in a unit and hold the Markdown they stand for. What is read back is compared with the document as
it is then, so nothing that a tool may change is relied on but the numbers.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2s

from duizhao.bilingual.pair import Pair
from duizhao.bilingual.sources.inline import GAP, Part
from duizhao.bilingual.sources.segments import Aligned, Side, aligned
from duizhao.bilingual.text import Text
from duizhao.exchange.about import About
from duizhao.exchange.coded import Code, Coded, CodedSegment, Row, coded, codes
from duizhao.exchange.languages import SOURCE, STATUS, TARGET
from duizhao.exchange.xml import NO_CHARACTER, SPACE, inside, written

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_STATES = {"draft": "translated", "revised": "reviewed"}
# Under which a unit says what its translation was when it was given away.
DIGEST = "translation"


def as_xliff(pair: Pair, about: About) -> str:
    """Write a document and its translation. Blocks of the translation alone have no unit."""
    root = ET.Element("xliff", {"version": "2.1", "srcLang": SOURCE, "trgLang": TARGET})
    root.set("xmlns", CORE)
    root.set("xmlns:mda", METADATA)
    file = inside(root, "file", id="f1", original=pair.source_file, canResegment="no")
    _notes(file, _told(pair, about))
    for unit in aligned(pair.bitext, pair.source, pair.target):
        if unit.source.texts:
            _unit(file, unit, pair)
    return written(root, whole={"source", "target", "data"})


def digest(source: str, side: Side) -> str:
    """Say in short what the inline sources of a side are, however they are wrapped."""
    told = "\n".join(" ".join(place.of(source).split()) for place in side.places)
    return blake2s(told.encode("utf-8"), digest_size=8).hexdigest()


def _told(pair: Pair, about: About) -> Iterator[tuple[str, str]]:
    yield "title", about.title
    yield "status", f"{STATUS[pair.status]} State: {pair.state}."
    yield "attribution", about.attribution
    yield "licence", " ".join(filter(None, [about.licence, about.licence_link]))


def _notes(parent: ET.Element, told: Iterable[tuple[str, str]]) -> None:
    full = [(category, text) for category, text in told if text]
    notes = inside(parent, "notes") if full else parent
    for number, (category, text) in enumerate(full, start=1):
        inside(notes, "note", NO_CHARACTER.sub("", text), id=f"n{number}", category=category)


def _unit(file: ET.Element, unit: Aligned, pair: Pair) -> None:
    numbered = coded(unit)
    told = inside(file, "unit", id=unit.id, canResegment="no")
    told.set(SPACE, "preserve")
    if not (unit.source.is_found and unit.target.is_found):
        told.set("translate", "no")
    metadata = inside(inside(told, "mda:metadata"), "mda:metaGroup", category="duizhao")
    inside(metadata, "mda:meta", digest(pair.target, unit.target), type=DIGEST)
    notes = _footnotes(unit, numbered, pair.bitext.notes)
    _notes(told, [("kind", unit.kind), ("section", unit.section), *notes])
    data = _original_data(told, numbered)
    kept = {code for each in numbered.segments for code in codes(each.target)}
    for number, segment in enumerate(numbered.segments, start=1):
        _segment(told, number, segment, _Codes(numbered, data, kept), _STATES[pair.state])


def _footnotes(unit: Aligned, numbered: Coded, notes: Iterable[Text]) -> Iterator[tuple[str, str]]:
    """Give the notes of the translator that a unit refers to."""
    told = {f"[^{text.label}]": text.text for text in notes}
    for part in numbered.parts.values():
        if part.source in told:
            yield "footnote", f"{part.source} {told[part.source].replace(GAP, '').strip()}"


def _original_data(told: ET.Element, numbered: Coded) -> Mapping[Code, str]:
    """Write the Markdown of all codes, each once; say which data is whose."""
    names: dict[str, str] = {}
    data = inside(told, "originalData") if numbered.parts else told
    for part in numbered.parts.values():
        if part.source not in names:
            names[part.source] = f"d{len(names) + 1}"
            each = inside(data, "data", id=names[part.source])
            _add_text(each, part.source)
    return {code: names[part.source] for code, part in numbered.parts.items()}


def _segment(
    told: ET.Element, number: int, segment: CodedSegment, given: "_Codes", state: str
) -> None:
    each = inside(told, "segment", id=f"s{number}")
    each.set("state", state if segment.target else "initial")
    given.fill(inside(each, "source"), segment.source)
    if segment.target:
        given.fill(inside(each, "target"), segment.target)
    if segment.source_after or segment.target_after:
        between = inside(told, "ignorable", id=f"i{number}")
        inside(between, "source", _space(segment.source_after))
        inside(between, "target", _space(segment.target_after))


def _space(after: str) -> str:
    return " " if after else ""


class _Codes:
    """Writes rows, with what is known of their codes."""

    def __init__(self, numbered: Coded, data: Mapping[Code, str], kept: Iterable[Code]) -> None:
        self._parts, self._data, self._kept = numbered.parts, data, frozenset(kept)

    def fill(self, element: ET.Element, row: Row) -> None:
        """Put a row into an element."""
        open_ones = [element]
        for item in row:
            if isinstance(item, str):
                _add_text(open_ones[-1], item)
            elif item.role == "open":
                open_ones.append(inside(open_ones[-1], "pc", **self._paired(item)))
            elif item.role == "close":
                open_ones.pop()
            else:
                inside(open_ones[-1], "ph", **self._alone(item))

    def _alone(self, code: Code) -> dict[str, str]:
        part = self._parts[code]
        says = "" if part.plain == GAP else NO_CHARACTER.sub("", part.plain.strip())
        equivalent = {"equiv": says} if says else {}
        return {**self._rights(code), "dataRef": self._data[code], **equivalent, **_kind(part)}

    def _paired(self, code: Code) -> dict[str, str]:
        closing = Code(code.id, "close")
        return {
            **self._rights(code),
            "dataRefStart": self._data[code],
            "dataRefEnd": self._data[closing],
            **_kind(self._parts[code]),
        }

    def _rights(self, code: Code) -> dict[str, str]:
        # A code of the Chinese that its translation does without may be missing.
        kept = {"canDelete": "no"} if code in self._kept else {}
        return {"id": code.id, "canCopy": "no", **kept}


def _kind(part: Part) -> dict[str, str]:
    mark = part.source[:1]
    if mark in "*_" and part.kind == "opening":
        return {"type": "fmt", "subType": "xlf:b" if len(part.source) > 1 else "xlf:i"}
    if part.source.startswith("!["):
        return {"type": "image"}
    if part.kind == "opening" and mark == "[":
        return {"type": "link"}
    return {"type": "other"}


def _add_text(element: ET.Element, text: str) -> None:
    """Put text at the end of an element; what XML cannot hold is written as <cp>."""
    at = 0
    for match in NO_CHARACTER.finditer(text):
        _append(element, text[at : match.start()])
        inside(element, "cp", hex=f"{ord(match.group()):04X}")
        at = match.end()
    _append(element, text[at:])


def _append(element: ET.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
