"""Tree: the inline text of an element tree as strings, and other text put back in its place.

A run is the inline text of one block, whatever markup divides it: one string, and the slots it
came from. Knows ElementTree and Python-Markdown's placeholders, nothing of Chinese.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

# Python-Markdown keeps raw HTML and entities out of the tree behind such marks.
PLACEHOLDER = re.compile("\x02[^\x03]*\x03")
# What stands in a run for something that is no text and divides it: code, an image, a break.
GAP = "\ufffc"


# Each element with the one that holds it.
Parents = Mapping[ET.Element, ET.Element]


@dataclass(frozen=True)
class Slot:
    """One text of the tree: an element's own, or its tail (then `parent` is the parent's)."""

    element: ET.Element
    parent: ET.Element | None

    @property
    def container(self) -> ET.Element:
        """Give the element whose content the text is part of."""
        return self.element if self.parent is None else self.parent

    @property
    def text(self) -> str:
        """Give the text that stands in the slot."""
        return (self.element.text if self.parent is None else self.element.tail) or ""

    def put(self, text: str) -> None:
        """Put another text in its place."""
        if self.parent is None:
            self.element.text = text
        else:
            self.element.tail = text


@dataclass(frozen=True)
class Stretch:
    """A stretch of a slot's text: what stands in the slot, and what it counts for in the run."""

    slot: Slot
    start: int
    raw: str
    text: str
    in_link: bool


@dataclass(frozen=True)
class Raw:
    """What a placeholder stands for: what it counts for in the run, and the tag it may be.

    A tag that seals leaves everything up to its end tag alone.
    """

    text: str
    opens: str = ""
    closes: str = ""
    seals: bool = False


@dataclass
class Run:
    """The inline text of one block element.

    `first` and `last` are the slots it begins and ends in. `links` are the places of links beside
    the text, such as a footnote's mark. Raw HTML stands in no tree, so a run also remembers which
    raw element it is in.
    """

    block: ET.Element
    first: Slot
    last: Slot
    stretches: list[Stretch] = field(default_factory=list)
    text: str = ""
    links: list[int] = field(default_factory=list)
    _sealed: list[str] = field(default_factory=list)
    _in_raw_link: bool = False

    def add_text(self, slot: Slot, raw: str, in_link: bool) -> None:
        """Add text, or what counts for it inside a raw element that is left alone."""
        if raw:
            self.add(slot, raw, GAP if self._sealed else raw, in_link or self._in_raw_link)

    def meet(self, raw: Raw) -> None:
        """Go into a raw element, or out of it."""
        if "a" in (raw.opens, raw.closes):
            self._in_raw_link = raw.opens == "a"
        if raw.opens and (raw.seals or raw.opens in self._sealed):
            self._sealed.append(raw.opens)
        elif self._sealed and raw.closes == self._sealed[-1]:
            self._sealed.pop()

    def add(self, slot: Slot, raw: str, text: str, in_link: bool) -> None:
        """Add what comes next."""
        self.stretches.append(Stretch(slot, len(self.text), raw, text, in_link))
        self.text += text

    def covered(self, start: int, end: int) -> list[Stretch]:
        """Give the stretches that a part of the run lies in."""
        return [s for s in self.stretches if s.start < end and start < s.start + len(s.text)]

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
    what it counts for in the run (nothing, or a gap); raw: what a placeholder stands for.
    """

    is_block: Callable[[str], bool]
    opaque: Callable[[ET.Element], str | None]
    raw: Callable[[str], Raw]


def runs(root: ET.Element, rules: Rules) -> Iterator[Run]:
    """Give the runs of a tree in the order of the text."""
    run = _begun(root, Slot(root, None), rules)
    for child in list(root):
        if _is_block(child, rules):
            yield from _ended(run)
            if rules.opaque(child) is None:
                yield from runs(child, rules)
            run = _begun(root, Slot(child, root), rules)
        else:
            _add_inline(run, child, rules, in_link=False)
            run.last = Slot(child, root)
            _add_text(run, run.last, rules, in_link=False)
    yield from _ended(run)


def _begun(root: ET.Element, slot: Slot, rules: Rules) -> Run:
    run = Run(root, slot, slot)
    _add_text(run, slot, rules, in_link=False)
    return run


def _ended(run: Run) -> Iterator[Run]:
    if run.text.strip():
        yield run


def _is_block(element: ET.Element, rules: Rules) -> bool:
    return isinstance(element.tag, str) and rules.is_block(element.tag)


def _add_inline(run: Run, element: ET.Element, rules: Rules, in_link: bool) -> None:
    counts_for = rules.opaque(element)
    if counts_for is not None:
        if next(element.iter("a"), None) is not None:
            run.links.append(len(run.text))
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
    for match in PLACEHOLDER.finditer(text):
        run.add_text(slot, text[place : match.start()], in_link)
        raw = rules.raw(match.group())
        run.add(slot, match.group(), raw.text, in_link)
        run.meet(raw)
        place = match.end()
    run.add_text(slot, text[place:], in_link)


def enclose(run: Run, opening: str, closing: str) -> None:
    """Put marks around the whole of a run."""
    run.first.put(opening + run.first.text)
    run.last.put(run.last.text + closing)


def replace(run: Run, texts: Mapping[int, str]) -> None:
    """Put texts in the place of a run's stretches, each named by where it starts in the run."""
    for slot, group in groupby(run.stretches, key=lambda stretch: stretch.slot):
        slot.put("".join(_replaced(stretch, texts) for stretch in group))


