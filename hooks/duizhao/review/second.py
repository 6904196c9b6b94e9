"""Second: how other libraries read and write a whole text."""

from collections.abc import Sequence

import pypinyin

from duizhao import han
from duizhao.readings.dictionary import citation
from duizhao.scripts import engine


def read(text: str) -> list[str | None]:
    """Give pypinyin's syllable for each code point, in citation tones; None where it has none."""
    found: list[str | None] = []
    for part in han.divided(text):
        told = pypinyin.pinyin(part, errors="ignore") if han.contains_han(part) else []
        each = [syllable for (syllable,) in told]
        fits = len(each) == len(part)
        found += citation(zip(part, each, strict=True)) if fits else [None] * len(part)
    return found


def written(text: str) -> Sequence[str]:
    """Give OpenCC's forms of a whole text, in Taiwan and in Hong Kong."""
    lines = text.split("\n")
    return ["\n".join(engine.converted(lines, name)) for name in ("s2tw", "s2hk")]
