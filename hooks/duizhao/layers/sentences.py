"""Sentences: where a text may be cut so that each part can be read by itself."""

import re

from duizhao.span import Span

# GB/T 15834-2011: 。？！ and …… end a sentence, with the quotation marks and brackets that close
# behind them. Of the ASCII marks ? and ! do, where no letter or digit follows; a point may be part
# of a figure or an abbreviation.
_END = re.compile(r"(?:[。？！]|…+|[?!](?![A-Za-z0-9]))+[”’」』）》〉】〕)\]\"']*\s*")


def sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences of a text, in code points: they cover all of it, in order."""
    edges = [match.end() for match in _END.finditer(text)]
    starts = [0, *(edge for edge in edges if edge < len(text))]
    ends = [*starts[1:], len(text)]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True) if end > start)
