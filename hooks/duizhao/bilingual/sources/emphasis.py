"""Emphasis: which stars and underscores of a text open and close emphasis, and belong together.

As in CommonMark's algorithm, with Python-Markdown's edges: a mark opens before what is no space and
closes behind it, and an underscore inside a word is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Where a pair's opening mark begins and ends, and its closing one.
Pair = tuple[int, int, int, int]

_RUN = re.compile(r"\*+|_+")


@dataclass
class _Run:
    """What is left of a row of like marks."""

    start: int
    end: int
    mark: str
    opens: bool
    closes: bool
    length: int

    @property
    def left(self) -> int:
        return self.end - self.start

    def fits(self, closer: "_Run") -> bool:
        """Say whether it may be closed by another: by the rule of three, too."""
        both = (self.closes or closer.opens) and self.length != closer.length
        thrice = (self.length + closer.length) % 3 == 0 and (
            self.length % 3 != 0 or closer.length % 3 != 0
        )
        return self.mark == closer.mark and not (both and thrice)


def emphases(text: str) -> Iterator[Pair]:
    """Give the pairs of marks in a text, in code points; none cross."""
    opened: list[_Run] = []
    for match in _RUN.finditer(text):
        run = _run(text, match)
        while run.closes and run.left:
            at = next((n for n in reversed(range(len(opened))) if opened[n].fits(run)), None)
            if at is None:
                break
            del opened[at + 1 :]
            opener = opened[at]
            size = min(2, opener.left, run.left)
            yield opener.end - size, opener.end, run.start, run.start + size
            opener.end, run.start = opener.end - size, run.start + size
            if not opener.left:
                opened.pop()
        if run.opens and run.left:
            opened.append(run)


def _run(text: str, match: re.Match[str]) -> _Run:
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    mark = match.group()[0]
    opens, closes = bool(after.strip()), bool(before.strip())
    if mark == "_":
        opens, closes = opens and not _is_word(before), closes and not _is_word(after)
    return _Run(match.start(), match.end(), mark, opens, closes, match.end() - match.start())


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
