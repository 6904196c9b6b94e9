"""Tests of telling in which script a text is written."""

from pathlib import Path

import opencc
import pytest

from duizhao.scripts import telling
from duizhao.scripts.engine import converted
from tests.support import ROOT, rows

DATA = ROOT / "hooks" / "duizhao" / "scripts"
# Names and terms that Simplified text writes with these.
KEPT = set("昇陞勣頔噁")


def characters(path: Path) -> list[str]:
    """Give the characters that a list holds."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [c for line in lines if not line.startswith("#") for c in line]


def is_in(character: str, charset: str) -> bool:
    """Say whether a charset has a character."""
    try:
        return bool(character.encode(charset))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize("case", rows("telling.txt"))
def test_the_script_of_a_text_is_told(case: tuple[str, str]) -> None:
    script, text = case
    assert telling.told(text).name == script


def test_the_list_of_traditional_characters_is_what_its_rule_gives() -> None:
    ideographs = [chr(c) for a, b in ((0x3400, 0x4DC0), (0x4E00, 0xA000)) for c in range(a, b)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    wanted = [
        one
        for one, other in zip(ideographs, simplified, strict=True)
        if one != other and not is_in(one, "gb2312") and one not in KEPT
    ]
    assert characters(DATA / "traditional.txt") == wanted


def test_no_character_is_in_both_lists() -> None:
    lists = (characters(DATA / name) for name in ("simplified.txt", "traditional.txt"))
    assert set.intersection(*map(set, lists)) == set()


@pytest.mark.parametrize("way", ["s2tw", "s2hk"])
def test_what_the_converter_writes_is_not_taken_for_simplified(way: str) -> None:
    written = converted(characters(DATA / "simplified.txt"), way)
    assert [text for text in written if telling.is_simplified(text)] == []
