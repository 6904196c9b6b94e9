"""Quotation: the marks that may stand inside a phrase without dividing it, and how scripts differ.

Simplified text has “ ” outside and ‘ ’ inside (GB/T 15834-2011), Traditional text 「 」 and 『 』.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

# Opening mark → closing mark.
MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉"}
CLOSING = {closing: opening for opening, closing in MARKS.items()}

_MARK = re.compile("[" + "".join([*MARKS, *CLOSING]) + "]")

# Exchanged between scripts, the outer before the inner; an apostrophe within a word is no mark.
_SIMPLIFIED, _TRADITIONAL = ("“", "‘"), ("「", "『")
_LATIN = "A-Za-zÀ-ɏ"
_QUOTE = re.compile(rf"[“”‘「」『』]|’(?!(?<=[{_LATIN}]’)[{_LATIN}])")
_BESIDE_LATIN = re.compile(rf"(?<=[{_LATIN}0-9])’|’(?=[{_LATIN}0-9])")


def without(text: str) -> str:
    """Give a text without its quotation marks: “放管服”改革 is 放管服改革."""
    return _MARK.sub("", text)


def in_traditional(*forms: str) -> tuple[str, ...]:
    """Give the forms of a text with its “ ” ‘ ’ as Traditional text has them, mark for mark."""
    return _exchanged(forms, _SIMPLIFIED, _TRADITIONAL)


def in_simplified(text: str) -> str:
    """Give a text with its 「 」 『 』 as Simplified text has them, mark for mark."""
    return _exchanged((text,), _TRADITIONAL, _SIMPLIFIED)[0]


def _exchanged(
    forms: tuple[str, ...], before: tuple[str, str], after: tuple[str, str]
) -> tuple[str, ...]:
    """Exchange marks: those that pair by how deep they stand, the others by their shape."""
    found: list[str] = []
    places: dict[int, str] = {}
    exchanged: Mapping[int, str] = {}
    for form in forms:
        mine = {match.start(): match[0] for match in _QUOTE.finditer(form)}
        # The forms of a text have the same marks, unless the house has ruled otherwise.
        if mine != places:
            places, exchanged = mine, _exchanges(form, mine, before, after)
        found.append(_with(form, exchanged))
    return tuple(found)


def _with(form: str, exchanged: Mapping[int, str]) -> str:
    if not exchanged:
        return form
    characters = list(form)
    for place, mark in exchanged.items():
        characters[place] = mark
    return "".join(characters)


def _exchanges(
    text: str, places: Mapping[int, str], before: tuple[str, str], after: tuple[str, str]
) -> Mapping[int, str]:
    """Give the marks that are exchanged in a text, by their places."""
    mine = {*before, *(MARKS[opening] for opening in before)}
    if mine.isdisjoint(places.values()):
        return {}
    depths = dict(_depths(places))
    found: dict[int, str] = {}
    for place, mark in places.items():
        if mark not in mine or (place not in depths and _BESIDE_LATIN.match(text, place)):
            continue
        opening = CLOSING.get(mark, mark)
        other = after[depths.get(place, before.index(opening)) % 2]
        found[place] = other if opening == mark else MARKS[other]
    return found


def _depths(places: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Give the places of marks that pair, each with the number of pairs around it."""
    waiting: list[int] = []
    unclosed = Counter[str]()
    pairs: dict[int, int] = {}
    for place, mark in places.items():
        opening = CLOSING.get(mark)
        if opening is None:
            waiting.append(place)
            unclosed[mark] += 1
        elif unclosed[opening]:
            while places[waiting[-1]] != opening:
                unclosed[places[waiting.pop()]] -= 1
            unclosed[opening] -= 1
            pairs[waiting.pop()] = place
    ends: list[int] = []
    for start, end in sorted(pairs.items()):
        while ends and ends[-1] < start:
            ends.pop()
        yield from ((start, len(ends)), (end, len(ends)))
        ends.append(end)
