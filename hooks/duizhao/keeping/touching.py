"""Touching: what of a lexicon can matter to a text.

A form, a name or a ruling matters where it stands in the text, whatever marks and markup stand
between its characters; a judgment where its sentence does. Everything else of the lexicon leaves
the text's annotation as it is (`layers.words` keeps the sum of all frequencies where it is, so
that a name weighs on the texts alone that it stands in).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from duizhao.keeping.versions import digest
from duizhao.lexicon import Lexicon
from duizhao.matcher import Matcher

_MARKS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """Give the letters and digits of a text alone."""
    return _MARKS.sub("", text)


class Touching:
    """Tells by 16 bytes what of a lexicon touches a text: the same for the same."""

    def __init__(self, lexicon: Lexicon) -> None:
        held: dict[str, list[str]] = {}
        for key, told in _told(lexicon):
            held.setdefault(bare(key), []).append(told)
        self._told = [digest(*sorted(told)) for told in held.values()]
        self._keys = list(held)
        # A text is asked about by itself, and as a part of its page.
        self._numbers = lru_cache(maxsize=1 << 11)(self._touched_by)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._keys)

    @cached_property
    def all(self) -> bytes:
        """Stand for the whole lexicon."""
        return _together(self._told)

    def of(self, *texts: str) -> bytes:
        """Stand for what touches some texts, each by itself."""
        found = frozenset[int]().union(*map(self._numbers, texts))
        return _together(self._told[number] for number in found)

    def _touched_by(self, text: str) -> frozenset[int]:
        return frozenset(number for number, _, _ in self._matcher.places(bare(text)))


def _together(digests: Iterable[bytes]) -> bytes:
    """Stand for all of several, whatever their order."""
    return digest(b"".join(sorted(digests)).hex())


def _told(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Give each text that a lexicon says something of, with all that it says."""
    parts = ("terms", "pinyin", "names", "readings", "scripts", "judged")
    for part in parts:
        for key, value in getattr(lexicon, part).items():
            yield key, repr((part, key, value))
