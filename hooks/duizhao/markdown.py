"""The Python-Markdown extension: the tree's texts become passages, and their pieces its elements.

It runs below the tree's own processors, so that ids and contents come from clean text, code and
raw HTML are safe, and it works wherever Python-Markdown does.
"""

import re
import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from duizhao import blocks, drawing, han, tree
from duizhao.annotator import annotator_of
from duizhao.identity import by_target
from duizhao.layers.terms import Mention
from duizhao.passage import Annotator, Passage, Piece, pieces
from duizhao.script import SCRIPTS, Script

_VOID = frozenset("br hr img input wbr".split())
_LEFT_ALONE = frozenset(
    "code pre kbd samp var script style math svg textarea select button ruby "
    "audio video iframe object embed canvas picture".split()
)
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)"""
    r"""(?:[^>]*?\slang\s*=\s*["']?(?P<language>[\w-]*))?[^>]*>"""
)
_BESIDE_THE_TEXT = frozenset({"headerlink", "footnote-ref", "footnote-backref"})


@dataclass(frozen=True)
class Block:
    """A passage of the page, the id of the nearest block that has one, and what that block is.

    `level` is that of a heading, 1 to 6; 0 is no heading.
    """

    id: str
    passage: Passage
    level: int = 0


class DuizhaoExtension(Extension):
    """Annotates the Chinese of a page.

    `glossary` names a glossary folder, `source` the script of the text, and `quotation_marks` says
    whether they change with the script, unless an annotator is handed over; `href` is the address
    of the folder of the entries; `aliases` leads from ids that were published once to those they
    have now. After a conversion, `blocks` and `ids` tell what was found.
    """

    def __init__(self, annotator: Annotator | None = None, **kwargs: Any) -> None:
        self.config = {
            "glossary": ["", "the glossary folder; else `glossary`, where there is one"],
            "source": ["hans", "the script of the text: hans, tw or hk"],
            "quotation_marks": [True, "「」 in Traditional script for “”"],
            "href": ["terms/", "the address of the folder of the glossary's entries"],
            "aliases": [{}, "old id: new id"],
        }
        super().__init__(**kwargs)
        self.annotator = annotator or self._annotator()
        self.blocks: list[Block] = []
        self.ids: set[str] = set()

    def _annotator(self) -> Annotator:
        source = {script.name: script for script in SCRIPTS}[self.getConfig("source")]
        marks = self.getConfig("quotation_marks")
        return annotator_of(Path(), self.getConfig("glossary"), source, quotation_marks=marks)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors: ids before the table of contents, all else at the end."""
        md.registerExtension(self)
        md.treeprocessors.register(_Addresses(md), "duizhao-addresses", 6)
        md.treeprocessors.register(_Annotation(md, self), "duizhao", -10)

    def reset(self) -> None:
        """Forget the page before."""
        self.blocks, self.ids = [], set()

    def href_of(self, term: str) -> str:
        """Give the address of a term's entry."""
        return f"{self.getConfig('href')}{term}.html"


def makeExtension(**kwargs: Any) -> DuizhaoExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return DuizhaoExtension(**kwargs)


# What every edition understands besides our own.
_EXTENSIONS = ("attr_list", "fenced_code", "footnotes", "tables", "toc")


def blocks_of(source: str, annotator: Annotator) -> tuple[Block, ...]:
    """Give the blocks of a document in Markdown, without its front matter."""
    extension = DuizhaoExtension(annotator)
    Markdown(extensions=[*_EXTENSIONS, extension]).convert(source)
    return tuple(extension.blocks)


class _Addresses(Treeprocessor):
    """Gives every block of text its id, before the table of contents asks for one."""

    def run(self, root: ET.Element) -> None:
        """Do so."""
        blocks.address(root)


class _Annotation(Treeprocessor):
    """Turns each run of a page into a passage and draws it."""

    def __init__(self, md: Markdown, extension: DuizhaoExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ET.Element) -> None:
        extension = self._extension
        rules = tree.Rules(self.md.is_block_level, _opaque, self._raw)
        parents = {child: parent for parent in root.iter() for child in parent}
        lengths = {block: len("".join(block.itertext())) for block in root}
        seen: set[str] = set()
        for run in list(tree.runs(root, rules)):
            if han.contains_han(run.text):
                passage = extension.annotator.passage(run.text)
                id = blocks.nearest_id(run.block, parents)
                level = _level(run.block.tag)
                extension.blocks.append(Block(id, passage, level))
                if 0 < level <= _SECTION:
                    seen.clear()
                script, stash = extension.annotator.source, self.md.htmlStash.store
                link = _link(extension.href_of, frozenset(_again(passage.mentions, seen)))
                _Drawer(run, passage, script, link, parents, stash).put()
                blocks.say_length(run, rules.is_block)
        blocks.add_aliases(root, by_target(extension.getConfig("aliases")))
        extension.ids = {element.get("id", "") for element in root.iter()} - {""}
        blocks.align_by_class(root)
        blocks.gather(root, lengths)

    def _raw(self, placeholder: str) -> tree.Raw:
        """Say what a stashed piece of raw HTML is: a tag counts for nothing, else it is a gap."""
        match = HTML_PLACEHOLDER_RE.fullmatch(placeholder)
        stashed = self.md.htmlStash.rawHtmlBlocks
        raw = stashed[int(match[1])] if match and int(match[1]) < len(stashed) else ""
        tag = _TAG.match(raw) if isinstance(raw, str) else None
        if tag is None:
            return tree.Raw("" if str(raw).startswith("<!--") else tree.GAP)
        name = tag["name"].lower()
        if tag["end"]:
            return tree.Raw("", closes=name)
        if name in _VOID:
            return tree.Raw("" if name == "wbr" else tree.GAP)
        seals = name in _LEFT_ALONE or not (tag["language"] or "zh").startswith("zh")
        return tree.Raw("", opens=name, seals=seals)


# A heading down to this level begins a section, in which a term has its first mention.
_SECTION = 3


def _again(mentions: Iterable[Mention], seen: set[str]) -> Iterator[Mention]:
    """Give the mentions of what was seen before, and note all of them as seen."""
    for mention in mentions:
        if mention.id in seen:
            yield mention
        seen.add(mention.id)


def _link(href: drawing.Href, again: Set[Mention]) -> drawing.Opening:
    """Give what writes the opening tag of a mention."""
    return lambda mention: drawing.opening(mention, href, again=mention in again)


def _level(tag: str) -> int:
    """Give the level of a heading, 0 for any other block."""
    return int(tag[1]) if tag in blocks.HEADINGS else 0


def _opaque(element: ET.Element) -> str | None:
    if not isinstance(element.tag, str) or element.tag in _LEFT_ALONE | _VOID:
        return tree.GAP
    if not element.get("lang", "zh").startswith("zh"):
        return tree.GAP
    classes = {*element.get("class", "").split(), *_first_child_classes(element)}
    return "" if classes & _BESIDE_THE_TEXT else None


def _first_child_classes(element: ET.Element) -> list[str]:
    """Give the classes of what a `sup` holds: Python-Markdown marks the link, not the `sup`."""
    return element[0].get("class", "").split() if element.tag == "sup" and len(element) else []


@dataclass(frozen=True)
class _Drawer:
    """Puts a passage back into the run it came from.

    What is drawn is stashed as raw HTML, so that it is neither built nor serialised as elements:
    that would take as long as all the rest.
    """

    run: tree.Run
    passage: Passage
    script: Script
    link: drawing.Opening
    parents: tree.Parents
    stash: Callable[[str], str]

    def put(self) -> None:
        """Put the drawn pieces in the place of the run's texts."""
        brackets = {m: self._bracket(m) for m in self.passage.mentions if self._is_divided(m)}
        texts = {
            stretch.start: self.stash(
                drawing.drawn(mine, self._marks(stretch, brackets), self.script)
            )
            for stretch, mine in _by_stretch(self.run, self.passage)
        }
        tree.replace(self.run, texts)
        for mention, bracket in brackets.items():
            if bracket is not None:
                bracket.put(self.stash(self.link(mention)), self.stash(drawing.CLOSING))

    def _is_divided(self, mention: Mention) -> bool:
        return any(mention.start < stretch.start < mention.end for stretch in self.run.stretches)

    def _bracket(self, mention: Mention) -> tree.Bracket | None:
        """Give how one link can hold a mention that markup divides; none inside other links."""
        start, end, *_ = mention
        if any(start < place < end for place in self.run.links):
            return None
        if any(stretch.in_link for stretch in self.run.covered(start, end)):
            return None
        return tree.bracket(self.run, start, end, self.parents)

    def _marks(
        self, stretch: tree.Stretch, brackets: Mapping[Mention, tree.Bracket | None]
    ) -> drawing.Marks:
        """Give the marks for what stands in one stretch."""
        if stretch.in_link:
            return drawing.unlinked

        def marks(mention: Mention) -> tuple[str, str]:
            before, after = drawing.linked(self.link)(mention)
            bracket = brackets.get(mention)
            if bracket is None:
                return before, after
            begins = bracket.first is None and mention.start >= stretch.start
            ends = bracket.last is None and mention.end <= stretch.start + len(stretch.text)
            return before if begins else "", after if ends else ""

        return marks


def _by_stretch(run: tree.Run, passage: Passage) -> Iterator[tuple[tree.Stretch, list[Piece]]]:
    """Give the pieces in each stretch of a run; those in gaps are in none."""
    remaining = deque(pieces(passage, run.cuts))
    for stretch in run.stretches:
        end = stretch.start + len(stretch.text)
        mine = []
        while remaining and remaining[0].start < end:
            piece = remaining.popleft()
            if piece.start >= stretch.start:
                mine.append(piece)
        if mine:
            yield stretch, mine
