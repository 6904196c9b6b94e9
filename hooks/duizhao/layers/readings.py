"""Readings: which syllable each Chinese character is read as."""

import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from duizhao.matcher import Match, Matcher

Syllables = tuple[str, ...]

# Dictionaries write these two with tone sandhi in set phrases; GB/T 16159-2012 (7.2) marks the
# citation tone.
_CITATION = {"一": {"yí": "yī", "yì": "yī"}, "不": {"bú": "bù"}}


class Reader:
    """Reads a text by phrases, the whole sentence at once.

    Reading the sentence undivided beats reading it word by word: on hard places of official prose
    374 of 397 right against 353. House rulings come before the dictionary's phrases.
    """

    def __init__(self, rulings: Mapping[str, Syllables]) -> None:
        """Take each ruled stretch of text with one syllable for each of its characters."""
        self._rulings = dict(rulings)
        self._house = Matcher(rulings)

    def syllables(self, text: str) -> list[str | None]:
        """Give one syllable for each code point: lower-case, tone-marked, NFC.

        None stands where there is no Chinese character, or one whose reading is not known.
        """
        found = [_character(character) for character in text]
        for start, end in _phrases(text):
            found[start:end] = _phrase(text[start:end])
        for match in self.rulings(text):
            found[match.start : match.end] = self._rulings[match.pattern]
        return found

    def rulings(self, text: str) -> tuple[Match, ...]:
        """Give the rulings that apply to a text; the longest wins."""
        return self._house.settled(text)


def _file(name: str) -> str:
    """Read one of pypinyin's dictionaries as data: the package itself is not run."""
    spec = importlib.util.find_spec("pypinyin")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pypinyin")
    path = Path(spec.submodule_search_locations[0]) / name
    return path.read_text(encoding="utf-8")


@cache
def _phrase_readings() -> Mapping[str, str]:
    """Give phrase → its syllables with spaces between, other readings behind a slash."""
    text = _file("phrases_dict.json")
    return flattened(text) or unfolded(text)


def flattened(text: str) -> Mapping[str, str] | None:
    """Read the phrases without making 180,000 lists, or give None where that does not go.

    Lists in lists (`{"一定": [["yī"], ["dìng"]]}`, an item a line) become one string before the
    JSON is read: a sixth of the time, and nothing for the garbage collector to walk through.
    """
    flat = text.replace('",\n"', "/").replace('"\n],\n[\n"', " ")
    flat = flat.replace('[\n[\n"', '"').replace('"\n]\n]', '"')
    try:
        phrases: Mapping[str, str] = json.loads(flat)
    except ValueError:
        return None
    return phrases if all(type(value) is str for value in phrases.values()) else None


def unfolded(text: str) -> Mapping[str, str]:
    """Read the phrases as they stand."""
    phrases: Mapping[str, Sequence[Sequence[str]]] = json.loads(text)
    return {
        phrase: " ".join("/".join(readings) for readings in syllables)
        for phrase, syllables in phrases.items()
    }


@cache
def _character_readings() -> Mapping[str, str]:
    """Give code point (in decimal) → readings, the commonest first, with commas between."""
    readings: Mapping[str, str] = json.loads(_file("pinyin_dict.json"))
    return readings


@cache
def _longest() -> Mapping[str, int]:
    """Give the first two characters of the phrases → the length of the longest with them."""
    longest: dict[str, int] = {}
    for phrase in _phrase_readings():
        if len(phrase) > longest.get(phrase[:2], 1):
            longest[phrase[:2]] = len(phrase)
    return longest


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Give the phrases of the dictionary in a text: the leftmost first, the longest of those.

    The two first characters decide nearly every place, so a dictionary look-up for each character
    is enough; an automaton over all phrases takes longer to build than a book takes to read.
    """
    phrases, longest = _phrase_readings(), _longest()
    place, end = 0, len(text)
    while place < end - 1:
        at_most = min(longest.get(text[place : place + 2], 0), end - place)
        for length in range(at_most, 1, -1):
            if text[place : place + length] in phrases:
                yield place, place + length
                place += length
                break
        else:
            place += 1


@cache
def _character(character: str) -> str | None:
    """Give the first reading of a character alone, or None."""
    readings = _character_readings().get(str(ord(character)))
    return readings.split(",")[0] if readings else None


@cache
def _phrase(phrase: str) -> Sequence[str | None]:
    readings = (reading.split("/")[0] for reading in _phrase_readings()[phrase].split(" "))
    return tuple(citation(zip(phrase, readings, strict=True)))


def citation(readings: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give the readings of characters with the sandhi of 一 and 不 undone."""
    for character, syllable in readings:
        yield _CITATION.get(character, {}).get(syllable, syllable)
