"""Figures in English text: digits, number words, ordinals and months, and what they are of.

“One”, “first”, “half”, “both” and their like are not firm: they are articles, adverbs and parts of
phrases as often as figures; nor is the number in a name (COVID-19, Phase II). Plurals (hundreds,
millions) name no figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from duizhao.bilingual.numbers import words as idioms
from duizhao.bilingual.numbers.measures import ENGLISH, MONTH, PART, SIGNS, TIMES
from duizhao.bilingual.numbers.quantity import Quantity, apart, of

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
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES = {"hundred": 100, **_LARGE}
_DOZENS = {"dozen": 12, **_SCALES}
_ORDINALS = (
    {f"{word}th": number for word, number in _ONES.items() if number > 3}
    | {f"{word[:-1]}ieth": number for word, number in _TENS.items()}
    | {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
)
_LAST = {f"{word}th": number for word, number in _SCALES.items()}
_MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November "
        "December".split(),
        start=1,
    )
}
_BEFORE_MONTH = re.compile(rf" (?:of )?(?:{'|'.join(_MONTHS)})\b")
_BEHIND_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)}) $")
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"Sept": 9}
_HALF = Fraction(1, 2)
# Words that can answer a figure and claim none, with what they are of.
_SOFT = {
    word: (of(*values), unit)
    for values, unit, words in (
        ((0,), "", "no none without nil"),
        ((1,), "", "once single sole only primary firstly solely individual"),
        ((2,), "", "both dual twin twins pair pairs couple secondary bilateral secondly either "
                   "neither duo tandem"),
        ((2,), TIMES, "double doubled doubling doubles twofold twice redoubled"),
        ((3,), "", "tertiary tripartite trilateral trilogy trio thirdly"),
        ((3,), TIMES, "triple tripled triples tripling threefold thrice treble trebled"),
        ((4,), "", "quartet fourthly"),
        ((4,), TIMES, "quadruple quadrupled quadruples quadrupling fourfold"),
        ((5,), TIMES, "quintuple quintupled fivefold"),
        ((6,), TIMES, "sixfold"),
        ((7,), TIMES, "sevenfold"),
        ((8,), TIMES, "eightfold"),
        ((9,), TIMES, "ninefold"),
        ((10,), TIMES, "tenfold"),
        ((100,), TIMES, "hundredfold"),
        ((_HALF,), PART, "half halves halved halve halving midway"),
        ((_HALF, 6), "", "half-year half-yearly semi-annual"),
        ((Fraction(1, 4),), PART, "quarter"),
        ((10,), "", "decade decades"),
        ((12, 10), "", "dozen"),
        ((12,), "", "noon"),
        ((0, 12, 24), "", "midnight"),
        ((100,), "", "century centuries centenary centennial hundred hundreds"),
        ((1000,), "", "thousand millennium millennia"),
        ((10**6,), "", "million"),
        ((10**9,), "", "billion"),
        ((10**12,), "", "trillion"),
    )
    for word in words.split()
}  # fmt: skip

# No-break and thin spaces are spaces, one for one.
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2009\u202f"), " ")
_DIGITS = re.compile(
    r"(?<!\d)(?<!\d\.)(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d|,\d)"
    r"|\d+)(?P<decimals>\.\d+)?(?P<ordinal>(?:st|nd|rd|th|s)\b)?"
)
_WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
# One figure said twice: three-on-three, two by two.
_REPEATED = re.compile(r"\b([a-z]+)(?:-on-|-by-|-to-| by )\1$", re.IGNORECASE)
_GAP = re.compile(r"[ -]+")
_AND = re.compile(r" +and +")
_SCALED = re.compile(
    r"[ -]*(?:(?P<scale>dozen|hundred|thousand|million|billion|trillion)"
    r"|(?P<short>bn|mn|tn|bln|mln|trn|k))(?![A-Za-z])"
)
_SHORT_SCALES = {"b": 10**9, "m": 10**6, "t": 10**12, "k": 10**3}
_UNDER = re.compile(r"/(\d+)(?![\d/])")
_POINT = re.compile(rf" +point(?P<digits>(?:[ -]+(?:{'|'.join(list(_ONES)[:10])})\b)+)")
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -]half\b")
_ONE_AND_A_HALF = re.compile(r"\b(?:a|an|one) \w+ and a half\b", re.IGNORECASE)
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    f"{word}{plural}": number
    for word, number in (_ORDINALS | _LAST).items()
    if number > 2
    for plural in ("", "s")
}
_OVER = re.compile(rf"[ -](?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})\b")
_AN = re.compile(r"\ban? $", re.IGNORECASE)
_A_PART = re.compile(rf"\ban? (?P<part>{'|'.join(_PARTS)})(?= of\b)", re.IGNORECASE)
# 2018–20 ends in 2020.
_YEAR_BEFORE = re.compile(r"(?<!\d)(?P<century>1[89]|2\d)\d\d[-–/]$")
_OF_EVERY = re.compile(r" (?:in|out of)(?: every| each)? ")
_ROMAN = re.compile(
    r"\b(?P<roman>[IVX]{2,})\b|\b(?:Phase|Stage|Class|Grade|Part|Type|Level|Tier|Category) "
    r"(?P<one>[IVX])\b"
    r"|\((?P<bracketed>[IVX])\)"
)
_STARS = re.compile(r"\bA{3,5}\b")
_HALF_YEAR = re.compile(r"\bhalf(?:-| a )year(?:ly)?\b|\bsemi-annual(?:ly)?\b|\bH[12]\b")
# The five of a numbered plan is no figure of its own.
_NUMBERED = re.compile(
    r"(?:th|st|nd|rd|first|second|third)[ -](?=five[ -]year plan)", re.IGNORECASE
)
_AFTERNOON = re.compile(r"(?:[:.]\d\d)? ?p\.?m\b")
_NAMED = re.compile(r"(?:[A-Za-z]|[A-Z]-)$")

_SPACED = {
    name.replace("metre", spelling): unit
    for name, unit in ENGLISH.items()
    for spelling in ("metre", "meter")
}
_UNIT_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"[ -]+") for name in sorted(_SPACED, key=len, reverse=True)
)
# Words that may stand between a figure and its unit.
_FILLING = "more|additional|extra|new|odd|standard|Chinese|or so|or more|and more"
_UNIT = re.compile(rf"(?:[ -]+(?:{_FILLING}))?[ -]*(?P<unit>{_UNIT_NAMES})(?![A-Za-z0-9²³])")
_ARTICLE = re.compile(rf"\ban? (?:full )?(?P<unit>{_UNIT_NAMES})(?![A-Za-z0-9])")
_SIGN = re.compile("(?:" + "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True)) + r") ?$")
# What stands between two figures that share the unit of the second, and between those of a range.
_LIST = re.compile(r"\s*(?:,|–|-|—|,? (?:and|or|to))\s*")
_RANGE = re.compile(r"\s*(?:–|-|—|to)\s*")
_SCALE_SAID = re.compile(r"\b(hundred|thousand|million|billion|trillion)")


def quantities(text: str) -> list[Quantity]:
    """Give the figures of an English text, in order."""
    plain = text.translate(_SPACES)
    inside = idioms.in_english(plain)
    plans = {match.end() for match in _NUMBERED.finditer(plain)}
    found = apart([*_in_digits(plain), *_in_words(plain), *_in_phrases(plain)])
    return [
        replace(
            each, written=text[each.start : each.end], firm=each.firm and each.start not in inside
        )
        for each in _of_every(plain, _shared(plain, found))
        if each.start not in plans
    ]


def _in_digits(text: str) -> Iterator[Quantity]:
    last = 0
    for match in _DIGITS.finditer(text):
        if match.start() < last:
            continue
        written = re.sub(r"\D", "", match["digits"])
        value, end = Fraction(written + (match["decimals"] or "")), match.end()
        half = None if match["ordinal"] else _AND_A_HALF.match(text, end)
        if half:
            value, end = value + _HALF, half.end()
        if not match["ordinal"]:
            value, end = _times_scale(text, match.start(), value, end)
        under = _UNDER.match(text, end)
        if under and 0 < value < int(under[1]) < 100:
            written = match[0] + under[0]
            part = of(value / int(under[1]))
            last = under.end()
            yield Quantity(match.start(), last, written, part, PART)
            continue
        over = _part(text, match.start(), end, value)
        if over and not match["ordinal"]:
            yield over
            continue
        values = of(value)
        if _AFTERNOON.match(text, end) and value < 12:
            values = of(value, value + 12)
        begun = _YEAR_BEFORE.search(text[: match.start()])
        if begun and len(match[0]) == 2:
            values |= of(int(begun["century"] + match[0]))
        yield replace(
            _measured(text, match.start(), end, values),
            firm=not (value == 0 and text[: match.start()].endswith(":"))
            and not _is_named(text, match),
        )


def _times_scale(text: str, start: int, value: Fraction, end: int) -> tuple[Fraction, int]:
    """Multiply a value by the scale behind it: 5 million, 5bn, US$5m."""
    scaled = _SCALED.match(text, end)
    while scaled:
        scale = scaled["scale"]
        value *= _DOZENS[scale] if scale else _SHORT_SCALES[scaled["short"][0]]
        end = scaled.end()
        scaled = _SCALED.match(text, end) if scale else None
    if text[end : end + 1] == "m" and not text[end + 1 : end + 2].isalpha() and _sign(text, start):
        return value * 10**6, end + 1
    return value, end


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Say whether digits are part of a name: COVID-19, PM2.5, 4G; RMB5 and 5km are none."""
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() :]
    if _NAMED.search(before) and not _SIGN.search(before):
        return True
    glued = after[:1].isupper() and not _UNIT.match(after)
    return glued and not match["ordinal"]


