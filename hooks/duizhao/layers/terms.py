"""Terms: where the forms of a glossary stand in a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
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


class Finder:
    """Finds all forms of a glossary at once."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Take each form with the id of its concept."""
        self._ids = {_folded(form): (id, form) for form, id in forms.items()}
        self._matcher = Matcher(self._ids)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Give the mentions, never overlapping: the longest wins, then the earliest.

        Quotation marks and line breaks are passed over in matching; a mention that crosses
        quotation marks takes in their partners at its edges, and stands only if they then pair.
        """
        return longest_then_earliest(self._all(text))

    def _all(self, text: str) -> Iterator[Mention]:
        marks = [match.start() for match in _PASSED_OVER.finditer(text)]
        # Where each mark stood, in code points of the text without the marks.
        gone = [place - number for number, place in enumerate(marks)]
        for start, end, pattern in self._matcher.all(_folded(text) if marks else text):
            first = start + bisect_right(gone, start)
            last = end + bisect_left(gone, end)
            span = _balanced(text, first, last) if marks else (first, last)
            if span is not None:
                yield Mention(*span, *self._ids[pattern])


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
