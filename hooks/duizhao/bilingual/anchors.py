"""Anchors: what a Chinese text and its English share, whatever else is said between."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from fractions import Fraction
from functools import lru_cache

from duizhao.bilingual.numbers import chinese, english
from duizhao.bilingual.numbers.quantity import Quantity
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.text import Text
from duizhao.span import Span

# How much likelier a text is the counterpart of one when both have the anchor (natural logarithm).
_FIGURE, _MAYBE, _TERM, _LATIN = 4.0, 1.5, 3.0, 3.0
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")

Anchors = Mapping[Hashable, float]

# A block is asked for its figures as a whole, and sentence by sentence.
_in_chinese = lru_cache(maxsize=1 << 10)(chinese.quantities)
_in_english = lru_cache(maxsize=1 << 10)(english.quantities)


def of_chinese(text: Text, spans: Sequence[Span]) -> list[Anchors]:
    """Give the anchors of each sentence of a Chinese block."""
    quantities = _in_chinese(text.text)
    return [
        _figures(_inside(quantities, span))
        | {("term", m.id): _TERM for m in text.mentions if span.start <= m.start < span.end}
        | _latin(span.of(text.text))
        for span in spans
    ]


def of_english(
    text: Text, spans: Sequence[Span], renderings: Renderings, ids: Set[str]
) -> list[Anchors]:
    """Give the anchors of each sentence of an English block; terms of `ids` alone."""
    quantities = _in_english(text.text)
    found = renderings.found(text.text, ids)
    return [
        _figures(_inside(quantities, span))
        | {("term", r.id): _TERM for r in found if span.start <= r.start < span.end}
        | _latin(span.of(text.text))
        for span in spans
    ]


def _inside(quantities: Iterable[Quantity], span: Span) -> Iterable[Quantity]:
    return (each for each in quantities if span.start <= each.start < span.end)


def _figures(quantities: Iterable[Quantity]) -> dict[Hashable, float]:
    """Give figures as anchors; 0 and 1 stand everywhere, unless they count something."""
    counts: Counter[Fraction] = Counter()
    found: dict[Hashable, float] = {}
    for quantity in quantities:
        for value in quantity.values:
            if quantity.firm or value > 1:
                counts[value] += 1
                weight = _FIGURE if quantity.firm else _MAYBE
                found["figure", value, counts[value]] = weight
    return found


def _latin(text: str) -> dict[Hashable, float]:
    return {("latin", word.lower()): _LATIN for word in _LATIN_WORD.findall(text)}
