"""Encoding: bytes as text, and what is said of those that are not UTF-8."""

import codecs
import os
from pathlib import Path

from duizhao.problem import Problem, Refused

# What a text that is not UTF-8 may be, tried in this order: nearly all bytes pass for the last.
_MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
_OTHER = "gb18030"


def read_text(path: Path) -> str:
    """Read a file as text, every line end as a line feed, a mark of byte order left out.

    Raises Refused where it is not UTF-8.
    """
    return exactly(path).replace("\r\n", "\n").replace("\r", "\n")


def exactly(path: Path) -> str:
    """Read a file as text with the line ends it has. Raises Refused where it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused([not_utf8(path.as_posix(), error)]) from None


def as_text(name: str) -> str:
    """Give a name or an argument as it can be written: bytes that are not UTF-8 are lost."""
    return os.fsencode(name).decode("utf-8", "replace")


def not_utf8(name: str, error: UnicodeDecodeError, line: int = 0) -> Problem:
    """Give the problem of a byte, with its line where that is known."""
    data, place = error.object, error.start
    message = f"byte 0x{data[place]:02X} is not UTF-8 ({error.reason}){_guess(data)}"
    line = line or data.count(b"\n", 0, place) + 1
    return Problem(name, line, "F002", message, "save the text as UTF-8")


def _guess(data: bytes) -> str:
    """Say what else bytes seem to be, if they do."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return f": it seems to be {name}"
    try:
        told = data.decode(_OTHER)
    except UnicodeDecodeError:
        return ""
    common = sum("\u4e00" <= character <= "\u9fff" for character in told)
    foreign = sum(character > "\x7f" for character in told)
    return f": it seems to be {_OTHER.upper()}" if foreign and common * 2 > foreign else ""
