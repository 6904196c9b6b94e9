"""The engines that are measured: each reads a text, or writes it in Traditional script.

Each library is used as its own documentation has it.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import jieba
import opencc
import pypinyin
import zhconv_rs
from g2pM import G2pM

from duizhao.annotator import Annotator
from duizhao.han import contains_han, divided
from duizhao.house import annotator_of
from duizhao.lexicon import Lexicon
from duizhao.pinyin import marked
from duizhao.readings.second import Second
from tests.accuracy.table import ACCURATE
from tests.support import ROOT

Syllables = Sequence[str | None]
Reader = Callable[[str], Syllables]
Writer = Callable[[str], tuple[str, str]]

BARE = Lexicon({}, {}, {}, {}, {})


def by_pypinyin(text: str) -> Syllables:
    """Read a text whole by pypinyin."""
    return _aligned(text, [text])


def by_words(text: str) -> Syllables:
    """Read a text by pypinyin, word by word as jieba divides it."""
    return _aligned(text, jieba.lcut(text))


def _aligned(text: str, words: Iterable[str]) -> Syllables:
    found: list[str | None] = []
    for word in words:
        for part in divided(word):
            read = pypinyin.pinyin(part, errors="ignore") if contains_han(part) else []
            each = [syllable for (syllable,) in read]
            found += each if len(each) == len(part) else [None] * len(part)
    assert len(found) == len(text)
    return found


class Large:
    """pypinyin with the large dictionary, in a process of its own: loading it cannot be undone."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.accuracy.large"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __call__(self, text: str) -> Syllables:
        """Read a text."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(text), file=self._process.stdin, flush=True)
        answer: Syllables = json.loads(self._process.stdout.readline())
        return answer


class ByG2pM:
    """g2pM, which gives a syllable with its tone number for each character."""

    def __init__(self) -> None:
        self._model = G2pM()

    def __call__(self, text: str) -> Syllables:
        """Read a text."""
        return [_marked(told) for told in self._model(text, char_split=True)]


def _marked(told: str) -> str | None:
    return marked(told) if told[:1].isalpha() and told[-1:] in "12345" else None


class ByDuizhao:
    """duizhao with no glossary, by default or with a second engine."""

    def __init__(self, second: Second | None = None) -> None:
        self._annotator = Annotator(BARE, second=second)

    def __call__(self, text: str) -> Syllables:
        """Read a text."""
        return self._annotator.passage(text).syllables


@cache
def house() -> Annotator:
    """Give the annotator of the publication's own glossary."""
    return annotator_of(ROOT)


def readers() -> Iterator[tuple[str, Reader]]:
    """Give each engine that reads, under its name."""
    yield "pypinyin", by_pypinyin
    yield "pypinyin, jieba words", by_words
    yield "pypinyin, large dictionary", Large()
    yield "g2pM", ByG2pM()
    yield "duizhao", ByDuizhao()
    yield ACCURATE, ByDuizhao(Second())


def writers() -> Iterator[tuple[str, Writer]]:
    """Give each engine that writes Traditional script, under its name."""
    tw, hk = opencc.OpenCC("s2tw"), opencc.OpenCC("s2hk")
    yield "OpenCC", lambda text: (str(tw.convert(text)), str(hk.convert(text)))
    yield (
        "zhconv-rs",
        lambda text: (
            str(zhconv_rs.zhconv(text, "zh-tw")),
            str(zhconv_rs.zhconv(text, "zh-hk")),
        ),
    )
    annotator = Annotator(BARE)

    def by_duizhao(text: str) -> tuple[str, str]:
        passage = annotator.passage(text)
        return passage.tw, passage.hk

    yield "duizhao", by_duizhao
