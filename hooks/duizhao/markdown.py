"""The Python-Markdown extension: the tree's texts become passages, and their pieces its elements.

It runs below the tree's own processors, so that ids and contents come from clean text, code and
raw HTML are safe, and it works wherever Python-Markdown does.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from duizhao import drawing, han, tree
from duizhao.annotator import annotator_of
from duizhao.identity import Register, by_target
from duizhao.layers.terms import Mention
from duizhao.passage import Annotator, Passage, pieces

_LEFT_ALONE = frozenset(
    "code pre kbd samp var script style math svg textarea img br hr input select button "
    "audio video iframe object embed canvas picture".split()
)
_BESIDE_THE_TEXT = frozenset({"headerlink", "footnote-ref", "footnote-backref"})
_ADDRESSED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "tr"})
_LAID_OUT_LATE = frozenset({"p", "li", "dd"})
_ESCAPED = re.compile("\x02(\\d+)\x03")
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")
_ALIGNED = re.compile(r"text-align:\s*(left|center|right);?")


@dataclass(frozen=True)
class Block:
    """A passage of the page, and the id of the nearest block that has one."""

    id: str
    passage: Passage


class DuizhaoExtension(Extension):
    """Annotates the Chinese of a page.

    `glossary` names a glossary folder, unless an annotator is handed over; `href` is the address
    of the glossary page; `aliases` leads from ids that were published once to those they have
    now. After a conversion, `blocks` and `ids` tell what was found.
    """

    def __init__(self, annotator: Annotator | None = None, **kwargs: Any) -> None:
        self.config = {
            "glossary": ["glossary", "the glossary folder"],
            "href": ["glossary.html", "the address of the glossary page"],
            "aliases": [{}, "old id: new id"],
        }
        super().__init__(**kwargs)
        self.annotator = annotator or annotator_of(Path(self.getConfig("glossary")))
        self.blocks: list[Block] = []
        self.ids: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors: ids before the table of contents, all else at the end."""
        md.registerExtension(self)
        md.treeprocessors.register(_Addresses(md), "duizhao-addresses", 6)
        md.treeprocessors.register(_Annotation(md, self), "duizhao", -10)
        md.postprocessors.register(_ShortRubies(md), "duizhao-rubies", 40)

    def reset(self) -> None:
        """Forget the page before."""
        self.blocks, self.ids = [], set()

    def href_of(self, term: str) -> str:
        """Give the address of a term's entry."""
        return f"{self.getConfig('href')}#{term}"


def makeExtension(**kwargs: Any) -> DuizhaoExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension, as Python-Markdown asks for it."""
    return DuizhaoExtension(**kwargs)


class _Addresses(Treeprocessor):
    """Gives every block of text its id, before the table of contents asks for one."""

    def run(self, root: ET.Element) -> None:
        register = Register(element.get("id", "") for element in root.iter())
        for element in root.iter():
            text = _own_text(element) if element.tag in _ADDRESSED else ""
            if text and "id" not in element.attrib:
                element.set("id", register.claim(text))


def _own_text(element: ET.Element) -> str:
    """Give a block's text without its marks; nothing where it only holds blocks of its own."""
    if element.tag == "li" and not (element.text or "").strip() and _holds_blocks(element):
        return ""
    text = "".join(element.itertext())
    text = _ESCAPED.sub(lambda match: chr(int(match[1])), text)
    return _PLACEHOLDER.sub("", text).strip()


def _holds_blocks(element: ET.Element) -> bool:
    return any(child.tag in {"p", "ul", "ol", "blockquote", "pre", "div"} for child in element)


