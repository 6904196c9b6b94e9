"""Leaves: pages as they are kept: the article, and what an edition needs to know of it.

What a page is converted to depends on its Markdown, on the extensions, on where the entries are
seen from, and on what of the lexicon touches its texts: on nothing else, if no link leads to
another page and no extension reads other files. Such a page is converted once, in this process or
another, and its leaf holds until one of these changes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duizhao.editions.mending import mended_article
from duizhao.editions.sheet import headings_of, strings_of
from duizhao.glossary_pages.concordance import names_in
from duizhao.keeping.annotator import KeepingAnnotator
from duizhao.keeping.store import Row
from duizhao.keeping.versions import digest, stable
from duizhao.layers.terms import Mention
from duizhao.lexicon import Lexicon
from duizhao.markdown import Author, Block, Converted, DuizhaoExtension, Later, converted
from duizhao.matcher import Match, Matcher
from duizhao.search.index import rows_of

# Extensions whose result depends on the Markdown and their settings alone.
_BY_THEMSELVES = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs "
    "legacy_em md_in_html meta nl2br sane_lists smarty tables toc wikilinks".split()
)
_PYMDOWNX = frozenset(
    "arithmatex betterem caret critic details highlight inlinehilite keys mark saneheaders "
    "smartsymbols superfences tabbed tasklist tilde".split()
)


@dataclass(frozen=True)
class Manuscript:
    """What a page is converted from: its Markdown without the front matter, and the address of the
    folder of the entries as seen from it.
    """

    text: str
    href: str


@dataclass(frozen=True)
class Leaf:
    """A converted page, its article aside. `strings` are the Chinese that attributes in it say."""

    key: bytes
    title: str
    contents: Sequence[Any]
    ids: frozenset[str]
    strings: frozenset[str]
    headings: Mapping[str, str]
    blocks: tuple[Block, ...]
    rows: str


@dataclass(frozen=True)
class Leaves:
    """Makes leaves, and finds those that were kept."""

    annotator: KeepingAnnotator
    author: Author
    aliases: Mapping[str, str] = field(default_factory=dict)
    _names: Matcher = field(init=False, repr=False)
    _settings: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", Matcher(_names(self.annotator.lexicon)))
        author, source = self.author, self.annotator.source.name
        settings = stable([author.extensions, author.settings, self.aliases, source])
        object.__setattr__(self, "_settings", f"{self.annotator.key}\n{settings}")

    @property
    def can_be_kept(self) -> bool:
        """Say whether all the extensions are known to depend on a page's own text alone."""
        return all(map(_is_by_itself, self.author.extensions))

    def key(self, manuscript: Manuscript) -> bytes:
        """Give the key of a page's leaf."""
        return digest("leaf", self._settings, manuscript.href, manuscript.text)

    def kept(self, manuscript: Manuscript) -> Leaf | None:
        """Give the leaf that was kept of a page, if it still holds."""
        key = self.key(manuscript)
        row = self.annotator.store.get(key)
        told = _read(row.told) if row else None
        if row is None or told is None:
            return None
        holds = self.annotator.holds(row.touched, lambda: (block[1] for block in told["blocks"]))
        return self._leaf(key, told) if holds else None

    def is_known(self, manuscript: Manuscript) -> bool:
        """Say whether it is known already what a page becomes."""
        touched = self.annotator.store.touched(self.key(manuscript))
        if touched is None:
            return False
        is_current = touched == _LEADS or touched.startswith(self.annotator.touching.all)
        return is_current or self.kept(manuscript) is not None

    def leads(self, key: bytes) -> bool:
        """Say whether a page is known to have links to others, so that it has no leaf."""
        return self.annotator.store.touched(key) == _LEADS

    def made(self, manuscript: Manuscript) -> Row:
        """Convert a page; give what is to be kept of it."""
        extension = DuizhaoExtension(
            self.annotator, aliases=dict(self.aliases), href=manuscript.href
        )
        page = converted(manuscript.text, self.author, extension)
        if extension.leads:
            return Row(self.key(manuscript), _LEADS, b"")
        told = self._told(page)
        texts = [block.text for block in extension.blocks]
        touched = self.annotator.touched(texts)
        body = mended_article(page.html).encode("utf-8", "surrogatepass")
        return Row(self.key(manuscript), touched, _written(told), body)

    def leaf(self, row: Row) -> Leaf | None:
        """Give the leaf of what was made; none where the page leads to others."""
        told = _read(row.told)
        return None if told is None else self._leaf(row.key, told)

    def article(self, key: bytes) -> str | None:
        """Give the article of a leaf, where it is kept."""
        body = self.annotator.store.body(key)
        return body.decode("utf-8", "surrogatepass") if body else None

    def _told(self, page: Converted) -> Mapping[str, Any]:
        found = page.extension
        return {
            "title": found.title,
            "contents": page.contents,
            "ids": sorted(found.ids),
            "strings": sorted(strings_of(page.html)),
            "headings": dict(headings_of(page.html)),
            "rows": rows_of(found.blocks),
            "blocks": [self._laid_out(block) for block in found.blocks],
        }

    def _laid_out(self, block: Block) -> Sequence[Any]:
        passage = block.passage
        names, unread = list(names_in(passage, self._names)), "".join(block.unread)
        told = [block.id, block.text, passage.mentions, names, unread]
        return [*told, block.level, block.kind, block.label]

    def _leaf(self, key: bytes, told: Mapping[str, Any]) -> Leaf | None:
        try:
            blocks = tuple(self._block(*block) for block in told["blocks"])
            ids, strings = frozenset(told["ids"]), frozenset(told["strings"])
            title, contents, headings = told["title"], told["contents"], told["headings"]
            return Leaf(key, title, contents, ids, strings, headings, blocks, told["rows"])
        except (KeyError, TypeError):
            return None

    def _block(
        self,
        id: str,
        text: str,
        mentions: Iterable[Any],
        names: Iterable[Any],
        unread: str,
        *told: Any,
    ) -> Block:
        found, named = map(Mention._make, mentions), map(Match._make, names)
        later = Later(text, tuple(found), tuple(named), tuple(unread), self.annotator.passage)
        return Block(id, later, *told)


# What stands for what touches a page that leads to others.
_LEADS = b"leads"


def _names(lexicon: Lexicon) -> Sequence[str]:
    return sorted(lexicon.names)


def _is_by_itself(extension: Any) -> bool:
    if not isinstance(extension, str):
        return False
    first, _, last = extension.rpartition(".")
    known = {"": _BY_THEMSELVES, "markdown.extensions": _BY_THEMSELVES, "pymdownx": _PYMDOWNX}
    return last in known.get(first, ())


def _written(told: Mapping[str, Any]) -> bytes:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _read(content: bytes) -> Mapping[str, Any] | None:
    """Read what is told of a page; nothing where it leads to others, or is damaged."""
    try:
        told = json.loads(content)
    except ValueError:
        return None
    return told if isinstance(told, dict) and isinstance(told.get("blocks"), list) else None
