"""Rows: a glossary as a table, a row for each Chinese form and each English rendering.

What belongs to the whole entry stands in its first row. The table holds everything: importing it
gives the same glossary.
"""

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence

from duizhao.exchange.imported import Imported, Read, line_of, made, part_of
from duizhao.glossary.model import Concept, Glossary

COLUMNS = (
    *("id", "language", "term", "pinyin", "type", "status", "source", "link", "year"),
    *("domain_zh", "domain_en", "name_kind", "definition_en", "definition_zh", "note"),
    *("confidence", "meaning_source", "meaning_link", "unknown"),
    *("first_year", "first_in", "first_source", "first_link"),
    *("related", "broader", "narrower", "expansion", "with", "without", "tw", "hk"),
)
_BETWEEN = "\n"
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
# Tells a spreadsheet that a file is UTF-8.
MARK = "\ufeff"


def as_csv(glossary: Glossary) -> str:
    """Write the table: RFC 4180, with a mark at its head that tells spreadsheets it is UTF-8."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows(glossary):
        writer.writerow({key: guarded(value) for key, value in row.items()})
    return MARK + out.getvalue()


def guarded(cell: str) -> str:
    """Give a cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def rows(glossary: Glossary) -> Iterator[Mapping[str, str]]:
    """Give the rows, entry by entry."""
    for domain in glossary.domains:
        head = {"domain_zh": domain.chinese, "domain_en": domain.english}
        for concept in domain.concepts:
            yield from _rows(concept, head)
    for name in glossary.names:
        if name.id:
            yield from _rows(name.concept(), {"name_kind": name.kind, "tw": name.tw, "hk": name.hk})


def _rows(concept: Concept, head: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    whole = {**head, **_whole(concept)}
    for form in concept.forms:
        told = {"term": form.text, "pinyin": form.pinyin, "type": form.type, "status": form.status}
        yield {"id": concept.id, "language": "zh-Hans", **told, **whole}
        whole = {}
    for each in concept.english:
        told = {"term": each.text, "status": each.status, "source": each.source, "link": each.link}
        yield {"id": concept.id, "language": "en", **told, "year": str(each.year or "")}


def _whole(concept: Concept) -> Mapping[str, str]:
    first, context = concept.first, concept.context
    return {
        "definition_en": concept.definition.en,
        "definition_zh": concept.definition.zh,
        "note": concept.note,
        "confidence": concept.confidence,
        "meaning_source": concept.source,
        "meaning_link": concept.link,
        "unknown": concept.unknown,
        "first_year": str(first.year) if first else "",
        "first_in": first.occasion if first else "",
        "first_source": first.source if first else "",
        "first_link": first.link if first else "",
        "related": " ".join(concept.related),
        "broader": " ".join(concept.broader),
        "narrower": " ".join(concept.narrower),
        "expansion": _BETWEEN.join(map(line_of, concept.expansion)),
        "with": _BETWEEN.join(context.including if context else ()),
        "without": _BETWEEN.join(context.excluding if context else ()),
    }


def read_csv(text: str, read: Read) -> Imported:
    """Read the table. Columns of other names, and rows that say nothing of a term, are reported."""
    # A cell may be as long as it likes.
    csv.field_size_limit(sys.maxsize)
    reader = csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""))
    left_out = [f"column {name}" for name in reader.fieldnames or () if name not in COLUMNS]
    entries: dict[str, list[Mapping[str, str]]] = {}
    for number, row in enumerate(reader, start=2):
        told = {key: _bare(row.get(key) or "") for key in COLUMNS}
        if told["id"] and told["term"] and told["language"] in ("zh-Hans", "en"):
            entries.setdefault(told["id"], []).append(told)
        else:
            left_out.append(f"row {number}: no id, no term, or a language that is not carried")
        if None in row:
            left_out.append(f"row {number}: more cells than columns")
    return made((_entry(told) for told in entries.values()), left_out, read)


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _entry(told: Sequence[Mapping[str, str]]) -> Mapping[str, object]:
    """Lay an entry out as the fields of the model."""
    first = next((row for row in told if row["language"] == "zh-Hans"), told[0])
    return {
        **first,
        "forms": [
            {key: row[key] for key in ("term", "pinyin", "type", "status")}
            for row in told
            if row["language"] == "zh-Hans"
        ],
        "renderings": [
            {key: row[key] for key in ("term", "status", "source", "link", "year")}
            for row in told
            if row["language"] == "en"
        ],
        "related": first["related"].split(),
        "broader": first["broader"].split(),
        "narrower": first["narrower"].split(),
        "parts": [part_of(line) for line in first["expansion"].split(_BETWEEN) if line],
        "with": [line for line in first["with"].split(_BETWEEN) if line],
        "without": [line for line in first["without"].split(_BETWEEN) if line],
    }
