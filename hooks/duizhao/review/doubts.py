"""Doubts: the places of a passage whose reading or Traditional form is not sure."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from duizhao import quotation
from duizhao.annotator import Annotator
from duizhao.passage import Passage
from duizhao.readings import learnt
from duizhao.review import second
from duizhao.scripts import house


class Reason(NamedTuple):
    """Why a place is doubtful: how much that weighs, and a sentence in Chinese and in English."""

    weight: float
    chinese: str
    english: str


# A reading that leads the next likely one by less than this is close (natural logarithms).
_CLOSE = 2.0
REASONS = {
    "contradiction": Reason(4.0, "读音与字形矛盾", "reading and form contradict one another"),
    "second": Reason(2.0, "pypinyin 读法不同", "pypinyin reads it otherwise"),
    "sentence": Reason(2.0, "整句转换字形不同", "OpenCC writes it otherwise in the whole sentence"),
    "close": Reason(1.5, "前后文难以断定", "its neighbours hardly tell two readings apart"),
    "default": Reason(1.0, "只按常见读音", "nothing tells its readings apart: the commonest"),
    "alone": Reason(0.5, "一简对多繁，单独成词", "it stands for several, and for a word by itself"),
}


@dataclass(frozen=True)
class Doubt:
    """A doubtful place, in code points of its passage: what was chosen, what else, and why.

    The kind is `reading` or `script`; forms are told as Taiwan/Hong Kong.
    """

    kind: str
    start: int
    end: int
    chosen: str
    others: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def weight(self) -> float:
        """Say how doubtful the place is: the sum of what its reasons weigh."""
        return sum(REASONS[reason].weight for reason in self.reasons)


def doubts(annotator: Annotator, passage: Passage) -> tuple[Doubt, ...]:
    """Give the doubtful places of a passage, in the order of its text.

    What the house has written down, or ruled, is not doubtful.
    """
    settled = frozenset(annotator.written(passage.hans))
    found = [*_readings(annotator, passage, settled), *_forms(annotator, passage, settled)]
    in_order = sorted(found, key=lambda doubt: (doubt.start, doubt.kind, doubt.reasons))
    return tuple(
        _together(list(same)) for _, same in groupby(in_order, key=attrgetter("start", "kind"))
    )


def _together(same: list[Doubt]) -> Doubt:
    """Make one doubt of all about one place."""
    first = same[0]
    others = tuple(dict.fromkeys(other for doubt in same for other in doubt.others))
    reasons = tuple(dict.fromkeys(reason for doubt in same for reason in doubt.reasons))
    return Doubt(first.kind, first.start, first.end, first.chosen, others, reasons)


def _readings(annotator: Annotator, passage: Passage, settled: Set[int]) -> Iterator[Doubt]:
    text = passage.hans

    def doubt(place: int, reason: str, *others: str) -> Doubt:
        chosen = passage.syllables[place] or ""
        return Doubt("reading", place, place + 1, chosen, others, (reason,))

    for place, told in enumerate(second.read(text)):
        mine = passage.syllables[place]
        if told and mine and told != mine and place not in settled:
            yield doubt(place, "second", told)
    for decision in annotator.reader.decisions(annotator.words(text)):
        if decision.place in settled:
            continue
        if decision.by == "default":
            yield doubt(decision.place, "default")
        elif decision.lead < _CLOSE:
            window = learnt.window(learnt.folded(text), decision.place)
            ranked = sorted(learnt.scores(window).items(), key=lambda pair: -pair[1])
            others = [reading for reading, _ in ranked[:2] if reading != decision.syllable]
            yield doubt(decision.place, "close", *others)


def _forms(annotator: Annotator, passage: Passage, settled: Set[int]) -> Iterator[Doubt]:
    text = passage.hans
    tw, hk = (quotation.in_simplified(form) for form in (passage.tw, passage.hk))

    def doubt(place: int, reason: str, *others: str) -> Doubt:
        chosen = f"{tw[place]}/{hk[place]}"
        return Doubt("script", place, place + 1, chosen, others, (reason,))

    whole_tw, whole_hk = second.written(text)
    for place, character in enumerate(text):
        other = (whole_tw[place], whole_hk[place])
        if other != (tw[place], hk[place]) and place not in settled:
            yield doubt(place, "sentence", "/".join(other))
        told = house.BY_READING.get((character, passage.syllables[place] or ""))
        if told and tw[place] in _forms_by_reading(character) - {told.tw}:
            yield doubt(place, "contradiction", "/".join(told))
    place = 0
    for word in annotator.words(text):
        known = (word, passage.syllables[place] or "") in house.BY_READING
        if word in _SEVERAL and word not in house.words() and not known and place not in settled:
            yield doubt(place, "alone")
        place += len(word)


def _forms_by_reading(character: str) -> frozenset[str]:
    """Give the forms of a character that its readings tell apart."""
    return frozenset(v.tw for (known, _), v in house.BY_READING.items() if known == character)


# Simplified characters that stand for several in Traditional script and, as words of their own, may
# be any of them. 后, 于, 向, 个 and others that are nearly always one are left out: a list of what
# is never wrong is not read.
_SEVERAL = frozenset(
    "丑并干布占系克划历汇团恶采折舍卷尽复征松面里制表余周游志注准只斗谷冲签须获致升扎彩借台钟症曲蒙坛杆咸愈困郁巨"
    ""
)
