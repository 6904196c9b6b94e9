"""Tests of the two Traditional scripts."""

import pytest

from duizhao.layers.scripts import Converter, Variant
from duizhao.passage import Annotator
from duizhao.span import Span
from tests.support import rows, to_simplified

CASES = rows("scripts.txt")


@pytest.mark.parametrize(("text", "tw", "hk"), CASES)
def test_a_text_is_written_as_in_taiwan(house: Annotator, text: str, tw: str, hk: str) -> None:
    assert house.passage(text).tw == tw


@pytest.mark.parametrize(("text", "tw", "hk"), CASES)
def test_a_text_is_written_as_in_hong_kong(house: Annotator, text: str, tw: str, hk: str) -> None:
    assert house.passage(text).hk == hk


@pytest.mark.parametrize(("text", "tw", "hk"), CASES)
def test_both_scripts_lead_back_to_the_text(text: str, tw: str, hk: str) -> None:
    assert (to_simplified(tw, "tw"), to_simplified(hk, "hk")) == (text, text)


def test_what_no_word_covers_stays_as_it_is() -> None:
    variant = Converter({}, {}).variants("发展发展", [Span(0, 2)])
    assert variant == Variant("發展发展", "發展发展")


def test_words_are_converted_each_by_itself() -> None:
    words = [Span(0, 2), Span(2, 4)]
    assert Converter({}, {}).variants("更加注重", words).tw == "更加注重"


def test_neighbouring_words_of_one_character_are_converted_together() -> None:
    assert Converter({}, {}).variants("一只", [Span(0, 1), Span(1, 2)]).tw == "一隻"


def test_a_gap_between_words_of_one_character_keeps_them_apart() -> None:
    assert Converter({}, {}).variants("一，只", [Span(0, 1), Span(2, 3)]).tw == "一，只"


def test_a_name_has_the_form_given() -> None:
    converter = Converter({"道里": Variant("道里", "道里")}, {})
    assert converter.variants("道里", [Span(0, 2)]) == Variant("道里", "道里")


def test_a_ruling_is_laid_over_whatever_the_words_are() -> None:
    converter = Converter({}, {"拆并": Variant("拆併", "拆併")})
    variant = converter.variants("锅炉拆并", [Span(0, 2), Span(2, 3), Span(3, 4)])
    assert variant == Variant("鍋爐拆併", "鍋爐拆併")


def test_the_rulings_that_apply_are_told_with_their_places() -> None:
    (match,) = Converter({}, {"拆并": Variant("拆併", "拆併")}).rulings("锅炉拆并")
    assert tuple(match) == (2, 4, "拆并")


def test_names_given_to_one_converter_are_not_known_to_another() -> None:
    Converter({"发展": Variant("x展", "x展")}, {})
    assert Converter({}, {}).variants("发展", [Span(0, 2)]).tw == "發展"
