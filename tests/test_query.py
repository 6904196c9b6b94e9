"""Tests of queries: in which ways what was typed can be meant."""

import pytest
from hypothesis import given

from duizhao.layers.scripts import interchangeable
from duizhao.search.folding import Fold
from duizhao.search.query import Query, query
from tests.test_laws import texts

FOLD = Fold(interchangeable())


def asked(text: str) -> Query:
    return query(text, FOLD)


def parts(text: str) -> list[str]:
    return [part.text for part in asked(text).parts]


def test_what_is_typed_in_latin_letters_may_be_pinyin_or_english() -> None:
    wanted = asked(" Reform ")
    assert wanted.text == "Reform"
    assert wanted.pinyin is not None
    assert wanted.pinyin.letters == "reform"
    assert [word.stem for word in wanted.words] == ["reform"]


@pytest.mark.parametrize("text", ["放管服", "GDP增速", "放管fu"])
def test_with_chinese_in_it_the_whole_is_neither_pinyin_nor_english(text: str) -> None:
    wanted = asked(text)
    assert (wanted.pinyin, wanted.words) == (None, ())


@pytest.mark.parametrize("text", ["放管服", "1420", "GDP增速", "１４", "covid-19"])
def test_chinese_and_figures_stand_in_a_text_as_they_are_typed(text: str) -> None:
    assert asked(text).is_written


@pytest.mark.parametrize("text", ["", "fgf", "reform", "！？", "🙂"])
def test_letters_alone_need_not_stand_in_a_text(text: str) -> None:
    assert not asked(text).is_written


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("放管服 改革", ["放管服", "改革"]),
        ("放管fu", ["放管", "fu"]),
        ("老旧小区 507", ["老旧小区", "507"]),
        ("“暴雪”“环卫”", ["暴雪", "环卫"]),
        ("暴雪，环卫", ["暴雪", "环卫"]),
        ("ying shang", ["ying", "shang"]),
        ("放管服", []),
        ("“放管服”", []),
        (" 放管服 ", []),
        ("", []),
        ("，。 ！", []),
    ],
)
def test_a_query_is_parted_by_spaces_punctuation_and_the_edges_of_chinese(
    text: str, divided: list[str]
) -> None:
    assert parts(text) == divided


@given(texts)
def test_every_part_is_undivided_and_holds_something(text: str) -> None:
    for part in asked(text).parts:
        assert part.folded
        assert not [one for one in part.parts if one == part]


@given(texts)
def test_parts_folded_and_joined_are_the_whole_folded(text: str) -> None:
    wanted = asked(text)
    if wanted.parts:
        bare = "".join(part.folded for part in wanted.parts).replace(".", "")
        assert bare == wanted.folded.replace(".", "")
