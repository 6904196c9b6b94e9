"""Tests of the handbook: what it says is done."""

import re

import pytest

from duizhao.annotator import Annotator
from duizhao.scripts import house
from tests.support import ROOT

SCRIPT = (ROOT / "handbook" / "script.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
CONTESTED = [row for row in _ROW.findall(SCRIPT) if row[0] != "Simplified"]


def test_the_table_of_contested_forms_is_long() -> None:
    assert len(CONTESTED) > 50


@pytest.mark.parametrize(("hans", "tw", "hk", "why"), CONTESTED)
def test_a_contested_form_is_the_houses_choice_in_taiwan(
    house: Annotator, hans: str, tw: str, hk: str, why: str
) -> None:
    assert house.passage(hans).tw == tw


@pytest.mark.parametrize(("hans", "tw", "hk", "why"), CONTESTED)
def test_a_contested_form_is_the_houses_choice_in_hong_kong(
    house: Annotator, hans: str, tw: str, hk: str, why: str
) -> None:
    assert house.passage(hans).hk == hk


@pytest.mark.parametrize(
    ("text", "tw"),
    [("信息和软件", "信息和軟件"), ("新征程", "新征程"), ("一只", "一隻"), ("道里", "道里")],
)
def test_what_it_says_of_conversion_is_so(house: Annotator, text: str, tw: str) -> None:
    assert house.passage(text).tw == tw
    assert text in SCRIPT or "软件 becomes 軟件" in SCRIPT


def test_the_words_of_the_house_are_character_for_character() -> None:
    wrong = [text for text, forms in house.words().items() if {*map(len, forms)} != {len(text)}]
    assert wrong == []


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", SCRIPT))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / "handbook" / link).exists()
