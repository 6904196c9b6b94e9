"""Versions: what everything that is kept depends on besides its own content."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent.parent
# What takes part in annotating, converting, aligning; the second group only if it is installed.
_ENGINES = ("markdown", "opencc", "pypinyin", "rjieba", "sentencex", "snowballstemmer")
_OTHERS = ("pymdown-extensions",)
_OURS = frozenset({".py", ".tsv", ".txt"})


def digest(*parts: str) -> bytes:
    """Give 16 bytes that stand for some texts, in their order."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.digest()


def stable(value: Any) -> str:
    """Write settings so that the same are written the same by every process: a function by its
    name, in whatever order a mapping was made, whether a sequence is a list or not.
    """
    if isinstance(value, Mapping):
        pairs = sorted((stable(key), stable(held)) for key, held in value.items())
        return f"{{{', '.join(f'{key}: {held}' for key, held in pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(stable, value))}]"
    named = callable(value) and hasattr(value, "__qualname__")
    return f"{value.__module__}.{value.__qualname__}" if named else repr(value)


@cache
def house() -> str:
    """Name the versions of the engines, and of this package by its content: its code and its data
    may change without its number changing.
    """
    paths = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _OURS)
    ours = digest(*(path.read_text(encoding="utf-8") for path in paths))
    told = [f"{name} {version(name)}" for name in _ENGINES]
    told += [f"{name} {found}" for name in _OTHERS if (found := _version(name))]
    return "\n".join([*told, ours.hex()])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
