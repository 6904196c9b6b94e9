"""Quoted: a text as YAML takes it on one line, whatever stands in it."""

import re

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
# What YAML does not take, or takes for the end of a line, and marks of direction.
_SPECIAL = re.compile(
    '[\\\\"\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]'
)


def quoted(text: str) -> str:
    """Write a text in double quotation marks."""
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPED.get(match[0]) or f"\\u{ord(match[0]):04x}"
