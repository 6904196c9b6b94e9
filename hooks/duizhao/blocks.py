"""Blocks: what a page's block elements are given besides their text.

Addresses made from the text, the length that a height is guessed from, the parts a long page is
gathered into, and alignment that a security policy lets pass.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping

from duizhao import drawing, tree
from duizhao.identity import Register

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LAID_OUT_LATE = HEADINGS | {"p", "li", "dd"}
_ADDRESSED = HEADINGS | {"p", "li", "dt", "dd", "tr"}

# A page longer than the first is gathered into parts about as long as the second, so that the
# browser can pass over many blocks at once; a heading begins a part longer than the third.
_LONG, _PART, _SHORT_PART = 4000, 2000, 800

# How Python-Markdown writes an escaped character.
_ESCAPED = re.compile("\x02(\\d+)\x03")
_ALIGNED = re.compile(r"text-align:\s*(left|center|right);?")


def address(root: ET.Element) -> None:
    """Give every block of text its id, unless its author has given it one."""
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
    return tree.PLACEHOLDER.sub("", text).strip()


def _holds_blocks(element: ET.Element) -> bool:
    return any(child.tag in {"p", "ul", "ol", "blockquote", "pre", "div"} for child in element)


def nearest_id(element: ET.Element, parents: tree.Parents) -> str:
    """Give the id of an element, or of the nearest around it that has one."""
    while "id" not in element.attrib and element in parents:
        element = parents[element]
    return element.get("id", "")


# Elements that say nothing of what kind of block they hold.
_CELLS = frozenset({"td", "th"})
_PLAIN = frozenset("div tbody thead tr section article figure center".split())


def kind(element: ET.Element, root: ET.Element, parents: tree.Parents) -> str:
    """Name the block elements that hold a run, outermost first: `h2`, `ul/li`, `table/td2`.

    A paragraph in a list, a quotation or a note is what holds it: lists may be loose or tight. A
    cell has the number of its column.
    """
    names: list[str] = []
    while element is not root:
        if element.tag not in _PLAIN:
            column = list(parents[element]).index(element) + 1 if element.tag in _CELLS else ""
            names.append(f"{element.tag}{column}")
        element = parents[element]
    inner = names[1:] if len(names) > 1 and names[0] == "p" else names
    return "/".join(reversed(inner)) or "p"


_FOOTNOTE = "fn:"


def footnote(element: ET.Element, parents: tree.Parents) -> str:
    """Give the label of the footnote that an element stands in, or nothing."""
    while element in parents:
        if element.get("id", "").startswith(_FOOTNOTE):
            return element.get("id", "").removeprefix(_FOOTNOTE)
        element = parents[element]
    return ""


def add_aliases(root: ET.Element, aliases: Mapping[str, tuple[str, ...]]) -> None:
    """Put an anchor for each old id at the beginning of the block that has its place now.

    An old id that a block has itself, or has again, needs none.
    """
    elements = list(root.iter()) if aliases else []
    living = {element.get("id") for element in elements}
    for element in elements:
        for old in aliases.get(element.get("id", ""), ()):
            if old in living:
                continue
            anchor = ET.Element("span", {"id": old})
            anchor.tail, element.text = element.text, None
            element.insert(0, anchor)


def say_length(run: tree.Run, is_block: Callable[[str], bool]) -> None:
    """Mark a block that is laid out only when it comes near the window with its length."""
    holds_blocks = any(isinstance(c.tag, str) and is_block(c.tag) for c in run.block)
    if run.block.tag in _LAID_OUT_LATE and not holds_blocks:
        add_class(run.block, drawing.length_class(len(run.text)))


def gather(root: ET.Element, lengths: Mapping[ET.Element, int]) -> None:
    """Gather the blocks of a long page into parts that are laid out when they come near."""
    if sum(lengths.values()) <= _LONG:
        return
    part, length = ET.Element("div"), _LONG
    for block in list(root):
        if length >= (_SHORT_PART if block.tag in HEADINGS else _PART):
            part, length = ET.SubElement(root, "div", {"class": "dz-part"}), 0
        root.remove(block)
        part.append(block)
        length += lengths.get(block, 0)
    for part in root:
        total = sum(lengths.get(block, 0) for block in part)
        add_class(part, drawing.length_class(total))


def align_by_class(root: ET.Element) -> None:
    """Say a table's alignment by class: a style attribute is dropped by the security policy."""
    for cell in _cells(root):
        aligned = _ALIGNED.fullmatch(cell.get("style", "").strip())
        if aligned:
            del cell.attrib["style"]
            add_class(cell, f"align-{aligned[1]}")


def _cells(root: ET.Element) -> Iterator[ET.Element]:
    yield from root.iter("td")
    yield from root.iter("th")


def add_class(element: ET.Element, name: str) -> None:
    """Give an element one more class."""
    element.set("class", " ".join([*element.get("class", "").split(), name]))
