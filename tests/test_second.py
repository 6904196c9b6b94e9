"""Tests of the second engine, and of how its opinion is weighed."""

from collections.abc import Mapping, Sequence

import pytest

from duizhao.layers.readings import Decision, Reader
from duizhao.layers.words import Segmenter
from duizhao.readings import learnt

SEGMENTER = Segmenter([])


class Sure:
    """An engine that is sure of one reading everywhere, and remembers what it was asked."""

    def __init__(self, reading: str) -> None:
        self.reading = reading
        self.asked: list[int] = []

    def likelihoods(self, text: str, places: Sequence[int]) -> list[Mapping[str, float]]:
        """Say so."""
        self.asked += places
        return [{self.reading: 0.0} for _ in places]


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


def test_the_engine_tells_how_likely_readings_are() -> None:
    pytest.importorskip("g2pM")
    from duizhao.readings.second import Second

    (told,) = Second().likelihoods("他在银行工作", [3])
    assert max(told, key=lambda reading: told[reading]) == "háng"
    assert all(likelihood <= 0 for likelihood in told.values())
