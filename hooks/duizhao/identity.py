"""Identity: the permanent address of a block, made from its text.

The same text has the same id in every script and on every day. A mended text gets a new id; the
old one goes into the alias file, so that an address once published never dies.
"""

import base64
import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from duizhao.problem import Problem, Refused
from duizhao.shape import mapping, read_file, text


def block_id(content: str) -> str:
    """Make the id of a block: `t-` and eight characters of its text's hash.

    White space does not count, so a text may be wrapped anew.
    """
    bare = "".join(unicodedata.normalize("NFC", content).split())
    digest = hashlib.blake2s(bare.encode("utf-8"), digest_size=5).digest()
    return "t-" + base64.b32encode(digest).decode("ascii").lower()


class Register:
    """The ids of one page: each given out once, a repeated text with a number behind it."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def claim(self, content: str) -> str:
        """Give the id of a block with this text."""
        wanted = block_id(content)
        given, number = wanted, 1
        while given in self._taken:
            number += 1
            given = f"{wanted}-{number}"
        self._taken.add(given)
        return given


def load_aliases(path: Path) -> Mapping[str, str]:
    """Read the alias file, old id: new id; empty where there is none. Raises Refused."""
    problems: list[Problem] = []
    aliases: Mapping[str, str] = read_file(path, mapping(text), problems) or {}
    if problems:
        raise Refused(problems)
    return aliases


def by_target(aliases: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Turn old id → new id round: each living id with the old ones that lead to it."""
    turned: dict[str, tuple[str, ...]] = {}
    for old, new in aliases.items():
        turned[new] = (*turned.get(new, ()), old)
    return turned
