"""Entries: a glossary laid out for being looked up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from duizhao.annotator import Annotator
from duizhao.glossary.model import Concept, Glossary
from duizhao.script import HANS
from duizhao.search import english
from duizhao.search.concepts import Entry, Likeness, Told
from duizhao.search.folding import Fold
from duizhao.search.matching import Text
from duizhao.search.query import Query
from duizhao.search.spoken import spoken


@dataclass(frozen=True)
class Entries:
    """The entries of a glossary, at hand."""

    held: Sequence[Entry]
    fold: Fold

    def fitting(self, _wanted: Query) -> Sequence[Entry]:
        """Give all entries: what fits is found among them."""
        return self.held

    def likenesses(self) -> Iterator[Likeness]:
        """Give what tells of each entry how like a query it is."""
        for entry in self.held:
            yield Likeness(
                [text.folded.text for text in entry.forms],
                [text.spoken.letters for text in entry.forms],
                [[word.written for word in words] for words in entry.english],
                partial(_itself, entry),
            )


def _itself(entry: Entry) -> Entry:
    return entry


def laid_out(glossary: Glossary, annotator: Annotator, fold: Fold) -> Iterator[Entry]:
    """Lay out the entries of a glossary, in its order."""
    for concept in glossary.entries:
        yield _entry(concept, annotator, fold)


def _entry(concept: Concept, annotator: Annotator, fold: Fold) -> Entry:
    passages = [annotator.passage(form.text, HANS) for form in concept.forms]
    told = Told(
        id=concept.id,
        form=concept.form.text,
        tw=passages[0].tw,
        hk=passages[0].hk,
        pinyin=concept.form.pinyin,
        also=tuple(form.text for form in concept.forms[1:]),
        english=tuple(rendering.text for rendering in concept.english),
        meaning=concept.definition.en,
        confidence=concept.confidence,
        unknown=concept.unknown,
    )
    return Entry(
        told=told,
        forms=tuple(Text(fold(p.text), spoken(p.syllables)) for p in passages),
        english=tuple(english.words(rendering.text) for rendering in concept.english),
        meaning=english.words(concept.definition.en),
    )
