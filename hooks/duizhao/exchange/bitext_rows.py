"""Bitext rows: a document and its translation as a table, a row for each segment."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from duizhao.bilingual.pair import Pair
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.sources.inline import plain, told
from duizhao.bilingual.sources.segments import Aligned, Segment, aligned
from duizhao.exchange.rows import MARK, guarded

COLUMNS = ("id", "section", "kind", "chinese", "english", "terms")


def as_csv(pair: Pair, renderings: Renderings) -> str:
    """Write the table: RFC 4180, with a mark at its head that tells spreadsheets it is UTF-8.

    Texts are bare of marks; the terms are those met on both sides, `中文=English`.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows(aligned(pair.bitext, pair.source, pair.target), renderings):
        writer.writerow({key: guarded(value) for key, value in row.items()})
    return MARK + out.getvalue()


def rows(units: Sequence[Aligned], renderings: Renderings) -> Iterator[Mapping[str, str]]:
    """Give the rows, segment by segment."""
    for unit in units:
        for segment in unit.segments:
            chinese, english = told(segment.source), told(segment.target)
            yield {
                "id": segment.id,
                "section": unit.section,
                "kind": unit.kind,
                "chinese": chinese,
                "english": english,
                "terms": "; ".join(_terms(unit, segment, renderings)),
            }


def _terms(unit: Aligned, segment: Segment, renderings: Renderings) -> list[str]:
    """Give each term of a unit that a segment has, and what its translation calls it."""
    chinese = plain(segment.source)
    mentions = (each for text in unit.source.texts for each in text.mentions)
    forms = {each.id: each.form for each in mentions if each.form in chinese}
    found = renderings.found(plain(segment.target), frozenset(forms))
    return list(dict.fromkeys(f"{forms[each.id]}={each.rendering}" for each in found))
