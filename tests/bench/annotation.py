"""Annotation: its throughput beside pypinyin alone, and beside what it cannot do without.

Each round is a fresh process, which this module is when it is run: one core, dictionaries loaded.
"""

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice

import opencc
import pypinyin
import rjieba

from duizhao.garbage import collect_seldom
from duizhao.glossary.load import load
from duizhao.house import annotator, lexicon
from duizhao.lexicon import Lexicon
from duizhao.matcher import Matcher
from tests.bench.figures import Figure, Table, ratio
from tests.corpus import corpus
from tests.support import ROOT

# So many documents of the archive, with a book among them.
_SAMPLE = slice(40, 60)
WARM = "道里区，发展"

_REMARKS = """\
One core, everything on (terms, readings, both scripts, words), dictionaries loaded beforehand.
*First*: no word of the text has been met. *Met*: every word has, the text itself is annotated
anew. The *floor* is the sum of what cannot be done without: the segmenter over each text, all
forms, names and rulings sought in it at once, and OpenCC's two conversions once for each distinct
word (where words were met, none). All of them with garbage looked for as seldom as in a build."""


def texts() -> dict[str, list[str]]:
    """Give what is annotated: the blocks of the report, and of some documents of the archive."""
    report = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    documents = islice(corpus.documents(_SAMPLE.stop, corpus.CHARACTERS), _SAMPLE.start, None)
    archive = "\n".join(text for _, text in documents)
    return {
        name: [*filter(None, text.splitlines())]
        for name, text in (("report", report), ("archive", archive))
    }


def table(rounds: int) -> Table:
    """Measure, round by round."""
    told = [_measured() for _ in range(rounds)]
    figures: list[Figure] = []
    for name in texts():
        of = {key: [each[name][key] for each in told] for key in told[0][name]}
        for state in ("first", "met"):
            figures += [
                ratio(
                    f"times as fast as pypinyin, {name}, {state}",
                    of["pypinyin"],
                    of[state],
                    8,
                    at_least=True,
                ),
                ratio(f"time / floor, {name}, {state}", of[state], of[f"floor {state}"], 2),
            ]
    return Table("Annotation", tuple(figures), _REMARKS)


def _measured() -> dict[str, dict[str, float]]:
    command = [sys.executable, "-m", "tests.bench.annotation"]
    ran = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    told: dict[str, dict[str, float]] = json.loads(ran.stdout)
    return told


def measure(lines: Sequence[str]) -> dict[str, float]:
    """Give the seconds of the processor that each way takes."""
    told = lexicon(load(ROOT / "glossary"))
    house = annotator(load(ROOT / "glossary"), quotation_marks=True)
    house.passage(WARM)
    pypinyin.pinyin(WARM)
    floor = Floor(told)
    found = {"floor first": _taken(lambda: floor.first(lines))}
    found["floor met"] = _taken(lambda: floor.met(lines))
    found["pypinyin"] = _taken(lambda: [pypinyin.pinyin(line) for line in lines])
    for state in ("first", "met"):
        found[state] = _taken(lambda: [house.passage(line) for line in lines])
    return found


class Floor:
    """The calls that annotation cannot do without, and nothing else."""

    def __init__(self, told: Lexicon) -> None:
        self._segmenter = rjieba.Jieba()
        known = {*told.terms, *told.names, *told.readings, *told.scripts, *told.pinyin}
        self._matcher = Matcher(sorted(known))
        self._converters = [opencc.OpenCC(name) for name in ("s2tw", "s2hk")]
        self._segmenter.cut(WARM, False)
        self.convert([WARM])

    def first(self, lines: Sequence[str]) -> None:
        """Do them where no word has been met."""
        words = {word for line in lines for word in self._segmenter.cut(line, False)}
        for line in lines:
            self._matcher.places(line)
        self.convert(sorted(words))

    def met(self, lines: Sequence[str]) -> None:
        """Do them where every word has."""
        for line in lines:
            self._segmenter.cut(line, False)
            self._matcher.places(line)

    def convert(self, words: Sequence[str]) -> None:
        """Convert each word once into each script."""
        for converter in self._converters:
            for word in words:
                converter.convert(word)


def _taken(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    collect_seldom()
    print(json.dumps({name: measure(lines) for name, lines in texts().items()}))
