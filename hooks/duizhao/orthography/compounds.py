"""Compounds: what is long, and how it is divided (GB/T 16159-2012, 5.2 to 5.4 and 6.1.12)."""

from collections.abc import Callable
from functools import partial

from duizhao.orthography import data, numbers
from duizhao.orthography.data import Words
from duizhao.orthography.token import COMMON, NUMBER, PAIRS, Frequency, Token

POINTERS = frozenset("各每某本该我你")
DIRECTIONS = frozenset(
    "起来 下来 下去 上来 上去 出来 出去 进来 进去 回来 回去 过来 过去 开来 到来".split()
)
# A character that holds an idiom together across its middle: before it, and behind it.
_LINKS_THIRD = frozenset("之而以于其")
_LINKS_SECOND = frozenset("之而于如若不无有")


def pointed(token: Token, frequency: Frequency) -> Words | None:
    """Part 各, 每, 某, 本, 该, 我 and 你 from the noun or measure word (6.1.4.3: měi nián)."""
    text = token.text
    if text[0] not in POINTERS or text in data.listed("no-pointers") or token.tag[:1] not in "rt":
        return None
    if len(text) == 1:
        return None
    head, rest = Token(text[0], "r"), text[1:]
    if rest[0] == "一" and len(rest) > 1:
        return (head, Token("一", "m"), Token(rest[1:], "q"))
    return (head, Token(rest, "n"))


def directed(token: Token, frequency: Frequency) -> Words | None:
    """Part a verb from the two syllables that say whither (6.1.2.4: zǒu jìnlái)."""
    text, tag = token
    if len(text) == 3 and tag[:1] == "v" and text[1:] in DIRECTIONS:
        return (Token(text[0], tag), Token(text[1:], "v"))
    return None


def repeated(token: Token, frequency: Frequency) -> Words | None:
    """Part a word of two syllables that is said twice (5.4: yánjiū yánjiū)."""
    text, tag = token
    if len(text) == 4 and text[:2] == text[2:]:
        return (Token(text[:2], tag), Token(text[2:], tag))
    return None


def paired(token: Token, frequency: Frequency) -> Words | None:
    """Keep what is doubled in pairs together (5.4: láiláiwǎngwǎng)."""
    text = token.text
    is_pairs = len(text) == 4 and text[0] == text[1] and text[2] == text[3]
    return (Token(text, "z"),) if is_pairs else None


def linked(token: Token, frequency: Frequency) -> Words | None:
    """Part what stands on either side of 的 (6.1.9.1)."""
    text = token.text
    left, mark, right = text.partition("的")
    if len(text) < 4 or not (mark and left and right) or left in ("目", "有"):
        return None
    return (Token(left, "n"), Token(mark, "uj"), Token(right, "n"))


def idiom(token: Token, frequency: Frequency) -> Words | None:
    """Say of an idiom whether it divides into two pairs, which a hyphen joins (6.1.12.1).

    It does unless a character of grammar holds it together across its middle, as in
    zǒng’éryánzhī. Of two words in common use it is a phrase, which `composed` divides; idioms of
    such words are listed.
    """
    text, tag = token
    if tag not in _LEAST or len(text) != 4:
        return None
    halves = min(frequency(text[:2]), frequency(text[2:]))
    if halves > _LEAST[tag] and text[2] not in _LINKS_THIRD:
        return None
    return (Token(text, tag if _is_whole(text) else PAIRS),)


# How common both halves must be where the whole is no idiom: of what is tagged l, most is none.
_LEAST = {"i": COMMON, "l": 20}


def _is_whole(text: str) -> bool:
    if text[0] == text[2] or text[1] == text[3]:
        return False
    return text[2] in _LINKS_THIRD or text[1] in _LINKS_SECOND


def composed(token: Token, frequency: Frequency) -> Words | None:
    """Divide a name of four syllables and more into its words (5.3: wúfèng gāngguǎn).

    What its words do not make up stays whole (5.3: hóngshízìhuì).
    """
    text = token.text
    if len(text) < 4:
        return None
    least = COMMON if token.tag[:2] in _NAMES else _A_WORD
    parts = _parts(text, lambda part: frequency(part) > least)
    if parts is None or len(parts) == 1:
        return None
    return tuple(word for part in parts for word in _inside(part, frequency))


# Names are divided only where their parts are plainly words.
_NAMES = frozenset(("nr", "ns"))
_A_WORD = 3


def _inside(part: str, frequency: Frequency) -> Words:
    """Give the words of a part: a name, a number with its measure, or a word as it is."""
    name = data.names().get(part)
    number = numbers.counted(Token(part, NUMBER)) if part[0] in numbers.CHARACTERS else None
    return name or number or pointed(Token(part, "r"), frequency) or (Token(part, "n"),)


def _parts(text: str, is_word: Callable[[str], bool]) -> list[str] | None:
    """Give the fewest words of two or three syllables that make up a text, the short first."""
    if not text:
        return []
    tails = map(partial(_behind, text, is_word), (2, 3))
    return min((parts for parts in tails if parts is not None), key=len, default=None)


def _behind(text: str, is_word: Callable[[str], bool], size: int) -> list[str] | None:
    if len(text) < size or not is_word(text[:size]):
        return None
    if len(text) == size:
        return [text]
    rest = _parts(text[size:], is_word)
    return None if rest is None else [text[:size], *rest]
