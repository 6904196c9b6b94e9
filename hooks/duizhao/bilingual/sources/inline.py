"""Inline: the Markdown of one block as a row of parts: its text, and the codes that mark it up.

Put together the parts are the source, character for character. What they say is what
Python-Markdown's inline run says of the block: marks count for nothing, and what is no text (code,
images, breaks, foreign raw HTML) for one object replacement character.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from duizhao.bilingual.sources.emphasis import emphases

# What stands for something that is no text, as in the run of a tree.
GAP = "\ufffc"

# Opening marks belong to what follows them, all other codes that say nothing to what is before.
Kind = Literal["text", "opening", "closing", "alone"]


@dataclass(frozen=True)
class Part:
    """A part of a block's inline source: as it is written, and what it says.

    Text says what it writes. An opening code and its closing one have the same number in `pair`,
    unique in their block; 0 stands for none.
    """

    source: str
    plain: str
    kind: Kind = "text"
    pair: int = 0

    @property
    def is_code(self) -> bool:
        """Say whether it is markup."""
        return self.kind != "text"

    @property
    def is_blank(self) -> bool:
        """Say whether it is white space alone, or the prefix of a wrapped line."""
        if self.is_code:
            return self.plain == "\n" and not self.source.startswith("&")
        return not self.plain.strip()


Parts = tuple[Part, ...]

# What stands between two blocks that are shown as one stretch.
BETWEEN_BLOCKS = Part("\n\n", "\n", "alone")


def parts(source: str, language: str = "zh") -> Parts:
    """Take a block's inline source apart; `language` is that of its text.

    What raw HTML or an attribute list calls another language is one code, as code is. Any string
    is taken: what is no markup is text.
    """
    scan = _Scan(source)
    scan.region(0, len(source))
    return tuple(_filled(source, _sealed(_nested(scan.marks), source, language)))


def source_of(row: Iterable[Part]) -> str:
    """Give the Markdown of a row of parts."""
    return "".join(part.source for part in row)


def plain(row: Iterable[Part]) -> str:
    """Give what a row of parts says."""
    return "".join(part.plain for part in row)


def told(row: Iterable[Part]) -> str:
    """Give what a row says on one line, with what is no text as it is written."""
    return folded("".join(p.source if p.plain == GAP else p.plain for p in row))


def folded(text: str) -> str:
    """Give a text with single spaces for white space, none at its edges."""
    return " ".join(text.split())


def likely(source: str) -> Iterator[Parts]:
    """Give the ways in which the parts of a source may be told, the usual one first.

    A reader of the tree may count an entity for a gap, and see another language in a document.
    """
    for language in ("zh", "en", "") if "lang" in source else ("zh",):
        found = parts(source, language)
        yield found
        if "&" in source:
            yield tuple(replace(part, plain=GAP) if _is_entity(part) else part for part in found)


def answering(source: str, text: str) -> Parts | None:
    """Give the parts of a source that say a block's text, or None where none do."""
    wanted = key(text)
    return next((found for found in likely(source) if key(plain(found)) == wanted), None)


def spelt(row: Iterable[Part]) -> Parts:
    """Give a row whose entities say the characters they stand for, however they were counted."""
    return tuple(
        replace(part, plain=html.unescape(part.source)) if _is_entity(part) else part
        for part in row
    )


def key(text: str) -> str:
    """Give what two texts of one block share, whatever their white space.

    A footnote ends with the gap of its way back, which no source has, and a break may keep the
    space before it.
    """
    return _AROUND_A_GAP.sub(GAP, folded(text)).rstrip(GAP + " ")


_AROUND_A_GAP = re.compile(rf" ?{GAP} ?")


def _is_entity(part: Part) -> bool:
    return part.is_code and part.source.startswith("&")


@dataclass(frozen=True)
class _Mark:
    """A code in the source: from start up to and without end."""

    start: int
    end: int
    kind: Kind
    plain: str = ""
    pair: int = 0


