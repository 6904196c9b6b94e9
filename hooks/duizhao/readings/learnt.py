"""Learnt: which of its readings a character has, by the characters on either side of it.

The table was learnt from labelled sentences and from the phrases of a large dictionary (ADR 11
says which, and how well it does). A line of it holds a character; its readings; what speaks for
each of them when nothing else is known; and what each neighbour adds. Neighbours are one or two
characters to the left or to the right: <增 and <已增 before, >期 and >期目 after the character.
Weights are in hundredths of a natural logarithm.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from duizhao import han

# What stands before the characters that were seen enough in official prose.
STUDIED = "# studied: "
_TABLE = Path(__file__).parent / "learnt.tsv"

# What stands for a neighbour that is no Chinese character.
DIGIT, OTHER = "0", "$"
_WIDTH = 2


class Entry(NamedTuple):
    """A character's readings, the weight of each, and what each neighbour adds to them."""

    readings: tuple[str, ...]
    weights: tuple[int, ...]
    neighbours: Mapping[str, tuple[int, ...]]


class Choice(NamedTuple):
    """The likeliest reading, and by how much it leads the next: a difference of logarithms."""

    reading: str
    lead: float


def characters() -> frozenset[str]:
    """Give the characters that the table knows."""
    return frozenset(_lines())


def open_characters() -> Iterator[str]:
    """Give the characters that have readings to choose from."""
    return (line[0] for line in _lines().values() if " " in line.split("\t", 2)[1])


@cache
def only(character: str) -> str | None:
    """Give the one reading of a character that the sentences showed it to have, or None."""
    if character not in _lines():
        return None
    readings = _lines()[character].split("\t", 2)[1]
    return None if " " in readings else readings


def folded(text: str) -> str:
    """Write a text as windows on it are taken: all but Chinese characters as classes, with room
    before and after for the neighbours of the first character and the last."""
    return f"{OTHER * _WIDTH}{han.folded(text, DIGIT, OTHER)}{OTHER * _WIDTH}"


def padded(text: str) -> str:
    """Give a text with room before and after it, for windows that are folded when it is needed."""
    return f"{OTHER * _WIDTH}{text}{OTHER * _WIDTH}"


def window(around: str, place: int) -> str:
    """Give a character with its neighbours, from a text that is folded or padded.

    The place counts in code points of the text itself.
    """
    return around[place : place + 2 * _WIDTH + 1]


@lru_cache(maxsize=1 << 16)
def choice(window: str) -> Choice | None:
    """Give the likeliest reading of the character in the middle of a window, None if unknown."""
    if window[_WIDTH] not in _lines():
        return None
    ranked = sorted(scores(window).items(), key=lambda pair: -pair[1])
    lead = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else float("inf")
    return Choice(ranked[0][0], lead)


def scores(window: str) -> Mapping[str, float]:
    """Give every reading of the character in the middle of a window with its score, if known."""
    if window[_WIDTH] not in _lines():
        return {}
    entry = _entry(window[_WIDTH])
    window = han.folded(window, DIGIT, OTHER)
    left, right = window[:_WIDTH], window[_WIDTH + 1 :]
    keys = (f"<{left[-1]}", f"<{left}", f">{right[0]}", f">{right}")
    added = [entry.neighbours[key] for key in keys if key in entry.neighbours]
    totals = map(sum, zip(entry.weights, *added, strict=True))
    return {reading: total / 100 for reading, total in zip(entry.readings, totals, strict=True)}


def weighed(own: Mapping[str, float], opinion: Mapping[str, float]) -> Choice:
    """Give the likeliest reading by its scores, another engine's opinion weighed in.

    The opinion tells readings with the logarithms of their likelihoods. On characters that were
    learnt from official prose it is not asked: there it misleads.
    """
    least = min(own.values()) - _UNHEARD_OF
    heard = {reading for reading, told in opinion.items() if told > _LIKELY}
    ranked = sorted(
        (
            (own.get(reading, least) + _WEIGHT * opinion.get(reading, _UNLIKELY), reading)
            for reading in {*own, *heard}
        ),
        reverse=True,
    )
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else float("inf")
    return Choice(ranked[0][1], lead)


# How far a reading that was not learnt stands behind, the weight of an opinion, and what it says of
# a reading that it does not name; found on sentences that the table had not been shown.
_UNHEARD_OF, _WEIGHT, _LIKELY, _UNLIKELY = 2.0, 0.4, -6.0, -9.0


@cache
def studied() -> frozenset[str]:
    """Give the characters of which the table has seen enough in official prose."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return frozenset(next(line for line in lines if line.startswith(STUDIED))[len(STUDIED) :])


@cache
def _lines() -> Mapping[str, str]:
    """Give each character with its line, which is taken apart when it is first met."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {line[0]: line for line in lines if line and not line.startswith("#")}


@cache
def _entry(character: str) -> Entry:
    _, readings, weights, *neighbours = _lines()[character].split("\t")
    pairs = (neighbour.split("=") for neighbour in neighbours)
    return Entry(
        tuple(readings.split(" ")),
        _numbers(weights),
        {key: _numbers(added) for key, added in pairs},
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))
