"""Figures in Chinese text: Arabic and Chinese numerals, with 万 and 亿, and what they are of.

A numeral written in characters is firm where a measure word, a unit or 第 says that something is
counted; elsewhere it may be part of a word (三农, 一定) and is not. 一 alone is never firm, but
before a unit of measure: it is an article as often as a number.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from fractions import Fraction

from duizhao.bilingual.numbers import words
from duizhao.bilingual.numbers.measures import (
    CHINESE,
    CHINESE_GOES_ON,
    DAY,
    MEASURED,
    MONTH,
    PART,
    PERCENT,
    TIMES,
)
from duizhao.bilingual.numbers.quantity import Quantity, apart, of

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCALE = {**_SMALL, **_LARGE}
_ONES = "〇零一二三四五六七八九两"
_NUMERAL = f"{_ONES}十百千万亿"

# Full-width forms of ASCII, one for one, so that places stay as they are; a full-width comma
# stands between figures and never within one.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}

_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
# 千 in 千米 and 千瓦 is the unit's.
_LATER = r"(?:[十百万亿]|千(?![米克瓦]))"
_COMPOUND = (
    r"\d+亿\d+(?:\.\d+)?万|\d+亿\d千万|\d+万\d千(?:\d百)?(?!瓦)|\d+万\d{4}(?![\d年])|\d千\d百(?!\d)"
)
_FIGURE = re.compile(
    rf"(?P<compound>{_COMPOUND})"
    rf"|(?P<arabic>{_ARABIC})(?P<some>(?:[余多几]|(?<=0)来)?)(?P<scale>{_LATER}*)"
    r"(?P<more>(?:[余多]|来(?=[个名家人户年天里]))?)"
    rf"|(?P<numeral>(?:(?!千[米克瓦])[{_NUMERAL}])+(?:点[{_ONES}]+(?![十百]|分(?!之)))?)"
    rf"(?P<some_>(?:[余多几]|(?<=十)来)?)(?P<scale_>{_LATER}*)(?P<more_>[余多]?)"
)
_FRACTION = re.compile(
    rf"(?P<under>[{_NUMERAL}\d]+)分之(?P<over>[{_NUMERAL}]+(?:点[{_ONES}]+)?|[\d.]+)"
)
_SLASH = re.compile(r"(?<![\d./])(?P<over>\d{1,2})/(?P<under>\d{1,2})(?![\d./万亿])")
_PLAN = re.compile(rf"(?<![{_NUMERAL}])十(?P<number>[一二三四五六七八九])五(?![{_NUMERAL}年个])")
_MANIFOLD = re.compile(r"翻[了过]?(?P<numeral>[一两二三四1-4]?)番")
_DECADE = re.compile(
    rf"(?:(?P<century>\d\d|[{_NUMERAL}]+)世纪)?(?P<decade>\d0|[{_NUMERAL}]*十|[〇零]0?)年代"
)
_BORN = re.compile(r"(?<!\d)(?P<decade>\d0)后(?![来续])")
_ABBREVIATED = re.compile(r"(?P<century>\d\d)\d\d[-—–~至](?P<year>\d\d)(?=年|\))")
_MONTH = re.compile(r"月(?!龄)")
_ONE_MONTH = re.compile(rf"月(?=份|至|到|、|以来|底|初|[上中下]旬|[\d{_NUMERAL}])")
# Words that say two, half or one; 上半年 is six months, 半个月 fifteen days.
_HIDDEN = {
    "半年": of(Fraction(1, 2), 6),
    "半个月": of(Fraction(1, 2), 15),
    "半小时": of(Fraction(1, 2), 30),
    "其次": of(2),
    "再次": of(2, 3),
    "双": of(2),
    "俩": of(2),
    "首": of(1),
    "单": of(1),
    "廿": of(20),
}
_HIDING = re.compile("|".join(_HIDDEN))
_HALF_YEAR = re.compile(r"[上下]半年")
_HALF = re.compile(r"(?P<firm>一半|半数|过半(?!数))|半")
_AND_A_HALF = re.compile(r"(?:个|年|天|倍|小时|成|点)?半(?![年数径岛导])")
_GROWN = re.compile(r"(?:增长|增加|提高|提升|扩大|上升|增|高|多|翻)(?:了|出)?(?:[约近超]|超过)?$")
# 几百, 数十, 上千: nobody counted.
_COUNTLESS = re.compile(r"(?:几|(?<![迈登跨站踏升冲攀以])上|(?<![人户总次件基指分倍以])数)$")
_EVERY = re.compile(r"(?:每|这|那|另|同|任何)$")
_SUBSTANCE = re.compile(r"(?:PM|CO|SO|NO|O)$")
_CALLED_SO = re.compile(r"(?:一九|一八|二[〇零])[" + _ONES + "]{2}")

_UNIT = re.compile(
    "|".join(
        re.escape(unit) + (f"(?![{CHINESE_GOES_ON[unit]}])" if unit in CHINESE_GOES_ON else "")
        for unit in sorted(CHINESE, key=len, reverse=True)
    )
)

# Measure words and nouns that are counted without one: behind a numeral they say that it counts.
_MEASURE = re.compile(
    r"个|次|年|月|日|天|周|届|名|位|人|户|家|所|座|栋|幢|处|条|项|件|种|类|批|期|季|场|支|队|组|级|省|市|区|县|"
    r"镇|乡|村|街|台|辆|架|艘|套|份|张|册|本|部|篇|章|节|大|步|层|轮|遍|倍|岁|点|把|根|块|片|对|双|代|"
    r"起|宗|笔|字|句|里|秒|时|分|平方|立方|方面|周年|小时|中全会|号|环|株|棵|头|只|枚|间|列|幅|盏|员|"
    r"折|番|刻|声|眼|口井|道|度|城|校|院|馆|园"
)
# Of these a hundred or a thousand are counted; 千家, 百年 and 万里 say that there are many.
_COUNTED_ROUND = re.compile(r"[个项场名件辆套所座支部份张篇](?![人月位])")
# The number of a part of the text: （二）.
_NUMBERED = re.compile(rf"^\s*\((?P<number>[{_NUMERAL}]+)\)", re.MULTILINE)
# 成 is a tenth, unless the word goes on.
_TENTHS = re.compile(r"成(?![立为果员效就长本功熟品交都型分渝因])")
# 五六 are five or six.
_SEVERAL = re.compile(rf"(?=([{_ONES}]{{2}}))")
_SCALED = re.compile(rf"(?:[\d.,]+|[{_ONES}])([十百千万亿]+)")
# 两成五 is 25%.
_HUNDREDTHS = re.compile(rf"[一二三四五六七八九](?![{_NUMERAL}])(?=[，。；、）左以的]|$)")
_SENTENCE = re.compile(r"[。！？；\n]")
# What joins the ends of a range, and the members of a list that share what the last is of.
_SHARING = re.compile(r"[-—–~－～至到]+|、")
_LIST = re.compile(r"[-—–~－～至到、和与或]+")


def quantities(text: str) -> list[Quantity]:
    """Give the figures of a Chinese text, in order."""
    plain = text.translate(_WIDE)
    inside = words.in_chinese(plain)
    found = [*_special(plain)]
    taken = {place for each in found for place in range(each.start, each.end)}
    end = 0
    for match in _FIGURE.finditer(plain):
        if match.start() not in taken and match.start() >= end:
            figure = list(_figure(plain, match, inside))
            found += figure
            end = max((each.end for each in figure), default=0)
    return _once(plain, _shared(plain, apart([*found, *_in_words(plain, taken)])))


def _special(text: str) -> Iterator[Quantity]:
    """Give what is more than a numeral: fractions, five-year plans, doublings, decades."""
    for match in _FRACTION.finditer(text):
        under, over = _whole(match["under"]), _whole(match["over"])
        if under and over is not None:
            parts = {100: (over, PERCENT), 1000: (over, "per mille")}
            value, unit = parts.get(int(under), (over / under, PART))
            yield Quantity(*match.span(), match[0], of(value), unit)
    for match in _SLASH.finditer(text):
        above, below = int(match["over"]), int(match["under"])
        if 0 < above < below:
            yield Quantity(*match.span(), match[0], of(Fraction(above, below)), PART)
    for match in _PLAN.finditer(text):
        number = 10 + _DIGITS[match["number"]]
        yield Quantity(match.start(), match.end() - 1, match[0], of(number))
    for match in _NUMBERED.finditer(text):
        part = numeral(match["number"])
        if part:
            yield Quantity(*match.span("number"), match["number"], of(part))
    for match in _MANIFOLD.finditer(text):
        times = Fraction(2) ** int(_whole(match["numeral"] or "一") or 1)
        yield Quantity(*match.span(), match[0], of(times, times - 1), TIMES)
    for match in (*_DECADE.finditer(text), *_BORN.finditer(text)):
        yield Quantity(*match.span(), match[0], _decade(**match.groupdict()))
    for match in _ABBREVIATED.finditer(text):
        start, end = match.span("year")
        yield Quantity(start, end, match["year"], of(int(match["century"] + match["year"])))


def _decade(decade: str, century: str | None = None) -> frozenset[Fraction]:
    """Give what a decade may be: in a century, or in this one and the last."""
    years = _whole(decade) or Fraction(0)
    begun = _whole(century) if century else None
    if begun:
        return of(years, years + 100 * (begun - 1))
    return of(years, years + 1900, years + 2000)


def _figure(text: str, match: re.Match[str], inside: Set[int]) -> Iterator[Quantity]:
    value = _read(text, match)
    if value is None:
        yield from _in_parts(match.start(), match["numeral"])
        return
    start, firm = match.start(), _counts(text, match, value)
    unit, end = _unit(text, match.end())
    values = of(value)
    tenths = None if "." in match[0] else _TENTHS.match(text, end)
    if not unit and tenths and value < 10:
        unit, end, values = PERCENT, tenths.end(), of(value * 10)
        more = _HUNDREDTHS.match(text, end)
        if more:
            end, values = more.end(), of(value * 10 + _DIGITS[more[0]])
    elif not unit and _is_month(text, match, value):
        unit, firm = MONTH, True
    elif text[start - 1 : start] == "月" and text[match.end() : match.end() + 1] in {"日", "号"}:
        unit = DAY
    if unit == TIMES and _GROWN.search(text[:start]):
        values = of(value, value + 1)
    half = _AND_A_HALF.match(text, match.end())
    if half:
        values |= of(value * 10 + 5 if unit == PERCENT else value + Fraction(1, 2))
    firm = (firm or _is_measured(text, match, unit)) and start not in inside
    yield Quantity(start, end, text[start:end], values, unit, firm)
    if not firm and match["numeral"]:
        yield from _in_parts(start, match["numeral"])


def _read(text: str, match: re.Match[str]) -> Fraction | None:
    """Give the value of a figure; None where its characters make no number together."""
    if match["compound"]:
        parts = re.findall(r"([\d.]+)([十百千万亿]*)", match["compound"])
        return sum((Fraction(part) * _scale(scale) for part, scale in parts), Fraction(0))
    if match["arabic"]:
        return Fraction(match["arabic"].replace(",", "")) * _scale(match["scale"])
    written = match["numeral"]
    if len(written) > 1 and not set(written) - set(_ONES) and not _is_row(text, match):
        return None
    value = numeral(written)
    return None if value is None else value * _scale(match["scale_"])


def _is_row(text: str, match: re.Match[str]) -> bool:
    """Say whether characters are a row of digits: a year, a number with 〇 in it."""
    written = match["numeral"]
    year = text[match.end() : match.end() + 1] == "年"
    return len(written) > 2 and (
        year or "〇" in written or "零" in written or bool(_CALLED_SO.fullmatch(written))
    )


def _in_parts(start: int, written: str) -> Iterator[Quantity]:
    """Give what the characters of a numeral say by themselves: 四零 in 四零承诺, 九一八, 五六十."""
    for at, character in enumerate(written):
        value = numeral(character)
        if value is not None and len(written) > 1:
            yield Quantity(start + at, start + at + 1, character, of(value), firm=False)
    for match in _SEVERAL.finditer(written):
        before, two, after = written[: match.start()], match[1], written[match.start() + 2 :]
        between = [numeral(before + each + after) for each in two]
        both = Fraction(_DIGITS[two[0]] * 10 + _DIGITS[two[1]])
        for value in (*filter(None, between), both):
            yield Quantity(start, start + len(written), written, of(value), firm=False)


def _unit(text: str, place: int) -> tuple[str, int]:
    match = _UNIT.match(text, place)
    return (CHINESE[match[0]], match.end()) if match else ("", place)


def _is_month(text: str, match: re.Match[str], value: Fraction) -> bool:
    """Say whether a figure is that of a month; 一月 may be any month, 两月 are two."""
    if value.denominator > 1 or not 1 <= value <= 12 or match["numeral"] == "两":
        return False
    of_a_year = _ONE_MONTH if match["numeral"] == "一" else _MONTH
    return bool(of_a_year.match(text, match.end()))


def _is_measured(text: str, match: re.Match[str], unit: str) -> bool:
    """Say whether a numeral is firm by its unit: 五吨, 一个百分点; not 数万元, 百倍."""
    written = match["numeral"]
    if unit in {"", MONTH, DAY} or "几" in match[0]:
        return False
    if not written:
        return True
    if set(written) <= set(_SCALE) and (unit == TIMES or _COUNTLESS.search(text[: match.start()])):
        return False
    return written != "一" or (
        unit in MEASURED | {TIMES} and not _EVERY.search(text[: match.start()])
    )


def _counts(text: str, match: re.Match[str], value: Fraction) -> bool:
    """Say whether a figure counts something; a numeral may only be part of a word."""
    before, written = text[: match.start()], match["numeral"]
    if "几" in match[0]:
        return False
    if not written:
        of_hours = value == 0 and bool(re.search(r"\d:$", before))
        return not of_hours and not _SUBSTANCE.search(before)
    if written[0] in _SCALE and _COUNTLESS.search(before):
        return False
    if (match["some_"] or match["more_"]) and value >= 10:
        return True
    counted = bool(_MEASURE.match(text, match.end()))
    if set(written) <= set(_SCALE):
        if _COUNTED_ROUND.match(text, match.end()):
            return True
        level = written[-1] == "亿" and text[match.end() :].startswith("级")
        best = written == "百" and text[match.end() :].startswith("强")
        return best or (counted and (written == "十" or level or before.endswith(("每", "第"))))
    if value < 2:
        after = text[match.end() :]
        first = after.startswith("季度") or (before[-1:] == "月" and after[:1] in {"日", "号"})
        return "点" in written or (value == 1 and first)
    compound = written[0] in _ONES and (len(written) > 2 or written[-1] in "百千万亿")
    return compound or counted or before.endswith("第")


def _in_words(text: str, taken: Set[int]) -> Iterator[Quantity]:
    years = list(_HALF_YEAR.finditer(text))
    for match in years:
        yield Quantity(*match.span(), match[0], of(Fraction(1, 2), 6))
        yield Quantity(*match.span(), match[0], of(1 if match[0][0] == "上" else 2), firm=False)
    months = {place for match in years for place in range(*match.span())} | taken
    for match in _HIDING.finditer(text):
        if match.start() not in months:
            yield Quantity(*match.span(), match[0], _HIDDEN[match[0]], firm=False)
    for match in _HALF.finditer(text):
        if match.start() not in months:
            firm = bool(match["firm"])
            yield Quantity(*match.span(), match[0], of(Fraction(1, 2)), PART, firm)


def _shared(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give each figure of a list or a range what the last one is of, and its 万."""
    found = list(quantities)
    scale = 1
    for at in reversed(range(len(found) - 1)):
        one = found[at]
        next_ = next((each for each in found[at + 1 :] if each.start >= one.end), one)
        between = text[one.end : next_.start]
        said = _SCALED.match(next_.written)
        scale = _scale(said[1]) if said else scale
        if not _LIST.fullmatch(between) or re.search("[十百千万亿]", one.written):
            scale = 1
        values = one.values
        if _SHARING.fullmatch(between):
            values |= {value * scale for value in values}
        if _LIST.fullmatch(between):
            found[at] = replace(one, unit=one.unit or next_.unit, values=values)
    return found


def _once(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Let years that a sentence names again only answer: 过去的五年，是……的五年."""
    found: list[Quantity] = []
    named: set[tuple[int, str, frozenset[Fraction]]] = set()
    for each in quantities:
        years = each.firm and text[each.end : each.end + 1] == "年"
        key = (len(_SENTENCE.findall(text, 0, each.start)), each.unit, each.values)
        found.append(replace(each, firm=False) if years and key in named else each)
        if years:
            named.add(key)
    return found


def _scale(written: str) -> int:
    product = 1
    for character in written:
        product *= _SCALE[character]
    return product


def _whole(written: str) -> Fraction | None:
    return Fraction(written) if re.fullmatch(r"\d+(?:\.\d+)?", written) else numeral(written)


def numeral(written: str) -> Fraction | None:
    """Give the value of a numeral in Chinese characters; None where it is none (一二百千).

    A row of three digits or more is read as such: 二〇二一 is 2021; 三万五 is 35,000.
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
    before = written[-2:-1]
    tenth = _SCALE[before] // 10 if before in set(_SCALE) - {"十"} else 1
    return Fraction(total + section + (digit or 0) * tenth)