_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!|")
_FIRST = re.compile(r"\\(?P<escaped>.)|(?P<ticks>`+)", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")
_OPENING = re.compile(r"!?\[")
# An address in brackets, with a title perhaps; or the name of one that is given elsewhere.
_ADDRESS = re.compile(
    r"""\((?:[^()"'\n]|"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\))*+\)|\([^()\n]*+\)|[ ]?\[[^\[\]\n]*+\]"""
)
_AUTOLINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*+://[^<>]*+>")
_AUTOMAIL = re.compile(r"<[^<> !]+@[^@<> ]+>")
# A break that is said, and the prefix of a wrapped line in a quotation: no text begins with >.
_PREFIX = r"\r?\n[ \t]*(?:>[ \t]*)"
_HARD_BREAK = re.compile(rf"  (?:{_PREFIX}+|\r?\n[ \t]*)")
_WRAP = re.compile(rf"{_PREFIX}+")
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s"'<>@/]*+)"""
    r"""(?:\s++[^\s"'=<>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>]++))?+)*+\s*+/?>"""
)
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
_INSTRUCTION = re.compile(r"<\?(?:(?!<\?|\?>).)*\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z0-9]+);")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[^}\n ][^}\n]*\}")
_LANGUAGE = re.compile(r"""\slang\s*=\s*["']?([\w-]*)|[{\s]lang=["']?([\w-]*)""")

_VOID = frozenset("br hr img input".split())
_LEFT_ALONE = frozenset(
    "code pre kbd samp var script style math svg textarea select button ruby "
    "audio video iframe object embed canvas picture".split()
)
# What stands for a code while the rest is read: neither a word nor a space; and for a wrap.
_MASK, _SPACE = "\x03", "\n"


class _Scan:
    """Reads a source in Python-Markdown's order: code, escapes, notes, links, tags, emphasis."""

    def __init__(self, source: str) -> None:
        self._text = source
        self._pairs = 0
        self.marks: list[_Mark] = []
        self._code_and_escapes()
        self._each(_FOOTNOTE, "")

    def region(self, start: int, end: int, is_link: bool = False) -> None:
        """Read a stretch that is marked up by itself: a block, or the text of a link, which has no
        links of its own.
        """
        self._links(start, end, is_link)
        if not is_link:
            self._each(_AUTOLINK, None, start, end)
            self._each(_AUTOMAIL, GAP, start, end)
        self._each(_HARD_BREAK, GAP, start, end)
        self._each(_WRAP, "\n", start, end)
        self._each(_TAG, "<", start, end)
        self._each(_COMMENT, "", start, end)
        self._each(_INSTRUCTION, GAP, start, end)
        self._each(_ENTITY, "&", start, end)
        for a, b, c, d in emphases(self._text[start:end]):
            self._pair(start + a, start + b, start + c, self._with_attributes(start + d))

    def _code_and_escapes(self) -> None:
        at = 0
        while match := _FIRST.search(self._text, at):
            at = match.end()
            if match["escaped"] in _ESCAPABLE:
                self._alone(*match.span(), match["escaped"])
            elif match["ticks"]:
                closing = re.compile(rf"(?<!`){match['ticks']}(?!`)").search(self._text, at)
                if closing:
                    at = self._with_attributes(closing.end())
                    self._alone(match.start(), at, GAP)
            else:
                at = match.start() + 1

    def _links(self, start: int, end: int, is_link: bool) -> None:
        closings = _brackets(self._text, start, end)
        at = start
        while match := _OPENING.search(self._text, at, end):
            at = match.end()
            closing = closings.get(at - 1)
            address = closing and _ADDRESS.match(self._text, closing + 1, end)
            if not (closing and address):
                continue
            last = self._with_attributes(address.end())
            if match.group() == "![":
                self._alone(match.start(), last, GAP)
                at = last
            elif not is_link:
                self.region(at, closing, is_link=True)
                self._pair(match.start(), at, closing, last)
                self._mask(at, closing)
                at = last

    def _each(
        self, pattern: re.Pattern[str], says: str | None, start: int = 0, end: int | None = None
    ) -> None:
        for match in pattern.finditer(self._text, start, len(self._text) if end is None else end):
            if says is None:
                first, last = match.span()
                self._pair(first, first + 1, last - 1, self._with_attributes(last))
                self._mask(first, last)
            elif says == "<":
                self._tag(match)
            elif says == "&":
                self._alone(*match.span(), html.unescape(match.group()))
            else:
                last = self._with_attributes(match.end()) if pattern is _FOOTNOTE else match.end()
                self._alone(match.start(), last, says)

    def _tag(self, match: re.Match[str]) -> None:
        name = match["name"].lower()
        kind: Kind = "closing" if match["end"] else "opening"
        if name in _VOID:
            self._alone(*match.span(), GAP)
        elif name == "wbr":
            self._alone(*match.span(), "")
        else:
            self._add(_Mark(*match.span(), kind))

    def _with_attributes(self, end: int) -> int:
        """Give where a code ends with the attribute list behind it, if there is one."""
        match = _ATTRIBUTES.match(self._text, end)
        return match.end() if match else end

    def _alone(self, start: int, end: int, says: str) -> None:
        self._add(_Mark(start, end, "alone", says))

    def _pair(self, start: int, opened: int, closing: int, end: int) -> None:
        self._pairs += 1
        self._add(_Mark(start, opened, "opening", pair=self._pairs))
        self._add(_Mark(closing, end, "closing", pair=self._pairs))

    def _add(self, mark: _Mark) -> None:
        self.marks.append(mark)
        self._mask(mark.start, mark.end, _SPACE if mark.plain == "\n" else _MASK)

    def _mask(self, start: int, end: int, by: str = _MASK) -> None:
        self._text = self._text[:start] + by * (end - start) + self._text[end:]


