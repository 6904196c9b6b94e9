"""Blocks: those without a counterpart, of another kind, empty, or divided quite otherwise."""

import re
from collections.abc import Iterator

from duizhao.bilingual.bitext import Bitext, Match, Unit
from duizhao.bilingual.checks.finding import Finding, excerpt

_WORD = re.compile(r"[A-Za-z0-9]")
_HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")
_TO_DO = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|\[?\b[Tt]o be translated\b\]?")


def findings(bitext: Bitext) -> Iterator[Finding]:
    """Give what is wrong with the blocks of a bitext.

    What is missing is missing behind the English before it.
    """
    line = 0
    for unit in bitext.units:
        line = unit.target[-1].line if unit.target else line
        if not unit.target:
            said = excerpt(unit.source[0].text, 0, 20, 0)
            message = f"no English stands for “{said}”"
            yield Finding("B001", said, message, "translate it", unit, line)
        elif not unit.source:
            said = excerpt(unit.target[0].text, 0, 40, 0)
            message = f"no Chinese stands for “{said}”"
            yield Finding("B002", said, message, "remove it, or find its place", unit)
        else:
            yield from _of_both(unit)


def _of_both(unit: Unit) -> Iterator[Finding]:
    here, there = unit.source[0], unit.target[0]
    if here.kind != there.kind:
        message = f"“{excerpt(there.text, 0, 30, 0)}” is {there.kind} beside {here.kind}"
        yield Finding("B003", there.kind, message, "make both blocks of one kind", unit)
    whole = " ".join(text.text for text in unit.target)
    unfinished = _TO_DO.search(whole)
    if unfinished or (_HAN.search(here.text) and not _WORD.search(whole)):
        said = unfinished[0] if unfinished else whole
        yield Finding("B004", said, f"the English is empty: “{said}”", "translate it", unit)
        return
    for match in unit.matches:
        if not (match.source and match.target):
            yield _alone(unit, match)


def _alone(unit: Unit, match: Match) -> Finding:
    side, texts = (match.source, unit.source) if match.source else (match.target, unit.target)
    first = side[0]
    said = excerpt(first.span.of(texts[first.text].text), 0, 40, 0)
    missing = "English" if match.source else "Chinese"
    message = f"the sentence “{said}” has no counterpart in {missing}"
    return Finding("B005", said, message, "translate it, or put it in its place", unit)
