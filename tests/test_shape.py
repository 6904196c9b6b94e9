"""Tests of the shapes that YAML is read through."""

from pathlib import Path
from typing import Any

import pytest

from duizhao import shape
from duizhao.problem import Problem


def read(source: str, expected: shape.Shape) -> tuple[Any, list[tuple[int, str]]]:
    """Read YAML; give what came of it, and the line and code of each problem."""
    notes = shape.Notes("a.yml")
    value = shape.read(source, expected, notes)
    return value, [(problem.line, problem.code) for problem in notes.problems]


PAIR = shape.record({"a": shape.text}, {"b": shape.year})


def test_a_text_is_folded_to_one_line() -> None:
    assert read('"one\n  two   three"', shape.text) == ("one two three", [])


@pytest.mark.parametrize("source", ["12", "1.5", "true", "2020-01-01", "[a]", "{a: b}", "~"])
def test_what_yaml_takes_for_something_else_is_no_text(source: str) -> None:
    assert read(source, shape.text) == (None, [(1, "G004")])


@pytest.mark.parametrize("source", ['""', '"   "'])
def test_an_empty_text_is_a_problem(source: str) -> None:
    assert read(source, shape.text) == (None, [(1, "G005")])


def test_a_year_is_a_number() -> None:
    assert read("2020", shape.year) == (2020, [])


@pytest.mark.parametrize("source", ["20", "12020", "-202", "0x7e4", "'2020'", "MMXX"])
def test_a_year_has_four_digits(source: str) -> None:
    assert read(source, shape.year) == (None, [(1, "G004")])


def test_a_word_of_the_list_is_taken() -> None:
    assert read("person", shape.one_of("person", "place")) == ("person", [])


def test_a_word_not_on_the_list_is_a_problem() -> None:
    assert read("river", shape.one_of("person", "place")) == (None, [(1, "G006")])


def test_items_that_fail_are_left_out_of_a_list() -> None:
    assert read("- a\n- 1\n- b\n", shape.sequence(shape.text)) == (["a", "b"], [(2, "G004")])


def test_a_list_can_be_too_short() -> None:
    assert read("[]", shape.sequence(shape.text, at_least=1)) == (None, [(1, "G005")])


def test_a_mapping_is_no_list() -> None:
    assert read("a: b", shape.sequence(shape.text)) == (None, [(1, "G004")])


def test_a_record_knows_the_place_of_each_key() -> None:
    found, problems = read("\na: x\nb: 2020\n", PAIR)
    assert problems == []
    assert (found.place, found.places) == ((2, 1), {"a": (2, 1), "b": (3, 1)})


def test_a_record_says_which_required_key_is_missing() -> None:
    assert read("b: 2020", PAIR) == (None, [(1, "G007")])


def test_a_record_refuses_a_key_it_does_not_know() -> None:
    found, problems = read("a: x\nc: y\n", PAIR)
    assert (found.values, problems) == ({"a": "x"}, [(2, "G002")])


def test_a_record_refuses_a_key_that_stands_twice_and_keeps_the_first() -> None:
    found, problems = read("a: x\na: y\n", PAIR)
    assert (found.values, problems) == ({"a": "x"}, [(2, "G003")])


def test_a_record_is_no_list() -> None:
    assert read("[a]", PAIR) == (None, [(1, "G004")])


def test_a_mapping_takes_any_keys() -> None:
    assert read("x: 1\ny: b\n", shape.mapping(shape.text)) == ({"y": "b"}, [(1, "G004")])


def test_a_mapping_says_when_a_key_stands_twice() -> None:
    assert read("x: a\nx: b\n", shape.mapping(shape.text)) == ({"x": "a"}, [(2, "G003")])


@pytest.mark.parametrize("source", ["a: [", "a: b: c", "\t- a", "%", "a: *b"])
def test_broken_yaml_is_one_problem(source: str) -> None:
    value, problems = read(source, PAIR)
    assert (value, [code for _, code in problems]) == (None, ["G001"])


def test_yaml_nested_too_deeply_is_a_problem_and_no_crash() -> None:
    value, problems = read("[" * 2000, PAIR)
    assert (value, [code for _, code in problems]) == (None, ["G001"])


def test_what_is_large_and_written_out_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shape, "_MOST", 100)
    texts = [f"x{number}" for number in range(1000)]
    assert read(f"[{', '.join(texts)}]", shape.sequence(shape.text)) == (texts, [])


def test_what_is_small_and_grows_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shape, "_MOST", 100)
    source = "[&a [x, x, x, x], &b [*a, *a, *a, *a], &c [*b, *b, *b, *b], [*c, *c, *c, *c]]"
    value, problems = read(source, shape.sequence(shape.text))
    assert (value, [code for _, code in problems]) == (None, ["G001"])


@pytest.mark.parametrize("source", ["", "# nothing\n", "---\n"])
def test_empty_yaml_is_nothing(source: str) -> None:
    assert read(source, PAIR)[0] is None


def test_a_key_that_is_a_list_is_a_problem_and_no_crash() -> None:
    assert read("[x]: y\na: z\n", PAIR)[1] == [(1, "G002")]


def test_a_missing_file_is_nothing_and_no_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert shape.read_file(tmp_path / "none.yml", PAIR, problems) is None
    assert problems == []


def test_a_file_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("a: 发展".encode("gb18030"))
    problems: list[Problem] = []
    assert shape.read_file(tmp_path / "a.yml", PAIR, problems) is None
    assert [problem.code for problem in problems] == ["G001"]


def test_the_problems_of_a_file_name_it(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1\n", encoding="utf-8")
    problems: list[Problem] = []
    shape.read_file(tmp_path / "a.yml", PAIR, problems)
    assert [problem.file for problem in problems] == [(tmp_path / "a.yml").as_posix()]
