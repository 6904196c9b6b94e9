"""Tests of dividing a text into words."""

import pytest

from duizhao.layers.words import Segmenter
from duizhao.passage import Annotator
from duizhao.span import Span
from tests.support import python, rows

# Divides a text before and after another house has come into being with a name more.
TWO_HOUSES = """
from duizhao.layers.words import Segmenter
first = Segmenter([])
before = first.words("群力道里好")
Segmenter(["群力道里"])
print(before == first.words("群力道里好"))
"""

# Divides the publication's longest text with its names.
WHOLE_TEXT = """
from pathlib import Path
from duizhao.annotator import annotator_of
text = Path("docs/report.md").read_text("utf-8")
print(annotator_of(Path("glossary")).passage(text).words)
"""


@pytest.mark.parametrize(("text", "divided"), rows("words.txt"))
def test_a_text_divides_into_its_words(house: Annotator, text: str, divided: str) -> None:
    assert "/".join(text[word.start : word.end] for word in house.passage(text).words) == divided


def test_words_lie_in_runs_of_chinese() -> None:
    assert Segmenter([]).words("A发展，5%") == (Span(1, 3),)


def test_a_text_without_chinese_has_no_words() -> None:
    assert Segmenter([]).words("GDP, 5%") == ()


def test_a_name_is_a_word() -> None:
    assert Segmenter(["群力外滩"]).words("在群力外滩") == (Span(0, 1), Span(1, 5))


def test_fixed_words_stay_and_the_rest_is_divided_around_them() -> None:
    words = Segmenter([]).words("推进改革发展", fixed=[Span(2, 4)])
    assert words == (Span(0, 2), Span(2, 4), Span(4, 6))


def test_a_fixed_word_is_an_edge_even_where_the_dictionary_has_a_word_across_it() -> None:
    assert Span(0, 1) in Segmenter([]).words("经济", fixed=[Span(1, 2)])


def test_fixed_words_are_divided_as_the_dictionary_would_for_the_scripts() -> None:
    fixed = [Span(0, 4)]
    assert Segmenter([]).divided("改革发展", fixed, fixed) == (Span(0, 2), Span(2, 4))


def test_dividing_without_fixed_words_changes_nothing() -> None:
    assert Segmenter([]).divided("改革发展", [Span(0, 4)], []) == (Span(0, 4),)


def test_the_names_of_one_house_are_no_words_of_a_later_one() -> None:
    Segmenter(["群力外滩大街"])
    assert Span(0, 6) not in Segmenter([]).words("群力外滩大街")


def test_a_later_house_does_not_change_an_earlier_one() -> None:
    assert python("-c", TWO_HOUSES).stdout.decode() == "True\n"


def test_the_order_in_which_names_are_met_does_not_change_the_words() -> None:
    said = {python("-c", WHOLE_TEXT, environment={"PYTHONHASHSEED": seed}).stdout for seed in "123"}
    assert len(said) == 1
    assert said != {b""}
