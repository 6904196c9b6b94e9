"""Tests of figures: each parser by itself, and whether the figures of one text stand in another."""

import random
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.bilingual.numbers import chinese, english
from duizhao.bilingual.numbers.comparing import unanswered
from duizhao.bilingual.numbers.quantity import Quantity
from tests.support import CASES, rows

Pair = tuple[str, str]

FAITHFUL: list[Pair] = [(zh, en) for zh, en in rows("figures.txt")]
_COUNTED, _, _ = (CASES / "figures.txt").read_text(encoding="utf-8").partition("# Idioms")
COUNTED = [pair for pair in FAITHFUL if pair[0] in _COUNTED]
WRONG = rows("figures-wrong.txt")

# Digits that are no part of a name (PM2.5, 5G, G20) and no clock's.
DIGITS = re.compile(
    r"(?<![\w.,:/])(?<![A-Z]-)(?:(?<=\$)|(?<=€)|(?<!\$))\d[\d,]*(?:\.\d+)?(?![\d:A-Z/]|[.,]\d)"
)
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINAL = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
           "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
MONTHS = (
    "January February March April May June July August September October November December"
).split()


def told(zh: str, en: str) -> list[Quantity]:
    """Give what the check says is missing or added."""
    missing, added = unanswered(chinese.quantities(zh), english.quantities(en))
    return [*missing, *added]


def written(quantities: list[Quantity]) -> list[str]:
    """Give figures as they are written."""
    return [quantity.written for quantity in quantities]


def in_chinese(number: int) -> str:
    """Write a whole number in Chinese numerals, as one reads it aloud."""
    if number < 10:
        return "零一二三四五六七八九"[number]
    for size, sign in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            above, below = divmod(number, size)
            zero = "零" if 0 < below < size // 10 else ""
            return in_chinese(above) + sign + zero + (in_chinese(below) if below else "")
    raise AssertionError(number)


