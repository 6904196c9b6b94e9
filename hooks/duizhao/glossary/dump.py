"""Dump: a glossary written as the YAML that `load` reads."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from duizhao.glossary.model import Concept, Domain, FirstUse, Form, Name, Part, Rendering

_WIDTH = 100
# What YAML could take for something else than a text.
_PLAIN = re.compile(r"[^\W\d_](?:[^\n:#\"'\[\]{},&*!|>%@`\\]|:(?=\S))*(?<!\s)")
_WORDS = frozenset("true false yes no on off null y n".split())


def domain(told: Domain) -> str:
    """Write a file of concepts."""
    title = f"title: {{zh: {_text(told.chinese)}, en: {_text(told.english)}}}"
    if not told.concepts:
        return f"{title}\nconcepts: []\n"
    entries = ("\n".join(_concept(concept)) for concept in told.concepts)
    return f"{title}\nconcepts:\n" + "\n\n".join(entries) + "\n"


def names(told: Iterable[Name]) -> str:
    """Write the file of protected names."""
    return "".join("\n".join(_name(name)) + "\n" for name in told)


def _concept(concept: Concept) -> Iterator[str]:
    yield f"  - id: {concept.id}"
    yield "    forms:"
    yield from (f"      - {{{_form(form)}}}" for form in concept.forms)
    if concept.expansion:
        yield "    expansion:"
        yield from (f"      - {{{_part(part)}}}" for part in concept.expansion)
    yield "    english:"
    for rendering in concept.english:
        yield from _rendering(rendering)
    yield "    definition:"
    yield from _long("en", concept.definition.en, 6)
    if concept.definition.zh:
        yield f"      zh: {_text(concept.definition.zh)}"
    if concept.note:
        yield from _long("note", concept.note, 4)
    yield f"    confidence: {concept.confidence}"
    yield from _given({"source": concept.source, "link": concept.link}, 4)
    if concept.unknown:
        yield from _long("unknown", concept.unknown, 4)
    if concept.first:
        yield f"    first: {{{_first(concept.first)}}}"
    for key in ("related", "broader", "narrower"):
        if ids := getattr(concept, key):
            yield f"    {key}: [{', '.join(ids)}]"
    if concept.context:
        told = {"with": concept.context.including, "without": concept.context.excluding}
        listed = (f"{key}: [{', '.join(map(_text, held))}]" for key, held in told.items() if held)
        yield f"    context: {{{', '.join(listed)}}}"


def _form(form: Form) -> str:
    status = "" if form.status == "admitted" else form.status
    return _pairs(text=form.text, pinyin=form.pinyin, type=form.type, status=status)


def _part(part: Part) -> str:
    return _pairs(text=part.text, pinyin=part.pinyin, english=part.english, concept=part.concept)


def _first(first: FirstUse) -> str:
    seen = _pairs(source=first.source, link=first.link)
    told = f"year: {first.year}, in: {_text(first.occasion)}"
    return f"{told}, {seen}" if seen else told


def _rendering(rendering: Rendering) -> Iterator[str]:
    yield f"      - text: {_text(rendering.text)}"
    yield f"        status: {rendering.status}"
    yield from _given({"source": rendering.source, "link": rendering.link}, 8)
    if rendering.year is not None:
        yield f"        year: {rendering.year:04}"


def _name(name: Name) -> Iterator[str]:
    values = {"id": name.id, "text": name.text, "pinyin": name.pinyin, "kind": name.kind}
    values |= {"english": name.english, "tw": name.tw, "hk": name.hk}
    lines = [*_given(values, 2)]
    if name.role:
        lines += ["  role:", *_long("en", name.role.en, 4)]
        lines += [f"    zh: {_text(name.role.zh)}"] if name.role.zh else []
    lines.append(f"  confidence: {name.confidence}")
    lines += _given({"source": name.source, "link": name.link}, 2)
    yield f"- {lines[0].lstrip()}"
    yield from lines[1:]


def _given(values: Mapping[str, str], indent: int) -> Iterator[str]:
    for key, value in values.items():
        if value:
            yield f"{' ' * indent}{key}: {_text(value)}"


def _pairs(**values: str) -> str:
    return ", ".join(f"{key}: {_text(value)}" for key, value in values.items() if value)


def _long(key: str, value: str, indent: int) -> Iterator[str]:
    """Write a text of several lines, folded, where no line of it could be taken otherwise."""
    short = f"{' ' * indent}{key}: {_text(value)}"
    room = _WIDTH - indent - 2
    lines = textwrap.wrap(value, room, break_long_words=False, break_on_hyphens=False)
    if len(short) <= _WIDTH or " ".join(lines) != value:
        yield short
        return
    yield f"{' ' * indent}{key}: >-"
    yield from (f"{' ' * (indent + 2)}{line}" for line in lines)


def _text(value: str) -> str:
    """Write a text on one line, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(value) and value.isprintable() and value.lower() not in _WORDS:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    seen = "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped)
    return f'"{seen}"'
