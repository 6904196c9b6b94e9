"""Pages: what the pages of a site have in common while it is being made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from duizhao.layers.terms import Mention
from duizhao.markdown import Block
from duizhao.passage import Passage, excerpt
from duizhao.problem import Problem

# How many characters of context a use is shown with, on either side.
_CONTEXT = 10


@dataclass(frozen=True)
class Page:
    """One converted page: where it is, and the passages found on it."""

    source: str
    url: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Use:
    """One place where a document uses a term: its page and address, and the words around it."""

    title: str
    href: str
    context: Passage


def uses(pages: Iterable[Page], base: str) -> Mapping[str, Sequence[Use]]:
    """Give the uses of every concept, in the order of the documents.

    Addresses are relative to the folder of the page at `base`.
    """
    found: dict[str, list[Use]] = {}
    for page in pages:
        address = relative(page.url, base)
        for block in page.blocks:
            for mention in block.passage.mentions:
                use = Use(page.title, f"{address}#{block.id}", context(block.passage, mention))
                found.setdefault(mention.id, []).append(use)
    return found


def relative(url: str, base: str) -> str:
    """Give an address of this site as seen from another page of it."""
    target, start = PurePosixPath(url), PurePosixPath(base).parent
    steps = 0
    while not target.is_relative_to(start):
        start, steps = start.parent, steps + 1
    return "../" * steps + str(target.relative_to(start))


def context(passage: Passage, mention: Mention) -> Passage:
    """Give a mention with the words around it, whole words only."""
    first = max(mention.start - _CONTEXT, 0)
    last = min(mention.end + _CONTEXT, len(passage.text))
    for word in passage.words:
        first = word.end if word.start < first < word.end else first
        last = word.start if word.start < last < word.end else last
    around = excerpt(passage, first, last)
    only = tuple(m for m in around.mentions if m.start == mention.start - first)
    return replace(around, mentions=only)


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
        for _, character in block.passage.unread:
            places.setdefault(character, block.id)
    for character, id in places.items():
        message = f"no reading is known for {character} (U+{ord(character):04X}), in block {id}"
        yield Problem(page.source, 0, "P001", message, "rule on it in the glossary's readings.yml")