def _sign(text: str, start: int) -> str:
    sign = _SIGN.search(text[max(0, start - 5) : start])
    return SIGNS[sign[0].strip()] if sign else ""


def _measured(text: str, start: int, end: int, values: frozenset[Fraction]) -> Quantity:
    """Make a quantity of a figure with the unit behind it, or the sign of a currency before."""
    sign = _sign(text, start)
    if sign:
        return Quantity(start, end, text[start:end], values, sign)
    match = _UNIT.match(text, end)
    last = match.end() if match else end
    unit = _named_unit(match["unit"]) if match else ""
    return Quantity(start, last, text[start:last], values, unit)


def _named_unit(written: str) -> str:
    return _SPACED.get(written) or _SPACED[re.sub(r"[ -]+", " ", written)]


def _in_words(text: str) -> Iterator[Quantity]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        length, value, firm = _number(text, words, at)
        end = 0
        if length and not _REPEATED.search(text[: words[at].end()]):
            quantity = _said(text, words[at : at + length], value, firm)
            yield quantity
            end = quantity.end
        elif not length:
            yield from _word(text, words[at])
        at += max(length, 1)
        while at < len(words) and words[at].start() < end:
            at += 1


def _said(text: str, words: Sequence[re.Match[str]], value: Fraction, firm: bool) -> Quantity:
    """Make a quantity of a number in words, with its decimals, scale, parts and unit."""
    start, end = words[0].start(), words[-1].end()
    ordinal = words[-1][0].lower() in _ORDINALS
    point = _POINT.match(text, end)
    half = _AND_A_HALF.match(text, end)
    if point:
        digits = "".join(str(_ONES[word]) for word in re.findall("[a-z]+", point["digits"]))
        value, end, firm = value + Fraction(int(digits), 10 ** len(digits)), point.end(), True
    elif half:
        value, end, firm = value + _HALF, half.end(), True
    if point or half:
        value, end = _times_scale(text, start, value, end)
    part = None if ordinal else _part(text, start, end, value)
    if part:
        return part
    values = of(value)
    if not ordinal and text[end : end + 8].lower() == " decades":
        values = of(value, value * 10)
    if ordinal and (
        text[end:].lower().startswith((" century", "-century")) or _AN.search(text[:start])
    ):
        firm = False
    if ordinal and (_BEFORE_MONTH.match(text, end) or _BEHIND_MONTH.search(text[:start])):
        firm = True
    if words[-1][0].lower() == "dozen" and value == 12:
        firm, values = False, of(12, 10)
    return replace(_measured(text, start, end, values), firm=firm)


