"""The Python-Markdown extension: the tree's texts become passages, and their pieces its elements.

It runs below the tree's own processors, so that ids and contents come from clean text, code and
raw HTML are safe, and it works wherever Python-Markdown does.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from duizhao import blocks, drawing, han, tree
from duizhao.annotator import Annotator
from duizhao.house import annotator_of
from duizhao.identity import by_target
from duizhao.layers.terms import Mention
from duizhao.matcher import Match
from duizhao.passage import Passage, bare
from duizhao.placing import Drawer, Group, Mark, mark
from duizhao.script import SCRIPTS

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


@dataclass(frozen=True, slots=True)
class Later:
    """What is known of a passage that is annotated again only where it is asked for.

    `names` are the places of names that begin and end where words do, overlapping ones too, and
    `unread` the characters without a known reading.
    """

    text: str
    mentions: tuple[Mention, ...]
    names: tuple[Match, ...]
    unread: tuple[str, ...]
    annotate: Callable[[str], Passage]


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of the page, the id of the nearest block that has one, and what that block is.

    The passage itself is held, or what gives it. `level` is that of a heading, 1 to 6; 0 is no
    heading. `kind` names the block elements that hold it, outermost first, and `label` is that of
    the footnote it stands in, or nothing.
    """

    id: str
    held: Passage | Later
    level: int = 0
    kind: str = "p"
    label: str = ""

    @property
    def passage(self) -> Passage:
        """Give its passage."""
        held = self.held
        return held if isinstance(held, Passage) else held.annotate(held.text)

    @property
    def text(self) -> str:
        """Give its text."""
        return self.held.text

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Give the terms in it."""
        return self.held.mentions

    @property
    def unread(self) -> Iterable[str]:
        """Give the Chinese characters without a known reading."""
        held = self.held
        return (each for _, each in held.unread) if isinstance(held, Passage) else held.unread


@dataclass(frozen=True)
class Beside:
    """What stands beside a block: its translations, as HTML, one after another; and the stretches
    of its own text that have a counterpart.
    """

    translations: tuple[str, ...]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Facing:
    """What faces a page: something or nothing beside each of its blocks, and HTML that comes
    behind its first heading and at its end.
    """

    beside: Sequence[Beside | None]
    notice: str = ""
    end: str = ""


# Makes what faces a page of all its blocks, in order.
Face = Callable[[Sequence[Block]], Facing]


class DuizhaoExtension(Extension):
    """Annotates the Chinese of a page.

    `glossary` names a glossary folder, `source` the script of the text, and `quotation_marks` says
    whether they change with the script, unless an annotator is handed over; `href` is the address
    of the folder of the entries; `aliases` leads from ids that were published once to those they
    have now. `face`, where it is set, makes the translation that stands beside a page. After a
    conversion `every` block, `blocks` (those with Chinese), `ids`, `leads` (whether a link or a
    picture is named by a relative path) and `title` (of a heading that opens the page) tell what
    was found.
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
        self.face: Face | None = None
        self.reset()

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
        self.blocks: list[Block] = []
        self.every: list[Block] = []
        self.ids: set[str] = set()
        self.leads = False
        self.title = ""

    def href_of(self, term: str) -> str:
        """Give the address of a term's entry."""
        return f"{self.getConfig('href')}{term}.html"


def makeExtension(**kwargs: Any) -> DuizhaoExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return DuizhaoExtension(**kwargs)


# What every edition understands besides our own.
_EXTENSIONS = ("attr_list", "fenced_code", "footnotes", "tables", "toc")


def _leads(element: ET.Element) -> bool:
    """Say whether an element is a link or a picture named by a path: what it becomes in a site
    depends on the other pages there.
    """
    name = {"a": "href", "img": "src"}.get(str(element.tag), "")
    scheme, host, path, *_ = urlsplit(element.get(name, "")) if name else ("", "", "")
    return bool(path) and not (scheme or host)


