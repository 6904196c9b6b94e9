"""Lexicon: what the house knows of words, as the plain data that the layers take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from duizhao.layers.terms import Sense
from duizhao.scripts.house import Variant


class Judged(NamedTuple):
    """What was judged of so many characters at a place of a sentence, in code points.

    The syllables are empty where only the forms were judged, the forms where only the reading was.
    """

    at: int
    length: int
    syllables: tuple[str, ...]
    tw: str
    hk: str


@dataclass(frozen=True)
class Lexicon:
    """What the house knows of words, as plain data.

    terms: form → what it may stand for; pinyin: form or name → pinyin in words; names: name → its
    Traditional forms, empty where conversion finds them; readings and scripts: the rulings; judged:
    sentence → what was judged in it.
    """

    terms: Mapping[str, tuple[Sense, ...]]
    pinyin: Mapping[str, str]
    names: Mapping[str, Variant]
    readings: Mapping[str, tuple[str, ...]]
    scripts: Mapping[str, Variant]
    judged: Mapping[str, tuple[Judged, ...]] = field(default_factory=dict)
