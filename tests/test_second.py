"""Tests of the second engine, and of how its opinion is weighed."""

import math
from collections.abc import Mapping, Sequence, Set

import pytest

from duizhao.layers.readings import Decision, Reader
from duizhao.layers.words import Segmenter
from duizhao.readings import learnt
from duizhao.readings.second import Second

SEGMENTER = Segmenter([])


class Sure:
    """An engine that is sure of one reading everywhere, and remembers what it was asked.

    Of no reading where it is given none.
    """

    def __init__(self, reading: str, characters: Set[str] = frozenset()) -> None:
        self.reading = reading
        self.characters = characters
        self.asked: list[int] = []

    def likelihoods(self, text: str, places: Sequence[int]) -> list[Mapping[str, float]]:
        """Say so."""
        self.asked += places
        return [{self.reading: 0.0} if self.reading else {} for _ in places]


def undecided() -> tuple[str, str]:
    """Give a character that neighbours decide and that the second engine is asked about, and the
    reading that the table does not prefer."""
    for character in sorted(set(learnt.open_characters()) - learnt.studied()):
        reader = Reader({}, SEGMENTER.tag)
        decisions = list(reader.decisions([character]))
        if decisions and decisions[0].by == "neighbours" and decisions[0].lead < 3:
            ranked = sorted(learnt.scores(f"$${character}$$").items(), key=lambda pair: pair[1])
            return character, ranked[-2][0]
    raise AssertionError("no such character")


def test_the_second_engine_can_turn_a_close_decision() -> None:
    character, other = undecided()
    reader = Reader({}, SEGMENTER.tag, Sure(other))
    (decision,) = reader.decisions([character])
    assert (decision.syllable, decision.by) == (other, "second engine")


def test_without_an_opinion_the_neighbours_decide() -> None:
    character, _ = undecided()
    (alone,) = Reader({}, SEGMENTER.tag).decisions([character])
    assert list(Reader({}, SEGMENTER.tag, Sure("")).decisions([character])) == [alone]


def test_the_second_engine_may_know_a_reading_that_the_table_does_not() -> None:
    words = ["窨", "室"]
    assert Reader({}, SEGMENTER.tag).syllables(words)[0] == "yìn"
    assert Reader({}, SEGMENTER.tag, Sure("xūn", frozenset("窨"))).syllables(words)[0] == "xūn"


def test_a_little_likelier_is_not_enough_for_a_reading_that_was_not_learnt() -> None:
    own = {"hé": 0.0}
    assert learnt.weighed(own, {"hé": -1.0, "huó": -0.5}).reading == "hé"
    assert learnt.weighed(own, {"hé": -9.0, "huó": -0.1}).reading == "huó"


def test_what_the_second_engine_hardly_believes_is_not_thought_of() -> None:
    choice = learnt.weighed({"hé": 0.0}, {"hé": -0.1, "huó": -8.0})
    assert (choice.reading, choice.lead) == ("hé", float("inf"))


def test_what_a_rule_settles_the_second_engine_is_not_asked() -> None:
    engine = Sure("wèi")
    reader = Reader({}, SEGMENTER.tag, engine)
    decisions = list(reader.decisions(["升级", "为", "国家级"]))
    assert Decision(2, "wéi", "after_making", float("inf")) in decisions
    assert engine.asked == []


def test_what_was_learnt_from_official_prose_the_second_engine_is_not_asked() -> None:
    engine = Sure("háng")
    reader = Reader({}, SEGMENTER.tag, engine)
    assert "行" in learnt.studied()
    assert [decision.by for decision in reader.decisions(["行", "车", "道"])] == ["neighbours"]


@pytest.fixture(scope="module")
def second() -> Second:
    """The engine itself, where it is installed."""
    pytest.importorskip("g2pM", reason="the second engine is not installed: duizhao[accurate]")
    return Second()


def test_the_engine_tells_how_likely_readings_are(second: Second) -> None:
    (told,) = second.likelihoods("他在银行工作", [3])
    assert max(told, key=lambda reading: told[reading]) == "háng"
    assert sum(map(math.exp, told.values())) == pytest.approx(1)


def test_the_engine_tells_all_places_at_once_as_it_tells_each(second: Second) -> None:
    text = "他在银行行走，长得很长"
    places = [3, 4, 7, 8, 10]
    each = [second.likelihoods(text, [place])[0] for place in places]
    assert second.likelihoods(text, places) == [pytest.approx(told) for told in each]


def test_the_engine_says_nothing_of_a_character_with_one_reading(second: Second) -> None:
    assert second.likelihoods("人民", [0]) == [{}]
    assert "人" not in second.characters
    assert "行" in second.characters


def test_the_engine_is_not_run_for_nothing(second: Second) -> None:
    assert second.likelihoods("人民", []) == []
