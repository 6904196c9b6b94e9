"""Translation: a document in English beside the Chinese one, and what it says of itself.

`report.en.md` stands beside `report.md`. Its front matter says who made it, when, and of each
section how far it is and which Chinese it was made from:

    translation:
      by: the duizhao authors
      status: unofficial
      date: "2026-11-23"
      sections:
        - {heading: 一、回顾, state: revised, source: 1f2e3d4c5b6a}
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple

from duizhao.markdown import Block
from duizhao.problem import Problem, Refused
from duizhao.shape import Notes, Record, day, one_of, read, record, sequence, text, within

SUFFIX = ".en.md"

State = Literal["draft", "revised"]
STATES: Mapping[str, tuple[str, str]] = {"draft": ("初稿", "draft"), "revised": ("已校", "revised")}
STATUSES: Mapping[str, tuple[str, str]] = {
    "official": ("官方", "official"),
    "unofficial": ("非官方", "unofficial"),
    # The same authors wrote both languages.
    "original": ("原文", "original"),
}

_FRONT_MATTER = re.compile(r"\A---\n(?P<told>.*?\n)---\n", re.DOTALL)
_SECTION = record({"state": one_of(*STATES), "source": text}, {"heading": text})
_ABOUT = record(
    {"by": text, "status": one_of(*STATUSES), "date": day},
    {"sections": sequence(_SECTION)},
)

# A heading down to this level begins a section.
_LEVEL = 3


@dataclass(frozen=True)
class Section:
    """How far the translation of a section is, and the hash of the Chinese it was made from.

    What stands before the first heading has none.
    """

    state: str
    source: str
    heading: str = ""
    line: int = 0


@dataclass(frozen=True)
class Translation:
    """A translation: its file, its Markdown without the front matter, and what is said of it.

    `before` counts the lines of the front matter. Without a word about itself `by` is empty.
    """

    file: str
    markdown: str
    before: int = 0
    title: str = ""
    by: str = ""
    status: str = ""
    date: str = ""
    sections: tuple[Section, ...] = ()

    @property
    def state(self) -> str:
        """Give the state of the whole: what not every section is, it is not."""
        states = {section.state for section in self.sections}
        return "revised" if states == {"revised"} else "draft"


def name_of(document: str) -> str:
    """Give the name of a document's translation: `a/report.md` has `a/report.en.md`."""
    return str(PurePosixPath(document).with_suffix("")) + SUFFIX


def is_translation(name: str) -> bool:
    """Say whether a name is that of a translation."""
    return name.endswith(SUFFIX)


def load(path: Path) -> Translation | None:
    """Read the translation in a file; None where there is none. Raises Refused."""
    if not path.exists():
        return None
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(path.as_posix(), 0, "G001", f"not UTF-8: {error}", "save it as UTF-8")
        raise Refused([problem]) from None
    return _read(path.as_posix(), source)


def _read(file: str, source: str) -> Translation:
    front = _FRONT_MATTER.match(source)
    if front is None:
        return Translation(file, source)
    # One line above what is read, so that places are those of the file.
    notes = Notes(file)
    told = "\n" + front["told"]
    title: str | None = read(told, within("title", text), notes)
    about: Record | None = read(told, within("translation", _ABOUT), notes)
    if notes.problems:
        # What no YAML can be read from is said once, not for each of the keys.
        raise Refused(dict.fromkeys(notes.problems))
    return Translation(
        file,
        source[front.end() :],
        front[0].count("\n"),
        title or "",
        **(_about(about) if about else {}),
    )


def _about(about: Record) -> dict[str, Any]:
    values = about.values
    sections = tuple(
        Section(**section.values, line=section.place.line) for section in values.get("sections", ())
    )
    return {key: values[key] for key in ("by", "status", "date")} | {"sections": sections}


class Part(NamedTuple):
    """A section of a document: its heading, or nothing before the first, and its blocks."""

    heading: str
    blocks: Sequence[Block]

    @property
    def hash(self) -> str:
        """Give what changes with the section's text: twelve figures of its SHA-256."""
        whole = "\n".join("".join(block.passage.text.split()) for block in self.blocks)
        return hashlib.sha256(whole.encode("utf-8")).hexdigest()[:12]


def parts(blocks: Iterable[Block]) -> Iterator[Part]:
    """Divide a document into its sections; a heading that comes again has a number behind it."""
    heading, held = "", list[Block]()
    times: dict[str, int] = {}
    for block in blocks:
        if 0 < block.level <= _LEVEL:
            if held:
                yield Part(heading, held)
            said = block.passage.text
            times[said] = times.get(said, 0) + 1
            heading, held = f"{said} ({times[said]})" if times[said] > 1 else said, []
        held.append(block)
    if held:
        yield Part(heading, held)


def stale(
    translation: Translation, blocks: Iterable[Block]
) -> Iterator[tuple[Section, Part | None]]:
    """Give the sections whose Chinese has changed since they were translated, or is gone."""
    now = {part.heading: part for part in parts(blocks)}
    for section in translation.sections:
        part = now.get(section.heading)
        if part is None or part.hash != section.source:
            yield section, part


def unstated(translation: Translation, blocks: Iterable[Block]) -> Iterator[Part]:
    """Give the sections of which the translation says nothing."""
    told = {section.heading for section in translation.sections}
    return (part for part in parts(blocks) if part.heading not in told)
