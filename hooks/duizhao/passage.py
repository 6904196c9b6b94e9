"""Passage: one block of text with its layers."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao import han
from duizhao.layers.terms import Mention
from duizhao.script import HANS, TW, Script
from duizhao.spelling import Word


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its layers. The text never changes; all else points into it.

    syllables has one item for each code point, None where none is read; hans, tw and hk are the
    text in each script, of as many code points, and one of them is the text itself; words cover
    every Chinese character once, in order.
    """

    text: str
    words: tuple[Word, ...]
    syllables: tuple[str | None, ...]
    hans: str
    tw: str
    hk: str
    mentions: tuple[Mention, ...]

    def form(self, script: Script) -> str:
        """Give the text in a script."""
        return self.hans if script is HANS else self.tw if script is TW else self.hk

    @property
    def unread(self) -> Iterator[tuple[int, str]]:
        """Give the Chinese characters without a known reading, with their places."""
        # Few places have no syllable: only they are asked what stands there.
        for place, syllable in enumerate(self.syllables):
            if syllable is None and han.is_han(self.text[place]):
                yield place, self.text[place]


def bare(text: str) -> Passage:
    """Make the passage of a text to which nothing is added."""
    return Passage(text, (), (None,) * len(text), text, text, text, ())
