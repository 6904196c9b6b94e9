"""Telling: in which script a text is written, by the characters that only one of them has."""

import re
from functools import cache
from pathlib import Path

from duizhao.script import HANS, HK, TW, Script

_HERE = Path(__file__).parent

# How Taiwan and Hong Kong write the same character, where neither writes it as the other does.
_TAIWAN = re.compile("[兌啟悅戶溫稅脫臥臺蔥蘊蛻衛裡說醞鉤銳閱麵]")
_HONG_KONG = re.compile("[兑啓悦户温税脱卧枱葱藴蜕衞裏説醖鈎鋭閲麪羣牀着]")


def is_simplified(text: str) -> bool:
    """Say whether a text has a character that only Simplified writing has."""
    return _only("simplified.txt").search(text) is not None


def is_traditional(text: str) -> bool:
    """Say whether a text has a character of Traditional writing alone, and none of Simplified."""
    return _only("traditional.txt").search(text) is not None and not is_simplified(text)


def told(text: str) -> Script:
    """Give the script of a text: Simplified, where nothing tells that it is another.

    A Traditional text is Hong Kong's where more of its characters are written so than as Taiwan
    writes them.
    """
    if not is_traditional(text):
        return HANS
    return HK if len(_HONG_KONG.findall(text)) > len(_TAIWAN.findall(text)) else TW


@cache
def _only(name: str) -> re.Pattern[str]:
    """Give the characters that a file lists, as a class."""
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return re.compile("[" + "".join(line for line in lines if not line.startswith("#")) + "]")
