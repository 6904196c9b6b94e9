"""Drawing: the pieces of a passage as HTML.

A word is a ruby whose pinyin stands in an attribute, drawn by the style sheet with an empty
alternative: copying, finding, indexing and listening meet the bare text. The other script stands
in an attribute only where it differs.

    <ruby data-tw=發展>发展<rt data-py=fāzhǎn></ruby>

data-tw is the Taiwan form, data-hk the Hong Kong form where it differs from that; a page that is
itself in Traditional script has data-hans, the source text, too. The syllables of data-py divide
by the rule of `duizhao.pinyin.split`, one for each Chinese character. End tags and quotation marks
that HTML does not ask for are left away: thousands of them stand on a page.
"""

import html
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby

from duizhao.layers.terms import Mention
from duizhao.passage import Passage, Piece
from duizhao.script import HANS, HK, TW, Script

_NEEDS_QUOTES = re.compile(r"""[\s"'=<>`&]|^$""")

# Makes the address of a term's entry of its id.
Href = Callable[[str], str]


def variants(text: str, tw: str, hk: str, script: Script = HANS) -> str:
    """Give the attributes that carry the forms in other scripts than a page's own.

    Each has a space before it. A form that is missing is the page's own; a Hong Kong form that is
    missing, that of Taiwan.
    """
    own = {HANS: text, TW: tw, HK: hk}[script]
    attributes = f" data-hans={_value(text)}" if text != own else ""
    attributes += f" data-tw={_value(tw)}" if tw != own else ""
    return attributes + (f" data-hk={_value(hk)}" if script is not HK and hk != tw else "")


def _value(text: str) -> str:
    """Write an attribute's value, in quotation marks if it needs them."""
    return f'"{html.escape(text)}"' if _NEEDS_QUOTES.search(text) else text


_MARKED = re.compile(
    r"""<(ruby|span)(?: data-tw=("[^"]*"|[^\s">]+))?(?: data-hk=("[^"]*"|[^\s">]+))?>([^<]*)"""
)


def is_marked(tag: str) -> bool:
    """Say whether a tag, in a page in Simplified, is one whose text has other forms."""
    return tag.startswith(("<ruby data-", "<span data-"))


@lru_cache(maxsize=1 << 16)
def rewritten(drawn: str, script: Script) -> str:
    """Write a marked element's tag and text, as drawn for a page in Simplified, in a script."""
    match = _MARKED.fullmatch(drawn)
    if match is None:
        return drawn
    name, *values, text = match.groups()
    hans = html.unescape(text)
    tw, hk = (html.unescape(value.strip('"')) if value else None for value in values)
    tw = hans if tw is None else tw
    hk = tw if hk is None else hk
    own = {HANS: hans, TW: tw, HK: hk}[script]
    return f"<{name}{variants(hans, tw, hk, script)}>{html.escape(own, quote=False)}"


def _word(piece: Piece) -> str:
    """Draw one piece: a ruby, a span where there is no pinyin, or the bare text."""
    shown = html.escape(piece.text, quote=False)
    attributes = variants(piece.text, piece.tw, piece.hk)
    if piece.pinyin is not None:
        shown = f"<ruby{attributes}>{shown}<rt data-py={_value(piece.pinyin)}></ruby>"
    elif attributes:
        shown = f"<span{attributes}>{shown}</span>"
    return f"<wbr>{shown}" if piece.breakable else shown


def opening(mention: Mention, href: Href) -> str:
    """Give the tag that opens the link of a term to its entry."""
    return f"<a class=term href={_value(href(mention.id))}>"


CLOSING = "</a>"


# The marks that a mention is put between: a link's tags, one of them, or nothing.
Marks = Callable[[Mention], tuple[str, str]]


def linked(href: Href) -> Marks:
    """Put each mention into a link of its own."""
    return lambda mention: (opening(mention, href), CLOSING)


def unlinked(_: Mention) -> tuple[str, str]:
    """Leave a mention without a link."""
    return "", ""


def drawn(pieces: Iterable[Piece], marks: Marks) -> str:
    """Draw pieces in their order, what is part of a term between its marks."""
    parts: list[str] = []
    for mention, group in groupby(pieces, key=lambda piece: piece.mention):
        before, after = marks(mention) if mention else ("", "")
        parts += [before, *map(_word, group), after]
    return "".join(parts)


def variants_of(passage: Passage) -> str:
    """Draw a passage without its words: the whole text with its other scripts."""
    attributes = variants(passage.text, passage.tw, passage.hk)
    return f"<span{attributes}>{html.escape(passage.text, quote=False)}</span>"


# A block's length, in code points, decides which guess of its height it is given before it is
# laid out: class n0 up to 20, then each half as long again.
_LENGTHS = tuple(int(20 * 1.5**step) for step in range(12))


def length_class(length: int) -> str:
    """Give the class that tells the style sheet how long a block is."""
    return f"n{sum(1 for bound in _LENGTHS if length > bound)}"
