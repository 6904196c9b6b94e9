"""Numbers: how numerals in characters are written (GB/T 16159-2012, 6.1.5)."""

import re

from duizhao.orthography import data
from duizhao.orthography.data import Words
from duizhao.orthography.token import NUMBER, Token

_DIGIT = "一二两三四五六七八九几数"
CHARACTERS = frozenset(f"第〇零{_DIGIT}十百千万亿")
_ALL = "".join(sorted(CHARACTERS - {"第"}))
_GROUP = re.compile(
    f"[{_DIGIT}]{{0,2}}[百千]|[{_DIGIT}]{{0,2}}十[{_DIGIT}]{{0,2}}|[〇零]|[{_DIGIT}]{{1,2}}|[万亿]+"
)
_COUNTED = re.compile(f"(第|初)?([{_ALL}]+)(个)?([多余来])?([{_ALL}]*)(.*)")
_FRACTION = re.compile(f"([{_ALL}]+)(分)(之)([{_ALL}]*)")
_ABOUT = re.compile(f"(?<=[{_DIGIT}])(?=[{_DIGIT}])|^千(?=百$)")
_BIG = "万亿"

_TAGS = frozenset(("m", "mq", "t", "nr", "nz", "x"))


def words(text: str) -> list[str]:
    """Divide a numeral into words.

    Whole numbers below a hundred are joined (6.1.5.2). 百, 千, 万 and 亿 are joined to the digit
    before; 万 and 亿 are apart from a longer number, and joined to 十 (6.1.5.3). Digits that only
    follow each other, as in years, stand apart (6.1.5.1: èr líng líng bā nián); two of them that
    say about how many are one word (6.1.5.6: sān-wǔ tiān).
    """
    if not _HAS_UNIT.search(text):
        return [text] if is_about(text) else list(text)
    found: list[str] = []
    for group in _GROUP.findall(text):
        if found and _leans(found, group):
            found[-1] += group
        else:
            found.append(group)
    return found


_HAS_UNIT = re.compile("[十百千万亿]")


def _leans(found: list[str], group: str) -> bool:
    """Say whether 万 or 亿 is joined to the number before it; 千百 is a word too."""
    before = found[-1]
    if group == "百" and before == "千":
        return True
    begins = len(found) == 1 or found[-2][-1] in f"{_BIG}零"
    return group[0] in _BIG and len(before) == 1 and before not in "〇零" and begins


def is_about(text: str) -> bool:
    """Say whether two digits say about how many: neighbours, or 三五."""
    return text in _NEIGHBOURS


_NEIGHBOURS = frozenset("一二 一两 二三 两三 三四 三五 四五 五六 六七 七八 八九".split())


def hyphens(text: str) -> tuple[int, ...]:
    """Give the places in a numeral where a hyphen is written.

    Behind 第 (6.1.5.4), and between two digits that say about how many (6.1.5.6).
    """
    first = (1,) if text[0] == "第" and len(text) > 1 else ()
    return (*first, *(match.start() or 1 for match in _ABOUT.finditer(text)))


def is_numeral(text: str) -> bool:
    """Say whether a text is nothing but a numeral, with 第 or without."""
    return (
        bool(text) and CHARACTERS.issuperset(text[1:] if text[0] == "第" else text) and text != "第"
    )


def numeral(text: str) -> Words:
    """Give the words of a numeral; 第 and 初 belong to the first of them (6.1.5.4)."""
    head = text[0] if text[0] in "第初" else ""
    first, *others = words(text[len(head) :]) or [""]
    return tuple(Token(word, NUMBER) for word in (head + first, *others))


def counted(token: Token) -> Words | None:
    """Part a number from its measure word (6.1.5.6), also behind 多, 余 and 来; and fractions."""
    text, tag = token
    if tag not in _TAGS or text in data.listed("no-numbers"):
        return None
    fraction = _FRACTION.fullmatch(text)
    if fraction:
        top, *marks, bottom = fraction.groups()
        marked = tuple(Token(mark, "u") for mark in marks)
        return (*numeral(top), *marked, *(numeral(bottom) if bottom else ()))
    if text[0] in "多余" and len(text) > 1 and tag in ("m", "mq"):
        return _with_rest(text[0], text[1:])
    match = _COUNTED.fullmatch(text)
    return _parted(match) if match else None


def _parted(match: "re.Match[str]") -> Words | None:
    head, number, one, about, more, rest = match.groups()
    if rest and rest not in data.listed("measures") and not _is_doubled(rest):
        return None
    if head == "初" and (one or rest):
        return None
    measure = (Token(one, "q"),) if one else ()
    middle = (Token(about, NUMBER),) if about else ()
    tail = (Token(rest, "q"),) if rest else ()
    return (
        *numeral((head or "") + number),
        *measure,
        *middle,
        *(numeral(more) if more else ()),
        *tail,
    )


def _with_rest(about: str, rest: str) -> Words | None:
    """Part 余 and 多, which go on from figures, from what follows: 余万元, 多个."""
    match = re.fullmatch(f"([{_ALL}]*)(.*)", rest)
    if (
        match is None
        or (match[2] and match[2] not in data.listed("measures"))
        or not (match[1] or about == "余")
    ):
        return None
    number = numeral(match[1]) if match[1] else ()
    return (Token(about, NUMBER), *number, *((Token(match[2], "q"),) if match[2] else ()))


def _is_doubled(rest: str) -> bool:
    return len(rest) == 2 and rest[0] == rest[1] and rest[0] in data.listed("measures")


def merged(tokens: list[Token]) -> list[Token]:
    """Put numerals together that the segmenter has divided, and divide them by the rules."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before and _is_part(before) and _is_part(token) and token.text[0] != "第":
            found[-1] = Token(before.text + token.text, NUMBER)
        else:
            found.append(token)
    return [
        word for token in found for word in (numeral(token.text) if _is_part(token) else (token,))
    ]


def _is_part(token: Token) -> bool:
    return token.tag in (NUMBER, "x") and (token.text == "第" or is_numeral(token.text))
