"""The doors of exchange files: CSV, TBX, XLIFF."""

from hypothesis import given

from duizhao.bilingual.pair import Pair
from duizhao.exchange.imported import Imported
from duizhao.exchange.returned import NoXliff, read_xliff
from duizhao.exchange.rows import read_csv
from duizhao.exchange.taking import taken
from duizhao.exchange.tbx import NoTbx, read_tbx
from duizhao.glossary import dump
from tests.bilingual import CHINESE, ENGLISH, pair_of
from tests.fuzz import laws
from tests.fuzz.budget import budget, count
from tests.fuzz.strategies import encoded, tables, tbx, xliff

PAIR: Pair = pair_of(CHINESE, ENGLISH)


def of_imported(imported: Imported) -> None:
    """What was read can be written, and every entry is there once."""
    for domain in imported.glossary.domains:
        assert dump.domain(domain)
    assert dump.names(imported.glossary.names) is not None


@budget(400)
@given(text=tables)
def test_a_table_is_read_whatever_stands_in_it(text: str) -> None:
    count("CSV")
    of_imported(read_csv(text, lambda chinese: "x"))


@budget(500)
@given(data=encoded(tbx))
def test_a_termbase_is_read_or_refused(data: bytes) -> None:
    count("TBX")
    try:
        imported = read_tbx(data, lambda chinese: "x")
    except NoTbx as error:
        laws.of_refusal(error)
        return
    of_imported(imported)


@budget(400)
@given(data=encoded(xliff))
def test_a_translation_that_comes_back_is_taken_or_refused(data: bytes) -> None:
    count("XLIFF")
    try:
        files = read_xliff(data)
    except NoXliff as error:
        laws.of_refusal(error)
        return
    for file in files:
        result = taken(PAIR, file)
        assert result.changed or result.text == PAIR.target
