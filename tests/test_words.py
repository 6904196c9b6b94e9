"""Tests of dividing a text into words."""

import pytest

from duizhao.annotator import Annotator
from duizhao.layers.words import Segmenter
from tests.support import python, rows

# Divides a text before and after another house has come into being with a name more.
TWO_HOUSES = """
from duizhao.layers.words import Segmenter
first = Segmenter([])
before = first.words(["群力道里好"])
Segmenter(["群力道里"])
print(before == first.words(["群力道里好"]))
"""

# Divides the publication's longest text with its names.
WHOLE_TEXT = """
from pathlib import Path
from duizhao.house import annotator_of
text = Path("docs/report.md").read_text("utf-8")
print(annotator_of(Path("glossary")).passage(text).words)
"""


@pytest.mark.parametrize(("text", "divided"), rows("words.txt"))
def test_a_text_divides_into_its_words(house: Annotator, text: str, divided: str) -> None:
    assert "/".join(text[word.start : word.end] for word in house.passage(text).words) == divided


def test_stretches_are_divided_each_by_itself() -> None:
    assert Segmenter([]).words(["改革", "发展", "经济建设"]) == [
        ["改革"],
        ["发展"],
        ["经济", "建设"],
    ]


def test_no_word_goes_from_one_stretch_to_the_next() -> None:
    assert Segmenter([]).words(["经", "济"]) == [["经"], ["济"]]


def test_without_stretches_there_are_no_words() -> None:
    assert Segmenter([]).words([]) == []


def test_a_name_is_a_word() -> None:
    assert Segmenter(["群力外滩"]).words(["在群力外滩"]) == [["在", "群力外滩"]]


@pytest.mark.parametrize(("text", "divided"), rows("particles.txt"))
def test_a_particle_is_freed_from_a_false_word(text: str, divided: str) -> None:
    assert Segmenter([]).words([text]) == [divided.split("/")]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("分配制度", ("分配", "制度")),
        ("陕西历史博物馆", ("陕西", "历史", "博物馆")),
        ("一目了然", ("一目了然",)),
        ("里瓦尔多", ("里瓦尔多",)),
        ("信用卡", ("信用卡",)),
        ("发展", ("发展",)),
    ],
)
def test_a_compound_has_its_words_as_parts_and_an_idiom_is_whole(
    word: str, parts: tuple[str, ...]
) -> None:
    assert Segmenter([]).parts(word) == parts


@pytest.mark.parametrize(("word", "tag"), [("发展", "vn"), ("群力外滩", "n"), ("，", "x")])
def test_a_word_has_its_part_of_speech(word: str, tag: str) -> None:
    assert Segmenter(["群力外滩"]).tag(word) == tag


def test_the_names_of_one_house_are_no_words_of_a_later_one() -> None:
    Segmenter(["群力外滩大街"])
    assert ["群力外滩大街"] not in Segmenter([]).words(["群力外滩大街"])


def test_a_later_house_does_not_change_an_earlier_one() -> None:
    assert python("-c", TWO_HOUSES).stdout.decode() == "True\n"


def test_the_order_in_which_names_are_met_does_not_change_the_words() -> None:
    said = {python("-c", WHOLE_TEXT, environment={"PYTHONHASHSEED": seed}).stdout for seed in "123"}
    assert len(said) == 1
    assert said != {b""}
