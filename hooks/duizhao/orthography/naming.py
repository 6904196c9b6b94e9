"""Naming: what neighbours tell of a proper noun (GB/T 16159-2012, 5.6, 6.2 and 6.3)."""

from collections.abc import Callable, Sequence
from functools import cache

from duizhao.orthography import data, geography, people
from duizhao.orthography.data import Words
from duizhao.orthography.token import PROPER, Token

# Takes the words so far and those that are left; gives the words that the first of these become.
Rule = Callable[[Sequence[Token], Sequence[Token]], Words]


def scattered(so_far: Sequence[Token], left: Sequence[Token]) -> Words:
    """Give a listed name that the segmenter left in parts (5.6: Jīng-Jīn-Jì).

    Two characters are believed to be one only at the beginning of the run, or before what two
    countries have: 发展中 and 美 may stand side by side.
    """
    for name in data.scattered().get(left[0].text, ()):
        count = _count(name, left)
        is_sure = len(name) > 2 or not so_far or (len(left) > 2 and left[2].text in _SHARED)
        if count > 1 and is_sure:
            return data.names()[name]
    return ()


_SHARED = frozenset("两国 关系 贸易 合作 经贸 双方 边境 友好 之间 战争 铁路 口岸 高铁".split())


def _count(name: str, tokens: Sequence[Token]) -> int:
    """Give how many tokens make up a name, 0 where they do not."""
    size = 0
    for count, token in enumerate(tokens, 1):
        if not name.startswith(token.text, size):
            return 0
        size += len(token.text)
        if size == len(name):
            return count
    return 0


def village(so_far: Sequence[Token], left: Sequence[Token]) -> Words:
    """A surname and 村, 庄 or 屯 are the name of a village, and one word (6.2.2.3: Wángcūn)."""
    is_name = left[0].text in people.SURE and left[0].tag[:1] == "n"
    if not is_name or len(left) < 2 or left[1].text not in _VILLAGES:
        return ()
    return (Token(left[0].text + left[1].text, PROPER),)


_VILLAGES = frozenset("村庄屯")


def body(so_far: Sequence[Token], left: Sequence[Token]) -> Words:
    """Behind its place, the name of a body has capitals (6.3.2)."""
    if so_far and so_far[-1].tag == PROPER:
        for name in geography.BODIES:
            if tuple(token.text for token in left[: len(name)]) == name:
                return _proper(left[: len(name)])
    return ()


def generic(so_far: Sequence[Token], left: Sequence[Token]) -> Words:
    """Behind a specific name, the generic one has a capital (6.2.2.1)."""
    if not so_far or so_far[-1].tag != PROPER or so_far[-1].text in geography.GENERICS:
        return ()
    return _proper(left[:1]) if left[0].text in geography.GENERICS else ()


def surname(so_far: Sequence[Token], left: Sequence[Token]) -> Words:
    """Before a title a surname has a capital, and the title none (6.2.1.2: Wáng bùzhǎng)."""
    is_name = (
        len(left) > 1 and left[1].text in data.listed("titles") and left[0].text in people.SURE
    )
    return _proper(left[:1]) if is_name else ()


def called(so_far: Sequence[Token], left: Sequence[Token]) -> Words:
    """小, 老, 大 or 阿 and a surname have both a capital (6.2.1.3: Xiǎo Liú)."""
    if left[0].text not in people.CALLED or len(left) < 2 or left[1].text not in people.CALLABLE:
        return ()
    return _proper(left[:2]) if len(left) == 2 or left[2].tag[:1] in "vdpcu" else ()


RULES: tuple[Rule, ...] = (scattered, village, body, generic, surname, called)


def _proper(tokens: Sequence[Token]) -> Words:
    return tuple(token._replace(tag=PROPER) for token in tokens)


@cache
def alerts() -> frozenset[str]:
    """Give the words with which a proper noun may begin that only its neighbours tell."""
    bodies = (name[0] for name in geography.BODIES)
    others = (data.scattered(), bodies, geography.GENERICS, people.SURE, people.CALLED)
    return frozenset(word for kind in others for word in kind)


def named(tokens: Sequence[Token]) -> list[Token]:
    """Give proper nouns their tag where their neighbours tell them."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        proper = _first(found, tokens[place:]) if token.text in alerts() else ()
        found += proper or (token,)
        place += _taken(proper, tokens, place) if proper else 1
    return found


def _taken(words: Words, tokens: Sequence[Token], place: int) -> int:
    """Give how many tokens became these words: they have the same characters."""
    size, count = sum(len(word.text) for word in words), 0
    while size > 0:
        size -= len(tokens[place + count].text)
        count += 1
    return count


def _first(so_far: Sequence[Token], left: Sequence[Token]) -> Words:
    return next((words for words in (rule(so_far, left) for rule in RULES) if words), ())