_BRACKET = re.compile(r"[\[\]]")


def _brackets(text: str, start: int, end: int) -> Mapping[int, int]:
    """Give the place of each opening bracket with that of the one that closes it."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        if match.group() == "[":
            opened.append(match.start())
        elif opened:
            closings[opened.pop()] = match.start()
    return closings


def _nested(marks: Iterable[_Mark]) -> list[_Mark]:
    """Put the marks in order, and make pairs of raw tags; what would cross stands alone."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    numbers = max((mark.pair for mark in ordered), default=0)
    opened: list[int] = []
    for at, mark in enumerate(ordered):
        if mark.kind == "opening":
            opened.append(at)
        elif mark.kind == "closing":
            found = _opener(ordered, opened, mark)
            if found is None:
                continue
            del opened[opened.index(found) :]
            if not mark.pair:
                numbers += 1
                ordered[found] = replace(ordered[found], pair=numbers)
                ordered[at] = replace(mark, pair=numbers)
    return ordered


def _opener(ordered: Sequence[_Mark], opened: Sequence[int], mark: _Mark) -> int | None:
    if mark.pair:
        return next((at for at in reversed(opened) if ordered[at].pair == mark.pair), None)
    return opened[-1] if opened and not ordered[opened[-1]].pair else None


def _sealed(marks: Sequence[_Mark], source: str, language: str) -> Iterator[_Mark]:
    """Make one code of each pair whose inside is left alone."""
    ends = {mark.pair: mark for mark in marks if mark.kind == "closing" and mark.pair}
    past = 0
    for mark in marks:
        if mark.start < past:
            continue
        closing = ends.get(mark.pair) if mark.kind == "opening" else None
        if closing and _seals(source, mark, closing, language):
            inside = source[mark.end : closing.start]
            yield _Mark(mark.start, closing.end, "alone", GAP if inside.strip() else "")
            past = closing.end
        else:
            yield mark


def _seals(source: str, opening: _Mark, closing: _Mark, language: str) -> bool:
    tag = _TAG.match(source, opening.start)
    if tag and tag["name"].lower() in _LEFT_ALONE:
        return True
    told = source[opening.start : opening.end] if tag else source[closing.start : closing.end]
    match = _LANGUAGE.search(told)
    return match is not None and not (match[1] or match[2] or language).startswith(language)


def _filled(source: str, marks: Iterable[_Mark]) -> Iterator[Part]:
    """Give the codes with the text between them."""
    at = 0
    for mark in chain(marks, [_Mark(len(source), len(source), "alone")]):
        if at < mark.start:
            yield Part(source[at : mark.start], source[at : mark.start])
        if mark.start < mark.end:
            told = source[mark.start : mark.end]
            yield Part(told, mark.plain, mark.kind, mark.pair)
        at = mark.end
