"""Tests of folding: what is left of a text when how it is written does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotator import Annotator
from duizhao.layers.scripts import interchangeable
from duizhao.search.folding import Fold
from tests.test_laws import report, texts

FOLD = Fold(interchangeable())


@pytest.mark.parametrize(
    "forms",
    [
        ("裡", "裏", "里"),
        ("着", "著"),
        ("臺", "台", "颱"),
        ("衞", "衛", "卫"),
        ("綫", "線", "线"),
        ("爲", "為", "为"),
        ("羣", "群"),
        ("啓", "啟", "启"),
        ("復甦", "復蘇", "复苏"),
        ("計畫", "計劃", "计划"),
        ("瞭解", "了解"),
        ("答覆", "答復", "答复"),
        ("ＧＤＰ", "gdp", "GDP"),
        ("２０２１", "2021"),
        ("１５．３８", "15.38"),
        ("Café", "cafe", "CAFE\u0301"),
        ("ﬁ", "fi"),
    ],
)
def test_what_is_the_same_for_a_reader_folds_to_the_same(forms: tuple[str, ...]) -> None:
    assert len({FOLD(form).text for form in forms}) == 1


@pytest.mark.parametrize("forms", [("六", "保"), ("5.9", "59"), ("a", "b"), ("稳", "隐")])
def test_what_differs_for_a_reader_folds_to_what_differs(forms: tuple[str, str]) -> None:
    assert FOLD(forms[0]).text != FOLD(forms[1]).text


@pytest.mark.parametrize("text", ["", " ", "“”‘’「」", "，。、；：！？", "🙂", "+-%", ".", "…"])
def test_punctuation_spaces_and_pictures_leave_nothing(text: str) -> None:
    assert FOLD(text).text == ""


def test_a_point_is_kept_only_between_digits() -> None:
    assert FOLD("15.38 a.b 3.").text == "15.38ab3"


def test_a_stretch_of_the_folded_text_stands_where_it_came_from() -> None:
    folded = FOLD("“放管服”ﬁ２")
    assert folded.text.endswith("fi2")
    assert folded.span(0, 3) == (1, 4)
    assert folded.span(3, 5) == (5, 6)
    assert folded.span(5, 6) == (6, 7)


@pytest.mark.parametrize("text", report)
def test_every_passage_of_the_report_folds_to_the_same_in_all_scripts(
    house: Annotator, text: str
) -> None:
    passage = house.passage(text)
    assert FOLD(passage.tw) == FOLD(passage.hk) == FOLD(passage.text)


@given(texts)
def test_any_text_folds_to_the_same_in_all_scripts(house: Annotator, text: str) -> None:
    passage = house.passage(text)
    assert FOLD(passage.tw) == FOLD(passage.hk) == FOLD(passage.text)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = FOLD(text).text
    assert FOLD(once).text == once


@given(texts)
def test_places_are_in_order_and_inside_the_text(text: str) -> None:
    folded = FOLD(text)
    assert len(folded.places) == len(folded.text)
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)


@given(texts, texts)
def test_what_stands_in_a_text_stands_in_it_folded(one: str, other: str) -> None:
    both = FOLD(f"{one}，{other}").text
    assert both == FOLD(one).text + FOLD(other).text


@given(st.sampled_from(sorted(interchangeable().items())))
def test_what_stands_for_a_class_stands_for_itself(pair: tuple[str, str]) -> None:
    assert FOLD(pair[0]).text == FOLD(pair[1]).text
