"""Tests of a passage as a line of JSON."""

import json
from collections.abc import Mapping
from typing import Any

from duizhao.annotator import Annotator
from duizhao.export import json_line
from tests.support import small


def line(annotator: Annotator, text: str) -> str:
    """Write a text's passage."""
    return "".join(json_line(annotator.passage(text)))


def told(annotator: Annotator, text: str) -> Mapping[str, Any]:
    """Give what a text's line of JSON says."""
    found: Mapping[str, Any] = json.loads(line(annotator, text))
    return found


def test_a_line_ends_where_it_ends_and_nowhere_else(house: Annotator) -> None:
    assert line(house, "发展\n改革\u2028").count("\n") == 1


def test_the_keys_are_those_agreed_on(house: Annotator) -> None:
    keys = ["text", "hans", "hant_tw", "hant_hk", "syllables", "words", "terms"]
    assert list(told(house, "发展")) == keys


def test_chinese_is_written_as_itself(house: Annotator) -> None:
    assert "发展" in line(house, "发展")


def test_the_scripts_are_told(house: Annotator) -> None:
    found = told(house, "里面")
    assert (found["hans"], found["hant_tw"], found["hant_hk"]) == ("里面", "裡面", "裏面")


def test_there_is_an_item_for_each_code_point(house: Annotator) -> None:
    assert told(house, "发，𠮷🙂")["syllables"] == ["fā", None, None, None]


def test_a_word_has_its_place_text_and_pinyin(house: Annotator) -> None:
    wanted = [{"start": 1, "end": 3, "text": "发展", "pinyin": "fāzhǎn"}]
    assert told(house, "A发展")["words"] == wanted


def test_a_word_that_is_not_read_has_no_pinyin(bare: Annotator) -> None:
    assert told(bare, "𠮷")["words"][0]["pinyin"] is None


def test_a_term_has_its_place_and_id() -> None:
    annotator = small({"放管服": "fàngguǎnfú"})
    assert told(annotator, "“放管服”")["terms"] == [{"start": 1, "end": 4, "id": "t"}]


def test_an_empty_text_is_a_line(bare: Annotator) -> None:
    found = told(bare, "")
    assert (found["text"], found["syllables"], found["words"]) == ("", [], [])


def test_quotes_backslashes_and_controls_are_escaped(bare: Annotator) -> None:
    text = 'a"b\\c\x00\t发'
    assert told(bare, text)["text"] == text


def test_a_list_longer_than_one_part_is_whole(bare: Annotator) -> None:
    assert told(bare, "发" * 20_001)["syllables"] == ["fā"] * 20_001
