"""Tests of finding terms; the texts are in cases/terms.txt."""

import re

import pytest

from duizhao.layers.terms import Finder, Mention, Sense
from tests.support import CASES

KNOWN = ("放管服", "放管服改革", "改革创新", "营商环境", "六稳")
FINDER = Finder({form: [Sense(f"id-{form}")] for form in KNOWN})


def texts() -> list[str]:
    """Give the texts: each ends with its line, unless the line has an opening bracket only."""
    source = (CASES / "terms.txt").read_text(encoding="utf-8")
    told = re.sub(r"^#.*\n", "", source, flags=re.MULTILINE)
    return re.findall(r"(?:\[[^\]]*\]|[^\n\[\]])+", told)


@pytest.mark.parametrize("marked", texts())
def test_the_mentions_of_a_text_are_those_marked(marked: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    found = FINDER.mentions(text)
    for mention in reversed(found):
        inside = text[mention.start : mention.end]
        text = f"{text[: mention.start]}[{inside}]{text[mention.end :]}"
    assert text == marked


def test_a_mention_names_its_concept_and_its_form() -> None:
    assert FINDER.mentions("“放管服”改革") == (Mention(0, 7, "id-放管服改革", "放管服改革"),)


def test_a_form_with_quotation_marks_is_found_without_them() -> None:
    finder = Finder({"“六稳”工作": [Sense("liuwen")]})
    assert finder.mentions("六稳工作") == (Mention(0, 4, "liuwen", "“六稳”工作"),)


def test_a_glossary_of_nothing_finds_nothing() -> None:
    assert Finder({}).mentions("“放管服”改革") == ()


def test_places_count_code_points() -> None:
    assert FINDER.mentions("🙂𠮷六稳") == (Mention(2, 4, "id-六稳", "六稳"),)
