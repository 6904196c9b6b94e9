"""Han: which characters are Chinese characters, and the runs they stand in."""

import re
from collections.abc import Iterator

from duizhao.span import Span

# Unicode Script=Han: radicals, 々 〇 and the Suzhou numerals, the unified ideographs of all
# planes, and the compatibility ideographs.
CLASS = (
    "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
_CHARACTER = re.compile(f"[{CLASS}]")
_RUN = re.compile(f"[{CLASS}]+")
# No run of prose is so long; what is, is annotated in parts, so that cost grows with length.
LONGEST = 500
_DIVIDED = re.compile(f"([{CLASS}]{{1,{LONGEST}}})")
_DIGIT = re.compile(r"\d")
_NEITHER = re.compile(rf"[^{CLASS}\d]")


def is_han(character: str) -> bool:
    """Say whether one character is a Chinese character."""
    return _CHARACTER.match(character) is not None


def contains_han(text: str) -> bool:
    """Say whether a text holds any Chinese character."""
    return _CHARACTER.search(text) is not None


def runs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Give the longest stretches of Chinese characters, in code points of the text."""
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        yield Span(match.start(), match.end())


def run_around(text: str, place: int) -> Span:
    """Give the stretch of Chinese characters around a place, of one that is very long what is
    near; empty where none stands.
    """
    start = place
    while max(0, place - LONGEST) < start and is_han(text[start - 1]):
        start -= 1
    after = _RUN.match(text, place, place + LONGEST)
    return Span(start, after.end()) if after else Span(place, place)


def divided(text: str) -> list[str]:
    """Divide a text at the edges of its Han runs: the runs stand at the odd numbers.

    One that is very long is divided further, with nothing between its parts.
    """
    return _DIVIDED.split(text)


def characters(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Give each Chinese character with its place, in code points of the text."""
    for match in _CHARACTER.finditer(text, start, len(text) if end is None else end):
        yield match.start(), match.group()


def folded(text: str, digit: str, other: str) -> str:
    """Write a text with one sign for every digit and one for all else that is not Chinese.

    The digit's sign must itself be a digit.
    """
    return _NEITHER.sub(other, _DIGIT.sub(digit, text))
