"""Scripts: how each word is written in Taiwan and in Hong Kong."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, compress, count, pairwise, starmap
from operator import itemgetter

from duizhao import han
from duizhao.matcher import Match, Matcher
from duizhao.scripts import engine, house
from duizhao.scripts.house import Variant

_TW, _HK = itemgetter(0), itemgetter(1)

# Gives the words that a compound is made of; put together they are the compound.
Parts = Callable[[str], Sequence[str]]


def _whole(word: str) -> Sequence[str]:
    return (word,)


class Converter:
    """Converts word by word, so that no dictionary entry straddles two words.

    OpenCC matches the longest entry without knowing words (新征程 → 新徵程, 并发挥 → 併發揮:
    BYVoid/OpenCC#1497). The words come from outside; names and rulings are given whole.
    """

    def __init__(
        self, names: Mapping[str, Variant], rulings: Mapping[str, Variant], parts: Parts = _whole
    ) -> None:
        """Take names and rulings with their forms; `parts` gives the words in a compound."""
        self._known: dict[str, Variant] = {**house.words(), **names}
        self._rulings = dict(rulings)
        self._house = Matcher(rulings)
        self._parts = parts

    def variants(self, runs: Sequence[Sequence[str]]) -> list[Variant]:
        """Give the text of each run of words in both scripts, with as many code points as it has.

        The words of a run, and what stands between them, are its text when they are put together.
        """
        units = list(map(_units, runs))
        self._learn(chain.from_iterable(units))
        return [self._variant(each) for each in units]

    def _variant(self, units: Iterable[str]) -> Variant:
        known = list(map(self._known.__getitem__, units))
        return Variant("".join(map(_TW, known)), "".join(map(_HK, known)))

    def rulings(self, text: str) -> tuple[Match, ...]:
        """Give the rulings that apply to a text; the longest wins."""
        return self._house.settled(text)

    def ruled(self, text: str, variant: Variant) -> Variant:
        """Lay the rulings on a text over its forms."""
        tw, hk = variant
        for start, end, ruled in self.rulings(text):
            right = self._rulings[ruled]
            tw = tw[:start] + right.tw + tw[end:]
            hk = hk[:start] + right.hk + hk[end:]
        return Variant(tw, hk)

    def _learn(self, words: Iterable[str]) -> None:
        """Convert the words not met before, all in one call."""
        new = set(words).difference(self._known)
        if not new:
            return
        self._known.update((word, Variant(word, word)) for word in new if not han.is_han(word[0]))
        parts = {word: self._parts(word) for word in new if han.is_han(word[0])}
        inside = {part for each in parts.values() for part in each}
        self._known.update(self._converted(inside.difference(self._known)))
        for word, each in parts.items():
            if len(each) > 1:
                self._known[word] = self._variant(each)

    def _converted(self, words: Collection[str]) -> Mapping[str, Variant]:
        forms = zip(engine.converted(words, "s2tw"), engine.converted(words, "s2hk"), strict=True)
        return dict(zip(words, starmap(Variant, forms), strict=True))


def _units(words: Sequence[str]) -> Sequence[str]:
    """Give what is converted as one: a word, or neighbouring words of one character together.

    Between words of one character every edge of a dictionary entry is an edge of a word, so
    entries the segmenter lacks (一只 → 一隻) do their work and none can straddle.
    """
    singles = list(compress(count(), map(_JOINING.__getitem__, words)))
    if len(singles) < 2:
        return words
    units = list(words)
    for before, at in pairwise(reversed(singles)):
        if before == at + 1:
            units[at : before + 1] = [units[at] + units[before]]
    return units


# Words of grammar that are part of no other: conjunctions, prepositions, particles, adverbs.
_BY_THEMSELVES = frozenset("并了和与及或的地得着也都就还又再才便将把被让对向从已曾是不只")


class _Joining(dict[str, bool]):
    """Whether each word that was met is a single character that may be part of another."""

    def __missing__(self, word: str) -> bool:
        found = len(word) == 1 and han.is_han(word) and word not in _BY_THEMSELVES
        self[word] = found
        return found


_JOINING = _Joining()


# Where the characters lie that conversion exchanges: the unified ideographs, extension A, and the
# compatibility ideographs.
_IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))

# What is exchanged in some words only (复苏 復甦, 计划 計畫): converted by themselves, these stay.
_IN_WORDS = "苏甦 复覆 了瞭 借藉 沉沈 链鍊 背揹 夫伕 划畫 像象 仿彷 具俱".split()


@cache
def interchangeable() -> Mapping[str, str]:
    """Give each character that is exchanged with others between scripts the one for them all.

    里, 裏 and 裡 are one class; so are 着 and 著, since Taiwan writes 著 for 着. What stands for a
    class has no meaning beyond that; characters without a class are left out.
    """
    leader: dict[str, str] = {}
    for one, other in _exchanged():
        first, second = sorted((_led(one, leader), _led(other, leader)))
        leader[second] = first
    return {one: _led(one, leader) for one in leader if _led(one, leader) != one}


def _exchanged() -> Iterator[tuple[str, str]]:
    """Give pairs of characters that are exchanged between scripts."""
    characters = [chr(code) for first, end in _IDEOGRAPHS for code in range(first, end)]
    for name in ("t2s", "tw2s", "hk2s"):
        for one, other in zip(characters, engine.converted(characters, name), strict=True):
            if one != other:
                yield one, other
    yield from ((pair[0], pair[1]) for pair in _IN_WORDS)


def _led(character: str, leader: Mapping[str, str]) -> str:
    """Follow the leaders of a character to the last."""
    while leader.get(character, character) != character:
        character = leader[character]
    return character
