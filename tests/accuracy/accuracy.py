"""Measure how accurate and how fast duizhao is, beside each library alone, in one run.

    make accuracy CPP=folder        the folder holds cpp-dev.sent and cpp-dev.lb

Prints tables, or JSON with --json; exit status 1 where a goal is missed.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from typing import NamedTuple

import pypinyin.contrib.tone_convert

from duizhao.annotator import Annotator
from tests.accuracy import engines, sets, speed, table
from tests.accuracy.sets import Reading, Writing
from tests.accuracy.speed import Ratio
from tests.accuracy.table import Share, Shares


class Measured(NamedTuple):
    """All that was measured."""

    readings: Shares
    writings: Shares
    report: Shares
    speed: Mapping[tuple[str, str], Ratio]
    stages: Mapping[str, float]

    @property
    def shares(self) -> Shares:
        """Give all shares together."""
        return {**self.readings, **self.writings, **self.report}

    @property
    def missed(self) -> list[str]:
        """Give the goals that are not met."""
        parts = {place: each.part for place, each in self.shares.items()}
        speeds = {
            ("duizhao", table.SPEED.format(state)): ratio.middle
            for (text, state), ratio in self.speed.items()
            if text == "the report"
        }
        return table.missed(table.GOALS, {**parts, **speeds})


def readings() -> Shares:
    """Give how many characters each engine reads right, on each set."""
    judged = list(sets.readings())
    return {
        (name, title): table.share(_reads(read, each) for each in cases)
        for name, read in engines.readers()
        for title, cases in judged
    }


def _reads(read: engines.Reader, case: Reading) -> bool:
    return read(case.text)[case.place] in case.right


def writings() -> Shares:
    """Give how many texts each engine writes right in both scripts, on each set."""
    judged = list(sets.writings())
    return {
        (name, title): table.share(_writes(write, each) for each in cases)
        for name, write in engines.writers()
        for title, cases in judged
    }


def _writes(write: engines.Writer, case: Writing) -> bool:
    return write(case.text) == (case.tw, case.hk)


def report() -> Shares:
    """Give how many of the report's judged places are right."""
    shares: dict[tuple[str, str], Share] = {}
    for name, annotator in {
        "duizhao": Annotator(engines.BARE),
        table.HOUSE: engines.house(),
    }.items():
        shares[name, "report readings"] = table.share(
            _numbered(annotator.passage(text).syllables[place]) in right
            for text, place, (right,) in sets.report("readings")
        )
        shares[name, "report script"] = table.share(
            annotator.passage(text).tw[place] in tw and annotator.passage(text).hk[place] in hk
            for text, place, (tw, hk) in sets.report("script")
        )
    return shares


def _numbered(syllable: str | None) -> str:
    """Write a syllable with its tone number, as the report's judgments do."""
    told: str = pypinyin.contrib.tone_convert.to_tone3(syllable or "", neutral_tone_with_five=True)
    return told


def measured() -> Measured:
    """Measure everything."""
    texts = sets.texts()
    shares = readings(), writings(), report()
    return Measured(*shares, speed.ratios(texts), speed.stages(texts["the report"]))


def as_text(found: Measured) -> str:
    """Tell what was measured as tables."""
    speeds = (
        f"{f'{text}, {state}':<56}{ratio.middle:.2f} ({ratio.least:.2f}–{ratio.most:.2f})"
        for (text, state), ratio in found.speed.items()
    )
    shares = (f"{stage} {part:.0%}" for stage, part in found.stages.items())
    parts = [
        ("Characters read right", table.drawn(found.readings)),
        ("Texts written right, Taiwan and Hong Kong", table.drawn(found.writings)),
        ("The report's judged places", table.drawn(found.report)),
        ("Times as fast as pypinyin's pinyin(), everything annotated", "\n".join(speeds)),
        ("Where the time goes, the report met for the first time", ", ".join(shares)),
        ("Goals missed", "\n".join(found.missed) or "none"),
    ]
    return "\n\n".join(f"{head}\n{body}" for head, body in parts)


def as_json(found: Measured) -> str:
    """Tell what was measured as one line of JSON."""
    shares = [
        {"engine": engine, "set": name, **each._asdict()}
        for (engine, name), each in found.shares.items()
    ]
    speeds = [
        {"text": text, "state": state, **ratio._asdict()}
        for (text, state), ratio in found.speed.items()
    ]
    told = {"shares": shares, "speed": speeds, "stages": found.stages, "missed": found.missed}
    return json.dumps({"version": 1, **told})


def main() -> int:
    """Measure, tell, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="tell it as JSON")
    told = as_json if parser.parse_args().json else as_text
    if sets.cpp_folder() is None:
        print("CPP names no folder with cpp-dev.sent and cpp-dev.lb: skipped", file=sys.stderr)
    found = measured()
    print(told(found))
    return 1 if found.missed else 0


if __name__ == "__main__":
    sys.exit(main())
