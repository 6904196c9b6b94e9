"""Stamp: what a translation says of itself, written anew for the Chinese of today."""

import re
from collections.abc import Iterable, Iterator

from duizhao.bilingual.translation import Part, Section, Translation

_FRONT_MATTER = re.compile(r"\A---\n(?P<told>.*?\n)---\n", re.DOTALL)
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
    whose Chinese has changed, or that is new, is a draft.
    """
    before = {section.heading: section for section in translation.sections}
    sections = [_section(part, before.get(part.heading), state) for part in parts]
    status = translation.status or "unofficial"
    ours = "\n".join([*_lines(by, status, date, sections), ""])
    front = _FRONT_MATTER.match(source)
    if front is None:
        return f"---\n{ours}---\n\n{source}"
    told = front["told"]
    others = _OURS.sub("", told)
    return f"---\n{others}{ours}---\n{source[front.end() :]}"


def _section(part: Part, before: Section | None, state: str) -> Section:
    kept = before.state if before and before.source == part.hash else "draft"
    return Section(state or kept, part.hash, part.heading)


def _lines(by: str, status: str, date: str, sections: Iterable[Section]) -> Iterator[str]:
    yield "translation:"
    yield f"  by: {_quoted(by)}"
    yield f"  status: {status}"
    yield f'  date: "{date}"'
    yield "  sections:"
    for section in sections:
        dash = "    - "
        if section.heading:
            yield f"{dash}heading: {_quoted(section.heading)}"
            dash = "      "
        yield f"{dash}state: {section.state}"
        yield f'      source: "{section.source}"'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