def in_english(number: int, and_: str = " and ") -> str:
    """Write a whole number in English words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, word in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            above, below = divmod(number, size)
            joint = and_ if below < 100 else " "
            rest = joint + in_english(below, and_) if below else ""
            return f"{in_english(above, and_)} {word}{rest}"
    raise AssertionError(number)


def ordinal(number: int) -> str:
    """Write an ordinal in words."""
    words = in_english(number)
    head, joint, last = re.fullmatch(r"(.*?)([- ]?)(\w+)", words).groups()  # type: ignore[union-attr]
    last = ORDINAL.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return head + joint + last


def grouped(text: str) -> int:
    """Give the value of digits with commas."""
    return int(text.replace(",", ""))


# The parsers by themselves.


def first(quantities: list[Quantity]) -> tuple[str, str]:
    """Give the value and the unit of the one firm figure, or nothing."""
    firm = [quantity for quantity in quantities if quantity.firm]
    assert len(firm) <= 1
    return next(((str(min(q.values)), q.unit) for q in firm), ("", ""))


def fraction(value: str) -> str:
    """Write a decimal as a fraction."""
    return str(Fraction(value)) if value else ""


@pytest.mark.parametrize(("text", "value", "unit"), rows("numerals-chinese.txt"))
def test_a_chinese_figure_has_its_value_and_unit(text: str, value: str, unit: str) -> None:
    assert first(chinese.quantities(text)) == (fraction(value), unit)


@pytest.mark.parametrize(("text", "value", "unit"), rows("numerals-english.txt"))
def test_an_english_figure_has_its_value_and_unit(text: str, value: str, unit: str) -> None:
    assert first(english.quantities(text)) == (fraction(value), unit)


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_in_chinese_numerals_gives_itself_back(number: int) -> None:
    assert chinese.numeral(in_chinese(number)) == number


@given(st.integers(0, 10**8), st.text("0123456789", min_size=1, max_size=4))
def test_a_decimal_in_chinese_numerals_gives_itself_back(whole: int, decimals: str) -> None:
    spoken = "".join("零一二三四五六七八九"[int(digit)] for digit in decimals)
    value = chinese.numeral(f"{in_chinese(whole)}点{spoken}")
    assert value == Fraction(f"{whole}.{decimals}")


@given(st.integers(1, 10**12 - 1))
def test_chinese_percentages_of_any_size_are_read(number: int) -> None:
    assert first(chinese.quantities(f"百分之{in_chinese(number)}")) == (str(number), "%")


@given(st.integers(2, 10**15), st.sampled_from([" and ", " "]))
def test_a_number_written_in_english_words_gives_itself_back(number: int, joint: str) -> None:
    assert first(english.quantities(in_english(number, joint))) == (str(number), "")


@given(st.integers(0, 10**6), st.text("0123456789", min_size=1, max_size=4))
def test_a_decimal_in_english_words_gives_itself_back(whole: int, decimals: str) -> None:
    text = f"{in_english(whole)} point {' '.join(ONES[int(digit)] for digit in decimals)}"
    assert first(english.quantities(text)) == (str(Fraction(f"{whole}.{decimals}")), "")


@given(st.integers(2, 999))
def test_ordinals_in_words_and_digits_are_the_same(number: int) -> None:
    if number % 100:
        assert first(english.quantities(f"the {ordinal(number)}")) == (str(number), "")
    assert first(english.quantities(f"the {number}th")) == (str(number), "")


@given(st.integers(1000, 10**12), st.sampled_from([",", " ", "\u00a0", "\u2009", "\u202f", ""]))
def test_digits_may_be_grouped_by_commas_and_spaces(number: int, joint: str) -> None:
    assert first(english.quantities(f"{number:,}".replace(",", joint))) == (str(number), "")


@given(st.integers(2, 10**11), st.sampled_from("个名家亩吨元"))
def test_any_number_that_counts_is_found_in_english_words_and_digits(number: int, of: str) -> None:
    unit = {"亩": " mu", "吨": " tonnes", "元": " yuan"}.get(of, "")
    for here in (str(number), f"{number:,}", in_chinese(number)):
        for there in (str(number), f"{number:,}", in_english(number)):
            assert not told(f"共有{here}{of}。", f"There are {there}{unit}.")


# Faithful pairs and wrong ones.


@pytest.mark.parametrize(("zh", "en"), FAITHFUL)
def test_a_faithful_translation_raises_no_alarm(zh: str, en: str) -> None:
    assert not told(zh, en)


@pytest.mark.parametrize(("zh", "en", "named"), WRONG)
def test_an_error_is_named(zh: str, en: str, named: str) -> None:
    assert named in written(told(zh, en))


def test_there_are_cases_enough() -> None:
    assert len(FAITHFUL) >= 250
    assert len(WRONG) >= 120


# Errors made by machine.

SWAPS = (
    ("million", "billion"),
    ("per cent", "percentage points"),
    ("yuan", "US dollars"),
    ("mu", "hectares"),
    ("square metres", "square kilometres"),
    ("metres", "kilometres"),
    ("kilograms", "tonnes"),
)


def _at(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def dropped(en: str, _: random.Random) -> Iterator[str]:
    """Leave out each figure in digits."""
    return (_at(en, match, "some") for match in DIGITS.finditer(en))


def changed(en: str, chance: random.Random) -> Iterator[str]:
    """Change one digit of each figure."""
    for match in DIGITS.finditer(en):
        places = [at for at, sign in enumerate(match[0]) if sign.isdigit()]
        at = chance.choice(places)
        others = [d for d in "123456789" if d != match[0][at]]
        yield _at(en, match, match[0][:at] + chance.choice(others) + match[0][at + 1 :])


def tenfold(en: str, _: random.Random) -> Iterator[str]:
    """Make each figure ten times as large."""
    for match in DIGITS.finditer(en):
        number = Fraction(match[0].replace(",", "")) * 10
        yield _at(en, match, f"{float(number):.10g}")


def swapped(en: str, _: random.Random) -> Iterator[str]:
    """Put another unit behind each figure."""
    for pair in SWAPS:
        for old, new in (pair, pair[::-1]):
            behind = re.compile(rf"(?:(?<=\d )|(?<=ion ))(?<!square ){old}\b(?!-)")
            for match in behind.finditer(en):
                yield _at(en, match, new)


def words_dropped(en: str, _: random.Random) -> Iterator[str]:
    """Leave out each number in words, from two on, that leads a noun."""
    numbers = re.compile(
        r"(?<![-\w] and )(?<!-)(?<!or )\b(?:two|three|four|five|six|seven|ten|twelve)\b"
        r"(?! (?:or|and|thirds|in|out|quarters|hundred|thousand|million)|-)"
    )
    return (_at(en, match, "some") for match in numbers.finditer(en))


@pytest.mark.parametrize("broken", [dropped, changed, tenfold, swapped, words_dropped])
def test_of_errors_made_by_machine_99_in_100_are_reported(
    broken: Callable[[str, random.Random], Iterator[str]],
) -> None:
    chance = random.Random(2021)
    tried = [(zh, wrong) for zh, en in COUNTED for wrong in broken(en, chance)]
    unseen = [pair for pair in tried if not told(*pair)]
    assert len(tried) > 20
    assert len(unseen) <= len(tried) / 100, unseen


# Harmless edits.


def each(pattern: str, new: Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    """Make an edit of every match of a pattern."""
    return lambda text: re.sub(pattern, new, text)


_PLAIN = r"(?<![\w.,$€:/–-])"
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_SMALLER = {"billion": "million", "trillion": "billion"}


def _out(match: re.Match[str]) -> str:
    """Write 3 million as 3,000,000."""
    value = Fraction(match[1].replace(",", "")) * _SCALES[match[2]]
    return f"{int(value):,}" if value.denominator == 1 else match[0]


def _down(match: re.Match[str]) -> str:
    """Write 1.538 billion as 1,538 million."""
    value = Fraction(match[1].replace(",", "")) * 1000
    whole = value.denominator == 1
    return f"{int(value):,} {_SMALLER[match[2]]}" if whole else match[0]


EDITS: dict[str, Callable[[str], str]] = {
    "a zero behind": each(r"(?<![A-Za-z\d])(\d+\.\d+)(?!\d)", lambda m: f"{m[1]}0"),
    "plain spaces": each(r"(?<=\d),(?=\d{3})", lambda m: " "),
    "no-break spaces": each(r"(?<=\d),(?=\d{3})", lambda m: "\u00a0"),
    "thin spaces": each(r"(?<=\d),(?=\d{3})", lambda m: "\u2009"),
    "words for thousands": each(
        _PLAIN + r"\d{1,3}(?:,\d{3})+(?![.\d-])", lambda m: in_english(grouped(m[0]))
    ),
    "words for digits": each(
        # A day is an ordinal in words: not “one January”.
        _PLAIN + rf"\d{{1,2}}(?! (?:{'|'.join(MONTHS)}))"
        r"(?=[ .,](?![ap]\.m|(?:to|or|and) \d|per cent)\D)(?!\.\d)",
        lambda m: in_english(int(m[0])),
    ),
    "digits for words": each(
        r"(?<!-)\b(two|three|five|ten|twelve)\b(?= [a-z]{3})"
        r"(?! (?:and|hundred|thousand|million|thirds)\b)",
        lambda m: str(ONES.index(m[1])),
    ),
    "percent": each(r"per cent\b", lambda m: "percent"),
    "%": each(r" per ?cent\b", lambda m: "%"),
    "per cent": each(r"(?<=\d)%", lambda m: " per cent"),
    "smaller scale": each(r"(?<![\d.$€-])(\d[\d,.]*) (billion|trillion)\b", _down),
    "no scale": each(r"(?<![\d.$€-])(\d[\d,.]*) (million|billion|trillion)\b(?! and)", _out),
    "ordinals in words": each(r"\b(\d+)(?:st|nd|rd|th)\b", lambda m: ordinal(int(m[1]))),
    "quoted years": each(r"(?<![\d–-])(20\d\d)(?![\d–s-])", lambda m: f"“{m[1]}”"),
    "American dates": each(rf"(\d+) ({'|'.join(MONTHS)})\b", lambda m: f"{m[2]} {m[1]},"),
    "British dates": each(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})(?!\d)", lambda m: f"{m[2]} {m[1]}"),
    "American spelling": each(r"metre", lambda m: "meter"),
    "hyphens": each(r"(?<=\d) (?=square|million|billion)", lambda m: "-"),
    "no-break space before units": each(r"(?<=\d) (?=[a-z])", lambda m: "\u00a0"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_harmless_edits_raise_no_alarm(edit: str) -> None:
    edited = [(zh, en, EDITS[edit](en)) for zh, en in FAITHFUL]
    tried = [(zh, new) for zh, en, new in edited if new != en]
    assert tried
    assert [(pair, written(told(*pair))) for pair in tried if told(*pair)] == []


def test_sentences_may_stand_in_another_order_within_a_paragraph() -> None:
    chance = random.Random(2021)
    for _ in range(300):
        pairs = chance.sample(FAITHFUL, 6)
        shuffled = chance.sample(pairs, 6)
        assert not told("".join(zh for zh, _ in pairs), " ".join(en for _, en in shuffled))


def test_an_error_is_seen_in_a_long_paragraph() -> None:
    chance = random.Random(2021)
    tried = unseen = 0
    for _ in range(150):
        pairs = chance.sample(COUNTED, 6)
        zh, en = "".join(zh for zh, _ in pairs), " ".join(en for _, en in pairs)
        for broken in (dropped, changed, tenfold, swapped):
            for wrong in broken(en, chance):
                tried += 1
                unseen += not told(zh, wrong)
    assert tried > 1000
    assert unseen <= tried / 100


def test_english_may_say_a_figure_again() -> None:
    assert not told(
        "2020年，全市财政收入增长5%。", "In 2020, revenue grew by 5%, against 5% in 2020."
    )


def test_a_figure_said_twice_in_chinese_is_wanted_twice() -> None:
    assert written(told("城区增长5%，农村增长5%。", "The city grew by 5%.")) == ["5%"]


def test_a_figure_gives_way_to_one_that_has_no_other_answer() -> None:
    assert not told("增长2倍，达到3家。", "It tripled, to 3, or two times as many again.")
