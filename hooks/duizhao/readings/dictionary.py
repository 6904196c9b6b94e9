"""Dictionary: how words and single characters are read, by the dictionaries and by this house."""

import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

# A syllable for each code point; None where it is no Chinese character or nobody knows it.
Syllables = tuple[str | None, ...]

# Dictionaries write these two with tone sandhi in set phrases; GB/T 16159-2012 (7.2) marks the
# citation tone.
_CITATION = {"一": {"yí": "yī", "yì": "yī"}, "不": {"bú": "bù"}}

# What stands for the syllables of a word that is read in two ways.
_OPEN = "?"
_HOUSE = Path(__file__).parent / "words.tsv"
_COMMON = Path(__file__).parent / "common.tsv"


def word(text: str) -> Syllables | None:
    """Give the syllables of a word of two characters or more, or None where nobody knows it."""
    if len(text) < 2:
        return None
    if text in open_words():
        return None
    return house_words().get(text) or phrase(text) or _common(text)


@cache
def character(text: str) -> str | None:
    """Give the first reading of a character alone, or None."""
    house = house_words().get(text)
    if house is not None:
        return house[0]
    readings = _character_readings().get(str(ord(text)))
    return readings.split(",")[0] if readings else None


@cache
def house_words() -> Mapping[str, Syllables]:
    """Give the words that this house reads otherwise than the dictionaries, or that they lack."""
    return {text: tuple(told.split(" ")) for text, told in _house().items() if told != _OPEN}


@cache
def open_words() -> frozenset[str]:
    """Give the words of the dictionaries that are read in two ways: their neighbours decide."""
    return frozenset(text for text, told in _house().items() if told == _OPEN)


@cache
def _house() -> Mapping[str, str]:
    lines = _HOUSE.read_text(encoding="utf-8").splitlines()
    entries = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {text: told for text, _, told in entries}


def citation(readings: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give the readings of characters with the sandhi of 一 and 不 undone."""
    for character, syllable in readings:
        yield _CITATION.get(character, {}).get(syllable, syllable)


def _common(text: str) -> Syllables | None:
    """Give the syllables of a word in common use that the dictionary of phrases lacks."""
    told = _common_words().get(text)
    return tuple(told.split(" ")) if told else None


@cache
def _common_words() -> Mapping[str, str]:
    """Give the words that `make learn` took over from a larger dictionary."""
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    entries = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {text: told for text, _, told in entries}


def phrase(text: str) -> Syllables | None:
    """Give the syllables of a phrase of the dictionary, or None."""
    written = _phrase_readings().get(text)
    if written is None:
        return None
    readings = (reading[0] for reading in json.loads(f'[["{written}"]]'))
    return tuple(citation(zip(text, readings, strict=True)))


def _file(name: str) -> bytes:
    """Read one of pypinyin's dictionaries as data: the package itself is not run."""
    spec = importlib.util.find_spec("pypinyin")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pypinyin")
    return (Path(spec.submodule_search_locations[0]) / name).read_bytes()


@cache
def _phrase_readings() -> Mapping[str, str]:
    """Give phrase → its syllables, still written as the inside of a list of lists in JSON.

    Made lists, the 47,000 phrases take five times as long to read, and the garbage collector
    walks through them ever after; `phrase` reads the few that are met.
    """
    text = _file("phrases_dict.json").translate(None, b"\n ").decode("utf-8")
    entries = text.removeprefix('{"').removesuffix('"]]}').split('"]],"')
    return dict(entry.split('":[["', 1) for entry in entries)


@cache
def _character_readings() -> Mapping[str, str]:
    """Give code point (in decimal) → readings, the commonest first, with commas between."""
    readings: Mapping[str, str] = json.loads(_file("pinyin_dict.json"))
    return readings
