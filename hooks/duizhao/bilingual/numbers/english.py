"""Figures in English text: digits, number words, ordinals and months, and what they are of.

“One”, “first”, “half”, “both” and their like are not firm: they are articles, adverbs and parts of
phrases as often as figures. Plurals (hundreds, millions) name no figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from duizhao.bilingual.numbers.quantity import PERCENT, POINTS, TIMES, Quantity, apart, of

_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip
_ORDINALS = (
    {f"{word}th": number for word, number in _ONES.items() if number > 3}
    | {f"{word[:-1]}ieth": number for word, number in _TENS.items()}
    | _ORDINAL
)
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9}
_HUNDREDS = {"hundred": 100, **_LARGE}
_DOZENS = {"dozen": 12, **_HUNDREDS}
_MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November "
        "December".split(),
        start=1,
    )
}
# Words that can answer a figure and claim none.
_SOFT = {
    "both": of(2), "double": of(2), "doubled": of(2), "doubling": of(2), "doubles": of(2),
    "dual": of(2), "twin": of(2), "pair": of(2), "twofold": of(2), "two-fold": of(2),
    "twice": of(2), "triple": of(3), "tripled": of(3), "threefold": of(3), "three-fold": of(3),
    "quadruple": of(4), "quadrupled": of(4), "half": of(Fraction(1, 2)), "once": of(1),
    "single": of(1), "sole": of(1), "only": of(1), "decade": of(10), "centenary": of(100),
    "century": of(100), "quarter": of(Fraction(1, 4)), "no": of(0), "none": of(0),
    "without": of(0),
}  # fmt: skip

_DIGITS = re.compile(
    r"(?<![\d.,])(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)"
    r"(?P<decimals>\.\d+)?(?P<ordinal>st|nd|rd|th)?(?![\d])"
)
_WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
# One figure said twice: three-on-three, two by two.
_REPEATED = re.compile(r"\b([a-z]+)(?:-on-|-by-|-to-| by )\1$", re.IGNORECASE)
_GAP = re.compile(r"[ \u00a0-]+")
_AND = re.compile(r"[ \u00a0]+and[ \u00a0]+")
_SCALED = re.compile(
    r"[ \u00a0-]*(?:(?P<scale>hundred|thousand|million|billion|trillion)|(?P<bn>bn))\b"
)
_UNDER = re.compile(r"/(\d+)(?!\d)")
_OVER = re.compile(r"[ -](?P<part>half|halves|thirds?|quarters?|fifths?|tenths?)\b")
_PARTS = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "ten": 10}

_UNITS = {
    "percentage points": POINTS,
    "percentage point": POINTS,
    "per cent": PERCENT,
    "percent": PERCENT,
    "%": PERCENT,
    "per mille": "per mille",
    "square kilometres": "square kilometres",
    "square metres": "square metres",
    "square metre": "square metres",
    "cubic metres": "cubic metres",
    "kilometres": "kilometres",
    "kilometre": "kilometres",
    "km": "kilometres",
    "centimetres": "centimetres",
    "millimetres": "millimetres",
    "metres": "metres",
    "metre": "metres",
    "hectares": "hectares",
    "hectare": "hectares",
    "mu": "mu",
    "kilograms": "kilograms",
    "kilogrammes": "kilograms",
    "kilogram": "kilograms",
    "kg": "kilograms",
    "tonnes": "tonnes",
    "metric tons": "tonnes",
    "tons": "tonnes",
    "jin": "jin",
    "kilowatt-hours": "kilowatt-hours",
    "kilowatts": "kilowatts",
    "US dollars": "US dollars",
    "US dollar": "US dollars",
    "dollars": "US dollars",
    "euros": "euros",
    "Hong Kong dollars": "Hong Kong dollars",
    "Japanese yen": "Japanese yen",
    "yen": "Japanese yen",
    "pounds": "pounds",
    "yuan": "yuan",
    "RMB": "yuan",
    "hours": "hours",
    "hour": "hours",
    "minutes": "minutes",
    "minute": "minutes",
    "times": TIMES,
}
_AMERICAN = {unit.replace("metre", "meter"): of_ for unit, of_ in _UNITS.items() if "metre" in unit}
_ALL_UNITS = _UNITS | _AMERICAN
_UNIT = re.compile(
    r"[ \u00a0-]*(?:"
    + "|".join(sorted(map(re.escape, _ALL_UNITS), key=len, reverse=True))
    + r")(?![A-Za-z])"
)
_SIGNS = {"US$": "US dollars", "$": "US dollars", "RMB": "yuan", "¥": "yuan", "CNY": "yuan",
          "€": "euros", "HK$": "Hong Kong dollars", "£": "pounds"}  # fmt: skip
_SIGN = re.compile(
    "(?:" + "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True)) + r")[ \u00a0]?$"
)
# What stands between two figures that share the unit of the second.
_LIST = re.compile(r"\s*(?:,|–|-|—|,? (?:and|or|to))\s*")


def quantities(text: str) -> list[Quantity]:
    """Give the figures of an English text, in order."""
    return list(_shared(text, apart([*_in_digits(text), *_in_words(text)])))


def _in_digits(text: str) -> Iterator[Quantity]:
    for match in _DIGITS.finditer(text):
        value = Fraction(re.sub(r"\D", "", match["digits"]) + (match["decimals"] or ""))
        end = match.end()
        scaled = None if match["ordinal"] else _SCALED.match(text, end)
        if scaled:
            value *= (
                100 if scaled["scale"] == "hundred" else _LARGE[scaled["scale"] or scaled["bn"]]
            )
            end = scaled.end()
        over = None if scaled else _UNDER.match(text, end)
        if over and int(over[1]):
            value, end = value / int(over[1]), over.end()
        yield _measured(text, match.start(), end, value)


def _measured(text: str, start: int, end: int, value: Fraction, *, firm: bool = True) -> Quantity:
    """Make a quantity of a figure with the unit behind it, or the sign of a currency before."""
    sign = _SIGN.search(text[max(0, start - 5) : start])
    if sign:
        return Quantity(start, end, text[start:end], of(value), _SIGNS[sign[0].strip()], firm)
    match = _UNIT.match(text, end)
    unit = _ALL_UNITS[match[0].lstrip(" \u00a0-")] if match else ""
    last = match.end() if match else end
    return Quantity(start, last, text[start:last], of(value), unit, firm)


def _in_words(text: str) -> Iterator[Quantity]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        length, value, firm = _number(text, words, at)
        if length and _REPEATED.search(text[: words[at].end()]):
            pass
        elif length:
            first, last = words[at], words[at + length - 1]
            yield _measured(text, first.start(), last.end(), value, firm=firm)
        else:
            yield from _word(text, words[at])
        at += max(length, 1)


def _word(text: str, word: re.Match[str]) -> Iterator[Quantity]:
    """Give what a word that is no number says of one."""
    written = word[0]
    lower = written.lower()
    month = _MONTHS.get(written)
    if month and (written not in {"May", "March"} or _beside_a_figure(text, word)):
        yield Quantity(*word.span(), written, of(month))
    elif lower in _SOFT:
        yield Quantity(*word.span(), written, _SOFT[lower], firm=False)
    elif lower == "dozen":
        yield Quantity(*word.span(), written, of(12), firm=False)


def _beside_a_figure(text: str, word: re.Match[str]) -> bool:
    before, after = text[: word.start()].rstrip(), text[word.end() :].lstrip(" ,")
    return before[-1:].isdigit() or after[:1].isdigit()


def _number(text: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, Fraction, bool]:
    """Read a number in words from the word at a place: how many words, its value, is it firm.

    Of no words where none begins there.
    """
    if words[at][0].lower() == "half" and _is_scale(words, at + 2, text):
        scale = words[at + 2][0].lower()
        return 3, Fraction(_DOZENS[scale], 2), True
    total = section = 0
    length, last, ended = 0, "", False
    for number, word in enumerate(words[at:], start=at):
        lower = word[0].lower()
        if number > at and not ended:
            between = text[words[number - 1].end() : word.start()]
            if lower == "and" and last in _HUNDREDS and _continues(text, words, number):
                continue
            if not _GAP.fullmatch(between) or not _may_follow(last, lower):
                break
        if lower in _ONES or lower in _TENS:
            section += _ONES.get(lower, 0) + _TENS.get(lower, 0)
        elif lower in _ORDINALS:
            section, ended = section + _ORDINALS[lower], True
        elif lower == "a" and _is_scale(words, number + 1, text):
            section = 1
        elif lower == "hundred" and section:
            section *= 100
        elif lower in _LARGE and lower != "bn" and section:
            total, section = total + section * _LARGE[lower], 0
        elif lower == "dozen" and section:
            section *= 12
        else:
            break
        length, last = number - at + 1, lower
        if ended:
            break
    value = total + section
    part = _OVER.match(text, words[at + length - 1].end()) if length and not ended else None
    if part and value < 10:
        return length + 1, Fraction(value, _PARTS[part["part"][:3]]), True
    soft = value < 2 and length == 1
    return length, Fraction(value), not soft


def _may_follow(last: str, word: str) -> bool:
    """Say whether a word goes on with a number that ends with another."""
    if last in _TENS:
        below = _ONES.get(word, 0) or _ORDINALS.get(word, 0)
        return 0 < below < 10 or word in _DOZENS
    if last == "a" or last in _ONES:
        return word in _DOZENS
    if last in _HUNDREDS:
        return word in _ONES or word in _TENS or word in _ORDINALS or word in _LARGE
    return False


def _continues(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Say whether “and” goes on with the same number: a smaller one follows that is no scale."""
    if at + 1 >= len(words) or not _AND.fullmatch(
        text[words[at - 1].end() : words[at + 1].start()]
    ):
        return False
    lower = words[at + 1][0].lower()
    return lower in _ONES or lower in _TENS or lower in _ORDINALS


def _is_scale(words: Sequence[re.Match[str]], at: int, text: str) -> bool:
    if at >= len(words):
        return False
    follows = _GAP.fullmatch(text[words[at - 1].end() : words[at].start()])
    return bool(follows) and words[at][0].lower() in _DOZENS


def _shared(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Give each figure of a list or a range the unit that its last one has."""
    units = [quantity.unit for quantity in quantities]
    for at in reversed(range(len(units) - 1)):
        one, next_ = quantities[at], quantities[at + 1]
        if not units[at] and _LIST.fullmatch(text[one.end : next_.start]):
            units[at] = units[at + 1]
    for quantity, unit in zip(quantities, units, strict=True):
        yield quantity if quantity.unit == unit else replace(quantity, unit=unit)
