"""The door of plain text."""

import pytest
from hypothesis import given

from duizhao import drawing, export
from duizhao.annotator import Annotator
from duizhao.pieces import pieces
from duizhao.script import SCRIPTS, Script
from duizhao.scripts import telling
from tests.fuzz import laws
from tests.fuzz.budget import budget, count
from tests.fuzz.strategies import texts
from tests.support import text_of


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
@budget(200)
@given(text=texts)
def test_a_text_of_any_script_keeps_the_laws(house: Annotator, script: Script, text: str) -> None:
    count("plain text")
    passage = house.passage(text, script)
    laws.of_passage(passage, text)
    assert passage.form(script) == text


@budget(200)
@given(text=texts)
def test_a_line_of_json_says_what_the_passage_says(house: Annotator, text: str) -> None:
    count("plain text")
    passage = house.passage(text, telling.told(text))
    laws.of_line("".join(export.json_line(passage)), passage)


@budget(200)
@given(text=texts)
def test_what_is_drawn_is_the_text(house: Annotator, text: str) -> None:
    count("plain text")
    html = drawing.drawn(pieces(house.passage(text)), drawing.linked(lambda m: "<a href=#x>"))
    assert text_of(html) == text