class _Annotation(Treeprocessor):
    """Turns each run of a page into a passage and draws it."""

    def __init__(self, md: Markdown, extension: DuizhaoExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ET.Element) -> None:
        extension = self._extension
        rules = tree.Rules(self.md.is_block_level, _opaque, self._stashed)
        parents = {child: parent for parent in root.iter() for child in parent}
        for run in list(tree.runs(root, rules)):
            if han.contains_han(run.text):
                passage = extension.annotator.passage(run.text)
                extension.blocks.append(Block(_nearest_id(run.block, parents), passage))
                _draw(run, passage, extension, rules)
                _say_length(run, self.md)
        extension.ids = {element.get("id", "") for element in root.iter()} - {""}
        _add_aliases(root, by_target(extension.getConfig("aliases")))
        _align_by_class(root)

    def _stashed(self, placeholder: str) -> str:
        """Say what a stashed piece of raw HTML counts for: a tag for nothing, else for a gap."""
        match = HTML_PLACEHOLDER_RE.fullmatch(placeholder)
        blocks = self.md.htmlStash.rawHtmlBlocks
        raw = blocks[int(match[1])] if match and int(match[1]) < len(blocks) else ""
        is_tag = isinstance(raw, str) and raw.startswith("<") and not raw.startswith("<br")
        return "" if is_tag else tree.GAP


class _ShortRubies(Postprocessor):
    """Leaves away the end tags that HTML does not ask for: thousands of them on a page."""

    def run(self, text: str) -> str:
        return text.replace('"></rt></ruby>', '"></ruby>')


def _opaque(element: ET.Element) -> str | None:
    if not isinstance(element.tag, str) or element.tag in _LEFT_ALONE:
        return tree.GAP
    if not element.get("lang", "zh").startswith("zh"):
        return tree.GAP
    classes = {*element.get("class", "").split(), *_first_child_classes(element)}
    return "" if classes & _BESIDE_THE_TEXT else None


def _first_child_classes(element: ET.Element) -> list[str]:
    """Give the classes of what a `sup` holds: Python-Markdown marks the link, not the `sup`."""
    return element[0].get("class", "").split() if element.tag == "sup" and len(element) else []


def _nearest_id(element: ET.Element, parents: Mapping[ET.Element, ET.Element]) -> str:
    while "id" not in element.attrib and element in parents:
        element = parents[element]
    return element.get("id", "")


def _draw(
    run: tree.Run, passage: Passage, extension: DuizhaoExtension, rules: tree.Rules
) -> None:
    drawn: dict[int, list[tree.Node]] = {}
    parts: dict[ET.Element, Mention] = {}
    remaining = iter(pieces(passage, run.cuts))
    piece = next(remaining, None)
    own = {mention.id for mention in passage.mentions}  # an entry does not lead to itself
    for stretch in run.stretches:
        end = stretch.start + len(stretch.text)
        mine = []
        while piece is not None and piece.start < end:
            if piece.start >= stretch.start:
                mine.append(piece)
            piece = next(remaining, None)
        if mine:
            unlinked = stretch.in_link or run.block.get("id") in own
            found = list(drawing.nodes(mine, extension.href_of, unlinked))
            drawn[stretch.start] = [node for node, _ in found]
            parts |= {n: m for n, m in found if m is not None and isinstance(n, ET.Element)}
    tree.replace(run, drawn)
    if len(parts) > len(set(parts.values())):
        tree.merge(run.block, parts, rules)


def _say_length(run: tree.Run, md: Markdown) -> None:
    """Mark a block that is laid out only when it is near the window with its length."""
    holds_blocks = any(isinstance(c.tag, str) and md.is_block_level(c.tag) for c in run.block)
    if run.block.tag in _LAID_OUT_LATE and not holds_blocks:
        _add_class(run.block, drawing.length_class(len(run.text)))


def _add_class(element: ET.Element, name: str) -> None:
    element.set("class", " ".join([*element.get("class", "").split(), name]))


def _add_aliases(root: ET.Element, aliases: Mapping[str, tuple[str, ...]]) -> None:
    for element in list(root.iter()) if aliases else ():
        for old in aliases.get(element.get("id", ""), ()):
            anchor = ET.Element("span", {"id": old})
            anchor.tail, element.text = element.text, None
            element.insert(0, anchor)


def _align_by_class(root: ET.Element) -> None:
    """Say a table's alignment by class: a style attribute is dropped by the security policy."""
    for cell in _cells(root):
        aligned = _ALIGNED.fullmatch(cell.get("style", "").strip())
        if aligned:
            del cell.attrib["style"]
            _add_class(cell, f"align-{aligned[1]}")


def _cells(root: ET.Element) -> Iterator[ET.Element]:
    yield from root.iter("td")
    yield from root.iter("th")
