"""Concepts: looking up the entries of a glossary."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from duizhao.glossary.model import Concept, Glossary
from duizhao.passage import Annotator, Passage
from duizhao.script import HANS
from duizhao.search import english, matching
from duizhao.search.english import EnglishWord
from duizhao.search.folding import Fold
from duizhao.search.matching import Match, Text
from duizhao.search.nearness import nearness, nearness_of_words
from duizhao.search.query import Query, query
from duizhao.search.spoken import spoken

# How near an entry must be to be offered where nothing fits, in thousandths: as it is written, as
# it is said, in English; what is said has few letters, so much is alike by chance. A form that
# stands in the query is nearer than all these, the longer the nearer.
NEAR_WRITTEN, NEAR_SAID, NEAR_ENGLISH, CONTAINED = 300, 550, 600, 1000
NEAREST = 5


@dataclass(frozen=True)
class Entry:
    """A concept as it is looked up: its forms, renderings and meaning."""

    concept: Concept
    form: Passage
    forms: tuple[Text, ...]
    english: tuple[tuple[EnglishWord, ...], ...]
    meaning: tuple[EnglishWord, ...]


@dataclass(frozen=True)
class Result:
    """An entry that fits a query."""

    entry: Entry
    match: Match


class Concepts:
    """A glossary to look things up in."""

    def __init__(self, glossary: Glossary, annotator: Annotator, fold: Fold) -> None:
        self._glossary = glossary
        self._annotator = annotator
        self._fold = fold

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(map(self._entry, self._glossary.concepts))

    def _entry(self, concept: Concept) -> Entry:
        passages = [self._annotator.passage(form.text, HANS) for form in concept.forms]
        return Entry(
            concept=concept,
            form=passages[0],
            forms=tuple(Text(self._fold(p.text), spoken(p.syllables)) for p in passages),
            english=tuple(english.words(rendering.text) for rendering in concept.english),
            meaning=english.words(concept.meaning),
        )

    def find(self, text: str) -> list[Result]:
        """Give the entries that fit what was typed, the best first."""
        wanted = query(text, self._fold)
        found = ((entry, _match(entry, wanted)) for entry in self._entries)
        return _ranked(Result(entry, match) for entry, match in found if match is not None)

    def near(self, text: str) -> list[Result]:
        """Give a few entries that are like what was typed, the likest first.

        What is less than two thirds as like as the likest is left out.
        """
        wanted = query(text, self._fold)
        scored = [(entry, max(_likenesses(entry, wanted), default=0)) for entry in self._entries]
        least = max((score for _, score in scored), default=0) * 2 // 3
        near = (
            Result(entry, Match("near", score, ()))
            for entry, score in scored
            if score and score >= least
        )
        return _ranked(near)[:NEAREST]


def _ranked(results: Iterator[Result]) -> list[Result]:
    """Sort by score, then the shorter form, then as the glossary has them."""
    return sorted(results, key=lambda r: (-r.match.score, len(r.entry.form.text)))


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


def _likenesses(entry: Entry, wanted: Query) -> Iterator[int]:
    """Give in how many thousandths an entry is like a query, in every way that is enough."""
    letters = wanted.pinyin.letters if wanted.pinyin else ""
    for text in entry.forms:
        if text.folded.text and text.folded.text in wanted.folded:
            yield CONTAINED + len(text.folded.text)
        yield _enough(nearness(wanted.folded, text.folded.text), NEAR_WRITTEN)
        yield _enough(nearness(letters, text.spoken.letters), NEAR_SAID)
    for words in entry.english:
        yield _enough(nearness_of_words(wanted.words, words), NEAR_ENGLISH)


def _enough(likeness: int, least: int) -> int:
    return likeness if likeness >= least else 0
