"""House: how this house writes words in Traditional script where OpenCC writes them otherwise."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_WORDS = Path(__file__).parent / "words.tsv"


class Variant(NamedTuple):
    """One stretch of text in the two Traditional scripts, character for character."""

    tw: str
    hk: str


@cache
def words() -> Mapping[str, Variant]:
    """Give the words that this house writes otherwise than OpenCC does."""
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    entries = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {text: Variant(tw, hk) for text, tw, hk in entries}


# Characters that stand for several, where the reading tells which: 只 zhī is 隻, 只 zhǐ stays.
BY_READING = {
    ("只", "zhī"): Variant("隻", "隻"),
    ("只", "zhǐ"): Variant("只", "只"),
    ("系", "jì"): Variant("繫", "繫"),
    ("发", "fà"): Variant("髮", "髮"),
    ("发", "fā"): Variant("發", "發"),
    ("干", "gàn"): Variant("幹", "幹"),
    ("斗", "dòu"): Variant("鬥", "鬥"),
    ("卷", "juǎn"): Variant("捲", "捲"),
    ("卷", "juàn"): Variant("卷", "卷"),
    ("舍", "shě"): Variant("捨", "捨"),
    ("尽", "jǐn"): Variant("儘", "儘"),
    ("尽", "jìn"): Variant("盡", "盡"),
    ("划", "huá"): Variant("划", "划"),
    ("划", "huà"): Variant("劃", "劃"),
    ("仆", "pū"): Variant("仆", "仆"),
    ("仆", "pú"): Variant("僕", "僕"),
    ("脏", "zāng"): Variant("髒", "髒"),
    ("脏", "zàng"): Variant("臟", "臟"),
}
