"""Passage: one block of text with its layers, and the pieces it is drawn from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from duizhao import han, pinyin
from duizhao.layers.readings import Reader
from duizhao.layers.scripts import Converter, Variant
from duizhao.layers.terms import Finder, Mention
from duizhao.layers.words import Segmenter
from duizhao.span import Span


class Word(NamedTuple):
    """A word in code points of its passage, with its joined pinyin.

    The pinyin is None where a character's reading is not known.
    """

    start: int
    end: int
    pinyin: str | None


P = TypeVar("P", Word, Mention)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its layers. The text never changes; all else points into it.

    syllables has one item for each code point, None where none is read; tw and hk have as many
    code points as the text; words cover every Chinese character once, in order.
    """

    text: str
    words: tuple[Word, ...]
    syllables: tuple[str | None, ...]
    tw: str
    hk: str
    mentions: tuple[Mention, ...]

    @property
    def unread(self) -> Iterator[tuple[int, str]]:
        """Give the Chinese characters without a known reading, with their places."""
        for place, character in han.characters(self.text):
            if self.syllables[place] is None:
                yield place, character


def excerpt(passage: Passage, start: int, end: int) -> Passage:
    """Cut a part out of a passage, its layers as they are: words and mentions wholly inside."""

    def inside(parts: Sequence[P]) -> tuple[P, ...]:
        return tuple(
            part._replace(start=part.start - start, end=part.end - start)
            for part in parts
            if start <= part.start and part.end <= end
        )

    return Passage(
        text=passage.text[start:end],
        words=inside(passage.words),
        syllables=passage.syllables[start:end],
        tw=passage.tw[start:end],
        hk=passage.hk[start:end],
        mentions=inside(passage.mentions),
    )


class Piece(NamedTuple):
    """A stretch of a passage that is drawn as one: all of it in one word and one mention, or none.

    The pinyin is None outside words and where it is not known; tw and hk are the text in the two
    Traditional scripts, whether it differs or not. A line may break before a piece that is
    `breakable`: said where a browser would not know it, since words are kept on one line.
    """

    start: int
    text: str
    pinyin: str | None
    tw: str
    hk: str
    mention: Mention | None
    breakable: bool


@dataclass(frozen=True)
class Lexicon:
    """What the house knows of words, as plain data.

    terms: form → id; pinyin: form or name → pinyin in words; names: name → its Traditional forms,
    empty where conversion finds them; readings and scripts: the rulings.
    """

    terms: Mapping[str, str]
    pinyin: Mapping[str, str]
    names: Mapping[str, Variant]
    readings: Mapping[str, tuple[str, ...]]
    scripts: Mapping[str, Variant]


class _Writing(NamedTuple):
    """A word as the house has written it down."""

    span: Span
    syllables: tuple[str, ...]
    joined: str