def _replaced(stretch: Stretch, texts: Mapping[int, str]) -> str:
    is_text = stretch.raw == stretch.text
    return texts.get(stretch.start, stretch.raw) if is_text else stretch.raw


@dataclass(frozen=True)
class Bracket:
    """How a part of a run that lies in several slots can be put between two marks.

    `first` and `last` are elements of one container that the part covers wholly, or None where
    the part begins or ends in the container's own text.
    """

    first: ET.Element | None
    last: ET.Element | None
    container: ET.Element

    def put(self, opening: str, closing: str) -> None:
        """Put the marks around the elements that the part covers."""
        if self.first is not None:
            slot = _slot_before(self.container, self.first)
            slot.put(slot.text + opening)
        if self.last is not None:
            slot = Slot(self.last, self.container)
            slot.put(closing + slot.text)


def _slot_before(container: ET.Element, child: ET.Element) -> Slot:
    place = list(container).index(child)
    return Slot(container[place - 1], container) if place else Slot(container, None)


def bracket(run: Run, start: int, end: int, parents: Parents) -> Bracket | None:
    """Say how a part of a run can be put between two marks, or None where markup is in the way.

    **放**管服 can: the bold lies wholly inside. 深化**改革放**管服 cannot.
    """
    covered = run.covered(start, end)
    paths = [_path(stretch.slot.container, run.block, parents) for stretch in covered]
    shared = [
        elements[0] for elements in zip(*paths, strict=False) if len({*map(id, elements)}) == 1
    ]
    container, depth = shared[-1], len(shared)
    first = paths[0][depth] if len(paths[0]) > depth else None
    last = paths[-1][depth] if len(paths[-1]) > depth else None
    whole = (first is None or _begins(run, first, start)) and (
        last is None or _ends(run, last, end)
    )
    return Bracket(first, last, container) if whole else None


def _path(element: ET.Element, block: ET.Element, parents: Parents) -> list[ET.Element]:
    path = [element]
    while path[-1] is not block:
        path.append(parents[path[-1]])
    return path[::-1]


def _inside(run: Run, element: ET.Element) -> list[Stretch]:
    containers = set(element.iter())
    return [s for s in run.stretches if s.slot.container in containers and s.text]


def _begins(run: Run, element: ET.Element, start: int) -> bool:
    return _inside(run, element)[0].start == start


def _ends(run: Run, element: ET.Element, end: int) -> bool:
    last = _inside(run, element)[-1]
    return last.start + len(last.text) == end
