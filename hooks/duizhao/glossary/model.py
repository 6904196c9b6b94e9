"""The values of a glossary: what an editor knows, as frozen data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Confidence = Literal["sourced", "standard", "descriptive", "inferred", "unknown"]

CONFIDENCE: Mapping[str, tuple[str, str]] = {
    "sourced": ("有出处", "seen in the named source"),
    "standard": ("通行译法", "standard official usage, not checked against a source"),
    "descriptive": ("说明性译法", "a descriptive translation; the meaning is well established"),
    "inferred": ("据文推断", "inferred from the document alone"),
    "unknown": ("未详", "not known; the literal sense only"),
}


@dataclass(frozen=True)
class Form:
    """One way of writing a concept, in Simplified script, with the pinyin of that writing."""

    text: str
    pinyin: str


@dataclass(frozen=True)
class Rendering:
    """One English rendering, and where it was seen."""

    text: str
    source: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Concept:
    """One concept, one entry. The id is ASCII and never changes; the first form is preferred."""

    id: str
    forms: tuple[Form, ...]
    english: tuple[Rendering, ...]
    meaning: str
    confidence: Confidence
    source: str = ""
    unknown: str = ""
    related: tuple[str, ...] = ()
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Domain:
    """The concepts of one file, under its title in both languages."""

    chinese: str
    english: str
    concepts: tuple[Concept, ...]


@dataclass(frozen=True)
class Name:
    """A protected name: a word of its own, with its pinyin in words and capitals."""

    text: str
    pinyin: str
    kind: str
    english: str = ""
    tw: str = ""
    hk: str = ""


@dataclass(frozen=True)
class ReadingRuling:
    """How a stretch of text is read in this house, against the dictionaries, and why."""

    text: str
    pinyin: str
    reason: str


@dataclass(frozen=True)
class ScriptRuling:
    """How a stretch of text is written in Traditional script in this house, and why."""

    text: str
    tw: str
    hk: str
    reason: str


@dataclass(frozen=True)
class Judgment:
    """What an editor has judged in a sentence: how a text is read there, or written, or both.

    `at` is where the text stands, in code points of the sentence, which is in Simplified.
    """

    sentence: str
    at: int
    text: str
    pinyin: str = ""
    tw: str = ""
    hk: str = ""
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Glossary:
    """All that an editor has said: concepts by domain, names, and rulings."""

    domains: tuple[Domain, ...] = ()
    names: tuple[Name, ...] = ()
    readings: tuple[ReadingRuling, ...] = ()
    scripts: tuple[ScriptRuling, ...] = ()
    judgments: tuple[Judgment, ...] = ()

    @property
    def concepts(self) -> Iterator[Concept]:
        """Give every concept, domain by domain."""
        for domain in self.domains:
            yield from domain.concepts