class Annotator:
    """Makes passages of texts: each layer in its turn, edges of terms and names handed on."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = Finder(lexicon.terms)
        self.reader = Reader(lexicon.readings)

    @cached_property
    def _segmenter(self) -> Segmenter:
        """The segmenter: its dictionary is loaded when a text is met that is not known yet."""
        return Segmenter(self._lexicon.names)

    @cached_property
    def converter(self) -> Converter:
        """The converter, loaded likewise."""
        names = self._lexicon.names
        given = {name: variant for name, variant in names.items() if variant.tw}
        return Converter(given, self._lexicon.scripts)

    def passage(self, text: str) -> Passage:
        """Annotate one block of text. Without Chinese nothing is added to it."""
        if not han.contains_han(text):
            return Passage(text, (), (None,) * len(text), text, text, ())
        mentions = self._finder.mentions(text)
        inside = [w for m in mentions for w in _writings(text, m, self._lexicon.pinyin[m.form])]
        fixed = [writing.span for writing in inside]
        spans = self._segmenter.words(text, fixed)
        tw, hk = self.converter.variants(text, self._segmenter.divided(text, spans, fixed))
        names = self._named(text, spans, taken=set(fixed))
        syllables = self.reader.syllables(text)
        for writing in [*names, *inside]:
            syllables[writing.span.start : writing.span.end] = writing.syllables
        words = tuple(_words(spans, [*names, *inside], syllables))
        return Passage(text, words, tuple(syllables), tw, hk, mentions)

    def _named(self, text: str, spans: Iterable[Span], taken: Set[Span]) -> list[_Writing]:
        """Give the writing of each word that is a name, but where a term has settled it."""
        return [
            writing
            for span in spans
            if span not in taken and (name := span.of(text)) in self._lexicon.names
            for writing in _writings(text, span, self._lexicon.pinyin[name])
        ]


def _writings(text: str, span: Span | Mention, written: str) -> Iterator[_Writing]:
    """Divide a term or a name into words as its pinyin is divided.

    A quotation mark inside a word divides it further: words lie in Han runs.
    """
    places = [place for place, _ in han.characters(text, span.start, span.end)]
    taken = 0
    for word, syllables in pinyin.words(written):
        mine = places[taken : taken + len(syllables)]
        taken += len(syllables)
        done = 0
        for run in han.runs(text, mine[0], mine[-1] + 1):
            part = syllables[done : done + run.end - run.start]
            done += len(part)
            yield _Writing(run, part, word if part == syllables else pinyin.join(part))


def _words(
    spans: Iterable[Span], writings: Iterable[_Writing], syllables: Sequence[str | None]
) -> Iterator[Word]:
    """Give each word its pinyin; where the house has written it, take its division and writing."""
    written: dict[int, _Writing] = {writing.span.start: writing for writing in writings}
    for span in spans:
        place = span.start
        while place < span.end:
            writing = written.get(place)
            if writing is None:
                yield Word(place, span.end, _joined(syllables[place : span.end]))
                break
            yield Word(*writing.span, writing.joined)
            place = writing.span.end


def _joined(syllables: Sequence[str | None]) -> str | None:
    """Join the syllables of a word, or give None where one is not known."""
    known = [syllable for syllable in syllables if syllable is not None]
    return pinyin.join(known) if len(known) == len(syllables) else None


def pieces(passage: Passage, cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """Divide a passage so that each piece lies in one word, one mention, and between two cuts.

    The texts of the pieces, put together, are the passage's text.
    """
    edges = {0, len(passage.text), *cuts}
    edges.update(*((word.start, word.end) for word in passage.words))
    edges.update(*((mention.start, mention.end) for mention in passage.mentions))
    words = _Cursor(passage.words)
    mentions = _Cursor(passage.mentions)
    word: Word | None = None
    for start, end in pairwise(sorted(edges)):
        before, word = word, words.at(start)
        yield Piece(
            start=start,
            text=passage.text[start:end],
            pinyin=_part(passage, word, start, end) if word else None,
            tw=passage.tw[start:end],
            hk=passage.hk[start:end],
            mention=mentions.at(start),
            breakable=word is not before and _breakable(passage.text, start, before, word),
        )


def _breakable(text: str, place: int, before: Word | None, after: Word | None) -> bool:
    """Say whether a line may break at the edge of a word, where browsers need to be told.

    Between two words; before a figure or a Latin word; and outside the quotation marks “ ” ‘ ’,
    which are the same characters in languages that never break beside them (UAX 14, class QU).
    """
    if before is not None:
        following = text[place]
        foreign = following.isascii() and following.isalnum()
        return after is not None or foreign or following in "“‘"
    return place > 0 and text[place - 1] in "”’"


def _part(passage: Passage, word: Word, start: int, end: int) -> str | None:
    """Give the pinyin of a part of a word."""
    if (start, end) == (word.start, word.end) or word.pinyin is None:
        return word.pinyin
    part = _joined(passage.syllables[start:end]) or ""
    return part.capitalize() if start == word.start and word.pinyin[0].isupper() else part


class _Cursor(Generic[P]):
    """Walks once along spans that do not overlap, asked for rising places."""

    def __init__(self, parts: Sequence[P]) -> None:
        self._parts: Sequence[P] = parts
        self._next = 0

    def at(self, place: int) -> P | None:
        """Give the part that covers a place, or None."""
        while self._next < len(self._parts) and self._parts[self._next].end <= place:
            self._next += 1
        if self._next < len(self._parts) and self._parts[self._next].start <= place:
            return self._parts[self._next]
        return None
