"""Imported: what was read from a format of exchange becomes a glossary; what cannot is told."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.glossary.confidence import CONFIDENCE
from duizhao.glossary.model import (
    FORM_TYPES,
    KINDS,
    STATUS,
    Concept,
    Context,
    Definition,
    Domain,
    FirstUse,
    Form,
    Glossary,
    Name,
    Part,
    Rendering,
)

# What stands where a foreign file says nothing.
_DOMAIN = ("导入", "Imported")
_NO_DEFINITION = "No definition was given in what was imported."
_NOT_SAID = "How sure this is was not said in what was imported."

# Gives the pinyin of a Chinese text.
Read = Callable[[str], str]


@dataclass(frozen=True)
class Imported:
    """A glossary, and a line for each thing that could not be carried or had to be added."""

    glossary: Glossary
    told: tuple[str, ...]


def made(entries: Iterable[Mapping[str, Any]], told: Iterable[str], read: Read) -> Imported:
    """Make a glossary of entries laid out flat, as `rows` and `tbx` read them.

    `read` gives pinyin where an entry has none.
    """
    notes = list(told)
    domains: dict[tuple[str, str], list[Concept]] = {}
    names: list[Name] = []
    for entry in entries:
        concept = _concept(entry, notes, read)
        if entry.get("name_kind") in KINDS and concept is not None:
            names.append(_name(entry, concept))
        elif concept is not None and not concept.english:
            notes.append(f"{concept.id}: without an English rendering, left out")
        elif concept is not None:
            title = entry.get("domain_zh") or _DOMAIN[0], entry.get("domain_en") or _DOMAIN[1]
            domains.setdefault(title, []).append(concept)
    found = tuple(Domain(zh, en, tuple(held)) for (zh, en), held in domains.items())
    return Imported(Glossary(domains=found, names=tuple(names)), tuple(notes))


def _concept(entry: Mapping[str, Any], notes: list[str], read: Read) -> Concept | None:
    forms = tuple(_forms(entry, notes, read))
    if not forms:
        notes.append(f"{entry['id']}: without a Chinese form, left out")
        return None
    unknown = entry.get("unknown") or ""
    confidence: Any = entry.get("confidence")
    if confidence not in CONFIDENCE:
        notes.append(f"{entry['id']}: how sure it is was not said; called unknown")
        confidence, unknown = "unknown", unknown or _NOT_SAID
    english = entry.get("definition_en") or ""
    if not english and not entry.get("name_kind"):
        notes.append(f"{entry['id']}: without an English definition; said so")
        english = _NO_DEFINITION
    return Concept(
        id=entry["id"],
        forms=forms,
        english=tuple(_renderings(entry)),
        definition=Definition(english, entry.get("definition_zh") or ""),
        confidence=confidence,
        expansion=tuple(entry.get("parts", ())),
        note=entry.get("note") or "",
        source=entry.get("meaning_source") or "",
        link=entry.get("meaning_link") or "",
        unknown=unknown,
        first=_first(entry),
        related=tuple(entry.get("related", ())),
        broader=tuple(entry.get("broader", ())),
        narrower=tuple(entry.get("narrower", ())),
        context=_context(entry.get("with", ()), entry.get("without", ())),
    )


def _forms(entry: Mapping[str, Any], notes: list[str], read: Read) -> Iterator[Form]:
    for form in entry["forms"]:
        pinyin = form.get("pinyin")
        if not pinyin:
            pinyin = read(form["term"])
            notes.append(f"{entry['id']}: {form['term']} had no pinyin; read as {pinyin}")
        kind: Any = form.get("type") if form.get("type") in FORM_TYPES else ""
        yield Form(form["term"], pinyin, kind, _status(form))


def _renderings(entry: Mapping[str, Any]) -> Iterator[Rendering]:
    for each in entry["renderings"]:
        yield Rendering(
            text=each["term"],
            source=each.get("source") or "",
            year=_year(each.get("year")),
            link=each.get("link") or "",
            status=_status(each),
        )


def _status(term: Mapping[str, Any]) -> Any:
    return term.get("status") if term.get("status") in STATUS else "admitted"


def _year(told: str | None) -> int | None:
    return int(told) if told and re.fullmatch(r"[0-9]{4}", told) else None


def _first(entry: Mapping[str, Any]) -> FirstUse | None:
    year = _year(entry.get("first_year"))
    if year is None or not entry.get("first_in"):
        return None
    seen = entry.get("first_source") or "", entry.get("first_link") or ""
    return FirstUse(year, entry["first_in"], *seen)


def _context(including: Sequence[str], excluding: Sequence[str]) -> Context | None:
    return Context(tuple(including), tuple(excluding)) if including or excluding else None


def _name(entry: Mapping[str, Any], concept: Concept) -> Name:
    defined = concept.definition
    return Name(
        text=concept.form.text,
        pinyin=concept.form.pinyin,
        kind=entry["name_kind"],
        english=concept.rendering,
        tw=entry.get("tw") or "",
        hk=entry.get("hk") or "",
        id=concept.id,
        role=defined if defined.en else None,
        confidence=concept.confidence,
        source=concept.source,
        link=concept.link,
    )


def part_of(line: str) -> Part:
    """Read a part of an expansion: `text | pinyin | english`, or the id of a concept."""
    told = line.split(INSIDE)
    return Part(*told) if len(told) == len(("text", "pinyin", "english")) else Part(concept=line)


INSIDE = " | "


def line_of(part: Part) -> str:
    """Write a part of an expansion on one line."""
    if part.concept:
        return part.concept
    return INSIDE.join(text.replace("|", "¦") for text in (part.text, part.pinyin, part.english))
