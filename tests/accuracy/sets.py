"""The sets that engines are judged on: a text, a place in it, and what is right there."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from learning.sentences import cpp, is_measured

from tests.support import CASES, table

ROOT = CASES.parents[1]


class Reading(NamedTuple):
    """A character in its text, in code points, and its right readings, tone-marked."""

    text: str
    place: int
    right: frozenset[str]


class Writing(NamedTuple):
    """A text in Simplified and its right forms in Taiwan and in Hong Kong."""

    text: str
    tw: str
    hk: str


def readings() -> Iterator[tuple[str, list[Reading]]]:
    """Give each set of readings under its name."""
    for name in ("pinyin", "pinyin-b", "pinyin-c"):
        rows = table(f"{name}.tsv")
        yield name, [Reading(text, int(at), frozenset({right})) for text, at, right, *_ in rows]
    folder = Path(os.environ.get("CPP", ""))
    if (folder / "cpp-dev.sent").is_file():
        measured = filter(is_measured, cpp(folder))
        yield "cpp", [Reading(s.text, s.place, frozenset({s.reading})) for s in measured]


def writings() -> Iterator[tuple[str, list[Writing]]]:
    """Give each set of forms under its name."""
    for name in ("script", "script-b", "script-c"):
        yield name, [Writing(text, tw, hk) for text, _, tw, hk, *_ in table(f"{name}.tsv")]


def report(columns: str) -> list[tuple[str, int, tuple[frozenset[str], ...]]]:
    """Give the judged places of the report: its paragraph, the place in it, what is right there.

    `columns` is "readings" or "script"; of the latter what is right in Taiwan and in Hong Kong.
    """
    source = (ROOT / "docs" / "source" / "daoli-2021-report.txt").read_bytes().decode("utf-8")
    found = []
    for at, _, _, *right in table(f"report-{columns}.tsv"):
        place = int(at)
        start = source.rfind("\n", 0, place) + 1
        end = source.find("\n", place)
        told = tuple(frozenset(each.split("|")) for each in right[:2])
        found.append((source[start : end if end >= 0 else len(source)], place - start, told))
    return found
