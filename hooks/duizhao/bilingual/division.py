"""Division: the sentences of an English text, by the rules of sentencex.

It knows abbreviations (U.S., No. 159, Dr.), figures and quotations; Chinese is divided by
`duizhao.layers.sentences`.
"""

from functools import lru_cache
from itertools import pairwise

from sentencex import get_sentence_boundaries

from duizhao.span import Span


@lru_cache(maxsize=1 << 12)
def english_sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences of a text, in code points: they cover all of it, in order."""
    ends = [boundary["end_index"] for boundary in get_sentence_boundaries("en", text)]
    edges = sorted({0, len(text), *ends})
    spans = (Span(start, end) for start, end in pairwise(edges))
    return tuple(_joined(text, list(spans)))


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Join what is blank to the sentence before it: it is no sentence."""
    joined: list[Span] = []
    for span in spans:
        if joined and not span.of(text).strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
