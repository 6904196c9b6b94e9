"""Tests of the codes of problems: those of the table and those of the sources are the same."""

import ast
import re
from collections.abc import Iterator, Set
from pathlib import Path

import pytest

from duizhao.codes import codes, is_advice
from tests.handbook import errors
from tests.support import ROOT

_CODE = re.compile(r"[A-Z]\d{3}")
_NAMED = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{3}(?![A-Za-z0-9])")


def literals(path: Path) -> Iterator[str]:
    """Give the texts that a source holds as values."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def raised() -> Set[str]:
    """Give every code that the sources name."""
    sources = (ROOT / "hooks").rglob("*.py")
    return {each for path in sources for each in literals(path) if _CODE.fullmatch(each)}


def tried() -> Set[str]:
    """Give every code that a test or a case names."""
    files = [path for path in (ROOT / "tests").rglob("*") if path.suffix in {".py", ".txt"}]
    named = " ".join(path.relative_to(ROOT).as_posix() for path in files)
    return set(_NAMED.findall("\n".join([named, *(path.read_text("utf-8") for path in files)])))


def test_every_code_of_the_sources_is_in_the_table_and_no_other() -> None:
    assert sorted(raised()) == sorted(codes())


def test_every_code_has_a_test_or_a_case() -> None:
    assert sorted(set(codes()) - tried()) == []


def test_the_codes_stand_in_order_and_once() -> None:
    lines = (ROOT / "hooks" / "duizhao" / "codes.txt").read_text(encoding="utf-8").splitlines()
    told = [line[:4] for line in lines if _CODE.match(line)]
    assert told == list(codes())
    families = "".join(dict.fromkeys(code[0] for code in told))
    assert told == sorted(told, key=lambda code: (families.index(code[0]), code))


@pytest.mark.parametrize("code", codes())
def test_every_code_says_what_is_wrong_and_the_remedy(code: str) -> None:
    assert codes()[code].wrong
    assert codes()[code].remedy


@pytest.mark.parametrize("code", ["A001", "P001", "R003", "T005", "B022"])
def test_what_stops_nothing_is_advice(code: str) -> None:
    assert is_advice(code)


@pytest.mark.parametrize("code", ["G001", "C003", "R001", "T004", "B010", "F001"])
def test_what_is_a_fault_is_none(code: str) -> None:
    assert not is_advice(code)


def test_the_handbooks_table_is_what_the_codes_say() -> None:
    assert errors.PLACE.read_text(encoding="utf-8") == errors.page()
