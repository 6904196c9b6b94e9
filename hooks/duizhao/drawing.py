"""Drawing: the pieces of a passage as HTML.

A word is a ruby whose pinyin stands in an attribute, drawn by the style sheet with an empty
alternative: copying, finding, indexing and listening meet the bare text. The other script stands
in an attribute only where it differs.

    <ruby data-tw=發展>发展<rt data-py=fāzhǎn></ruby>

data-tw is the Taiwan form, data-hk the Hong Kong form where it differs from that; a page that is
itself in Traditional script has data-hans, the Simplified form, too. Class r marks a rarer word
(`duizhao.rarity`). The syllables of data-py
divide by the rule of `duizhao.pinyin.split`, one for each Chinese character. End tags and quotation
marks that HTML does not ask for are left away: thousands of them stand on a page.
"""

import html
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import takewhile

from duizhao.layers.terms import Mention
from duizhao.passage import Passage
from duizhao.pieces import Piece
from duizhao.rarity import is_rare
from duizhao.script import HANS, HK, SCRIPTS, TW, Script

_NEEDS_QUOTES = re.compile(r"""[\s"'=<>`&]|^$""")

# Makes the address of a term's entry of its id.
Href = Callable[[str], str]

# Makes the tag that opens a mention's link.
Opening = Callable[[Mention], str]


def variants(hans: str, tw: str, hk: str, script: Script = HANS) -> str:
    """Give the attributes that carry the forms in other scripts than a page's own.

    Each has a space before it. A form that is missing is the page's own; a Hong Kong form that is
    missing, that of Taiwan.
    """
    own = hans if script is HANS else tw if script is TW else hk
    attributes = f" data-hans={_value(hans)}" if hans != own else ""
    attributes += f" data-tw={_value(tw)}" if tw != own else ""
    return attributes + (f" data-hk={_value(hk)}" if script is not HK and hk != tw else "")


def _value(text: str) -> str:
    """Write an attribute's value, in quotation marks if it needs them."""
    return f'"{html.escape(text)}"' if _NEEDS_QUOTES.search(text) else text


_FORM = r"""("[^"]*"|[^\s">]+)"""
_MARKED = re.compile(
    rf"<(ruby|span)(?: data-hans={_FORM})?(?: data-tw={_FORM})?(?: data-hk={_FORM})?>([^<]*)"
)


def is_marked(tag: str) -> bool:
    """Say whether a tag is one whose text has other forms."""
    return tag.startswith(("<ruby data-", "<span data-"))


@lru_cache(maxsize=1 << 16)
def rewritten(drawn: str, source: Script, script: Script) -> str:
    """Write a marked element's tag and text, as drawn for a page in one script, in another."""
    match = _MARKED.fullmatch(drawn)
    if match is None or script is source:
        return drawn
    name, *values, shown = match.groups()
    text = html.unescape(shown)
    hans, tw, hk = (html.unescape(value.strip('"')) if value else None for value in values)
    tw = text if tw is None else tw
    forms = {HANS: text if hans is None else hans, TW: tw, HK: tw if hk is None else hk}
    forms[source] = text
    attributes = variants(forms[HANS], forms[TW], forms[HK], script)
    return f"<{name}{attributes}>{html.escape(forms[script], quote=False)}"


# What decides how a piece is drawn: its pinyin, its forms, and whether a line may break before it.
_Look = tuple[str | None, str, str, str, bool]


class _Looks(dict[_Look, str]):
    """Pieces as they are drawn for a page in a script: texts repeat their words."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script

    def __missing__(self, look: _Look) -> str:
        if len(self) >= _MOST:
            self.clear()
        drawn = self[look] = _word(look, self._script)
        return drawn


_MOST = 1 << 17
_LOOKS = {script.name: _Looks(script) for script in SCRIPTS}


def _word(look: _Look, script: Script) -> str:
    """Draw one piece: a ruby, or where there is no pinyin the bare text."""
    pinyin, hans, tw, hk, is_breakable = look
    shown = hans if script is HANS else tw if script is TW else hk
    if pinyin is not None:
        attributes, escaped = variants(hans, tw, hk, script), html.escape(shown, quote=False)
        rare = " class=r" if is_rare(hans) else ""
        shown = f"<ruby{attributes}>{escaped}<rt{rare} data-py={_value(pinyin)}></ruby>"
    elif hans == tw == hk:
        shown = html.escape(shown, quote=False)
    else:
        shown = _between((hans, tw, hk), shown, script)
    return f"<wbr>{shown}" if is_breakable else shown


def _between(forms: tuple[str, str, str], shown: str, script: Script) -> str:
    """Draw a text between words with its forms; what they begin and end with alike stays bare.

    Most are quotation marks beside other marks: the fewer ways to write them, the less a page has.
    """
    start = _alike(forms)
    end = len(shown) - _alike([form[::-1] for form in forms])
    hans, tw, hk = (form[start:end] for form in forms)
    edges = (shown[:start], shown[start:end], shown[end:])
    before, inside, after = (html.escape(part, quote=False) for part in edges)
    return f"{before}<span{variants(hans, tw, hk, script)}>{inside}</span>{after}"


def _alike(forms: Iterable[str]) -> int:
    """Say with how many characters forms that differ begin alike."""
    return sum(1 for _ in takewhile(lambda column: len({*column}) == 1, zip(*forms, strict=True)))


def opening(mention: Mention, href: Href, *, again: bool = False) -> str:
    """Give the tag that opens the link of a term to its entry; `again` where its section has had
    the term before.
    """
    name = '"term again"' if again else "term"
    return f"<a class={name} href={_value(href(mention.id))}>"


CLOSING = "</a>"


# The marks that a mention is put between: a link's tags, one of them, or nothing.
Marks = Callable[[Mention], tuple[str, str]]


def linked(link: Opening) -> Marks:
    """Put each mention into a link of its own."""
    return lambda mention: (link(mention), CLOSING)


def unlinked(_: Mention) -> tuple[str, str]:
    """Leave a mention without a link."""
    return "", ""


def drawn(pieces: Iterable[Piece], marks: Marks, script: Script = HANS) -> str:
    """Draw pieces in their order for a page in a script, each term between its marks."""
    looks, parts = _LOOKS[script.name], list[str]()
    last: Mention | None = None
    after = ""
    for _, _, pinyin, hans, tw, hk, mention, is_breakable in pieces:
        if mention is not last:
            before, closing = marks(mention) if mention else ("", "")
            parts += (after, before)
            last, after = mention, closing
        parts.append(looks[pinyin, hans, tw, hk, is_breakable])
    return "".join([*parts, after])


def variants_of(passage: Passage, script: Script = HANS) -> str:
    """Draw a passage without its words: the whole text with its other scripts."""
    attributes = variants(passage.hans, passage.tw, passage.hk, script)
    return f"<span{attributes}>{html.escape(passage.form(script), quote=False)}</span>"


# A block's length, in code points, decides which guess of its height it is given before it is
# laid out: class n0 up to 20, then each half as long again.
_LENGTHS = tuple(int(20 * 1.5**step) for step in range(12))


def length_class(length: int) -> str:
    """Give the class that tells the style sheet how long a block is."""
    return f"n{sum(1 for bound in _LENGTHS if length > bound)}"
