"""Geography: names of places, with specific and generic name apart (GB/T 16159-2012, 6.2.2)."""

import re

from duizhao.orthography import data
from duizhao.orthography.data import Words
from duizhao.orthography.token import COMMON, PROPER, Frequency, Token

# Generic names, each with a capital behind its specific one: those of the administration, which
# are safe behind any name; and those of nature and streets, which also end common words.
_OFFICES = (
    "特别行政区 军区 边区 特区 自治区 自治州 自治县 自治旗 行政区 地区 林区 新区 "
    "省 市 县 区 州 盟 旗 镇 乡"
).split()
_FEATURES = (
    "群岛 半岛 列岛 海峡 山脉 高原 平原 盆地 运河 水库 沙漠 草原 "
    "大桥 机场 高速公路 公路 铁路 江 河 湖 海 湾 山 岛"
).split()
_STREETS = "大街 大道 路 街 巷 胡同".split()
_SETTLEMENTS = "村 屯 庄 寨 堡".split()
_SIDES = "东南西北中前后左右内外新"
GENERICS = frozenset((*_OFFICES, *_FEATURES, *_STREETS)) - set("山海湾州盟旗")
# What states a body: behind the name of a place it is a part of the body's name (6.3.2).
BODIES = (("人民", "代表", "大会"), ("人民", "政府"), ("人民", "法院"), ("人民", "检察院"))
_BODY_ENDS = ("大学", "学院", "银行", "日报", "电视台", "出版社", "博物馆", "图书馆", "体育馆")


def _ending(generics: list[str], modifiers: str = "") -> "re.Pattern[str]":
    inside = "|".join(sorted(generics, key=len, reverse=True))
    return re.compile(
        f"(.{{2,}}?)([{modifiers}]?(?:{inside}))" if modifiers else f"(.{{2,}}?)({inside})"
    )


_OFFICE = _ending(_OFFICES)
_BANNER = re.compile(f"(.{{3,}}?)([{_SIDES}]旗)")
_FEATURE = _ending(_FEATURES)
_STREET = _ending(_STREETS, _SIDES)

# Characters of foreign names.
_FOREIGN = frozenset(
    "阿埃艾安奥巴贝比波伯勃布德蒂迪丁顿厄尔法菲佛弗福戈格哈赫霍基吉加卡凯科克库拉莱兰朗劳勒里利列林卢鲁伦罗洛马麦"
    "曼梅蒙米密莫姆墨穆拿纳娜内尼涅纽努诺帕佩皮普奇恰乔萨塞桑沙圣史斯舒索苏塔坦泰汤特提图托瓦万威维温沃乌西希夏谢"
    "辛休雅亚扬耶伊因尤约泽扎詹"
)


def placed(token: Token, frequency: Frequency) -> Words | None:
    """Part the specific from the generic name of a place (6.2.2.1: Běijīng Shì).

    Names of villages are joined whole (6.2.2.3: Wángcūn), foreign names too. Of what the
    dictionary calls a place only that is believed which ends in a generic name.
    """
    text, tag = token
    if tag == "nt":
        return _region(text)
    if tag != "ns" or len(text) < 3 or text in data.listed("no-places"):
        return None
    if len(text) > 3 and _FOREIGN.issuperset(text):
        return (Token(text, PROPER),)
    if len(text) == 3 and text[-1] in _SETTLEMENTS:
        return None if frequency(text[:-1]) > COMMON else (Token(text, PROPER),)
    return _divided(text, frequency)


def _divided(text: str, frequency: Frequency) -> Words | None:
    for pattern in (_BANNER, _STREET, _OFFICE):
        match = pattern.fullmatch(text)
        if match:
            return (*_seat(match[1]), *_ends(match[2]))
    match = _FEATURE.fullmatch(text)
    if match is None or _is_phrase(text, frequency):
        return None
    return (*_specific(match[1]), Token(match[2], PROPER))


def _region(text: str) -> Words | None:
    """Give the words of a listed place with its office, where the dictionary sees a body."""
    match = _OFFICE.fullmatch(text)
    place = data.names().get(match[1]) if match else None
    return (*place, *_ends(match[2])) if place and match else None


def _ends(generic: str) -> Words:
    """Give the words of a generic name: 特别行政区 is two."""
    words = ("特别", "行政区") if generic == "特别行政区" else (generic,)
    return tuple(Token(word, PROPER) for word in words)


def _is_phrase(text: str, frequency: Frequency) -> bool:
    """Say whether four characters are two words in common use, such as 扬名四海."""
    if len(text) != 4 or text[:2] in data.names():
        return False
    return min(frequency(text[:2]), frequency(text[2:])) > COMMON


def _seat(text: str) -> Words:
    """Give the words of what an office or a street is called after.

    The name of a mountain or a river has become a name of its own there, and is one word
    (6.2.2.3): Huángshān Shì, but Huáng Shān.
    """
    words = _specific(text)
    return (Token(text, PROPER),) if words[-1].text in _NATURE else words


_NATURE = frozenset("山江河湖海岭水")


def _specific(text: str) -> Words:
    """Give the words of a specific name: listed names, peoples and wings in it apart."""
    listed = data.names().get(text)
    if listed:
        return listed
    for size in range(len(text) - 2, 1, -1):
        head, tail = text[:size], text[size:]
        is_people = tail.endswith("族") and tail in data.names()
        if is_people or tail in _WINGS or (head in data.names() and tail in data.names()):
            return (*_specific(head), *data.names().get(tail, (Token(tail, PROPER),)))
    return (Token(text, PROPER),)


_WINGS = frozenset(("左翼", "右翼"))


def seated(token: Token) -> Words | None:
    """Give the words of a body's name that begins with a listed place (6.3.2: Běijīng Dàxué)."""
    text, tag = token
    end = next((end for end in _BODY_ENDS if text.endswith(end)), "")
    if tag not in ("nt", "ns", "nz", "n") or not end:
        return None
    place = data.names().get(text[: -len(end)])
    return (*place, Token(end, PROPER)) if place else None