def _part(text: str, start: int, end: int, value: Fraction) -> Quantity | None:
    """Make a quantity of so many thirds or quarters; quarters may be those of a year."""
    match = _OVER.match(text, end)
    if not match or value > 99 or not (value == 1 or match["part"].endswith(("s", "quarter"))):
        return None
    whole, written = value / _PARTS[match["part"]], text[start : match.end()]
    if match["part"] in {"quarter", "quarters"}:
        return Quantity(start, match.end(), written, of(whole, value), PART, value > 1)
    return Quantity(start, match.end(), written, of(whole), PART, match["part"] != "half")


def _word(text: str, word: re.Match[str]) -> Iterator[Quantity]:
    """Give what a word that is no number says of one."""
    written, lower = word[0], word[0].lower()
    month = _MONTHS.get(written) or _SHORT.get(written)
    if month:
        sure = written in _MONTHS and written not in {"May", "March"}
        if sure or _beside_a_figure(text, word):
            yield Quantity(*word.span(), written, of(month), MONTH)
        elif written in _MONTHS:
            yield Quantity(*word.span(), written, of(month), MONTH, firm=False)
    elif lower in _LAST:
        yield Quantity(*word.span(), written, of(_LAST[lower]), firm=False)
    elif lower in _SOFT:
        values, unit = _SOFT[lower]
        yield Quantity(*word.span(), written, values, unit, firm=False)


