"""Quotation: the marks that may stand inside a phrase without dividing it."""

import re

# Opening mark → closing mark.
MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉"}
CLOSING = {closing: opening for opening, closing in MARKS.items()}

_MARK = re.compile("[" + "".join([*MARKS, *CLOSING]) + "]")


def without(text: str) -> str:
    """Give a text without its quotation marks: “放管服”改革 is 放管服改革."""
    return _MARK.sub("", text)
