"""Tests of the report's translation: whole, checked, aligned as by hand, its figures guarded."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from duizhao.bilingual.bitext import Bitext, Unit
from duizhao.bilingual.checks import numbers, terms
from duizhao.bilingual.load import Loaded, loaded
from duizhao.bilingual.numbers import english
from duizhao.bilingual.numbers.quantity import Quantity
from duizhao.bilingual.renderings import Renderings
from duizhao.checking import translations
from duizhao.documents import documents
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from tests.support import CASES, ROOT

BROKEN = 200
HARMLESS = 50


@cache
def glossary() -> Glossary:
    return load(ROOT / "glossary")


@cache
def report() -> Loaded:
    house = annotator(glossary())
    (document,) = documents(ROOT, house, (str(ROOT / "docs" / "report.md"),))
    held = loaded(ROOT / "docs", document, house, glossary())
    assert held is not None
    return held


@cache
def renderings() -> Renderings:
    return Renderings(glossary())


def alarms(unit: Unit) -> list[str]:
    whole = Bitext((unit,))
    found = [*numbers.findings(whole, renderings()), *terms.findings(whole, renderings())]
    return [each.message for each in found if each.code != "B022"]


def saying(unit: Unit, text: str) -> Unit:
    """Give a unit whose English says something else."""
    return replace(unit, target=(replace(unit.target[0], text=text), *unit.target[1:]))


@cache
def figures() -> tuple[tuple[Unit, Quantity], ...]:
    """Give every figure in digits of the translation, with its unit."""
    return tuple(
        (unit, quantity)
        for unit in report().pair.bitext.units
        for quantity in english.quantities(unit.target[0].text)
        if quantity.firm and re.search(r"\d", quantity.written)
    )


def dropped(written: str, _: random.Random) -> str:
    return re.sub(r"[\d.,]*\d(?:st|nd|rd|th)?\s?", "", written, count=1)


def misread(written: str, chance: random.Random) -> str:
    """Put another digit for one of them."""
    places = [match.start() for match in re.finditer(r"\d", written)]
    place = chance.choice(places)
    others = [digit for digit in "123456789" if digit != written[place]]
    return written[:place] + chance.choice(others) + written[place + 1 :]


def tenfold(written: str, _: random.Random) -> str:
    whole = re.search(r"\d[\d,]*", written)
    assert whole
    digits = whole[0].replace(",", "")
    return written[: whole.start()] + f"{int(digits) * 10:,}" + written[whole.end() :]


UNITS = {
    "percentage points": "per cent",
    "per cent": "percentage points",
    "million": "billion",
    "billion": "million",
    "US dollars": "yuan",
    "yuan": "US dollars",
    "square metres": "hectares",
    "hectares": "mu",
    "mu": "hectares",
    "kilometres": "metres",
    "kilograms": "tonnes",
    "tonnes": "kilograms",
}


def in_another_unit(written: str, _: random.Random) -> str | None:
    unit = next((unit for unit in UNITS if unit in written), None)
    return None if unit is None else written.replace(unit, UNITS[unit])


Way = Callable[[str, random.Random], str | None]
WAYS: tuple[Way, ...] = (dropped, misread, tenfold, in_another_unit)


def breaks(way: Way) -> Iterator[tuple[Unit, str]]:
    """Break every figure of the report that a way fits, one at a time."""
    chance = random.Random(way.__name__)
    for unit, quantity in figures():
        broken = way(quantity.written, chance)
        if broken is not None:
            text = unit.target[0].text
            yield unit, text[: quantity.start] + broken + text[quantity.end :]


def test_every_block_of_the_report_is_translated() -> None:
    units = report().pair.bitext.units
    assert len(units) == 80
    assert all(len(unit.source) == len(unit.target) == 1 for unit in units)


def test_every_section_is_revised_and_none_is_stale() -> None:
    assert {section.state for section in report().translation.sections} == {"revised"}
    assert not [f for f in translations.findings(report(), glossary()) if f.code.startswith("B04")]


def test_rulings_on_figures_are_few() -> None:
    checked = translations.check(
        ROOT / "docs",
        documents(ROOT, annotator(glossary())),
        annotator(glossary()),
        glossary(),
        ROOT / "glossary",
    )
    ruled = [ruling for ruling in checked.rulings if ruling.code in {"B010", "B011"}]
    assert checked.problems == ()
    assert len(ruled) < 0.02 * checked.figures


def test_there_are_figures_enough_to_break() -> None:
    assert len(figures()) >= BROKEN
    assert len(list(breaks(in_another_unit))) >= BROKEN / 4


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_broken_figures_are_noticed(way: Way) -> None:
    """At least 99 of a hundred; whatever was an alarm before does not count as one."""
    before = cache(lambda unit: len(alarms(unit)))
    tried = list(breaks(way))
    missed = [text for unit, text in tried if len(alarms(saying(unit, text))) <= before(unit)]
    print(f"{way.__name__}: {len(tried) - len(missed)} of {len(tried)} broken figures noticed")
    assert len(missed) <= 0.01 * len(tried), missed


def spoken(value: int) -> str:
    """Write a whole number below a million in words."""
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if value < 20:
        return ones[value]
    if value < 100:
        rest = f"-{ones[value % 10]}" if value % 10 else ""
        return tens[value // 10 - 2] + rest
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = f" {spoken(value % size)}" if value % size else ""
            return f"{spoken(value // size)} {name}{rest}"
    raise ValueError(value)


def with_a_zero(text: str) -> str:
    return re.sub(r"(\d\.\d)(?= per cent)", r"\g<1>0", text)


def with_spaces(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3})", " ", text)


def with_thin_spaces(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3})", "\u202f", text)


def in_words(text: str) -> str:
    return re.sub(
        r"(?<![\d.,$–-])\d{1,3},\d{3}(?![\d.,]|\s(?:million|billion))",
        lambda match: spoken(int(match[0].replace(",", ""))),
        text,
    )


def with_signs(text: str) -> str:
    return text.replace(" per cent", "%")


def the_other_way_round(text: str) -> str:
    return " ".join(reversed(re.split(r"(?<=[.!?]) (?=[A-Z])", text)))


def harmless() -> Iterator[tuple[Unit, str]]:
    """Edit paragraphs of the report so that they say the same."""
    edits = (with_a_zero, with_spaces, with_thin_spaces, in_words, with_signs, the_other_way_round)
    for unit in report().pair.bitext.units:
        for edit in edits:
            text = edit(unit.target[0].text)
            if text != unit.target[0].text:
                yield unit, text


def test_harmless_edits_raise_no_alarm() -> None:
    tried = list(harmless())
    assert len(tried) >= HARMLESS
    raised = [
        (text, alarms(saying(unit, text)))
        for unit, text in tried
        if len(alarms(saying(unit, text))) > len(alarms(unit))
    ]
    print(f"{len(tried)} harmless edits, {len(raised)} alarms")
    assert raised == []


def groups_by_hand() -> dict[str, list[tuple[int, int]]]:
    """Read how many sentences of each language belong together, block by block, as by hand."""
    path: Path = CASES / "alignment.txt"
    found: dict[str, list[tuple[int, int]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            id, _, sizes = line.partition(" ")
            pairs = (size.split(":") for size in sizes.split())
            found[id] = [(int(here), int(there)) for here, there in pairs]
    return found


def ends(sizes: list[tuple[int, int]]) -> set[tuple[int, int, int, int]]:
    """Give each group by where it begins and ends on either side."""
    found = set()
    here = there = 0
    for source, target in sizes:
        found.add((here, here + source, there, there + target))
        here, there = here + source, there + target
    return found


def test_sentences_are_aligned_as_by_hand() -> None:
    by_hand = groups_by_hand()
    assert sum(len(sizes) for sizes in by_hand.values()) >= 150
    right = wanted = given = 0
    for unit in report().pair.bitext.units:
        mine = ends([(len(match.source), len(match.target)) for match in unit.matches])
        theirs = ends(by_hand[unit.source[0].id])
        right += len(mine & theirs)
        given += len(mine)
        wanted += len(theirs)
    print(f"{wanted} pairs: precision {right / given:.3f}, recall {right / wanted:.3f}")
    assert right / given >= 0.98
    assert right / wanted >= 0.98
