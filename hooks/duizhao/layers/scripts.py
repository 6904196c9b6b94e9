"""Scripts: how each word is written in Taiwan and in Hong Kong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from duizhao.matcher import Match, Matcher
from duizhao.span import Span


class Variant(NamedTuple):
    """One stretch of text in the two Traditional scripts, character for character."""

    tw: str
    hk: str


class Converter:
    """Converts word by word, so that no dictionary entry straddles two words.

    OpenCC matches the longest entry without knowing words (新征程 → 新徵程, 并发挥 → 併發揮:
    BYVoid/OpenCC#1497). The words come from outside; names and rulings are given whole.
    """

    def __init__(self, names: Mapping[str, Variant], rulings: Mapping[str, Variant]) -> None:
        import opencc  # here, so that only who converts waits for its dictionaries

        self._tw = opencc.OpenCC("s2tw")
        self._hk = opencc.OpenCC("s2hk")
        self._known: dict[str, Variant] = dict(names)
        self._rulings = dict(rulings)
        self._house = Matcher(rulings)

    def variants(self, text: str, words: Sequence[Span]) -> Variant:
        """Give the text in both scripts, with as many code points as it has.

        What no word covers stays as it is.
        """
        units = _units(words)
        self._learn(unit.of(text) for unit in units)
        tw, hk, place = [], [], 0
        for unit in units:
            between = text[place : unit.start]
            variant = self._known[unit.of(text)]
            tw += [between, variant.tw]
            hk += [between, variant.hk]
            place = unit.end
        rest = text[place:]
        return self._ruled_over(text, Variant("".join([*tw, rest]), "".join([*hk, rest])))

    def rulings(self, text: str) -> tuple[Match, ...]:
        """Give the rulings that apply to a text; the longest wins."""
        return self._house.settled(text)

    def _ruled_over(self, text: str, variant: Variant) -> Variant:
        tw, hk = variant
        for start, end, ruled in self.rulings(text):
            right = self._rulings[ruled]
            tw = tw[:start] + right.tw + tw[end:]
            hk = hk[:start] + right.hk + hk[end:]
        return Variant(tw, hk)

    def _learn(self, words: Iterable[str]) -> None:
        """Convert the words not met before, all in one call: no entry holds a line break."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if new:
            lines = "\n".join(new)
            tw = self._tw.convert(lines).split("\n")
            hk = self._hk.convert(lines).split("\n")
            for word, *variant in zip(new, tw, hk, strict=True):
                self._known[word] = Variant(*(_same_length(word, v) for v in variant))


def _same_length(word: str, variant: str) -> str:
    """Keep a conversion only if it gives character for character: the text is sacred."""
    return variant if len(variant) == len(word) else word


def _units(words: Sequence[Span]) -> list[Span]:
    """Give what is converted as one: a word, or neighbouring words of one character together.

    Between words of one character every edge of a dictionary entry is an edge of a word, so
    entries the segmenter lacks (一只 → 一隻) do their work and none can straddle.
    """
    units: list[Span] = []
    row = -1  # where a row of one-character words ends that the next may join
    for span in words:
        single = span.end - span.start == 1
        if single and span.start == row:
            units[-1] = Span(units[-1].start, span.end)
        else:
            units.append(span)
        row = span.end if single else -1
    return units


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
    import opencc

    characters = [chr(code) for first, end in _IDEOGRAPHS for code in range(first, end)]
    lines = "\n".join(characters)
    for name in ("t2s", "tw2s", "hk2s"):
        simplified = opencc.OpenCC(name).convert(lines).split("\n")
        for one, other in zip(characters, simplified, strict=True):
            if one != other and len(other) == 1:
                yield one, other
    yield from ((pair[0], pair[1]) for pair in _IN_WORDS)


def _led(character: str, leader: Mapping[str, str]) -> str:
    """Follow the leaders of a character to the last."""
    while leader.get(character, character) != character:
        character = leader[character]
    return character
