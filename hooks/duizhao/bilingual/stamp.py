"""Stamp: what a translation says of itself, written anew for the Chinese of today."""

import re
from collections.abc import Iterable, Iterator, Sequence

from duizhao.bilingual.translation import Part, Section, Translation
from duizhao.quoted import quoted

_FRONT_MATTER = re.compile(r"---\r?\n(?P<told>.*?\n)---\r?\n", re.DOTALL)
# What some editors write at the beginning of a file to say that it is UTF-8.
_MARK = "\ufeff"
# What stands under the key: lines further in, and blank ones.
_OURS = re.compile(r"^translation:.*\n(?:(?:[ \t].*)?\n)*", re.MULTILINE)


def stamped(
    source: str,
    translation: Translation,
    parts: Iterable[Part],
    *,
    by: str,
    date: str,
    state: str = "",
) -> str:
    """Give the file's text with what is said of the translation written anew.

    Every section has the hash of its Chinese now. Without a `state` each keeps its own; a section
    whose Chinese has changed, or that is new, is a draft. Nothing else changes, and what is new
    has the line ends of the first line.
    """
    before = {section.heading: section for section in translation.sections}
    sections = [_section(part, before.get(part.heading), state) for part in parts]
    status = translation.status or "unofficial"
    ours = "\n".join([*_lines(by, status, date, sections), ""])
    mark, body = ("", source) if not source.startswith(_MARK) else (_MARK, source[1:])
    end = "\r\n" if body.partition("\n")[0].endswith("\r") else "\n"
    front = _FRONT_MATTER.match(body)
    if front is None:
        return mark + f"---\n{ours}---\n\n".replace("\n", end) + body
    others = _OURS.sub("", front["told"].replace("\r\n", "\n"))
    return mark + f"---\n{others}{ours}---\n".replace("\n", end) + body[front.end() :]


def _section(part: Part, before: Section | None, state: str) -> Section:
    kept = before.state if before and before.source == part.hash else "draft"
    return Section(state or kept, part.hash, part.heading)


def _lines(by: str, status: str, date: str, sections: Sequence[Section]) -> Iterator[str]:
    yield "translation:"
    yield f"  by: {quoted(by)}"
    yield f"  status: {status}"
    yield f'  date: "{date}"'
    yield "  sections:" if sections else "  sections: []"
    for section in sections:
        dash = "    - "
        if section.heading:
            yield f"{dash}heading: {quoted(section.heading)}"
            dash = "      "
        yield f"{dash}state: {section.state}"
        yield f'      source: "{section.source}"'
