"""Codes: every code that a problem may have, with what is wrong, the remedy, and how grave it is.

They stand in `codes.txt`. A code means the same for ever: what reads our lines may rely on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("codes.txt")
_ADVICE = "advice"


@dataclass(frozen=True)
class Meaning:
    """What a code means. Advice is no fault, and stops nothing unless it is asked to."""

    code: str
    is_advice: bool
    wrong: str
    remedy: str


@cache
def codes() -> Mapping[str, Meaning]:
    """Give the meaning of each code, in the order of the table."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    told = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return {code: Meaning(code, grave == _ADVICE, *rest) for code, grave, *rest in told}


def is_advice(code: str) -> bool:
    """Say whether a problem of this code is advice."""
    return codes()[code].is_advice
