"""The values of a glossary: what an editor knows, as frozen data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Confidence = Literal["sourced", "standard", "descriptive", "inferred", "unknown"]

# How far a form or a rendering is to be used, by ISO 30042: the data category
# administrativeStatus, without its suffix -admn-sts.
Status = Literal["preferred", "admitted", "deprecated"]

STATUS: Mapping[Status, tuple[str, str]] = {
    "preferred": ("首选", "preferred"),
    "admitted": ("可用", "admitted"),
    "deprecated": ("不宜", "deprecated"),
}

# What a form is: the whole name, what is short for it, or another way to write it.
FormType = Literal["full", "short", "variant", ""]

FORM_TYPES: Mapping[str, tuple[str, str]] = {
    "full": ("全称", "full form"),
    "short": ("简称", "short form"),
    "variant": ("变体", "variant"),
}


@dataclass(frozen=True)
class Form:
    """One way of writing a concept, in Simplified script, with the pinyin of that writing."""

    text: str
    pinyin: str
    type: FormType = ""
    status: Status = "admitted"


@dataclass(frozen=True)
class Rendering:
    """One English rendering, how far it is to be used, and where it was seen."""

    text: str
    source: str = ""
    year: int | None = None
    link: str = ""
    status: Status = "admitted"


@dataclass(frozen=True)
class Definition:
    """What a concept means, in English and in Chinese (Simplified; it may be missing)."""

    en: str
    zh: str = ""


@dataclass(frozen=True)
class Part:
    """A part of what an abbreviation stands for: with its English, or the id of its concept."""

    text: str = ""
    pinyin: str = ""
    english: str = ""
    concept: str = ""


@dataclass(frozen=True)
class FirstUse:
    """When and where a concept was first used, as far as is known."""

    year: int
    occasion: str
    source: str = ""
    link: str = ""


@dataclass(frozen=True)
class Context:
    """Where a sense holds: in paragraphs with one of the texts of `including`, if there are any,
    and with none of `excluding`.
    """

    including: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()


@dataclass(frozen=True)
class Concept:
    """One concept, one entry. The id is ASCII and never changes; the first form is preferred.

    `source` and `link` say where the meaning was seen, `note` how the official meaning differs
    from the plain sense of the words, `unknown` what is not known.
    """

    id: str
    forms: tuple[Form, ...]
    english: tuple[Rendering, ...]
    definition: Definition
    confidence: Confidence
    expansion: tuple[Part, ...] = ()
    note: str = ""
    source: str = ""
    link: str = ""
    unknown: str = ""
    first: FirstUse | None = None
    related: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    context: Context | None = None
    file: str = field(default="", compare=False, repr=False)
    line: int = field(default=0, compare=False, repr=False)
    column: int = field(default=0, compare=False, repr=False)

    @property
    def form(self) -> Form:
        """Give the preferred form: the first."""
        return self.forms[0]

    @property
    def rendering(self) -> str:
        """Give the preferred English rendering, the first; nothing where there is none."""
        return self.english[0].text if self.english else ""


@dataclass(frozen=True)
class Domain:
    """The concepts of one file, under its title in both languages."""

    chinese: str
    english: str
    concepts: tuple[Concept, ...]


Kind = Literal["person", "place", "organisation", "work"]

KINDS: Mapping[Kind, tuple[str, str]] = {
    "person": ("人名", "person"),
    "place": ("地名", "place"),
    "organisation": ("机构名", "organisation"),
    "work": ("作品与产品名", "work or product"),
}


@dataclass(frozen=True)
class Name:
    """A protected name: a word of its own, with its pinyin in words and capitals.

    One with an id has an entry of its own. `role` says who or what bears the name.
    """

    text: str
    pinyin: str
    kind: Kind
    english: str = ""
    tw: str = ""
    hk: str = ""
    id: str = ""
    role: Definition | None = None
    confidence: Confidence = "standard"
    source: str = ""
    link: str = ""
    file: str = field(default="", compare=False, repr=False)
    line: int = field(default=0, compare=False, repr=False)
    column: int = field(default=0, compare=False, repr=False)

    def concept(self) -> Concept:
        """Give the name as an entry; what is missing of it is empty."""
        return Concept(
            id=self.id,
            forms=(Form(self.text, self.pinyin, status="preferred"),),
            english=(Rendering(self.english, status="preferred"),) if self.english else (),
            definition=self.role or Definition(""),
            confidence=self.confidence,
            source=self.source,
            link=self.link,
            file=self.file,
            line=self.line,
            column=self.column,
        )


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
    file: str = field(default="", compare=False, repr=False)
    line: int = field(default=0, compare=False, repr=False)
    column: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True)
class Refusal:
    """A phrase that gets no entry, and why."""

    text: str
    reason: str
    file: str = field(default="", compare=False, repr=False)
    line: int = field(default=0, compare=False, repr=False)
    column: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True)
class Glossary:
    """All that an editor has said: concepts by domain, names, and rulings."""

    domains: tuple[Domain, ...] = ()
    names: tuple[Name, ...] = ()
    readings: tuple[ReadingRuling, ...] = ()
    scripts: tuple[ScriptRuling, ...] = ()
    judgments: tuple[Judgment, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def concepts(self) -> Iterator[Concept]:
        """Give every concept, domain by domain."""
        for domain in self.domains:
            yield from domain.concepts

    @property
    def entries(self) -> Iterator[Concept]:
        """Give every entry: the concepts, and the names that have an id."""
        yield from self.concepts
        yield from (name.concept() for name in self.names if name.id)
