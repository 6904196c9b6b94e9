"""Query: what was typed, in each of the ways it can be meant."""

import re
from dataclasses import dataclass

from duizhao import han
from duizhao.search import english
from duizhao.search.english import EnglishWord
from duizhao.search.folding import Fold
from duizhao.search.spoken import Typed, typed

_PART = re.compile(rf"[{han.CLASS}]+|[^\s{han.CLASS}]+")


@dataclass(frozen=True)
class Query:
    """What was typed: folded, as pinyin, as English words, and in parts.

    Pinyin is None and there are no words where Chinese stands in it. Parts are the stretches that
    spaces, or the edges of Chinese, divide it into, punctuation aside; none where it is undivided.
    """

    text: str
    folded: str
    pinyin: Typed | None
    words: tuple[EnglishWord, ...]
    parts: tuple["Query", ...]

    @property
    def is_written(self) -> bool:
        """Say whether it holds Chinese or a figure: what stands in a text as it was typed."""
        return any(han.is_han(c) or c in "0123456789" for c in self.folded)


def query(text: str, fold: Fold) -> Query:
    """Prepare what was typed."""
    parts = [part for part in _PART.findall(text) if fold(part).text]
    return Query(
        text=text.strip(),
        folded=fold(text).text,
        pinyin=None if han.contains_han(text) else typed(text),
        words=() if han.contains_han(text) else english.words(text),
        parts=tuple(query(part, fold) for part in parts) if len(parts) > 1 else (),
    )
