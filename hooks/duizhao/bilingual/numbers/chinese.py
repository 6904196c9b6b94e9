"""Figures in Chinese text: Arabic and Chinese numerals, with 万 and 亿, and what they are of.

A numeral written in characters is firm where a measure word, a unit or 第 says that something is
counted; elsewhere it may be part of a word (三农, 一定) and is not. 一 alone is never firm: it is
an article as often as a number.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from duizhao.bilingual.numbers.quantity import PERCENT, POINTS, TIMES, Quantity, apart, of
from duizhao.span import Span

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCALE = {**_SMALL, **_LARGE}
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"

# Full-width forms of ASCII, one for one, so that places stay as they are.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<arabic>{_ARABIC})(?P<some>[余多来几]?)(?P<scale>[十百千万亿]*)(?P<more>[余多]?)"
    rf"|(?P<numeral>[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?)(?P<some_>[余多来几]?)(?P<scale_>[百千万亿]*)"
    rf"(?P<more_>[余多]?)"
)
_FRACTION = re.compile(rf"(?P<under>[{_NUMERAL}\d]+)分之(?P<over>[{_NUMERAL}\d.]+)")
_PLAN = re.compile(r"十(?P<number>[一二三四五六七八九])五(?![{_NUMERAL}年个])")
_MANIFOLD = re.compile(r"翻(?P<numeral>[一两二三四])番")
# Characters that say two, half or one inside words.
_HIDDEN = {
    "双": of(2),
    "俩": of(2),
    "半": of(Fraction(1, 2)),
    "首": of(1),
    "单": of(1),
    "廿": of(20),
}
_GROWN = re.compile(r"(?:增长|增加|提高|提升|扩大|上升)了?[约近]?$")

# What a figure is of; the longest comes first. Lengths, areas, weights and times in their own
# units, money by its currency.
_UNITS = {
    "个百分点": POINTS,
    "百分点": POINTS,
    "%": PERCENT,
    "‰": "per mille",
    "平方公里": "square kilometres",
    "平方千米": "square kilometres",
    "平方米": "square metres",
    "平米": "square metres",
    "立方米": "cubic metres",
    "公里": "kilometres",
    "千米": "kilometres",
    "厘米": "centimetres",
    "毫米": "millimetres",
    "米": "metres",
    "公顷": "hectares",
    "亩": "mu",
    "公斤": "kilograms",
    "千克": "kilograms",
    "吨": "tonnes",
    "斤": "jin",
    "千瓦时": "kilowatt-hours",
    "千瓦": "kilowatts",
    "美元": "US dollars",
    "欧元": "euros",
    "港元": "Hong Kong dollars",
    "日元": "Japanese yen",
    "英镑": "pounds",
    "元": "yuan",
    "小时": "hours",
    "分钟": "minutes",
    "倍": TIMES,
}
_UNIT = re.compile("|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True))))

# Measure words and nouns that are counted without one: behind a numeral they say that it counts.
_MEASURE = re.compile(
    r"个|次|年|月|日|天|周|届|名|位|人|户|家|所|座|栋|幢|处|条|项|件|种|类|批|期|季|场|支|队|组|级|省|市|区|县|"
    r"镇|乡|村|街|台|辆|架|艘|套|份|张|册|本|部|篇|章|节|大|步|层|轮|遍|倍|成|岁|点|把|根|块|片|对|双|代|"
    r"起|宗|笔|字|句|元|米|亩|里|斤|吨|克|时|分|秒|公|平方|立方|千瓦|百分|美|欧|港|方面|周年|小时"
)
# 成 is a tenth, unless the word goes on.
_TENTHS = re.compile(r"成(?![立为果员效就长本功熟品交])")


def quantities(text: str) -> list[Quantity]:
    """Give the figures of a Chinese text, in order."""
    plain = text.translate(_WIDE)
    found = [*_special(plain)]
    taken = {place for each in found for place in range(each.start, each.end)}
    for match in _FIGURE.finditer(plain):
        if match.start() not in taken:
            found += _figure(plain, match)
    found += _in_words(plain, taken)
    return apart(found)


def _special(text: str) -> Iterator[Quantity]:
    """Give what is more than a numeral: fractions, per cents, five-year plans, doublings."""
    for match in _FRACTION.finditer(text):
        under, over = _whole(match["under"]), _whole(match["over"])
        if under and over is not None:
            hundred = under == 100
            value = over if hundred else over / under
            unit = PERCENT if hundred else ""
            yield Quantity(*match.span(), match[0], of(value), unit)
    for match in _PLAN.finditer(text):
        number = 10 + _DIGITS[match["number"]]
        yield Quantity(match.start(), match.end() - 1, match[0], of(number))
        yield Quantity(match.end() - 1, match.end(), match[0], of(5), firm=False)
    for match in _MANIFOLD.finditer(text):
        value = 2 ** _DIGITS[match["numeral"]]
        yield Quantity(*match.span(), match[0], of(value), TIMES)


def _figure(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    arabic = match["arabic"]
    scale = _scale(match["scale"] or match["scale_"] or "")
    value = Fraction(arabic.replace(",", "")) if arabic else numeral(match["numeral"])
    if value is None:
        yield from _one_by_one(text, Span(*match.span("numeral")))
        return
    value *= scale
    unit, end = _unit(text, match.end())
    values = of(value)
    tenths = None if arabic and "." in arabic else _TENTHS.match(text, match.end())
    if not unit and tenths and value < 10:
        unit, end, values = PERCENT, tenths.end(), of(value * 10)
    if unit == TIMES and _GROWN.search(text[: match.start()]):
        values = of(value, value + 1)
    written = text[match.start() : end]
    yield Quantity(match.start(), end, written, values, unit, _is_firm(text, match, value, unit))


def _one_by_one(text: str, span: Span) -> Iterator[Quantity]:
    """Give what makes no number together: 四零 in 四零承诺, each of 一十百千万."""
    for place in range(*span):
        value = numeral(text[place])
        if value is not None:
            yield Quantity(place, place + 1, text[place], of(value), firm=False)


def _unit(text: str, place: int) -> tuple[str, int]:
    match = _UNIT.match(text, place)
    return (_UNITS[match[0]], match.end()) if match else ("", place)


def _is_firm(text: str, match: re.Match[str], value: Fraction, unit: str) -> bool:
    """Say whether a figure counts something; a numeral may only be part of a word."""
    if "几" in match[0]:
        return False
    if match["arabic"] or match["some_"] or match["more_"]:
        return True
    if _numbers_a_part(text, match):
        return True
    if match["numeral"] in _SCALE or value < 2:
        return bool(unit) and value >= 2
    ordinal = text[: match.start()].endswith("第")
    return bool(unit or ordinal or _MEASURE.match(text, match.end()))


def _numbers_a_part(text: str, match: re.Match[str]) -> bool:
    """Say whether a figure numbers a heading or an item: （一） at the beginning of a text."""
    return match.start() == 1 and text[0] == "(" and text[match.end() : match.end() + 1] == ")"


def _in_words(text: str, taken: set[int]) -> Iterator[Quantity]:
    for place, character in enumerate(text):
        if character in _HIDDEN and place not in taken:
            yield Quantity(place, place + 1, character, _HIDDEN[character], firm=False)


def _scale(written: str) -> int:
    product = 1
    for character in written:
        product *= _SCALE[character]
    return product


def _whole(written: str) -> Fraction | None:
    return Fraction(written) if re.fullmatch(r"\d+(?:\.\d+)?", written) else numeral(written)


def numeral(written: str) -> Fraction | None:
    """Give the value of a numeral in Chinese characters; None where it is none (一二百千).

    A row of three digits or more is read as such: 二〇二一 is 2021.
    """
    whole, _, decimals = written.partition("点")
    value = _value(whole)
    if value is None or not decimals:
        return value
    if any(character not in _DIGITS for character in decimals):
        return None
    digits = "".join(str(_DIGITS[character]) for character in decimals)
    return value + Fraction(int(digits), 10 ** len(digits))


def _value(written: str) -> Fraction | None:
    if all(character in _DIGITS for character in written):
        digits = "".join(str(_DIGITS[character]) for character in written)
        return Fraction(int(digits)) if len(written) != 2 else None
    total = section = 0
    digit: int | None = None
    last = 10**16
    for character in written:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _SMALL:
            if _SMALL[character] >= last:
                return None
            last = _SMALL[character]
            section += (1 if digit is None else digit) * last
            digit = None
        else:
            whole = section + (digit or 0)
            # 万亿: what was said in 万 is said in 亿 again.
            total = total + whole * _LARGE[character] if whole else (total or 1) * _LARGE[character]
            section, digit, last = 0, None, 10**16
    return Fraction(total + section + (digit or 0))
