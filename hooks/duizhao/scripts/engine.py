"""Engine: OpenCC's conversions, each loaded when it is first asked for."""

from collections.abc import Iterable
from functools import cache
from typing import Any


@cache
def _loaded(name: str) -> Any:
    import opencc  # here, so that only who converts waits for its dictionaries

    return opencc.OpenCC(name)


def converted(words: Iterable[str], name: str) -> list[str]:
    """Convert words, each by itself, in one call: no entry of the dictionaries holds a line break.

    A conversion that does not give character for character is not taken: the text is sacred.
    """
    before = list(words)
    if not before:
        return []
    after = _loaded(name).convert("\n".join(before)).split("\n")
    return [new if len(new) == len(old) else old for old, new in zip(before, after, strict=True)]
