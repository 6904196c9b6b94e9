"""Tests of the two Traditional scripts."""

import pytest

from duizhao.annotator import Annotator
from duizhao.layers.scripts import Converter
from duizhao.scripts.house import Variant
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


def converted(converter: Converter, words: list[str]) -> Variant:
    """Convert one run of words."""
    (variant,) = converter.variants([words])
    return variant


def test_what_is_not_chinese_stays_as_it_is() -> None:
    assert converted(Converter({}, {}), ["，A股", "发展"]) == Variant("，A股發展", "，A股發展")


def test_words_are_converted_each_by_itself() -> None:
    assert converted(Converter({}, {}), ["更加", "注重"]).tw == "更加注重"


def test_neighbouring_words_of_one_character_are_converted_together() -> None:
    assert converted(Converter({}, {}), ["干", "果"]).tw == "乾果"


def test_a_word_of_grammar_is_part_of_no_other() -> None:
    assert converted(Converter({}, {}), ["并", "为", "民"]).tw == "並為民"


def test_a_gap_between_words_of_one_character_keeps_them_apart() -> None:
    assert converted(Converter({}, {}), ["干", "，", "果"]).tw == "幹，果"


def test_a_compound_is_converted_by_its_parts() -> None:
    converter = Converter({}, {}, lambda word: (word[:2], word[2:]))
    assert converted(converter, ["分配制度"]).tw == "分配制度"


def test_a_name_has_the_form_given() -> None:
    converter = Converter({"道里": Variant("道里", "道里")}, {})
    assert converted(converter, ["道里"]) == Variant("道里", "道里")


def test_a_ruling_is_laid_over_whatever_the_words_are() -> None:
    converter = Converter({}, {"拆并": Variant("拆併", "拆併")})
    plain = converted(converter, ["锅炉", "拆", "并"])
    assert converter.ruled("锅炉拆并", plain) == Variant("鍋爐拆併", "鍋爐拆併")


def test_the_rulings_that_apply_are_told_with_their_places() -> None:
    (match,) = Converter({}, {"拆并": Variant("拆併", "拆併")}).rulings("锅炉拆并")
    assert tuple(match) == (2, 4, "拆并")


def test_runs_are_converted_each_by_itself() -> None:
    variants = Converter({}, {}).variants([["干"], ["果"]])
    assert [variant.tw for variant in variants] == ["幹", "果"]


def test_names_given_to_one_converter_are_not_known_to_another() -> None:
    Converter({"发展": Variant("x展", "x展")}, {})
    assert converted(Converter({}, {}), ["发展"]).tw == "發展"
