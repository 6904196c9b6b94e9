"""Measure how accurate and how fast duizhao is, beside each library alone, in one run.

    make accuracy CPP=folder        the folder holds cpp-dev.sent and cpp-dev.lb

Prints tables, or JSON with --json; exit status 1 where a goal is missed.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from statistics import median

import pypinyin
import pypinyin.contrib.tone_convert

from duizhao.annotator import annotator_of
from duizhao.passage import Annotator
from tests.accuracy import engines, sets
from tests.accuracy.sets import ROOT, Reading, Writing

ROUNDS = 7
# What is aimed at: engine, set, and the least share that is right.
GOALS: Sequence[tuple[str, str, float]] = (
    ("duizhao", "pinyin", 0.99),
    ("duizhao", "script", 1.0),
    ("duizhao", "cpp", 0.95),
    ("duizhao --accurate", "cpp", 0.97),
    ("duizhao --accurate", "pinyin", 0.99),
    ("duizhao, the house's glossary", "report readings", 1.0),
    ("duizhao, the house's glossary", "report script", 1.0),
)
# How many times as fast as pypinyin the whole annotation is to be.
SPEED = 4.0

Shares = dict[tuple[str, str], float]


def readings() -> Shares:
    """Give the share of characters that each engine reads right, on each set."""
    judged = list(sets.readings())
    return {
        (name, title): _share(_reads(read, each) for each in cases)
        for name, read in engines.readers()
        for title, cases in judged
    }


def _reads(read: engines.Reader, case: Reading) -> bool:
    return read(case.text)[case.place] in case.right


def writings() -> Shares:
    """Give the share of texts that each engine writes right in both scripts, on each set."""
    judged = list(sets.writings())
    return {
        (name, title): _share(_writes(write, each) for each in cases)
        for name, write in engines.writers()
        for title, cases in judged
    }


def _writes(write: engines.Writer, case: Writing) -> bool:
    return write(case.text) == (case.tw, case.hk)


def report() -> Shares:
    """Give the share of the report's judged places that are right."""
    shares: Shares = {}
    for name, annotator in {
        "duizhao": Annotator(engines.BARE),
        "duizhao, the house's glossary": engines.house(),
    }.items():
        passages = {text: annotator.passage(text) for text, *_ in sets.report("readings")}
        shares[name, "report readings"] = _share(
            _numbered(passages[text].syllables[place]) in right
            for text, place, (right,) in sets.report("readings")
        )
        shares[name, "report script"] = _share(
            passages.setdefault(text, annotator.passage(text)).tw[place] in tw
            and passages[text].hk[place] in hk
            for text, place, (tw, hk) in sets.report("script")
        )
    return shares


def _numbered(syllable: str | None) -> str:
    """Write a syllable with its tone number, as the report's judgments do."""
    told: str = pypinyin.contrib.tone_convert.to_tone3(syllable or "", neutral_tone_with_five=True)
    return told


def _share(right: Iterable[bool]) -> float:
    judged = list(right)
    return sum(judged) / len(judged)


def speeds() -> Mapping[str, tuple[float, float, float]]:
    """Give how many times as fast as pypinyin's `pinyin()` the whole annotation is.

    The median of interleaved rounds, the least and the greatest. The time is that of the
    processor; the dictionaries are loaded before.
    """
    lines = [line for line in (ROOT / "docs" / "report.md").read_text("utf-8").split("\n") if line]
    met = annotator_of(ROOT)
    for line in lines:
        met.passage(line)
    return {
        "a text met before": _ratio(lines, lambda: met),
        "a text met for the first time": _ratio(lines, _fresh),
    }


def _fresh() -> Annotator:
    annotator = annotator_of(ROOT)
    annotator.passage("道里区，发展")
    return annotator


def _ratio(lines: Sequence[str], made: Callable[[], Annotator]) -> tuple[float, float, float]:
    ratios = []
    for _ in range(ROUNDS):
        theirs = _time(lambda: [pypinyin.pinyin(line) for line in lines])
        annotator = made()
        ours = _time(partial(list, map(annotator.passage, lines)))
        ratios.append(theirs / ours)
    return median(ratios), min(ratios), max(ratios)


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def table(shares: Shares) -> str:
    """Draw shares as a table: an engine a row, a set a column."""
    rows = list(dict.fromkeys(engine for engine, _ in shares))
    columns = list(dict.fromkeys(name for _, name in shares))
    width = max(map(len, rows)) + 2
    head = " " * width + "".join(f"{name:>17}" for name in columns)
    lines = [
        f"{row:<{width}}"
        + "".join(
            f"{shares[row, name]:>17.4f}" if (row, name) in shares else " " * 17 for name in columns
        )
        for row in rows
    ]
    return "\n".join([head, *lines])


def missed(shares: Shares, speed: float) -> list[str]:
    """Give the goals that are not met; what was not measured misses none."""
    found = [
        f"{engine} on {name}: {shares[engine, name]:.4f}, not {least}"
        for engine, name, least in GOALS
        if shares.get((engine, name), 1.0) < least
    ]
    slow = [f"speed: {speed:.2f} times pypinyin, not {SPEED}"] if speed < SPEED else []
    return [*found, *slow]


def main() -> int:
    """Measure, tell, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="tell it as JSON")
    as_json = parser.parse_args().json
    spoken, written, judged = readings(), writings(), report()
    measured = speeds()
    shares = {**spoken, **written, **judged}
    if not any(name == "cpp" for _, name in shares):
        print("CPP names no folder with cpp-dev.sent and cpp-dev.lb: skipped", file=sys.stderr)
    failures = missed(shares, measured["a text met before"][0])
    if as_json:
        told = [{"engine": e, "set": name, "right": share} for (e, name), share in shares.items()]
        print(json.dumps({"version": 1, "shares": told, "speed": measured, "missed": failures}))
    else:
        print("Characters read right", table(spoken), "", sep="\n")
        print("Texts written right, Taiwan and Hong Kong", table(written), "", sep="\n")
        print("The report's judged places", table(judged), "", sep="\n")
        print("Times as fast as pypinyin's pinyin(), everything annotated")
        for name, (middle, least, most) in measured.items():
            print(f"{name:<32}{middle:.2f} ({least:.2f}–{most:.2f})")
        print(*(f"missed: {failure}" for failure in failures), sep="\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
