"""Encoding: what is said of bytes that are not UTF-8."""

from duizhao.problem import Problem


def not_utf8(name: str, error: UnicodeDecodeError, line: int = 0) -> Problem:
    """Give the problem of a byte, with its line where that is known."""
    data, place = error.object, error.start
    message = f"byte 0x{data[place]:02X} is not UTF-8 ({error.reason})"
    line = line or data.count(b"\n", 0, place) + 1
    return Problem(name, line, "F002", message, "save the text as UTF-8")
