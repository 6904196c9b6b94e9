"""Tests of reading the words of a text."""

import pytest

from duizhao import pinyin
from duizhao.annotator import Annotator
from duizhao.layers.readings import Decision, Reader
from duizhao.layers.words import Segmenter
from duizhao.readings import dictionary, learnt
from duizhao.readings.rules import RULES
from tests.support import rows, table

SEGMENTER = Segmenter(dictionary.house_words())
READER = Reader({}, SEGMENTER.tag)


def told(syllables: list[str | None]) -> str:
    """Write syllables as the cases do."""
    return " ".join(syllable or "–" for syllable in syllables)


def decision_at(annotator: Annotator, text: str, place: int) -> Decision | None:
    """Give the decision for a place of a text, or None where its word has settled it."""
    decisions = annotator.reader.decisions(annotator.words(text))
    return next((each for each in decisions if each.place == place), None)


@pytest.mark.parametrize(("text", "syllables"), rows("readings.txt"))
def test_a_text_is_read(bare: Annotator, text: str, syllables: str) -> None:
    assert told(list(bare.passage(text).syllables)) == syllables


@pytest.mark.parametrize(("text", "index", "reading", "note"), table("pinyin.tsv"))
def test_a_polyphone_of_official_prose_is_read(
    bare: Annotator, text: str, index: str, reading: str, note: str
) -> None:
    assert bare.passage(text).syllables[int(index)] == reading


@pytest.mark.parametrize(("rule", "text", "syllable"), rows("rules.txt"))
def test_a_rule_of_grammar_settles_its_place(
    bare: Annotator, rule: str, text: str, syllable: str
) -> None:
    place = text.index("[")
    decision = decision_at(bare, text.replace("[", "").replace("]", ""), place)
    assert decision == Decision(place, syllable, rule, float("inf"))


def test_every_rule_has_its_cases() -> None:
    named = {rule.__name__ for rules in RULES.values() for rule in rules}
    assert named == {rule for rule, *_ in rows("rules.txt")}


def test_what_no_rule_settles_the_neighbours_decide() -> None:
    decision = next(iter(READER.decisions(["行", "车", "道"])))
    assert (decision.by, decision.syllable) == ("neighbours", "xíng")


def test_a_word_that_the_dictionary_has_is_not_open() -> None:
    assert list(READER.decisions(["银行", "，", "行业"])) == []


def test_a_word_of_two_readings_is_open() -> None:
    assert READER.settled("正当") is None


def test_a_word_of_one_reading_is_settled() -> None:
    assert READER.settled("银行") == ("yín", "háng")


def test_a_ruling_comes_before_the_dictionary() -> None:
    reader = Reader({"银行": ("yín", "xíng")}, SEGMENTER.tag)
    assert reader.syllables(["银行"]) == ["yín", "xíng"]


def test_a_ruling_holds_across_words() -> None:
    reader = Reader({"项目的": ("xiàng", "mù", "dí")}, SEGMENTER.tag)
    assert reader.syllables(["项目", "的"]) == ["xiàng", "mù", "dí"]


def test_the_longest_of_overlapping_rulings_wins() -> None:
    reader = Reader({"长大": ("a", "b"), "长大后": ("c", "d", "e")}, SEGMENTER.tag)
    assert reader.syllables(["长大", "后"]) == ["c", "d", "e"]


def test_the_rulings_that_apply_are_told_with_their_places() -> None:
    (match,) = Reader({"银行": ("yín", "háng")}, SEGMENTER.tag).rulings("去银行")
    assert tuple(match) == (1, 3, "银行")


def test_a_text_given_twice_is_read_alike() -> None:
    found = READER.syllables(["一会儿"])
    found[0] = "x"
    assert READER.syllables(["一会儿"]) == ["yī", "huì", "r"]


def test_every_reading_that_was_learnt_is_a_syllable() -> None:
    readings = {r for c in learnt.characters() for r in learnt.scores(f"$${c}$$")}
    assert [reading for reading in readings if not pinyin.is_syllable(reading)] == []
