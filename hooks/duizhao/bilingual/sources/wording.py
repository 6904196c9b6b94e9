"""Wording: new text written as Markdown so that it says that text and nothing else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from string import digits

from duizhao.bilingual.sources.inline import GAP, Part, likely

# What would begin another block, but in a heading or a cell.
_BEGINNING = re.compile(
    r"#|>|[*+-](?=\s|$)|`{3}|~{3}|(?=(?P<rule>[-_*])(?:[ ]{0,2}(?P=rule)){2,}[ ]*$)|"
    r"\[(?=[^\[\]]*\]:)|\d+(?P<point>\.)(?=\s|$)"
)
_CELLS = ("td", "th")
_HEADING = re.compile(r"(?:^|/)h[1-6]$")
# What is never written bare: how stars pair differs between versions, and the end of an attribute
# list is looked for as far as the line goes.
_ALWAYS = r"[{}`]|\*(?<!\s\*)|\*(?!\s)|(?<!\w)_|_(?!\w)|\\(?=[!-/:-@\[-`{-~])"
_LAST_SIGN = re.compile(r"#(?=#*$)")
_MARKUP = r"[\\`*_\[\]{}]"
_ENTITY, _TAG = re.compile(r"&(?=#?\w+;)"), re.compile(r"<(?=[A-Za-z/!?])")


def worded(row: Sequence[Part], new: frozenset[int], kind: str) -> str | None:
    """Give the Markdown of a block, or None where it cannot be written.

    `new` are the numbers of those parts whose text is new: it is written with escapes where it
    would be taken for markup. `kind` is that of the block.
    """
    wanted = _sense(row)
    for write in (_as_it_is, _escaped):
        parts = [
            write(part.source, kind) if at in new else part.source for at, part in enumerate(row)
        ]
        written = _edged("".join(parts), row, new, kind)
        if any(_sense(found) == wanted for found in likely(written)):
            return written
    return None


def _as_it_is(text: str, kind: str) -> str:
    return _backslashed(text, _ALWAYS, kind)


def _escaped(text: str, kind: str) -> str:
    text = _backslashed(text, _MARKUP, kind)
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))


def _backslashed(text: str, signs: str, kind: str) -> str:
    """Put a backslash before signs, and in a cell before the bar that would end it."""
    return re.sub(
        rf"{signs}|\|" if kind.rstrip(digits).endswith(_CELLS) else signs, r"\\\g<0>", text
    )


def _edged(written: str, row: Sequence[Part], new: frozenset[int], kind: str) -> str:
    """Escape what would count at an edge of the block, where the text there is new."""
    is_heading, is_cell = bool(_HEADING.search(kind)), kind.rstrip(digits).endswith(_CELLS)
    begins = _BEGINNING.match(written) if not (is_heading or is_cell) and 0 in new else None
    if begins:
        at = begins.start("point") if begins["point"] else 0
        written = f"{written[:at]}\\{written[at:]}"
    if is_heading and len(row) - 1 in new:
        written = _LAST_SIGN.sub(r"\\#", written)
    return written


def _sense(row: Iterable[Part]) -> list[tuple[str, str]]:
    """Give what a row says and its codes, however its characters are written."""
    sense: list[tuple[str, str]] = []
    for kind, told in _senses(row):
        if sense and kind == sense[-1][0] == "text":
            told = sense.pop()[1] + told
        sense.append((kind, told))
    return [(kind, " ".join(told.split()) if kind == "text" else told) for kind, told in sense]


def _senses(row: Iterable[Part]) -> Iterator[tuple[str, str]]:
    for part in row:
        says = part.plain if part.plain != GAP or part.source == GAP else ""
        if says and (not part.is_code or part.kind == "alone"):
            yield "text", says
        else:
            yield "code", part.source