def blocks_of(source: str, annotator: Annotator) -> tuple[Block, ...]:
    """Give every block of a document in Markdown, without its front matter."""
    extension = DuizhaoExtension(annotator)
    Markdown(extensions=[*_EXTENSIONS, extension]).convert(source)
    return tuple(extension.every)


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
        extension.leads = any(map(_leads, root.iter()))
        page = _Page(self.md, root, "zh")
        lengths = {block: len("".join(block.itertext())) for block in root}
        runs = list(tree.runs(root, page.rules))
        found = [page.block(run, self._passage) for run in runs]
        extension.every = found
        extension.blocks = [block for block in found if han.contains_han(block.text)]
        if found and found[0].level == 1 and runs[0].block is root[0]:
            extension.title = found[0].text
        facing = extension.face(found) if extension.face else Facing([None] * len(found))
        seen: set[str] = set()
        for run, block, beside in zip(runs, found, facing.beside, strict=True):
            if 0 < block.level <= SECTION:
                seen.clear()
            if han.contains_han(run.text):
                self._draw(run, block.passage, page.parents, seen, beside)
                blocks.say_length(run, page.rules.is_block)
            if beside is not None:
                self._set_beside(run, beside)
        self._frame(root, facing)
        blocks.add_aliases(root, by_target(extension.getConfig("aliases")))
        extension.ids = {element.get("id", "") for element in root.iter()} - {""}
        blocks.align_by_class(root)
        blocks.gather(root, lengths)

    def _passage(self, text: str) -> Passage:
        return self._extension.annotator.passage(text) if han.contains_han(text) else bare(text)

    def _draw(
        self,
        run: tree.Run,
        passage: Passage,
        parents: tree.Parents,
        seen: set[str],
        beside: Beside | None,
    ) -> None:
        extension = self._extension
        link = _link(extension.href_of, frozenset(_again(passage.mentions, seen)))
        script, stash = extension.annotator.source, self.md.htmlStash.store
        groups = beside.groups if beside else ()
        Drawer(run, passage, script, link, parents, stash, groups).put()

    def _set_beside(self, run: tree.Run, beside: Beside) -> None:
        """Put the translations behind a run's own text, inside the same block."""
        stash = self.md.htmlStash.store
        after = "".join(f"{_ENGLISH}{text}</span>" for text in beside.translations)
        blocks.add_class(run.block, _PAIR)
        id = run.block.get("id")
        tree.enclose(run, stash(_CHINESE), stash(f"</span>{after}{_MARK.format(id) if id else ''}"))

    def _frame(self, root: ET.Element, facing: Facing) -> None:
        """Put the notice behind the first heading and the notes at the end, as raw HTML."""
        stash = self.md.htmlStash.store
        if facing.notice:
            first = next((at for at, block in enumerate(root) if block.tag in blocks.HEADINGS), -1)
            root.insert(first + 1, _raw_block(stash(facing.notice)))
        if facing.end:
            root.append(_raw_block(stash(facing.end)))


# What holds the two languages of a block, and the mark that leads to it: it has no text.
_PAIR = "dz-pair"
_MARK = '<a class=dz-mark href="#{}" aria-label="本段 This paragraph"></a>'
_CHINESE, _ENGLISH = "<span class=dz-zh>", "<span class=dz-en lang=en>"


def _raw_block(placeholder: str) -> ET.Element:
    """Make an element that raw HTML takes the place of."""
    element = ET.Element("p")
    element.text = placeholder
    return element


@dataclass(frozen=True)
class _Page:
    """The tree of a page in a language: how its runs are read, and what they are."""

    md: Markdown
    root: ET.Element
    language: str
    parents: tree.Parents = field(init=False)

    def __post_init__(self) -> None:
        parents = {child: parent for parent in self.root.iter() for child in parent}
        object.__setattr__(self, "parents", parents)

    @property
    def rules(self) -> tree.Rules:
        """Say how the tree is read."""
        opaque = partial(_opaque, language=self.language)
        return tree.Rules(self.md.is_block_level, opaque, self._raw)

    def block(self, run: tree.Run, passage: Callable[[str], Passage]) -> Block:
        """Say what a run is, its text as a passage."""
        return Block(
            blocks.nearest_id(run.block, self.parents),
            passage(run.text),
            _level(run.block.tag),
            blocks.kind(run.block, self.root, self.parents),
            blocks.footnote(run.block, self.parents),
        )

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
        is_ours = (tag["language"] or self.language).startswith(self.language)
        return tree.Raw("", opens=name, seals=name in _LEFT_ALONE or not is_ours)


