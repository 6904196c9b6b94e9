"""Anki: a deck of cards as text with header lines (Anki manual, Importing text files).

The fields are HTML, so what stands in them is escaped. The first column is the note's id: a deck
that is imported again changes its cards and keeps what was learnt.
"""

import html
import re
from collections.abc import Callable, Iterator

from duizhao.exchange.about import About
from duizhao.glossary.model import Concept, Glossary
from duizhao.script import HK, TW, Script

_FIELDS = [
    *("Id", "Simplified", "Traditional (Taiwan)", "Traditional (Hong Kong)", "Pinyin"),
    *("English", "Definition", "释义", "Parts", "Source", "Tags"),
]


def as_deck(glossary: Glossary, about: About, form: Callable[[str, Script], str]) -> str:
    """Write the deck."""
    heads = [
        "#separator:tab",
        "#html:true",
        f"#deck:{_field(about.title)}",
        f"#columns:{chr(9).join(_FIELDS)}",
        "#guid column:1",
        f"#tags column:{len(_FIELDS)}",
    ]
    lines = ["\t".join(map(_cell, fields)) for fields in _notes(glossary, about, form)]
    return "\n".join([*heads, *lines]) + "\n"


def _notes(
    glossary: Glossary, about: About, form: Callable[[str, Script], str]
) -> Iterator[list[str]]:
    domains = [(domain.english, list(domain.concepts)) for domain in glossary.domains]
    domains.append(("Names", [name.concept() for name in glossary.names if name.id]))
    for title, concepts in domains:
        for concept in concepts:
            yield [
                concept.id,
                _field(concept.form.text),
                *(_field(form(concept.form.text, script)) for script in (TW, HK)),
                _field(concept.form.pinyin),
                "<br>".join(_field(e.text) for e in concept.english if e.status != "deprecated"),
                _field(concept.definition.en),
                _field(concept.definition.zh),
                _parts(concept),
                _field(about.line),
                f"{_tag(title)} {concept.confidence}",
            ]


def _parts(concept: Concept) -> str:
    told = (part for part in concept.expansion if part.text)
    return "<br>".join(_field(f"{p.text} {p.pinyin}: {p.english}") for p in told)


def _field(text: str) -> str:
    return html.escape(" ".join(text.split()), quote=False)


def _cell(field: str) -> str:
    """Quote a cell that would be taken apart or for a comment."""
    if '"' in field or field.startswith("#"):
        return '"' + field.replace('"', '""') + '"'
    return field


def _tag(title: str) -> str:
    """Write a tag, in which no space may stand."""
    return re.sub(r"[^\w]+", "-", title).strip("-").lower()
