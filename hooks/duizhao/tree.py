"""Tree: the inline text of an element tree as strings, and pieces put back in its place.

A run is the inline text of one block, whatever markup divides it: one string, and the slots it
came from. Knows ElementTree and Python-Markdown's placeholders, nothing of Chinese.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# Python-Markdown keeps raw HTML and entities out of the tree behind such marks.
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")
# What stands in a run for something that is no text and divides it: code, an image, a break.
GAP = "\ufffc"

Node = ET.Element | str


@dataclass(frozen=True)
class Slot:
    """One text of the tree: an element's own, or its tail (then `parent` is the parent's)."""

    element: ET.Element
    parent: ET.Element | None

    @property
    def text(self) -> str:
        """Give the text that stands in the slot."""
        return (self.element.text if self.parent is None else self.element.tail) or ""

    def put(self, nodes: Sequence[Node]) -> None:
        """Put texts and elements in the place of the slot's text."""
        if self.parent is None:
            self.element.text = None
            _insert(self.element, 0, nodes, before=None)
        else:
            self.element.tail = None
            place = list(self.parent).index(self.element) + 1
            _insert(self.parent, place, nodes, before=self.element)


def _insert(
    parent: ET.Element, place: int, nodes: Sequence[Node], before: ET.Element | None
) -> None:
    """Insert nodes among a parent's children, texts going to the text or tail before them."""
    for node in nodes:
        if isinstance(node, str):
            if before is None:
                parent.text = (parent.text or "") + node
            else:
                before.tail = (before.tail or "") + node
        else:
            parent.insert(place, node)
            place += 1
            before = node


@dataclass(frozen=True)
class Stretch:
    """A stretch of a slot's text: what stands in the slot, and what it counts for in the run."""

    slot: Slot
    start: int
    raw: str
    text: str
    in_link: bool


@dataclass
class Run:
    """The inline text of one block element."""

    block: ET.Element
    stretches: list[Stretch] = field(default_factory=list)
    text: str = ""

    def add(self, slot: Slot, raw: str, text: str, in_link: bool) -> None:
        """Add what comes next."""
        self.stretches.append(Stretch(slot, len(self.text), raw, text, in_link))
        self.text += text

    @property
    def cuts(self) -> Iterator[int]:
        """Give the places in the run where a stretch begins or ends."""
        for stretch in self.stretches:
            yield stretch.start
            yield stretch.start + len(stretch.text)


@dataclass(frozen=True)
class Rules:
    """What the reader of a tree must be told.

    is_block: tells a block tag; opaque: tells an element whose inside is left alone, and gives
    what it counts for in the run (nothing, or a gap); stashed: what a placeholder stands for.
    """

    is_block: Callable[[str], bool]
    opaque: Callable[[ET.Element], str | None]
    stashed: Callable[[str], str]


def runs(root: ET.Element, rules: Rules) -> Iterator[Run]:
    """Give the runs of a tree in the order of the text."""
    run = Run(root)
    _add_text(run, Slot(root, None), rules, in_link=False)
    for child in list(root):
        if _is_block(child, rules):
            yield from _ended(run)
            if rules.opaque(child) is None:
                yield from runs(child, rules)
            run = Run(root)
        else:
            _add_inline(run, child, rules, in_link=False)
        _add_text(run, Slot(child, root), rules, in_link=False)
    yield from _ended(run)


def _ended(run: Run) -> Iterator[Run]:
    if run.text.strip():
        yield run


def _is_block(element: ET.Element, rules: Rules) -> bool:
    return isinstance(element.tag, str) and rules.is_block(element.tag)


def _add_inline(run: Run, element: ET.Element, rules: Rules, in_link: bool) -> None:
    counts_for = rules.opaque(element)
    if counts_for is not None:
        run.text += counts_for
        return
    in_link = in_link or element.tag == "a"
    _add_text(run, Slot(element, None), rules, in_link)
    for child in element:
        _add_inline(run, child, rules, in_link)
        _add_text(run, Slot(child, element), rules, in_link)


def _add_text(run: Run, slot: Slot, rules: Rules, in_link: bool) -> None:
    place = 0
    text = slot.text
    for match in _PLACEHOLDER.finditer(text):
        if text[place : match.start()]:
            raw = text[place : match.start()]
            run.add(slot, raw, raw, in_link)
        run.add(slot, match.group(), rules.stashed(match.group()), in_link)
        place = match.end()
    if text[place:]:
        run.add(slot, text[place:], text[place:], in_link)


def replace(run: Run, drawn: Mapping[int, Sequence[Node]]) -> None:
    """Put nodes in the place of a run's stretches, each named by where it starts in the run."""
    contents: dict[int, tuple[Slot, list[Node]]] = {}
    for number, stretch in enumerate(run.stretches):
        _, nodes = contents.setdefault(_key(run, number), (stretch.slot, []))
        is_text = stretch.raw == stretch.text
        nodes += drawn.get(stretch.start, [stretch.raw]) if is_text else [stretch.raw]
    # From the last to the first, so that no slot moves before its turn.
    for slot, nodes in reversed(contents.values()):
        slot.put(nodes)


def _key(run: Run, number: int) -> int:
    """Give the number of the first stretch in the same slot."""
    while number and run.stretches[number - 1].slot == run.stretches[number].slot:
        number -= 1
    return number


def merge(parent: ET.Element, parts: Mapping[ET.Element, object], rules: Rules) -> None:
    """Make one of neighbouring elements that are parts of one thing, as `parts` tells.

    An inline element that holds nothing but such a part changes places with it first, so that
    `<b><a>放</a></b><a>管服</a>` becomes `<a><b>放</b>管服</a>`.
    """
    for place, child in enumerate(list(parent)):
        if _is_block(child, rules):
            continue
        merge(child, parts, rules)
        if child not in parts and len(child) == 1 and not (child.text or child[0].tail):
            part = child[0]
            if part in parts:
                parent[place] = _exchanged(child, part)
    for first, second in reversed(list(zip(parent, parent[1:], strict=False))):
        same = first in parts and parts[first] == parts.get(second)
        if same and not first.tail:
            _append(first, second)
            parent.remove(second)


def _exchanged(outer: ET.Element, inner: ET.Element) -> ET.Element:
    """Turn an element and the only one inside it inside out."""
    outer.remove(inner)
    outer.text, inner.text = inner.text, None
    outer.extend(inner)
    for child in list(inner):
        inner.remove(child)
    inner.append(outer)
    inner.tail, outer.tail = outer.tail, None
    return inner


def _append(first: ET.Element, second: ET.Element) -> None:
    if second.text:
        _insert(first, len(first), [second.text], before=first[-1] if len(first) else None)
    first.extend(second)
    first.tail = second.tail