def _in_phrases(text: str) -> Iterator[Quantity]:
    """Give what phrases and signs say of a number and claim none: a third of, Phase II, AAAAA."""
    for match in _A_PART.finditer(text):
        value = Fraction(1, _PARTS[match["part"].lower()])
        yield Quantity(*match.span(), match[0], of(value), PART, firm=False)
    for match in _ONE_AND_A_HALF.finditer(text):
        yield Quantity(*match.span(), match[0], of(Fraction(3, 2)), firm=False)
    for match in _HALF_YEAR.finditer(text):
        yield Quantity(*match.span(), match[0], of(_HALF, 6), firm=False)
    for match in _ARTICLE.finditer(text):
        yield Quantity(*match.span(), match[0], of(1), _named_unit(match["unit"]), firm=False)
    for match in _STARS.finditer(text):
        yield Quantity(*match.span(), match[0], of(len(match[0])), firm=False)
    for match in _ROMAN.finditer(text):
        roman = _roman(match["roman"] or match["one"] or match["bracketed"])
        yield Quantity(*match.span(), match[0], of(roman), firm=False)


def _roman(written: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in written]
    return sum(
        -value if value < max(values[at:], default=0) else value for at, value in enumerate(values)
    )


def _beside_a_figure(text: str, word: re.Match[str]) -> bool:
    before = text[: word.start()].rstrip()
    after = _WORD.match(text, word.end() + 1)
    follows = text[word.end() :].lstrip(" ,.")[:1]
    return (
        before[-1:].isdigit()
        or bool(re.search(r"\d(?:st|nd|rd|th)(?: of)?$", before))
        or follows.isdigit()
        or bool(after and after[0].lower() in _ORDINALS and after[0].islower())
    )