@dataclass(frozen=True)
class Author:
    """The extensions that an author uses, with their settings, as Python-Markdown takes them.

    `prepare` is called with each converter before it is used.
    """

    extensions: Sequence[Any] = _EXTENSIONS
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    prepare: Callable[[Markdown], None] = lambda _: None


@dataclass(frozen=True)
class Converted:
    """A page as it was converted: its article as HTML, its headings as Python-Markdown's table of
    contents lays them out, and what the extension found.
    """

    html: str
    contents: Sequence[Any]
    extension: DuizhaoExtension


def converted(source: str, author: Author, extension: DuizhaoExtension) -> Converted:
    """Convert a page in Markdown, without its front matter."""
    md = Markdown(
        extensions=[*author.extensions, extension],
        extension_configs={name: dict(held) for name, held in author.settings.items()},
    )
    author.prepare(md)
    html = md.convert(source)
    return Converted(html, getattr(md, "toc_tokens", []), extension)


def english_blocks(source: str, author: Author) -> tuple[Block, ...]:
    """Give the blocks of a translation in Markdown, without its front matter."""
    extension = _English(lambda found: [()] * len(found))
    Markdown(extensions=[*author.extensions, extension]).convert(source)
    return tuple(extension.blocks)


# Says what is marked in each block of a translation.
Marking = Callable[[Sequence[Block]], Sequence[Sequence[Mark]]]


def english(source: str, author: Author, marking: Marking) -> list[str]:
    """Convert a translation in Markdown; give the HTML of each of its blocks, marked.

    The ids of its footnotes begin with `en-`.
    """
    extension = _English(marking)
    md = Markdown(
        extensions=[*author.extensions, extension],
        extension_configs={name: dict(held) for name, held in author.settings.items()},
    )
    author.prepare(md)
    page = md.convert(source)
    return [match["inside"] for match in _MARKED.finditer(page)]


_MARKED = re.compile(r"<!--duizhao-->(?P<inside>.*?)<!--/duizhao-->", re.DOTALL)


class _English(Extension):
    """Finds the blocks of a translation, and marks their texts."""

    def __init__(self, marking: Marking) -> None:
        super().__init__()
        self.marking = marking
        self.blocks: list[Block] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_Translation(md, self), "duizhao-english", -10)


class _Translation(Treeprocessor):
    """Marks the texts of a translation, and where each of its blocks begins and ends."""

    def __init__(self, md: Markdown, extension: _English) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ET.Element) -> None:
        page = _Page(self.md, root, "en")
        stash = self.md.htmlStash.store
        runs = list(tree.runs(root, page.rules))
        found = self._extension.blocks = [page.block(run, bare) for run in runs]
        for run, marks in zip(runs, self._extension.marking(found), strict=True):
            mark(run, marks, stash)
            tree.enclose(run, stash("<!--duizhao-->"), stash("<!--/duizhao-->"))
        for element in root.iter():
            _of_its_own(element)


def _of_its_own(element: ET.Element) -> None:
    """Give the marks of footnotes ids of their own: the page may have footnotes too."""
    for name, beginning in (("id", "fn"), ("href", "#fn")):
        value = element.get(name, "")
        if value.startswith((f"{beginning}:", f"{beginning}ref")):
            element.set(name, value.replace("fn", "en-fn", 1))


# A heading down to this level begins a section, in which a term has its first mention.
SECTION = 3


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


def _opaque(element: ET.Element, language: str) -> str | None:
    if not isinstance(element.tag, str) or element.tag in _LEFT_ALONE | _VOID:
        return tree.GAP
    if not element.get("lang", language).startswith(language):
        return tree.GAP
    classes = {*element.get("class", "").split(), *_first_child_classes(element)}
    return "" if classes & _BESIDE_THE_TEXT else None


def _first_child_classes(element: ET.Element) -> list[str]:
    """Give the classes of what a `sup` holds: Python-Markdown marks the link, not the `sup`."""
    return element[0].get("class", "").split() if element.tag == "sup" and len(element) else []
