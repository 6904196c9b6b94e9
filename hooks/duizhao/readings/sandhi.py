"""Sandhi: the tones that 一 and 不 are said with, where citation tones are not wanted.

GB/T 16159-2012 (7.2) writes citation tones; textbooks and singers may want the spoken ones. 不 is
bú before a fourth tone. 一 is yí before a fourth tone, yì before the others, and keeps its first
tone at the end of a word or a phrase (统一部署), behind 第, 初 and 之, in figures and ordinals
(一级), and before a tone that is not written.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from duizhao.span import Span

_FOURTH = "\u0300"
_MARKS = frozenset("\u0304\u0301\u030c\u0300")
_IN_FIGURES = frozenset("〇零一二三四五六七八九十")
_BEFORE = _IN_FIGURES | frozenset("第初之")
# A figure before these tells which, and not how many.
_AFTER = _IN_FIGURES | frozenset("月日号季级等期线楼")


def spoken(text: str, syllables: Sequence[str | None], words: Iterable[Span]) -> list[str | None]:
    """Give the syllables of a text, one for each code point, with the sandhi of 一 and 不."""
    found = list(syllables)
    kept = {word.end - 1 for word in words if word.end - word.start > 1}
    for place, character in enumerate(text):
        following = syllables[place + 1] if place + 1 < len(text) else None
        tone = _tone(following) if following else ""
        if character == "不" and syllables[place] == "bù" and tone == _FOURTH:
            found[place] = "bú"
        elif character != "一" or syllables[place] != "yī" or not tone or place in kept:
            continue
        elif _is_free(text, place):
            found[place] = "yí" if tone == _FOURTH or text[place + 1] == "个" else "yì"
    return found


def _tone(syllable: str) -> str:
    """Give the mark of a syllable's tone, empty for a neutral one."""
    letters = unicodedata.normalize("NFD", syllable)
    return next((letter for letter in letters if letter in _MARKS), "")


def _is_free(text: str, place: int) -> bool:
    """Say whether 一 is no part of a figure, an ordinal or a date."""
    before, after = text[place - 1 : place], text[place + 1]
    return before not in _BEFORE and after not in _AFTER
