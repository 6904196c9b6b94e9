"""The sets that engines are judged on: a text, a place in it, and what is right there."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from learning.sentences import Sentence, cpp, is_measured, own

from tests.support import ROOT, table


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
    """Give each set of readings under its name. What is learnt from is not measured on."""
    learnt_from = {sentence.text for sentence in own()}
    for name in ("pinyin", "pinyin-b", "pinyin-c"):
        rows = table(f"{name}.tsv")
        yield (
            name,
            [
                Reading(text, int(at), accepted(right))
                for text, at, right, *_ in rows
                if text not in learnt_from
            ],
        )
    if held := cpp_sentences():
        yield "cpp", [Reading(s.text, s.place, accepted(s.reading)) for s in held]


def accepted(label: str) -> frozenset[str]:
    """Give the readings that a label accepts: a bar stands between them."""
    return frozenset(unicodedata.normalize("NFC", each) for each in label.split("|"))


def cpp_folder() -> Path | None:
    """Give the folder of the CPP data, which the environment names, or None."""
    folder = Path(os.environ.get("CPP") or os.devnull)
    needed = ("cpp-dev.sent", "cpp-dev.lb")
    return folder if all((folder / name).is_file() for name in needed) else None


def cpp_sentences() -> list[Sentence]:
    """Give the sentences of the CPP data that are kept apart, none without the data."""
    folder = cpp_folder()
    return [] if folder is None else list(filter(is_measured, cpp(folder)))


def texts() -> dict[str, list[str]]:
    """Give the texts that speed is measured on, line by line: the report, and a varied one."""
    report = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").split("\n")
    found = {"the report": [line for line in report if line]}
    if held := cpp_sentences():
        found["the CPP sentences kept apart"] = [sentence.text for sentence in held]
    return found


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
