"""Tests of a document and its translation as a table."""

import csv
import io

from duizhao.bilingual.pair import Pair
from duizhao.bilingual.renderings import Renderings
from duizhao.exchange.bitext_rows import COLUMNS, as_csv
from duizhao.glossary.model import Glossary
from duizhao.layers.terms import Mention
from tests.bilingual import pair_of, small_pair
from tests.test_glossary_pages import GLOSSARY, GROWTH


def rows(pair: Pair, glossary: Glossary | None = None) -> list[dict[str, str]]:
    text = as_csv(pair, Renderings(glossary or Glossary()))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def test_a_row_is_a_segment_bare_of_marks() -> None:
    found = {row["id"]: row for row in rows(small_pair())}
    assert tuple(found["t-qihsrggs.1"]) == COLUMNS
    assert found["t-qihsrggs.1"] == {
        "id": "t-qihsrggs.1",
        "section": "报告标题",
        "kind": "p",
        "chinese": "坚持生命至上。",
        "english": "We put life first.",
        "terms": "",
    }
    assert found["t-wstwpvbf.2"]["english"] == "United as one, we will forge ahead."
    assert found["t-p2rudklt.1"]["english"] == "Second: see the notes, No. `X1`."


def test_terms_that_are_met_on_both_sides_are_told() -> None:
    pair = pair_of("促进发展。\n", f"We promote {GROWTH.rendering}.\n")
    (unit,) = pair.bitext.units
    (text,) = unit.source
    object.__setattr__(text, "mentions", (Mention(2, 4, GROWTH.id, "发展"),))
    (row,) = rows(pair, GLOSSARY)
    assert row["terms"] == f"发展={GROWTH.rendering}"


def test_no_cell_is_a_formula() -> None:
    pair = pair_of("=1+1\n\n@甲\n\n'=x\n", "=1+1\n\n-A\n\n'=x\n")
    cells = [cell for row in rows(pair) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert "'=1+1" in cells


def test_the_same_document_gives_the_same_bytes() -> None:
    nothing = Renderings(Glossary())
    assert as_csv(small_pair(), nothing) == as_csv(small_pair(), nothing)
