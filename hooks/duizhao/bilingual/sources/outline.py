"""Outline: the stretches of a Markdown file that may be the inline source of a block.

Not all are: which are, the texts of the tree decide. Blocks are cut as Python-Markdown cuts them,
without the depth of lists: a list begins with a block, a heading and a quotation with any line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Stretch:
    """A stretch of a file: its first line, counted from 1, and the label of its footnote, if any.

    `spans` are what its inline source may be, in code points of the file: with and without what
    may be an attribute list, or the prefix of a definition.
    """

    line: int
    spans: tuple[Span, ...]
    label: str = ""


@dataclass(frozen=True)
class _Line:
    """A line without its prefix: from start up to and without end; how deep it is quoted, and how
    far it is indented.
    """

    number: int
    start: int
    end: int
    depth: int
    indent: int


_FRONT_MATTER = re.compile(r"\A\ufeff?---[ ]*\r?\n.*?\r?\n---[ ]*\r?\n", re.DOTALL)
_PREFIX = re.compile(r"(?:[ \t]*>)*([ \t]*)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_HTML = re.compile(
    r"<(address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    r"figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|iframe|legend|li|link|main|"
    r"math|menu|nav|noscript|ol|p|pre|script|section|style|summary|table|tbody|td|template|tfoot|"
    r"th|thead|title|tr|ul)\b|<!--",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[\^([^\]]*)\]:[ ]*")
_REFERENCE = re.compile(r"""\[[^\[\]^][^\[\]]*\]:[ ]*\S+[ ]*(?:"[^"]*"|'[^']*'|\([^()]*\))?[ ]*$""")
_RULE = re.compile(r"(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_HEADING = re.compile(r"#{1,6}[ \t]*")
_MARKER = re.compile(r"(?:(?:[*+-]|\d+\.)[ \t]+|>[ \t]*)(?=\S)")
_DEFINITION = re.compile(r":[ \t]+(?=\S)")
_COLUMNS = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?$")
# What divides cells: not what is escaped, and nothing in code.
_CELL = re.compile(r"(?:\\.|`+[^`]*`+|[^|\\])*")
_LIST = r"\{:?[ ]*[^}\n ][^}\n]*\}[ ]*$"
_OWN_LINE = re.compile(rf"\s*\n[ \t]*(?:>[ \t]*)*{_LIST}")
_SAME_LINE = re.compile(rf"[ ]+{_LIST}")
_CODE = 4


def stretches(source: str) -> Iterator[Stretch]:
    """Give the stretches of a whole file, front matter included, in order."""
    return _Reader(source).read()


def _lines(source: str) -> Iterator[_Line]:
    front = _FRONT_MATTER.match(source)
    at = front.end() if front else len(source) - len(source.removeprefix("\ufeff"))
    number = source.count("\n", 0, at) + 1
    while at < len(source):
        stop = source.find("\n", at)
        stop = len(source) if stop < 0 else stop
        prefix = _PREFIX.match(source, at, stop)
        start, indent = (prefix.end(), len(prefix[1].expandtabs(_CODE))) if prefix else (at, 0)
        depth = source.count(">", at, start)
        end = start + len(source[start:stop].rstrip())
        yield _Line(number, start, end, depth, max(indent - bool(depth), 0))
        at, number = stop + 1, number + 1


class _Reader:
    """Reads the lines of a file; what is open is the stretch that a line may go on."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lines: Sequence[_Line] = list(_lines(source))
        self._endless: set[str] = set()
        self._label = ""
        self._in_list = self._marked = False
        # Whether a block begins here; the first line of what is open, and where it ends so far.
        self._fresh = True
        self._open: _Line | None = None
        self._start = self._end = self._last = 0

    def read(self) -> Iterator[Stretch]:
        """Give the stretches."""
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            past = self._past(at, line)
            if past > at:
                yield from self._closed()
                at = past
                continue
            if self._is_table(at):
                yield from self._closed()
                while at < len(self._lines) and self._told(self._lines[at]):
                    yield from self._cells(self._lines[at])
                    at += 1
                continue
            yield from self._line(line)
            at += 1
        yield from self._closed()

    def _told(self, line: _Line) -> str:
        return self._source[line.start : line.end]

    def _line(self, line: _Line) -> Iterator[Stretch]:
        told = self._told(line)
        if not told:
            yield from self._closed()
            self._marked = False
            return
        if self._fresh:
            self._settle(line, told)
        if self._open and line.depth > self._open.depth:
            yield from self._closed()
        note = _NOTE.match(told) if not line.depth else None
        if note:
            yield from self._closed()
            self._label = note[1]
            yield from self._content(line, line.start + note.end())
        elif _REFERENCE.match(told):
            yield from self._closed()
        elif self._is_second(line) and _UNDERLINE.match(told):
            yield from self._closed(heading=True)
        elif _RULE.match(told):
            yield from self._closed()
        elif _HEADING.match(told) or (_MARKER.match(told) and (self._fresh or self._marked)):
            yield from self._closed()
            yield from self._content(line, line.start)
        elif _DEFINITION.match(told):
            yield from self._closed()
            self._begin(line, line.start)
        elif self._open:
            self._end, self._last = line.end, line.number
        elif self._in_list or self._label or line.indent < _CODE:
            self._begin(line, line.start)

    def _settle(self, line: _Line, told: str) -> None:
        """See whether a block still belongs to a footnote, or to a list."""
        if not line.indent:
            self._label = ""
            self._in_list = bool(_MARKER.match(told))

    def _is_second(self, line: _Line) -> bool:
        """Say whether a line is the second of what is open."""
        return self._open is not None and self._open.number == self._last == line.number - 1

    def _content(self, line: _Line, at: int) -> Iterator[Stretch]:
        """Go past the marks of lists and quotations; a heading is a stretch by itself."""
        while marker := _MARKER.match(self._source, at, line.end):
            at = marker.end()
            self._marked = self._in_list = True
        heading = _HEADING.match(self._source, at, line.end)
        if at < line.end:
            self._begin(line, heading.end() if heading else at)
        if heading:
            yield from self._closed(heading=True)

    def _begin(self, line: _Line, at: int) -> None:
        self._open, self._start, self._end, self._last = line, at, line.end, line.number
        self._fresh = False

    def _closed(self, heading: bool = False) -> Iterator[Stretch]:
        """Give what is open, if it says anything; a block begins behind it."""
        if self._open and self._start < self._end:
            spans = dict.fromkeys(self._spans(self._start, self._end, heading))
            yield Stretch(self._open.number, tuple(spans), self._label)
        self._open, self._fresh = None, True

    def _spans(self, start: int, end: int, heading: bool) -> Iterator[Span]:
        told = self._source[start:end]
        if heading:
            yield start, start + len(told.rstrip("#").rstrip())
        yield start, end
        for pattern in (_OWN_LINE, _SAME_LINE):
            if match := pattern.search(told):
                bare = told[: match.start()]
                yield start, start + len(bare.rstrip("#").rstrip() if heading else bare.rstrip())
        if match := _DEFINITION.match(told):
            yield start + match.end(), end

    def _past(self, at: int, line: _Line) -> int:
        """Give the number of the line behind a fence or a raw block that begins here."""
        told = self._told(line)
        fence = _FENCE.match(told) if not (line.depth or line.indent) else None
        if fence and fence[1] not in self._endless:
            for after in range(at + 1, len(self._lines)):
                if self._told(self._lines[after]) == fence[1]:
                    return after + 1
            self._endless.add(fence[1])
        html = _HTML.match(told) if not line.depth and self._fresh else None
        if html:
            return self._past_html(at, line, f"</{html[1]}" if html[1] else "-->")
        return at

    def _past_html(self, at: int, line: _Line, closing: str) -> int:
        if closing not in self._endless:
            found = re.compile(re.escape(closing), re.IGNORECASE).search(self._source, line.start)
            if found:
                return at + self._source.count("\n", line.start, found.start()) + 1
            self._endless.add(closing)
        return next(
            (n for n in range(at, len(self._lines)) if not self._told(self._lines[n])),
            len(self._lines),
        )

    def _is_table(self, at: int) -> bool:
        if not self._fresh or at + 1 >= len(self._lines):
            return False
        head, columns = self._told(self._lines[at]), self._told(self._lines[at + 1])
        return "|" in head and "|" in columns and bool(_COLUMNS.match(columns))

    def _cells(self, line: _Line) -> Iterator[Stretch]:
        told = self._told(line)
        at = 1 if told.startswith("|") else 0
        while at <= len(told):
            match = _CELL.match(told, at)
            end = match.end() if match else at
            bare = told[at:end].strip()
            if bare:
                start = line.start + at + told[at:end].index(bare)
                spans = dict.fromkeys(self._spans(start, start + len(bare), heading=False))
                yield Stretch(line.number, tuple(spans), self._label)
            at = end + 1
