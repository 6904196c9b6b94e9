"""Tests of problems and how they are told."""

import pytest

from duizhao.problem import Problem, Refused


def test_a_problem_is_told_in_one_line_with_its_remedy() -> None:
    problem = Problem("terms/a.yml", 3, "G005", "an empty text", "write it out")
    assert str(problem) == "terms/a.yml:3: G005 an empty text; write it out"


def test_a_problem_of_a_whole_file_names_no_line() -> None:
    assert str(Problem("a.yml", 0, "G001", "broken", "mend")) == "a.yml: G001 broken; mend"


def test_a_problem_without_a_remedy_ends_with_its_message() -> None:
    assert str(Problem("a.yml", 1, "F001", "gone")) == "a.yml:1: F001 gone"


def test_a_refusal_sorts_its_problems_by_file_and_line() -> None:
    late, early = Problem("b", 1, "G001", ""), Problem("a", 10, "G001", "")
    first = Problem("a", 9, "G018", "")
    assert Refused([late, early, first]).problems == (first, early, late)


def test_a_refusal_tells_every_problem() -> None:
    refused = Refused([Problem("b", 1, "G001", "two"), Problem("a", 1, "G001", "one")])
    assert str(refused) == "a:1: G001 one\nb:1: G001 two"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\nb\r\u2028", "a\\nb\\r\\u2028"),
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("\u202edcba", "\\u202edcba"),
        ("\udce4", "\\udce4"),
        ("“放管服”\u3000改革 é", "“放管服”\u3000改革 é"),
    ],
)
def test_what_is_not_seen_or_ends_a_line_is_written_out(text: str, told: str) -> None:
    assert str(Problem(text, 1, "G002", text)) == f"{told}:1: G002 {told}"
