"""Judgments: what an editor records of doubtful places, and the file it is kept in."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from duizhao import pinyin
from duizhao.glossary.model import Judgment
from duizhao.quoted import quoted
from duizhao.review.items import Item

_HEAD = """\
# What was judged in the documents, sentence by sentence: `duizhao review` writes it, and it may be
# edited. `at` counts code points of the sentence. What is judged holds; a sentence that changes is
# open again.
"""


def accepted(item: Item) -> Judgment:
    """Judge a place to be right as it is."""
    if item.doubt.kind == "reading":
        return Judgment(item.sentence, item.at, item.text, pinyin=item.doubt.chosen)
    tw, hk = item.doubt.chosen.split("/")
    return Judgment(item.sentence, item.at, item.text, tw=tw, hk=hk)


def read_as(syllable: str, item: Item) -> Judgment:
    """Judge how a place is read. Raises ValueError where that is no syllable for it."""
    if not pinyin.is_syllable(syllable):
        raise ValueError(f"“{syllable}” is no pinyin syllable with its tone mark")
    return Judgment(item.sentence, item.at, item.text, pinyin=syllable)


def written_as(forms: str, item: Item) -> Judgment:
    """Judge how a place is written, TW/HK. Raises ValueError where the forms do not fit it."""
    tw, _, hk = forms.partition("/")
    hk = hk or tw
    if not len(tw) == len(hk) == len(item.text):
        raise ValueError(f"“{forms}” is not as long as “{item.text}”")
    return Judgment(item.sentence, item.at, item.text, tw=tw, hk=hk)


def together(before: Sequence[Judgment], new: Iterable[Judgment]) -> list[Judgment]:
    """Put new judgments to those there were; a new one takes the place of an old one."""
    judged = {_key(each): each for each in (*before, *new)}
    return list(judged.values())


def _key(judgment: Judgment) -> tuple[str, int, bool]:
    return judgment.sentence, judgment.at, bool(judgment.pinyin)


def laid_out(judgments: Iterable[Judgment], order: Sequence[str]) -> str:
    """Write the file: the sentences in the order given, the others behind them."""
    rank = {sentence: number for number, sentence in enumerate(order)}
    last = len(rank)
    in_order = sorted(
        judgments, key=lambda j: (rank.get(j.sentence, last), j.sentence, j.at, not j.pinyin)
    )
    lines = [_HEAD]
    for sentence, judged in groupby(in_order, key=lambda each: each.sentence):
        lines.append(f"- sentence: {quoted(sentence)}\n  judged:\n")
        lines += [f"    - {{{_told(each)}}}\n" for each in judged]
    return "".join(lines)


def _told(judgment: Judgment) -> str:
    parts = [f"at: {judgment.at}", f"text: {quoted(judgment.text)}"]
    told = {"pinyin": judgment.pinyin, "tw": judgment.tw, "hk": judgment.hk}
    parts += [f"{key}: {quoted(value)}" for key, value in told.items() if value]
    return ", ".join(parts)
