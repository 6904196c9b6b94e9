"""Tests of quotation marks and how the scripts write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao import quotation
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from tests.support import rows, small
from tests.test_laws import texts

MARKING = annotator(Glossary(), quotation_marks=True)
signs = st.text(alphabet="“”‘’「」『』甲ab1 \n", max_size=30)


@pytest.mark.parametrize(("simplified", "traditional"), rows("quotation.txt"))
def test_quotation_marks_are_those_of_traditional_text(simplified: str, traditional: str) -> None:
    assert quotation.in_traditional(simplified)[0] == traditional


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("「甲『乙』丙」", "“甲‘乙’丙”"),
        ("『甲』", "“甲”"),
        ("「甲", "“甲"),
        ("甲』", "甲’"),
        ("《甲「乙」》", "《甲“乙”》"),
    ],
)
def test_quotation_marks_are_those_of_simplified_text(traditional: str, simplified: str) -> None:
    assert quotation.in_simplified(traditional) == simplified


@given(st.one_of(texts, signs))
def test_mark_for_mark_and_nothing_else_is_exchanged(text: str) -> None:
    for exchanged in (*quotation.in_traditional(text), quotation.in_simplified(text)):
        pairs = zip(text, exchanged, strict=True)
        assert {one for one, other in pairs if one != other} <= {*"“”‘’「」『』"}


@given(st.one_of(texts, signs))
def test_an_opening_mark_stays_one_and_so_does_a_closing_one(text: str) -> None:
    pairs = zip(text, *quotation.in_traditional(text), strict=True)
    changed = [(one, other) for one, other in pairs if one != other]
    assert all((one in "“‘") == (other in "「『") for one, other in changed)


def test_a_hundred_thousand_marks_that_nobody_closes_take_no_time() -> None:
    text = "“" * 100_000 + "’" * 100_000
    assert quotation.in_traditional(text) == ("「" * 100_000 + "』" * 100_000,)


def test_an_annotator_leaves_the_marks_unless_it_is_told_otherwise() -> None:
    assert small().passage("“发展”").tw == "“發展”"


def test_an_annotator_that_is_told_so_exchanges_them_in_both_scripts() -> None:
    passage = MARKING.passage("“发展”")
    assert (passage.hans, passage.tw, passage.hk) == ("“发展”", "「發展」", "「發展」")


def test_without_chinese_they_stay() -> None:
    assert MARKING.passage("a “plan”").tw == "a “plan”"


def test_forms_whose_marks_differ_are_exchanged_each_by_its_own() -> None:
    assert quotation.in_traditional("说“好”", "說「好」", "說“好”") == (
        "说「好」",
        "說「好」",
        "說「好」",
    )
