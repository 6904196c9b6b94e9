"""Writing: marks without their pair, Chinese left over, doubled words, full-width marks."""

import re
from collections.abc import Iterator

from duizhao.bilingual.bitext import Bitext, Unit
from duizhao.bilingual.checks.finding import Finding, excerpt
from duizhao.bilingual.text import Text

_PAIRS = {"“": "”", "(": ")", "[": "]", "{": "}"}
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_WIDE = re.compile(r"[\u3001-\u303f\uff01-\uff60\uffe0-\uffe6]+")
_TWICE = re.compile(r"\b([A-Za-z]+)[ \n]+\1\b", re.IGNORECASE)
# Words that good English says twice in a row.
_MAY_BE_TWICE = frozenset({"that", "had"})


def findings(bitext: Bitext) -> Iterator[Finding]:
    """Give the faults of an English text that can be seen without the Chinese.

    A translator's note may quote Chinese.
    """
    for unit in bitext.units:
        for text in unit.target:
            yield from _of(text, unit)
            yield from _chinese(text, unit)
    for note in bitext.notes:
        yield from _of(note, None)


def _of(text: Text, unit: Unit | None) -> Iterator[Finding]:
    for mark in _unpaired(text.text):
        message = f"a mark without its pair: {mark}"
        yield Finding("B030", mark, message, "open or close it", unit, text.line)
    for match in _TWICE.finditer(text.text):
        if match[1].lower() not in _MAY_BE_TWICE:
            said = excerpt(text.text, *match.span())
            message = f"a word stands twice: “{said}”"
            yield Finding("B032", match[0], message, "remove one", unit, text.line)


def _chinese(text: Text, unit: Unit) -> Iterator[Finding]:
    for match in _HAN.finditer(text.text):
        message = f"Chinese is left in the English: {match[0]}"
        yield Finding(
            "B031", match[0], message, "translate it, or mark it lang=zh", unit, text.line
        )
    for match in _WIDE.finditer(text.text):
        message = f"full-width marks in the English: {match[0]}"
        yield Finding("B033", match[0], message, "write the English mark", unit, text.line)


def _unpaired(text: str) -> Iterator[str]:
    """Give the marks that are opened and not closed, or closed and not opened.

    An enumeration may close what it does not open: a) b).
    """
    closing = {last: first for first, last in _PAIRS.items()}
    waiting: list[str] = []
    for place, character in enumerate(text):
        if character in _PAIRS:
            waiting.append(character)
        elif character in closing:
            if waiting and waiting[-1] == closing[character]:
                waiting.pop()
            elif character != ")" or not re.search(r"(?:^|[\s(])[a-z0-9]{1,3}$", text[:place]):
                yield character
    yield from waiting
    if text.count('"') % 2:
        yield '"'
