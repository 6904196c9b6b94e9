"""Data: what the lists beside this module say of words.

An entry is a word or several: a bar stands between words, a hyphen where one is written.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from duizhao.orthography.token import PAIRS, PROPER, Token

Words = tuple[Token, ...]
_HERE = Path(__file__).parent
_CAPITAL = ("places", "people", "proper")


def entries(name: str) -> Iterator[str]:
    """Give the entries of a list, as they are written there."""
    for line in (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


@cache
def names() -> Mapping[str, Words]:
    """Give each listed proper noun with its words."""
    return {_plain(entry): _words(entry, PROPER) for kind in _CAPITAL for entry in entries(kind)}


@cache
def phrases() -> Mapping[str, Words]:
    """Give each listed phrase that is no proper noun with its words, idioms among them."""
    listed = {_plain(entry): _words(entry, "") for entry in entries("apart")}
    listed |= {_plain(entry): _words(entry, "n") for entry in entries("coordinates")}
    idioms = entries("idioms")
    return listed | {_plain(e): _words(e, PAIRS if "-" in e else "i") for e in idioms}


@cache
def hyphens() -> Mapping[str, tuple[int, ...]]:
    """Give each listed word that is written with hyphens, and how many characters stand before."""
    found = {}
    for kind in ("proper", "places", "coordinates"):
        for word in (word for entry in entries(kind) for word in entry.split("|")):
            if "-" in word:
                found[_plain(word)] = _places(word)
    return found


@cache
def scattered() -> Mapping[str, tuple[str, ...]]:
    """Give what the first token of a listed name may be, and those names, the longest first.

    The segmenter may not know 京津冀, and give 京, 津 and 冀, or 京津 and 冀.
    """
    found: dict[str, list[str]] = {}
    for name, words in names().items():
        starts = range(1, len(name)) if name in hyphens() else (len(words[0].text),)
        for size in starts:
            if len(words) > 1 or name in hyphens():
                found.setdefault(name[:size], []).append(name)
    return {start: tuple(sorted(whole, key=len, reverse=True)) for start, whole in found.items()}


@cache
def listed(name: str) -> frozenset[str]:
    """Give the words of a list that is only words, such as that of surnames."""
    return frozenset(entries(name))


def _plain(entry: str) -> str:
    return entry.replace("|", "").replace("-", "")


def _words(entry: str, tag: str) -> Words:
    return tuple(Token(_plain(word), tag) for word in entry.split("|"))


def _places(word: str) -> tuple[int, ...]:
    parts = word.split("-")
    return tuple(len("".join(parts[:count])) for count in range(1, len(parts)))
