"""Import: a saved web page of an official speech becomes Markdown.

Two things change and nothing else does: the punctuation, by the rule of `punctuated`, and the
layout, which becomes Markdown structure. What the page says of itself goes into the front matter.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from duizhao import han
from duizhao.quoted import quoted

Kind = Literal["title", "occasion", "speaker", "part", "section", "paragraph"]

_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_STOPS = "，：；！？（）。、“”‘’《》〈〉「」『』【】—…·"
_CHROME = re.compile(r"【[^【】]*】|欢迎浏览|无障碍浏览|\|")
_OCCASION = re.compile(r"——(?=\d{4}年)")
_SPEAKER = re.compile(r"(?P<office>\S(?:\s?\S){0,7})\s{2,}(?P<name>\S{2,4})")
_SECTION = re.compile(r"[(（][一二三四五六七八九十]+[)）]")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
# Each begins where a word does: tried at every character, they would cost the square of its length.
_FIELD = re.compile(r"(?<!\S)(\S+?)[:：]\s*(\S+)")
_RECORD = re.compile(r"(?<!\S)\S*(?:ICP备|公网安备)\S+")
_LEAD = re.compile(r"[^。！？：；]{2,40}。(?=.)")

_HEADS: Mapping[Kind, str] = {"title": "#", "part": "##", "section": "###"}

# A first sentence no longer than this names what its paragraph is about; longer ones tell it.
LEAD_AT_MOST = 18


@dataclass(frozen=True)
class Part:
    """One block of the speech and what it is."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Speech:
    """A speech taken out of its web page: its blocks, and what the page says of itself."""

    parts: tuple[Part, ...]
    imprint: Mapping[str, str] = field(default_factory=dict)


def punctuated(text: str) -> str:
    """Restore the full-width punctuation of official print.

    , : ; ! ? become ，：；！？ unless ASCII letters or digits stand on both sides (3,000; 12:30).
    A pair of brackets becomes （） if it holds Chinese or touches it. Everything else stays:
    numbers, ranges, Latin words and their brackets.
    """
    marked = [_mark(text, place) for place in range(len(text))]
    chinese = [place for place, _ in han.characters(text)]
    for opening, closing in _brackets(text):
        around = text[max(opening - 1, 0) : opening] + text[closing + 1 : closing + 2]
        holds_chinese = bisect_left(chinese, opening) < bisect_left(chinese, closing)
        if holds_chinese or han.contains_han(around) or any(stop in _STOPS for stop in around):
            marked[opening], marked[closing] = "（", "）"
    return "".join(marked)


def _mark(text: str, place: int) -> str:
    before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    if _is_ascii_word(before) and _is_ascii_word(after):
        return text[place]
    return _FULL_WIDTH.get(text[place], text[place])


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for place, character in enumerate(text):
        if character == "(":
            opened.append(place)
        elif character == ")" and opened:
            yield opened.pop(), place


def speech(page: str) -> Speech:
    """Take the speech out of a saved page.

    Before the title stand only lines of the page's own; after the closing controls in 【】 stands
    its imprint. Spaces at the edges of lines, and inside the line that names the speaker, are
    layout.
    """
    lines = [line.strip() for line in page.replace("\xa0", " ").splitlines()]
    body, after = _without_chrome(lines)
    return Speech(tuple(_parts(line for line in body if line)), dict(_imprint(after)))


def _without_chrome(lines: list[str]) -> tuple[list[str], list[str]]:
    chrome = [bool(_CHROME.search(line)) for line in lines]
    texts = [i for i, line in enumerate(lines) if line and not chrome[i]]
    if not texts:
        return [], []
    closing = next((i for i in range(texts[0] + 1, len(lines)) if chrome[i]), len(lines))
    return lines[texts[0] : closing], lines[closing + 1 :]


def _parts(lines: Iterable[str]) -> Iterator[Part]:
    for number, line in enumerate(lines):
        text = punctuated(line)
        speaker = _SPEAKER.fullmatch(line) if number < 5 else None
        if number == 0:
            yield Part("title", text)
        elif _OCCASION.match(text):
            yield Part("occasion", text)
        elif speaker:
            office = "".join(speaker["office"].split())
            yield Part("speaker", f"{office} {speaker['name']}")
        elif text[-1] in "。！？：；…”":
            yield Part("paragraph", text)
        else:
            yield Part("section" if _SECTION.match(text) else "part", text)


def _imprint(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        fields = _FIELD.findall(line)
        records = _RECORD.findall(line)
        if records:
            yield "备案", "，".join(records)
        yield from fields
        if line and not fields and not records:
            yield "版权", line


def lead(paragraph: str) -> str:
    """Give the sentence that opens a run-in paragraph as its heading would, or nothing.

    It is short, has no digits, ends with a full stop, and more follows it.
    """
    match = _LEAD.match(paragraph)
    if match is None or re.search(r"\d", match.group()):
        return ""
    length = sum(1 for _ in han.characters(match.group()))
    return match.group() if length <= LEAD_AT_MOST else ""


def markdown(page: bytes, source: str) -> str:
    """Write the Markdown of a saved page, `source` being the address its front matter names.

    Raises UnicodeDecodeError where the page is not UTF-8, ValueError where it holds no text.
    """
    taken = speech(page.decode("utf-8-sig"))
    if not taken.parts:
        raise ValueError("it holds no text")
    blocks = [_block(part) for part in taken.parts]
    return "\n".join([_front_matter(taken, page, source), *blocks])


def _block(part: Part) -> str:
    text = _escaped(part.text)
    if part.kind == "paragraph":
        opening = _escaped(lead(part.text))
        return f"**{opening}**{{.lead}}{text[len(opening) :]}\n" if opening else f"{text}\n"
    if part.kind in _HEADS:
        return f"{_HEADS[part.kind]} {text}\n"
    return f"{text}\n{{: .{part.kind} }}\n"


def _escaped(text: str) -> str:
    """Protect what Markdown would take for markup."""
    text = re.sub(r"([\\`*_\[\]{}#])", r"\\\1", text)
    text = re.sub(r"^(\d+)\.(?=\s)|^([-+])(?=\s)", _escaped_mark, text)
    # Not to be escaped with a backslash: they are HTML's.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped_mark(match: re.Match[str]) -> str:
    """Protect what would begin a list."""
    return f"{match[1]}\\." if match[1] else f"\\{match[2]}"


def _key(name: str) -> str:
    """Write a name that the page gives: what is not all Chinese may mean something to YAML."""
    return name if all(map(han.is_han, name)) else quoted(name)


def _front_matter(taken: Speech, page: bytes, source: str) -> str:
    by_kind = {part.kind: part.text for part in reversed(taken.parts)}
    told = {
        "title": by_kind.get("title"),
        "occasion": _OCCASION.sub("", by_kind.get("occasion", "")),
        "speaker": by_kind.get("speaker"),
        "date": _date(by_kind.get("occasion", "")),
        "source": source,
        "sha256": hashlib.sha256(page).hexdigest(),
    }
    lines = [f"{key}: {quoted(value)}" for key, value in told.items() if value]
    lines += ["imprint:"] if taken.imprint else []
    lines += [f"  {_key(key)}: {quoted(value)}" for key, value in taken.imprint.items()]
    return "\n".join(["---", *lines, "---", ""])


def _date(occasion: str) -> str:
    found = _DATE.search(occasion)
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else ""
