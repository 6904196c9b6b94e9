"""Pages: what the pages of a site have in common while it is being made."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from duizhao.bilingual.text import English, Told
from duizhao.markdown import Block
from duizhao.problem import Problem


@dataclass(frozen=True)
class Page:
    """One converted page: where it is, the passages found on it, and their English: that of each
    block, and that of the sentences in each, by the block's id. `rows` are those of the search's
    index, where they are known.
    """

    source: str
    url: str
    title: str
    blocks: tuple[Block, ...]
    english: tuple[English, ...] = ()
    told: Mapping[str, Sequence[Told]] = field(default_factory=dict)
    rows: str = ""


@lru_cache(maxsize=1 << 16)
def relative(url: str, base: str) -> str:
    """Give an address of this site as seen from another page of it."""
    target, start = url.rstrip("/").split("/"), base.split("/")[:-1]
    shared = 0
    for there, here in zip(target, start, strict=False):
        if there != here:
            break
        shared += 1
    return "../" * (len(start) - shared) + ("/".join(target[shared:]) or ".")


def problems(
    pages: Sequence[Page], living: Set[str], aliases: Mapping[str, str], alias_file: str
) -> list[Problem]:
    """Give what the pages show to be wrong: characters nobody can read, addresses that died."""
    dead = [
        Problem(
            alias_file, 0, "A001", f"{old} leads to {new}, which no page has", "name a living id"
        )
        for old, new in aliases.items()
        if new not in living
    ]
    return sorted([*(p for page in pages for p in _unread(page)), *dead])


def _unread(page: Page) -> Iterator[Problem]:
    places: dict[str, str] = {}
    for block in page.blocks:
        for character in block.unread:
            places.setdefault(character, block.id)
    for character, id in places.items():
        message = f"no reading is known for {character} (U+{ord(character):04X}), in block {id}"
        yield Problem(page.source, 0, "P001", message, "rule on it in the glossary's readings.yml")
