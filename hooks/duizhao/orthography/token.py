"""Token: a word with its part of speech."""

from collections.abc import Callable
from typing import NamedTuple

# Says how often a word stands in the texts that the segmenter's dictionary counted; 0: no word.
Frequency = Callable[[str], int]

# From here on a word is one in common use, and no accident of two characters.
COMMON = 150

# The tags that this package gives; all others are those of the segmenter's dictionary.
PROPER = "np"  # a proper noun, or a word of one
PAIRS = "ip"  # an idiom of two pairs of characters
NUMBER = "m"


class Token(NamedTuple):
    """A word, and its part of speech as the segmenter's dictionary marks it."""

    text: str
    tag: str
