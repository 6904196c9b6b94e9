"""Concepts: looking up the entries of a glossary."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from duizhao.search import matching
from duizhao.search.english import EnglishWord
from duizhao.search.folding import Fold
from duizhao.search.matching import Match, Text
from duizhao.search.nearness import nearness, nearness_of_words
from duizhao.search.query import Query, query

# How near an entry must be to be offered where nothing fits, in thousandths: as it is written, as
# it is said, in English; what is said has few letters, so much is alike by chance. A form that
# stands in the query is nearer than all these, the longer the nearer.
NEAR_WRITTEN, NEAR_SAID, NEAR_ENGLISH, CONTAINED = 300, 550, 600, 1000
NEAREST = 5


class Told(NamedTuple):
    """What is told of an entry that was found: its preferred form in three scripts and in pinyin,
    its other forms, and what the glossary says of it.
    """

    id: str
    form: str
    tw: str
    hk: str
    pinyin: str
    also: Sequence[str]
    english: Sequence[str]
    meaning: str
    confidence: str
    unknown: str


class Entry(NamedTuple):
    """An entry as it is looked up: its forms, renderings and meaning, and what is told of it."""

    told: Told
    forms: Sequence[Text]
    english: Sequence[Sequence[EnglishWord]]
    meaning: Sequence[EnglishWord]


class Likeness(NamedTuple):
    """What tells how like a query an entry is: its forms as they are written and said, without
    marks, and the words of its renderings; and what gives the entry itself.
    """

    written: Sequence[str]
    letters: Sequence[str]
    english: Sequence[Sequence[str]]
    entry: Callable[[], Entry]


@dataclass(frozen=True)
class Result:
    """An entry that fits a query."""

    entry: Entry
    match: Match


class Source(Protocol):
    """Where entries come from, in the order of the glossary."""

    @property
    def fold(self) -> Fold:
        """What folds a query as the entries are folded."""

    def fitting(self, wanted: Query) -> Iterable[Entry]:
        """Give the entries that a query fits, and maybe others."""

    def likenesses(self) -> Iterable[Likeness]:
        """Give what tells of each entry how like a query it is."""


class Concepts:
    """A glossary to look things up in."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def find(self, text: str) -> list[Result]:
        """Give the entries that fit what was typed, the best first."""
        wanted = query(text, self._source.fold)
        found = ((entry, _match(entry, wanted)) for entry in self._source.fitting(wanted))
        return _ranked(Result(entry, match) for entry, match in found if match is not None)

    def near(self, text: str) -> list[Result]:
        """Give a few entries that are like what was typed, the likest first.

        What is less than two thirds as like as the likest is left out.
        """
        wanted = query(text, self._source.fold)
        scored = [
            (likeness, max(_scores(likeness, wanted), default=0))
            for likeness in self._source.likenesses()
        ]
        least = max((score for _, score in scored), default=0) * 2 // 3
        near = (
            Result(likeness.entry(), Match("near", score, ()))
            for likeness, score in scored
            if score and score >= least
        )
        return _ranked(near)[:NEAREST]


def _ranked(results: Iterator[Result]) -> list[Result]:
    """Sort by score, then the shorter form, then as the glossary has them."""
    return sorted(results, key=lambda r: (-r.match.score, len(r.entry.told.form)))


def _match(entry: Entry, wanted: Query) -> Match | None:
    found = [match for match in _matches(entry, wanted) if match is not None]
    return max(found, key=lambda match: match.score, default=None)


def _matches(entry: Entry, wanted: Query) -> Iterator[Match | None]:
    """Give every way in which a query fits; what is not preferred counts a little less."""
    for number, text in enumerate(entry.forms):
        yield _lessened(matching.in_text(text, wanted), number)
    for number, words in enumerate(entry.english):
        yield _lessened(matching.in_english(words, wanted.words), number)
    everything = [word for words in entry.english for word in words]
    yield matching.in_meaning([*everything, *entry.meaning], wanted.words)


def _lessened(match: Match | None, number: int) -> Match | None:
    return match._replace(score=match.score - 1) if match and number else match


def _scores(likeness: Likeness, wanted: Query) -> Iterator[int]:
    """Give in how many thousandths an entry is like a query, in every way that is enough."""
    letters = wanted.pinyin.letters if wanted.pinyin else ""
    characters = {*wanted.folded}
    for written, said in zip(likeness.written, likeness.letters, strict=True):
        if written and written in wanted.folded:
            yield CONTAINED + len(written)
        # What shares no character is not like it at all; most entries are passed over here.
        if not characters.isdisjoint(written):
            yield _enough(nearness(wanted.folded, written), NEAR_WRITTEN)
        if letters:
            yield _enough(nearness(letters, said), NEAR_SAID)
    words = [word.written for word in wanted.words]
    for each in likeness.english if words else ():
        yield _enough(nearness_of_words(words, each), NEAR_ENGLISH)


def _enough(likeness: int, least: int) -> int:
    return likeness if likeness >= least else 0
