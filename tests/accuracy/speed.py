"""Speed: the whole annotation beside pypinyin's `pinyin()`, and where its time goes.

The dictionaries are loaded beforehand. Ratios are of times of the processor, shares of time.
"""

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial, wraps
from statistics import median
from typing import Any, NamedTuple
from unittest.mock import patch

import pypinyin

from duizhao.annotator import Annotator
from duizhao.house import annotator_of
from duizhao.layers.readings import Reader
from duizhao.layers.scripts import Converter
from duizhao.layers.terms import Finder
from duizhao.layers.words import Segmenter
from duizhao.spelling import Speller
from tests.accuracy.table import FRESH, MET
from tests.support import ROOT

ROUNDS = 7

# The stages, each with the methods that it consists of; what is left is putting together.
STAGES: Mapping[str, Sequence[tuple[type, str]]] = {
    "terms": [(Finder, "mentions")],
    "words": [(Segmenter, "words")],
    "readings": [(Reader, "alone"), (Reader, "open"), (Reader, "decisions"), (Reader, "rulings")],
    "scripts": [(Converter, "variants"), (Converter, "ruled")],
    "spelling": [(Speller, "pieces")],
}
REST = "putting together"


class Ratio(NamedTuple):
    """How many times as fast as pypinyin: the median of the rounds, the least, the greatest."""

    middle: float
    least: float
    most: float


def ratios(texts: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], Ratio]:
    """Give, for each text, how fast an annotator is that has met it, and one that has not."""
    return {
        (name, state): ratio
        for name, lines in texts.items()
        for state, ratio in zip((MET, FRESH), _raced(lines), strict=True)
    }


def _raced(lines: Sequence[str]) -> Iterator[Ratio]:
    """Take turns, round after round: pypinyin, the annotator that knows, one that does not."""
    known = warm()
    annotate(known, lines)
    rounds = []
    for _ in range(ROUNDS):
        theirs = taken(lambda: [pypinyin.pinyin(line) for line in lines])
        met = taken(partial(annotate, known, lines))
        fresh = taken(partial(annotate, warm(), lines))
        rounds.append((theirs / met, theirs / fresh))
    for each in zip(*rounds, strict=True):
        yield Ratio(median(each), min(each), max(each))


def warm() -> Annotator:
    """Make the house's annotator, its dictionaries loaded, no text annotated but a short one."""
    annotator = annotator_of(ROOT)
    annotator.passage("道里区，发展")
    return annotator


def annotate(annotator: Annotator, lines: Sequence[str]) -> None:
    """Annotate lines."""
    for line in lines:
        annotator.passage(line)


def taken(work: Callable[[], object]) -> float:
    """Give the time that work takes; what others left behind is cleared away before."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


class Clock:
    """Tells how much of the time goes into which stage; a stage inside another counts alone."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._stage, self._since = REST, now()
        self._spent = dict.fromkeys([*STAGES, REST], 0.0)

    def timed(self, stage: str, method: Callable[..., Any]) -> Callable[..., Any]:
        """Give a method that does the same, and counts for a stage."""

        @wraps(method)
        def run(*arguments: Any, **named: Any) -> Any:
            before = self._switch(stage)
            try:
                done = method(*arguments, **named)
                # What is made only when it is asked for is made here.
                return iter(list(done)) if isinstance(done, Iterator) else done
            finally:
                self._switch(before)

        return run

    def shares(self) -> dict[str, float]:
        """Give the part of the time that each stage has taken."""
        self._switch(REST)
        total = sum(self._spent.values())
        return {stage: spent / total for stage, spent in self._spent.items()}

    def _switch(self, stage: str) -> str:
        now, before = self._now(), self._stage
        self._spent[before] += now - self._since
        self._stage, self._since = stage, now
        return before


def stages(lines: Sequence[str]) -> Mapping[str, float]:
    """Give where the time goes when lines are annotated for the first time."""
    fresh = [warm() for _ in range(ROUNDS)]
    gc.collect()
    with ExitStack() as patches:
        clock = Clock()
        for stage, methods in STAGES.items():
            for owner, name in methods:
                timed = clock.timed(stage, getattr(owner, name))
                patches.enter_context(patch.object(owner, name, timed))
        for annotator in fresh:
            annotate(annotator, lines)
        return clock.shares()
