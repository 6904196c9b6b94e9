"""Tests of sources in Traditional script: what they are in the others, and that they stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotator import Annotator
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from duizhao.passage import Passage
from duizhao.pieces import pieces
from duizhao.script import HANS, HK, SCRIPTS, TW, Script
from tests.support import rows, small
from tests.test_laws import texts

CASES = rows("traditional.txt")
SOURCES = {script.name: script for script in (TW, HK)}
OTHER = {TW: HK, HK: TW}
TRADITIONAL = pytest.mark.parametrize("source", [TW, HK], ids=lambda script: script.name)
MARKING = annotator(Glossary(), quotation_marks=True)
# What official prose in Traditional script is made of, and what may stand beside it.
PROSE = (
    "臺灣 台灣 說明 説明 裡面 裏面 里程 著力 着力 著名 隨著 顯著 乾淨 乾隆 瞭解 瞭望 皇后 後面 "
    "頭髮 發展 衛生 衞生 群眾 羣眾 徵求 征程 營商環境 「放管服」 『六穩』 “六保” 發 里 著 着 的 "
    "， 。 \n A股 𠮷 🙂"
).split(" ")
prose = st.lists(st.one_of(st.sampled_from(PROSE), texts), max_size=20).map("".join)


@pytest.mark.parametrize(("source", "text", "hans", "other"), CASES)
def test_a_traditional_text_has_its_form_in_simplified(
    house: Annotator, source: str, text: str, hans: str, other: str
) -> None:
    assert house.passage(text, SOURCES[source]).hans == hans


@pytest.mark.parametrize(("source", "text", "hans", "other"), CASES)
def test_a_traditional_text_has_its_form_in_the_other_traditional_script(
    house: Annotator, source: str, text: str, hans: str, other: str
) -> None:
    script = SOURCES[source]
    assert house.passage(text, script).form(OTHER[script]) == other


@TRADITIONAL
@given(text=prose)
def test_in_its_own_script_a_text_is_itself(house: Annotator, source: Script, text: str) -> None:
    for anybody in (house, MARKING):
        passage = anybody.passage(text, source)
        assert passage.text == passage.form(source) == text


@TRADITIONAL
@given(text=prose)
def test_every_form_is_as_long_as_the_text(house: Annotator, source: Script, text: str) -> None:
    passage = house.passage(text, source)
    lengths = {len(passage.form(script)) for script in SCRIPTS}
    assert lengths | {len(passage.syllables)} == {len(text)}


@TRADITIONAL
@given(text=prose)
def test_the_pieces_joined_are_the_text_in_every_script(
    house: Annotator, source: Script, text: str
) -> None:
    passage = house.passage(text, source)
    found = list(pieces(passage))
    assert "".join(piece.text for piece in found) == text
    for script in SCRIPTS:
        assert "".join(piece.form(script) for piece in found) == passage.form(script)


@TRADITIONAL
@given(text=prose)
def test_its_words_readings_and_terms_are_those_of_its_form_in_simplified(
    house: Annotator, source: Script, text: str
) -> None:
    def layers(passage: Passage) -> tuple[object, ...]:
        return passage.words, passage.syllables, passage.mentions

    passage = house.passage(text, source)
    assert layers(passage) == layers(house.passage(passage.hans))


def test_an_annotator_takes_texts_for_the_script_it_was_made_for() -> None:
    taiwan = annotator(Glossary(), TW)
    assert taiwan.source is TW
    assert taiwan.passage("說") == small().passage("說", TW)


def test_another_script_may_be_named_for_a_text() -> None:
    assert annotator(Glossary(), TW).passage("后", HANS) == small().passage("后")


def test_a_term_is_found_in_a_traditional_text() -> None:
    passage = small({"营商环境": "yíngshāng huánjìng"}).passage("優化營商環境", TW)
    assert [(m.start, m.end, m.id) for m in passage.mentions] == [(2, 6, "t")]


def test_a_name_keeps_its_form_in_a_traditional_text(house: Annotator) -> None:
    assert house.passage("道里區", TW).hk == "道里區"


@TRADITIONAL
def test_quotation_marks_are_exchanged_where_the_annotator_does_so(source: Script) -> None:
    passage = MARKING.passage("「甲『乙』」與“丙”", source)
    assert passage.hans == "“甲‘乙’”与“丙”"
    assert passage.form(OTHER[source]) == "「甲『乙』」與“丙”"
