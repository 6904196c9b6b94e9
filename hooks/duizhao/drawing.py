"""Drawing: the pieces of a passage as elements of a page.

A word is a ruby whose pinyin stands in an attribute, drawn by the style sheet with an empty
alternative: copying, finding, indexing and listening meet the bare text. The other script stands
in an attribute only where it differs.

    <ruby data-tw="發展">发展<rt data-py="fāzhǎn"></rt></ruby>

data-tw is the Taiwan form, data-hk the Hong Kong form where it differs from that. The syllables
of data-py divide by the rule of `duizhao.pinyin.split`, one for each Chinese character.
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from duizhao.layers.terms import Mention
from duizhao.passage import Piece
from duizhao.tree import Node

Href = Callable[[str], str]


def variants(text: str, tw: str, hk: str) -> dict[str, str]:
    """Give the attributes that carry the other scripts."""
    attributes = {"data-tw": tw} if tw != text else {}
    return attributes | ({"data-hk": hk} if hk != tw else {})


def word(piece: Piece) -> Node:
    """Draw one piece: a ruby, a span where there is no pinyin, or the bare text."""
    attributes = variants(piece.text, piece.tw, piece.hk)
    if piece.pinyin is None:
        if not attributes:
            return piece.text
        element = ET.Element("span", attributes)
        element.text = piece.text
        return element
    ruby = ET.Element("ruby", attributes)
    ruby.text = piece.text
    ET.SubElement(ruby, "rt", {"data-py": piece.pinyin})
    return ruby


def nodes(
    pieces: Iterable[Piece], href: Href, in_link: bool
) -> Iterator[tuple[Node, Mention | None]]:
    """Draw pieces in their order; what is part of a term comes as a link to its entry.

    Inside a link of the author's own a term is not linked again.
    """
    for mention, group in groupby(pieces, key=lambda piece: piece.mention):
        drawn = [word(piece) for piece in group]
        if mention is None or in_link:
            for node in drawn:
                yield node, None
        else:
            yield _term(drawn, mention, href), mention


def _term(drawn: Iterable[Node], mention: Mention, href: Href) -> ET.Element:
    link = ET.Element("a", {"class": "term", "href": href(mention.id), "data-term": mention.id})
    for node in drawn:
        if isinstance(node, ET.Element):
            link.append(node)
        elif len(link):
            link[-1].tail = (link[-1].tail or "") + node
        else:
            link.text = (link.text or "") + node
    return link


# A block's length, in code points, decides which guess of its height it is given before it is
# laid out: class n0 up to 20, then each half as long again.
_LENGTHS = tuple(int(20 * 1.5**step) for step in range(12))


def length_class(length: int) -> str:
    """Give the class that tells the style sheet how long a block is."""
    return f"n{sum(1 for bound in _LENGTHS if length > bound)}"
