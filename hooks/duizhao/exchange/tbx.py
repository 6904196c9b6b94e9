"""TBX: TermBase eXchange, ISO 30042:2019, dialect TBX-Basic in DCA style.

What TBX-Basic has no data category for stands in notes that begin with a word and a colon
(`pinyin: `, `confidence: `), and is read back from them. The Traditional forms are written for
other tools; they follow from the Simplified ones and are not read back.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from duizhao.exchange.about import About
from duizhao.exchange.imported import Imported, Read, line_of, made, part_of
from duizhao.exchange.xml import LANGUAGE, NoXml, inside, local, parsed
from duizhao.glossary.model import Concept, Glossary
from duizhao.script import HANS, HK, TW, Script

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_TYPES = {"full": "fullForm", "short": "shortForm", "variant": "variant"}
_STATUS = "-admn-sts"
# An id in XML may not begin with a digit.
_PREFIX = "c-"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CHINESE = frozenset({"zh", "zh-hans", "zh-cn"})
_DERIVED = frozenset({"zh-hant-tw", "zh-hant-hk"})

# Gives the form of a Simplified text in a script.
Form = Callable[[str, Script], str]


def as_tbx(glossary: Glossary, about: About, form: Form) -> str:
    """Write the glossary; it needs one entry at least."""
    root = ET.Element("tbx", {"type": "TBX-Basic", "style": "dca", LANGUAGE: "en"})
    root.set("xmlns", _NAMESPACE)
    described = inside(inside(root, "tbxHeader"), "fileDesc")
    inside(inside(described, "publicationStmt"), "p", about.line)
    inside(inside(described, "sourceDesc"), "p", about.title)
    body = inside(inside(root, "text"), "body")
    for domain in glossary.domains:
        for concept in domain.concepts:
            _entry(body, concept, f"{domain.chinese} | {domain.english}", form)
    for name in glossary.names:
        if name.id:
            entry = _entry(body, name.concept(), f"{name.kind}", form)
            _note(entry, 1, "name", name.kind)
            if name.tw:
                _note(entry, 2, "written", f"{name.tw} | {name.hk}")
    ET.indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ET.tostring(root, encoding="unicode") + "\n"


def _note(parent: ET.Element, place: int, name: str, text: str) -> None:
    note = ET.Element("note")
    note.text = f"{name}: {text}"
    parent.insert(place, note)


def _entry(body: ET.Element, concept: Concept, subject: str, form: Form) -> ET.Element:
    entry = inside(body, "conceptEntry", id=_PREFIX + concept.id)
    inside(entry, "descrip", subject, type="subjectField")
    _defined(entry, concept.definition.en, "en")
    _defined(entry, concept.definition.zh, HANS.language)
    for name, text in _notes(concept):
        inside(entry, "note", f"{name}: {text}")
    if concept.source:
        inside(entry, "admin", concept.source, type="source")
    if concept.link:
        inside(entry, "xref", "source", type="externalCrossReference", target=concept.link)
    for relation in ("related", "broader", "narrower"):
        for other in getattr(concept, relation):
            target = _PREFIX + other
            inside(entry, "ref", relation, type="crossReference", target=target)
    _chinese(entry, concept, form)
    if concept.english:
        section = inside(entry, "langSec", **{LANGUAGE: "en"})
        for each in concept.english:
            term = _term(section, each.text, each.status)
            if each.source:
                inside(term, "admin", each.source, type="source")
            if each.link:
                inside(term, "xref", "source", type="externalCrossReference", target=each.link)
            if each.year:
                inside(term, "note", f"year: {each.year}")
    return entry


def _notes(concept: Concept) -> Iterator[tuple[str, str]]:
    yield "confidence", concept.confidence
    if concept.note:
        yield "note", concept.note
    if concept.unknown:
        yield "unknown", concept.unknown
    if concept.first:
        yield "first use", f"{concept.first.year}, {concept.first.occasion}"
        if concept.first.source:
            yield "first use seen in", concept.first.source
        if concept.first.link:
            yield "first use seen at", concept.first.link
    for part in concept.expansion:
        yield "part", line_of(part)
    if concept.context:
        for text in concept.context.including:
            yield "with", text
        for text in concept.context.excluding:
            yield "without", text


def _defined(entry: ET.Element, text: str, language: str) -> None:
    if text:
        inside(entry, "descrip", text, type="definition", **{LANGUAGE: language})


def _chinese(entry: ET.Element, concept: Concept, form: Form) -> None:
    for script in (HANS, TW, HK):
        section = inside(entry, "langSec", **{LANGUAGE: script.language})
        for each in concept.forms:
            term = _term(section, form(each.text, script), each.status, _TYPES.get(each.type, ""))
            if script is HANS:
                inside(term, "note", f"pinyin: {each.pinyin}")


def _term(section: ET.Element, text: str, status: str, kind: str = "") -> ET.Element:
    told = inside(section, "termSec")
    inside(told, "term", text)
    inside(told, "termNote", f"{status}Term{_STATUS}", type="administrativeStatus")
    if kind:
        inside(told, "termNote", kind, type="termType")
    return told


class NoTbx(Exception):
    """Raised where a file is no TBX that can be read; says why."""


def read_tbx(data: bytes, read: Read) -> Imported:
    """Read a termbase in DCA style. What is not understood is reported.

    Raises NoTbx where it is no XML, or no TBX.
    """
    try:
        root = parsed(data)
    except NoXml as error:
        raise NoTbx(str(error)) from None
    if local(root) not in ("tbx", "martif"):
        raise NoTbx(f"the root is <{local(root)}>, not <tbx>")
    told: list[str] = []
    ids: dict[str, str] = {}
    found = [each for each in root.iter() if local(each) in ("conceptEntry", "termEntry")]
    for number, each in enumerate(found, start=1):
        ids[each.get("id") or f"#{number}"] = _id(each.get("id") or "", number)
    entries = [
        _read_entry(each, ids[each.get("id") or f"#{number}"], ids, told)
        for number, each in enumerate(found, start=1)
    ]
    return made(entries, told, read)


def _id(told: str, number: int) -> str:
    bare = told.removeprefix(_PREFIX)
    return bare if _ID.fullmatch(bare) else f"imported-{number}"


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _read_entry(
    element: ET.Element, id: str, ids: Mapping[str, str], told: list[str]
) -> Mapping[str, Any]:
    entry: dict[str, Any] = {"id": id, "forms": [], "renderings": []}
    entry |= {key: [] for key in ("related", "broader", "narrower", "parts", "with", "without")}
    for child in _spread(element):
        if local(child) in ("langSec", "langSet"):
            _read_language(child, entry, told)
        elif not _read_whole(child, entry, ids):
            told.append(f"{id}: <{local(child)}> {_text(child)[:40]} is not carried")
    return entry


def _spread(element: ET.Element) -> Iterator[ET.Element]:
    """Give what stands in an element; of a group, what is grouped."""
    for child in element:
        if local(child).endswith("Grp"):
            yield from child
        else:
            yield child


def _read_whole(child: ET.Element, entry: dict[str, Any], ids: Mapping[str, str]) -> bool:
    """Read what belongs to the whole entry; say whether it was understood."""
    kind, text = (local(child), child.get("type")), _text(child)
    if kind == ("descrip", "subjectField"):
        chinese, _, english = text.partition(" | ")
        entry["domain_zh"], entry["domain_en"] = chinese, english or chinese
    elif kind == ("descrip", "definition"):
        language = (child.get(LANGUAGE) or "en").lower()
        entry["definition_zh" if language.startswith("zh") else "definition_en"] = text
    elif kind == ("admin", "source"):
        entry["meaning_source"] = text
    elif kind == ("xref", "externalCrossReference"):
        entry["meaning_link"] = child.get("target") or ""
    elif kind == ("ref", "crossReference"):
        relation = text if text in ("broader", "narrower") else "related"
        target = child.get("target") or ""
        if target not in ids:
            return False
        entry[relation].append(ids[target])
    elif kind[0] == "note":
        _read_note(text, entry)
    else:
        return False
    return True


def _read_note(text: str, entry: dict[str, Any]) -> None:
    """Read a note: one of ours, or what is said besides."""
    name, _, said = text.partition(": ")
    if name in ("confidence", "note", "unknown"):
        entry[name] = said
    elif name == "first use":
        entry["first_year"], _, entry["first_in"] = said.partition(", ")
    elif name in ("first use seen in", "first use seen at"):
        entry["first_source" if name.endswith("in") else "first_link"] = said
    elif name == "part":
        entry["parts"].append(part_of(said))
    elif name in ("with", "without"):
        entry[name].append(said)
    elif name == "name":
        entry["name_kind"] = said
    elif name == "written":
        entry["tw"], _, entry["hk"] = said.partition(" | ")
    else:
        entry["note"] = " ".join(filter(None, [entry.get("note"), text]))


def _read_language(section: ET.Element, entry: dict[str, Any], told: list[str]) -> None:
    language = (section.get(LANGUAGE) or "").lower()
    if language in _DERIVED:
        return
    key = "forms" if language in _CHINESE else "renderings"
    if key == "renderings" and not re.match("en(-|$)", language):
        told.append(f"{entry['id']}: terms in {language or 'no language'} are not carried")
        return
    for child in _spread(section):
        if local(child) in ("termSec", "tig", "ntig"):
            term = _read_term(child, entry["id"], told)
            if term.get("term"):
                entry[key].append(term)
            else:
                told.append(f"{entry['id']}: a <{local(child)}> without a term is not carried")
        elif child.get("type") == "definition":
            entry["definition_zh" if key == "forms" else "definition_en"] = _text(child)
        else:
            told.append(f"{entry['id']}: <{local(child)}> {_text(child)[:40]} is not carried")


def _read_term(section: ET.Element, id: str, told: list[str]) -> Mapping[str, str]:
    term: dict[str, str] = {}
    for child in _spread(section):
        kind, text = (local(child), child.get("type")), _text(child)
        name, _, said = text.partition(": ")
        if kind[0] == "term":
            term["term"] = text
        elif kind == ("termNote", "administrativeStatus"):
            status = text.removesuffix(_STATUS).removesuffix("Term")
            term["status"] = "deprecated" if status == "superseded" else status
        elif kind == ("termNote", "termType") and text in _KINDS:
            term["type"] = _KINDS[text]
        elif kind == ("admin", "source"):
            term["source"] = text
        elif kind == ("xref", "externalCrossReference"):
            term["link"] = child.get("target") or ""
        elif kind[0] == "note" and name in ("pinyin", "year"):
            term[name] = said
        else:
            told.append(f"{id}: <{kind[0]}> {text[:40]} is not carried")
    return term


_KINDS = {
    **{tbx: ours for ours, tbx in _TYPES.items()},
    "abbreviation": "short",
    "acronym": "short",
}