def _number(text: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, Fraction, bool]:
    """Read a number in words from the word at a place: how many words, its value, is it firm.

    Of no words where none begins there.
    """
    if words[at][0].lower() == "half":
        to = at + 2 if at + 1 < len(words) and words[at + 1][0].lower() == "a" else at + 1
        if _is_scale(words, to, text) and (to == at + 2 or text[words[at].end()] == "-"):
            return to - at + 1, Fraction(_DOZENS[words[to][0].lower()], 2), True
    total = section = 0
    length, last, ended = 0, "", False
    for number, word in enumerate(words[at:], start=at):
        lower = word[0].lower()
        if number > at:
            between = text[words[number - 1].end() : word.start()]
            if lower == "and" and last in _SCALES and _continues(text, words, number):
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
        elif lower in _LARGE and (section or total):
            # Thousand million: what was said in thousands is said in millions.
            scale = _LARGE[lower]
            total, section = (total + section * scale if section else total * scale), 0
        elif lower in _LAST and section:
            total, section, ended = total + section * _LAST[lower], 0, True
        elif lower == "dozen" and section:
            section *= 12
        else:
            break
        length, last = number - at + 1, lower
        if ended:
            break
    value = total + section
    return length, Fraction(value), length > 1 or value > 1


def _may_follow(last: str, word: str) -> bool:
    """Say whether a word goes on with a number that ends with another."""
    if last in _TENS:
        below = _ONES.get(word, 0) or _ORDINALS.get(word, 0)
        return 0 < below < 10 or word in _DOZENS or word in _LAST
    if last == "a" or last in _ONES:
        return word in _DOZENS or (word in _LAST and last != "one" and last != "a")
    if last in _SCALES:
        return word in _ONES or word in _TENS or word in _ORDINALS or word in _LARGE
    return False


def _continues(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Say whether “and” goes on with the same number: a smaller one follows that is no scale."""
    if at + 1 >= len(words) or not _AND.fullmatch(
        text[words[at - 1].end() : words[at + 1].start()]
    ):
        return False
    lower = words[at + 1][0].lower()
    if lower not in _ONES and lower not in _TENS and lower not in _ORDINALS:
        return False
    # “two thousand and three hundred” are two numbers, “two hundred and three thousand” is one.
    to = at + 3 if lower in _TENS and _is_below_ten(words, at + 2, text) else at + 2
    return words[at - 1][0].lower() == "hundred" or not _is_scale(words, to, text)


def _is_below_ten(words: Sequence[re.Match[str]], at: int, text: str) -> bool:
    if at >= len(words):
        return False
    follows = _GAP.fullmatch(text[words[at - 1].end() : words[at].start()])
    return bool(follows) and 0 < _ONES.get(words[at][0].lower(), 0) < 10


def _is_scale(words: Sequence[re.Match[str]], at: int, text: str) -> bool:
    if at >= len(words):
        return False
    follows = _GAP.fullmatch(text[words[at - 1].end() : words[at].start()])
    return bool(follows) and words[at][0].lower() in _DOZENS


def _shared(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give each figure of a list or a range the unit that its last one has, and its scale."""
    found = list(quantities)
    firm = [at for at, quantity in enumerate(found) if quantity.firm or 1 in quantity.values]
    scale = 1
    for at, to in reversed(list(pairwise(firm))):
        one, next_ = found[at], found[to]
        said = _SCALE_SAID.search(next_.written)
        scale = _SCALES[said[1]] if said else scale
        if not _LIST.fullmatch(text[one.end : next_.start]):
            scale = 1
            continue
        if not _SCALE_SAID.search(one.written):
            one = replace(one, values=one.values | {value * scale for value in one.values})
        if not one.unit and next_.unit != MONTH:
            one = replace(one, unit=next_.unit)
        found[at] = one
    for at, to in pairwise(firm):
        one, next_ = found[at], found[to]
        sign = _sign(text, one.start)
        if sign and not next_.unit and _RANGE.fullmatch(text[one.end : next_.start]):
            found[to] = replace(next_, unit=sign)
    return found


def _of_every(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give one in five, three out of every ten as the parts that they may be."""
    found = list(quantities)
    for at, (one, other) in enumerate(pairwise(found)):
        if one.unit or other.unit or not _OF_EVERY.fullmatch(text[one.end : other.start]):
            continue
        over, under = min(one.values), min(other.values)
        if 0 < over < under <= 1000:
            found[at] = replace(one, firm=False)
            found[at + 1] = replace(other, values=other.values | of(over / under), unit=PART)
    return found
