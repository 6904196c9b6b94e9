"""Bitext: a document and its translation, block beside block and sentence beside sentence."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from duizhao.bilingual import anchors
from duizhao.bilingual.alignment import Group, Manner, Segment, align, ratio
from duizhao.bilingual.division import english_sentences
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.text import Text
from duizhao.layers.sentences import sentences
from duizhao.span import Span


@dataclass(frozen=True)
class Sentence:
    """A sentence of a unit: which of the side's texts it stands in, and where."""

    text: int
    span: Span


@dataclass(frozen=True)
class Match:
    """Sentences that belong together; one side is empty where a sentence has no counterpart."""

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]


@dataclass(frozen=True)
class Unit:
    """Blocks that belong together, mostly one and one, and how their sentences match.

    One side is empty where a block has no counterpart. `first` are the places of its first blocks
    among those of the document and of the translation.
    """

    source: tuple[Text, ...]
    target: tuple[Text, ...]
    matches: tuple[Match, ...]
    first: tuple[int, int]


@dataclass(frozen=True)
class Bitext:
    """All units, in order, and the notes of the translator, which have no counterpart."""

    units: tuple[Unit, ...]
    notes: tuple[Text, ...] = ()


# How common it is that so many blocks of each side belong together, as a cost. A paragraph is
# seldom divided and seldomer left out. On the report lengths spread by 7.3 for each code point in
# blocks, by 5.0 in sentences.
_BLOCKS = Manner(
    {(1, 1): 0.0, (1, 2): 4.0, (2, 1): 4.0, (1, 3): 7.0, (3, 1): 7.0, (1, 0): 10.0, (0, 1): 10.0},
    spread=10.0,
)
# English has about five letters for each Chinese character, blanks counted in; that is worth as
# much as a page of text. What a document has is worth a sentence or two of each unit.
_USUAL = (5.0, 300)
_UNIT_WEIGHT = 60
# What may be divided, or joined with its like.
_DIVISIBLE = frozenset({"p", "li", "blockquote", "dd"})
# What it costs to set blocks of two kinds beside each other: less than to leave both out.
_OTHER_KIND = 10.0

# A Chinese sentence may go on for a whole English paragraph; English ones are seldom joined.
_SENTENCES = Manner(
    {
        (1, 1): 0.0,
        (1, 2): 1.5,
        (1, 3): 3.0,
        (1, 4): 4.5,
        (1, 5): 6.0,
        (1, 6): 7.5,
        (1, 7): 9.0,
        (1, 8): 10.5,
        (2, 1): 4.0,
        (3, 1): 8.0,
        (2, 2): 7.0,
        (1, 0): 8.0,
        (0, 1): 8.0,
    },
    spread=7.0,
)


def bitext(source: Sequence[Text], target: Sequence[Text], renderings: Renderings) -> Bitext:
    """Set a document and its translation side by side.

    A footnote of the translation that the document has none of is a note of the translator.
    """
    mine, notes = parted(source, target)
    maker = _Maker(source, mine, renderings)
    return Bitext(tuple(maker.units()), notes)


def parted(
    source: Sequence[Text], target: Sequence[Text]
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Part the texts of a translation: what may have a counterpart, and the translator's notes."""
    labels = {text.label for text in source}
    notes = tuple(text for text in target if text.label and text.label not in labels)
    mine = tuple(text for text in target if not text.label or text.label in labels)
    return mine, notes


class _Maker:
    """Sets the texts of two languages side by side."""

    def __init__(
        self, source: Sequence[Text], target: Sequence[Text], renderings: Renderings
    ) -> None:
        self._source, self._target, self._renderings = source, target, renderings
        self._ids = frozenset(mention.id for text in source for mention in text.mentions)

    def units(self) -> Iterator[Unit]:
        whole = [self._of_source(text, [_all(text)]) for text in self._source]
        other = [self._of_target(text, [_all(text)]) for text in self._target]
        here, there = [each for (each,) in whole], [each for (each,) in other]
        self._per_point = ratio(here, there, *_USUAL)
        fits = partial(_fits, self._source, self._target)
        for group in align(here, there, _BLOCKS, per_point=self._per_point, fits=fits):
            source = tuple(self._source[at] for at in group.source)
            target = tuple(self._target[at] for at in group.target)
            first = group.source.start, group.target.start
            yield Unit(source, target, tuple(self._matches(source, target)), first)

    def _matches(self, source: Sequence[Text], target: Sequence[Text]) -> Iterator[Match]:
        ours = list(_numbered(sentences(text.text) for text in source))
        theirs = list(_numbered(english_sentences(text.text) for text in target))
        for group in self._groups(source, target):
            yield Match(
                tuple(ours[at] for at in group.source), tuple(theirs[at] for at in group.target)
            )

    def _groups(self, source: Sequence[Text], target: Sequence[Text]) -> list[Group]:
        here = [s for text in source for s in self._of_source(text, sentences(text.text))]
        there = [s for text in target for s in self._of_target(text, english_sentences(text.text))]
        if len(here) == 1 and there:
            return [Group(range(1), range(len(there)))]
        if len(there) == 1 and here:
            return [Group(range(len(here)), range(1))]
        per_point = ratio(here, there, self._per_point, _UNIT_WEIGHT)
        return align(here, there, _SENTENCES, per_point=per_point)

    def _of_source(self, text: Text, spans: Sequence[Span]) -> list[Segment]:
        return _segments(text, spans, anchors.of_chinese(text, spans))

    def _of_target(self, text: Text, spans: Sequence[Span]) -> list[Segment]:
        found = anchors.of_english(text, spans, self._renderings, self._ids)
        return _segments(text, spans, found)


def _all(text: Text) -> Span:
    return Span(0, len(text.text))


def _segments(
    text: Text, spans: Sequence[Span], held: Iterable[Mapping[Hashable, float]]
) -> list[Segment]:
    return [
        Segment(len(span.of(text.text).strip()), anchors)
        for span, anchors in zip(spans, held, strict=True)
    ]


def _numbered(sides: Iterable[Sequence[Span]]) -> Iterator[Sentence]:
    for number, spans in enumerate(sides):
        for span in spans:
            yield Sentence(number, span)


def _fits(
    source: Sequence[Text], target: Sequence[Text], here: range, there: range
) -> float | None:
    """Say which blocks may belong together: several only if they are paragraphs or items of one
    kind, and the same footnote's or none's.
    """
    ours, theirs = [source[at] for at in here], [target[at] for at in there]
    if len({text.label for text in (*ours, *theirs)}) > 1:
        return None
    kinds = {text.kind for text in (*ours, *theirs)}
    if len(kinds) == 1:
        divisible = kinds.pop().rpartition("/")[2] in _DIVISIBLE
        return 0.0 if divisible or len(ours) + len(theirs) <= 2 else None
    if len(ours) == len(theirs) == 1:
        return _OTHER_KIND
    return None if ours and theirs else 0.0
