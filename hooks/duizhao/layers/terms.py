"""Terms: where the forms of a glossary stand in a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from duizhao.matcher import Matcher
from duizhao.quotation import CLOSING, MARKS
from duizhao.span import longest_then_earliest

# What is passed over in matching: quotation marks, and the breaks of wrapped lines.
_PASSED_OVER = re.compile("[" + "".join([*MARKS, *CLOSING]) + "\n]")


class Mention(NamedTuple):
    """A term in the text: from start up to and without end in code points, and its concept."""

    start: int
    end: int
    id: str
    form: str


_mention = Mention._make


class Sense(NamedTuple):
    """A concept that a form may stand for, and where: in a text with one of the texts of
    `including`, if there are any, and none of `excluding`.
    """

    id: str
    including: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()

    @property
    def is_limited(self) -> bool:
        """Say whether the sense holds in some texts only."""
        return bool(self.including or self.excluding)

    def holds(self, text: str) -> bool:
        """Say whether the sense holds in a text."""
        included = not self.including or any(each in text for each in self.including)
        return included and not any(each in text for each in self.excluding)


# Says whether a stretch of a text, in code points, is made of whole words.
Whole = Callable[[str, int, int], bool]


def _always(_text: str, _start: int, _end: int) -> bool:
    return True


# A form of so many characters may be what two neighbouring words happen to make: 人大 in 个人大额.
_SHORT = 2


class Finder:
    """Finds all forms of a glossary at once."""

    def __init__(self, forms: Mapping[str, Sequence[Sense]], whole: Whole = _always) -> None:
        """Take each form with what it may stand for; a limited sense comes before one that is not.

        `whole` is asked of short forms, which stand only where they are whole words.
        """
        known: dict[str, tuple[str, list[Sense]]] = {}
        for form, senses in forms.items():
            held = known.setdefault(_folded(form), (form, []))[1]
            held += senses
            held.sort(key=lambda sense: not sense.is_limited)
        self._whole = whole
        self._senses = list(known.values())
        self._matcher = Matcher(known)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Give the mentions, never overlapping: the longest wins, then the earliest.

        Quotation marks and line breaks are passed over in matching; a mention that crosses
        quotation marks takes in their partners at its edges, and stands only if they then pair.
        """
        return tuple(map(_mention, longest_then_earliest(self._all(text))))

    def _all(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Give all mentions, overlapping ones too, as plain tuples: most are not taken."""
        marks = [match.start() for match in _PASSED_OVER.finditer(text)]
        # Where each mark stood, in code points of the text without the marks.
        gone = [place - number for number, place in enumerate(marks)]
        for number, start, end in self._matcher.places(_folded(text) if marks else text):
            span: tuple[int, int] | None = (start, end)
            if marks:
                first, last = start + bisect_right(gone, start), end + bisect_left(gone, end)
                # Where no mark stands inside, none has to pair.
                divided = last - first != end - start
                span = _balanced(text, first, last) if divided else (first, last)
            if span is None or (end - start <= _SHORT and not self._whole(text, *span)):
                continue
            form, senses = self._senses[number]
            sense = senses[0]
            if sense.is_limited:
                held = [each for each in senses if each.holds(text)]
                if not held:
                    continue
                sense = held[0]
            yield span[0], span[1], sense.id, form


def _folded(text: str) -> str:
    return _PASSED_OVER.sub("", text)


def _balanced(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen a span by the partners of its quotation marks, or give None where they do not pair."""
    expected: list[str] = []
    unopened: list[str] = []
    for character in text[start:end]:
        if character in MARKS:
            expected.append(MARKS[character])
        elif character in CLOSING:
            if not expected:
                unopened.append(CLOSING[character])
            elif expected.pop() != character:
                return None
    for mark in unopened:
        if start == 0 or text[start - 1] != mark:
            return None
        start -= 1
    for mark in reversed(expected):
        if text[end : end + 1] != mark:
            return None
        end += 1
    return start, end
