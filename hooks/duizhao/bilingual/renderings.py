"""Renderings: where the glossary's English stands in an English text, however it is inflected."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from duizhao.bilingual.stems import stem
from duizhao.glossary.model import Glossary, Rendering, Status
from duizhao.search.english import words
from duizhao.span import longest_then_earliest

# Articles come and go with the sentence.
_ARTICLES = frozenset({"a", "an", "the"})
# What a rendering says of itself: “(literal)”. Square brackets only set a word off.
_REMARK = re.compile(r"\s*\([^)]*\)")


class Rendered(NamedTuple):
    """A rendering in a text: from start up to and without end, in code points, and its concept."""

    start: int
    end: int
    id: str
    rendering: str
    status: Status


@dataclass(frozen=True)
class Token:
    """A word of an English text: as it is compared, and its place in code points."""

    stem: str
    start: int
    end: int


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> Sequence[Token]:
    """Give the words of a text, articles left out."""
    return [
        Token(stem(word.written), word.start, word.end)
        for word in words(text)
        if word.written not in _ARTICLES
    ]


def without_remarks(rendering: str) -> str:
    """Give a rendering without what it says of itself in brackets."""
    return _REMARK.sub("", rendering)


@dataclass(frozen=True)
class _Pattern:
    stems: tuple[str, ...]
    id: str
    rendering: str
    status: Status


class Renderings:
    """All renderings of a glossary, of its concepts and of its names, ready to be found.

    A name without an id of its own is found under its Chinese text.
    """

    def __init__(self, glossary: Glossary) -> None:
        self._patterns: dict[str, list[_Pattern]] = {}
        self.forms: dict[str, list[Rendering]] = {}
        for concept in glossary.concepts:
            self._learn(concept.id, concept.english)
        for name in glossary.names:
            if name.english:
                self._learn(name.id or name.text, [Rendering(name.english, status="preferred")])

    def _learn(self, id: str, renderings: Iterable[Rendering]) -> None:
        for rendering in renderings:
            stems = tuple(token.stem for token in tokens(without_remarks(rendering.text)))
            if stems:
                pattern = _Pattern(stems, id, rendering.text, rendering.status)
                self._patterns.setdefault(stems[0], []).append(pattern)
                self.forms.setdefault(id, []).append(rendering)

    def every(self, text: str, ids: Set[str] | None = None) -> Iterator[Rendered]:
        """Give every place of a rendering in a text, overlapping ones too; of `ids` alone."""
        found = tokens(text)
        stems = tuple(token.stem for token in found)
        for at, token in enumerate(found):
            for pattern in self._patterns.get(token.stem, ()):
                end = at + len(pattern.stems)
                if (ids is None or pattern.id in ids) and stems[at:end] == pattern.stems:
                    last = found[end - 1].end
                    yield Rendered(token.start, last, pattern.id, pattern.rendering, pattern.status)

    def found(self, text: str, ids: Set[str] | None = None) -> tuple[Rendered, ...]:
        """Give the renderings in a text: the longest wins, then the earliest."""
        return longest_then_earliest(self.every(text, ids))


def by_id(found: Iterable[Rendered]) -> Mapping[str, list[Rendered]]:
    """Give what was found by its concept."""
    held: dict[str, list[Rendered]] = {}
    for each in found:
        held.setdefault(each.id, []).append(each)
    return held
