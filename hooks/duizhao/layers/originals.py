"""Originals: a text written in Traditional script, led back to Simplified and over to the other."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import accumulate, pairwise
from typing import NamedTuple

from duizhao import han
from duizhao.script import HK, TW, Script
from duizhao.scripts import engine

# OpenCC's ways to Simplified, and by its own Traditional to the other script. Hong Kong's way
# comes second in a text of Taiwan: it knows 衞 and the like, which stand there now and then.
_BACK = {TW.name: ("tw2s", "hk2s"), HK.name: ("hk2s",)}
_OVER = {TW.name: ("tw2t", "t2hk"), HK.name: ("hk2t", "t2tw")}

# Taiwan writes 著 for the particle 着 too. It is zhù and stays 著 in what is written (著作) and in
# what is known (著名, 顯著).
_PARTICLE = re.compile("(?<![顯卓昭較名原專編論巨鉅遺譯合所拙新撰土])著(?![名作述稱錄者]|書立)")

# What OpenCC leaves as it is, though no Simplified text has it.
_LEFT = str.maketrans("揹伕甦砲痲粧衹迺", "背夫苏炮麻妆只乃")


class Returned(NamedTuple):
    """A text in Simplified script, and in the other Traditional one, character for character."""

    hans: str
    other: str


# Divides a text in Simplified into words and what stands between; put together they are the text.
Divide = Callable[[str], Sequence[str]]


class Original:
    """Leads texts of one Traditional script back, word by word.

    As on the way there, no entry of OpenCC's may straddle two words. The words are those of the
    text led back as a whole, which is right but for a few places.
    """

    def __init__(self, source: Script, divide: Divide) -> None:
        self._source = source
        self._divide = divide
        self._known: dict[str, Returned] = {}

    def returned(self, text: str) -> Returned:
        """Give the forms of a text, with as many code points as it has."""
        read = _PARTICLE.sub("着", text) if self._source is TW else text
        stretches = han.divided(read)
        stretches[1::2] = _led(stretches[1::2], _BACK[self._source.name])
        edges = accumulate(map(len, self._divide("".join(stretches))), initial=0)
        words = [read[start:end] for start, end in pairwise(edges)]
        self._learn(words)
        forms = [self._known.get(word) or Returned(word, word) for word in words]
        hans, other = "".join(f.hans for f in forms), "".join(f.other for f in forms)
        return Returned(hans.translate(_LEFT), other)

    def _learn(self, words: Iterable[str]) -> None:
        """Lead the words back that were not met before."""
        new = [word for word in set(words).difference(self._known) if han.is_han(word[0])]
        hans = _led(new, _BACK[self._source.name])
        other = _led(new, _OVER[self._source.name])
        self._known.update(zip(new, map(Returned, hans, other), strict=True))


def _led(words: Sequence[str], ways: Iterable[str]) -> Iterator[str]:
    """Lead words along OpenCC's ways; 著 stays, since the particle is no longer written so."""
    for word, form in zip(words, reduce(engine.converted, ways, words), strict=True):
        yield "".join("著" if c == "著" else f for c, f in zip(word, form, strict=True))
