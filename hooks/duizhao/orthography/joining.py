"""Joining: what is written in one word with the word before it (GB/T 16159-2012, 5.5 and 6.1.2).

A rule takes the words so far, the word in question, and the one after it, None at the end of the
run of characters, and says whether the word is joined to the last of those so far.
"""

from collections.abc import Callable, Mapping, Sequence

from duizhao.orthography.token import NUMBER, PROPER, Token

_ASPECTS = frozenset("着了过")
_FINAL = frozenset("吗呢吧啊呀啦嘛哦的")
_SUFFIXES = frozenset("化性者率员型感力")
_PREFIXES = frozenset("副总非")
# One-syllable verbs that stand before another verb or an object, not before what comes of them.
_NOT_DEEDS = frozenset("是有在要能会可应须想使让叫令为得无将需该肯敢愿来去到给对向从以由")
# What always says what comes of the deed, and what may also belong to the noun behind it.
_OUTCOMES = frozenset("好完住掉见死坏透懂遍到成出起进回开破倒断够")
_QUALITIES = frozenset("大强优高实深细活清净满紧牢稳准足远长快")
_ROUTES = frozenset("从由自")
_MONTHS = frozenset("一 二 三 四 五 六 七 八 九 十 十一 十二".split())
_CHILDREN = frozenset("女男幼婴孤健宠少胎患育小生托孙妻")


def aspect(so_far: Sequence[Token], token: Token, after: Token | None, closed: bool) -> bool:
    """着, 了 and 过 belong to the verb (6.1.2.1: kànzhe); 了 that ends a clause does not (6.1.2.2).

    So much for a clause that ends with the run of characters.
    """
    before = so_far[-1]
    if token.text not in _ASPECTS or token.tag[:1] != "u" or before.text[-1] in _ASPECTS:
        return False
    ends = (after is None and closed) or (after is not None and after.text in _FINAL)
    if token.text == "了" and ends:
        return False
    if token.text == "过" and before.text in _NOT_DEEDS:
        return False
    return before.tag[:1] == "v" or (before.tag[:1] in "ap" and len(before.text) == 1)


def plural(so_far: Sequence[Token], token: Token, after: Token | None, closed: bool) -> bool:
    """们 belongs to those it makes many (5.5: háizimen)."""
    return token.text == "们" and so_far[-1].tag[:1] in "nr"


def erhua(so_far: Sequence[Token], token: Token, after: Token | None, closed: bool) -> bool:
    """儿 that colours the syllable before it belongs to it (5.5: huār)."""
    before = so_far[-1]
    if token.text != "儿" or before.text[-1] in _CHILDREN:
        return False
    return len(before.text) == 1 and before.tag[:1] in "nvaqrt"


def suffix(so_far: Sequence[Token], token: Token, after: Token | None, closed: bool) -> bool:
    """A suffix of one syllable belongs to the word of two before it (5.5: xiàndàihuà)."""
    before = so_far[-1]
    if token.text not in _SUFFIXES or len(before.text) != 2 or before.tag == PROPER:
        return False
    return before.tag[:1] in "nvab" and before.tag != NUMBER


def prefix(so_far: Sequence[Token], token: Token, after: Token | None, closed: bool) -> bool:
    """A prefix of one syllable belongs to the noun after it (5.5: fùbùzhǎng)."""
    before = so_far[-1]
    is_noun = token.tag in ("n", "vn", "ns", "nt", "nr") and 2 <= len(token.text) <= 3
    return before.text in _PREFIXES and before.tag in "bh" and is_noun


def doubled(so_far: Sequence[Token], token: Token, after: Token | None, closed: bool) -> bool:
    """A word of one syllable that is said twice is one word (5.4: niánnián)."""
    return token.text == so_far[-1].text


def month(so_far: Sequence[Token], token: Token, after: Token | None, closed: bool) -> bool:
    """A number and 月 are the name of a month."""
    return token.text == "月" and so_far[-1].tag == NUMBER and so_far[-1].text in _MONTHS


def complement(so_far: Sequence[Token], token: Token, after: Token | None, closed: bool) -> bool:
    """What comes of a deed belongs to the verb where both have one syllable (6.1.2.4: gǎohuài).

    An adjective that a noun follows may be the noun's, as in gǎo dà xiàngmù.
    """
    before = so_far[-1]
    if before.tag not in ("v", "vn") or len(before.text) > 1 or before.text in _NOT_DEEDS:
        return False
    if token.text in _OUTCOMES:
        return token.text != "到" or not any(word.text in _ROUTES for word in so_far[-3:-1])
    last = after is None or after.tag[:1] in "cu" or (after.tag[:1] == "v" and len(after.text) == 1)
    return token.text in _QUALITIES and last


def directed(tokens: Sequence[Token]) -> list[Token]:
    """Part a verb from the two syllables that say whither (6.1.2.4: zǒu jìnlái, not zǒujìn lái)."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before and token.text in ("来", "去") and len(before.text) == 2 and _says_where(before):
            found[-1] = Token(before.text[0], before.tag)
            found.append(Token(before.text[1] + token.text, "v"))
        else:
            found.append(token)
    return found


def _says_where(word: Token) -> bool:
    return word.tag == "v" and word.text[1] in _WAYS and word.text not in ("引起", "提出")


_WAYS = frozenset("进出上下回过起")

Rule = Callable[[Sequence[Token], Token, Token | None, bool], bool]
_DOUBLED = frozenset("年天人日月家户村个条件次处事时层步声")
# The rules, and the words of which each may say yes; `prefix` is asked of what follows a prefix.
_ASKED: tuple[tuple[Rule, frozenset[str]], ...] = (
    (aspect, _ASPECTS),
    (plural, frozenset("们")),
    (erhua, frozenset("儿")),
    (suffix, _SUFFIXES),
    (doubled, _DOUBLED),
    (month, frozenset("月")),
    (complement, _OUTCOMES | _QUALITIES),
)
_RULES_OF: Mapping[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule, asked in _ASKED if word in asked)
    for word in frozenset[str]().union(*(asked for _, asked in _ASKED))
}
# The words that make one look at their neighbours.
ALERTS = frozenset((*_RULES_OF, *_PREFIXES, "来", "去"))


def joined(tokens: Sequence[Token], closed: bool) -> list[Token]:
    """Join what belongs together; `closed` says that the clause ends with the tokens."""
    found: list[Token] = []
    words = directed(tokens)
    for token, after in zip(words, (*words[1:], None), strict=True):
        rules = _RULES_OF.get(token.text, ())
        if found and found[-1].text in _PREFIXES:
            rules = (*rules, prefix)
        if found and any(rule(found, token, after, closed) for rule in rules):
            found[-1] = _one(found[-1], token)
        else:
            found.append(token)
    return found


def _one(before: Token, token: Token) -> Token:
    tag = token.tag if before.text in _PREFIXES else before.tag
    return Token(before.text + token.text, tag)
