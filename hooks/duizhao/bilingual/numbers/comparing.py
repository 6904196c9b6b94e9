"""Comparing: which figures of one text have no answer in the other."""

from collections.abc import Sequence

from duizhao.bilingual.numbers.measures import DAY, MEASURED, PERCENT, POINTS
from duizhao.bilingual.numbers.quantity import Quantity


def unanswered(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Give the firm figures of a Chinese text that the English has not, and the other way round.

    An English figure answers once, and those of the Chinese give way to each other so that as many
    as possible are answered. A figure of the Chinese may be said again in English, which repeats
    what Chinese leaves out.
    """
    answered = _answered(source, target)
    missing = [one for at, one in enumerate(source) if one.firm and at not in answered]
    added = [
        other for other in target if other.firm and not any(_may(one, other) for one in source)
    ]
    return missing, added


def _answered(source: Sequence[Quantity], target: Sequence[Quantity]) -> set[int]:
    """Give the places of the firm figures of the source that have an answer of their own."""
    firm = [at for at, one in enumerate(source) if one.firm]
    answers = {at: _ranked(source[at], target) for at in firm}
    taken: dict[int, int] = {}
    for at in firm:
        same = (to for to in answers[at] if to not in taken and _same(source[at], target[to]))
        to = next(same, None)
        if to is not None:
            taken[to] = at
    for at in firm:
        if at not in taken.values():
            _settle(at, answers, taken, set())
    return set(taken.values())


def _ranked(one: Quantity, others: Sequence[Quantity]) -> list[int]:
    """Give the places of those that may answer a figure: of its own unit and firm ones first."""
    places = [at for at, other in enumerate(others) if _may(one, other)]
    return sorted(places, key=lambda at: (one.unit != others[at].unit, not others[at].firm))


def _settle(at: int, answers: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find an answer for the figure at a place; who holds it goes to another if there is one."""
    for to in answers[at]:
        if to in seen:
            continue
        seen.add(to)
        if to not in taken or _settle(taken[to], answers, taken, seen):
            taken[to] = at
            return True
    return False


def _same(one: Quantity, other: Quantity) -> bool:
    return other.firm and one.unit == other.unit and one.answers(other)


def _may(one: Quantity, other: Quantity) -> bool:
    """Say whether an English figure may answer a Chinese one.

    What is measured in Chinese is so in English; what is a share in English is so in Chinese. No
    “one” or “only” is the first day of a month.
    """
    if (one.unit in MEASURED and not other.unit) or (one.unit == DAY and not other.firm):
        return False
    return one.answers(other) and not (other.unit in {PERCENT, POINTS} and not one.unit)
