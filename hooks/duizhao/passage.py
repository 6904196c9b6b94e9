"""Passage: one block of text with its layers, and the pieces it is drawn from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import accumulate, chain, pairwise, zip_longest
from typing import Generic, NamedTuple, TypeVar

from duizhao import han, pinyin
from duizhao.layers.readings import Reader
from duizhao.layers.scripts import Converter
from duizhao.layers.terms import Finder, Mention
from duizhao.layers.words import Segmenter
from duizhao.matcher import Match
from duizhao.readings.dictionary import house_words
from duizhao.scripts import house
from duizhao.scripts.house import Variant


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


class _Written(NamedTuple):
    """A word as the house has written it down: its text, its syllables, and both joined."""

    text: str
    syllables: tuple[str, ...]
    joined: str


class Annotator:
    """Makes passages of texts: each layer in its turn, edges of terms and names handed on."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder = Finder(lexicon.terms)
        self._names = {
            name: tuple(_written(name, 0, len(name), lexicon.pinyin[name]))
            for name in lexicon.names
        }
        self._forms = {
            form: tuple(_written(form, 0, len(form), lexicon.pinyin[form]))
            for form in lexicon.terms
        }
        self.reader = Reader(lexicon.readings, lambda word: self._segmenter.tag(word))
        self._spellings = _Spellings(self.reader)
        self._by_dictionary = lru_cache(maxsize=1 << 16)(self._redivided_word)

    @cached_property
    def _segmenter(self) -> Segmenter:
        """The segmenter: its dictionary is loaded when a text is met that is not known yet."""
        return Segmenter([*self._lexicon.names, *house_words(), *house.words()])

    @cached_property
    def converter(self) -> Converter:
        """The converter, loaded likewise."""
        names = self._lexicon.names
        given = {name: variant for name, variant in names.items() if variant.tw}
        return Converter(given, self._lexicon.scripts, self._segmenter.parts)

    def passage(self, text: str) -> Passage:
        """Annotate one block of text. Without Chinese nothing is added to it."""
        if not han.contains_han(text):
            return Passage(text, (), (None,) * len(text), text, text, ())
        mentions = self._finder.mentions(text)
        words, terms = self._divided(text, mentions)
        written: dict[int, Sequence[_Written]] = {
            at: self._names[word] for at, word in enumerate(words) if word in self._names
        }
        written.update((at, (part,)) for at, part in terms.items())
        starts = list(accumulate(map(len, words), initial=0))
        syllables = self.reader.syllables(words)
        for at, parts in written.items():
            spoken = [part.syllables for part in parts]
            all_spoken = spoken[0] if len(spoken) == 1 else chain(*spoken)
            syllables[starts[at] : starts[at + 1]] = all_spoken
        tw, hk = self.converter.variants(self._redivided(words, terms))
        spelled = self._spelled(words, starts, written, syllables, self.reader.rulings(text))
        return Passage(text, tuple(spelled), tuple(syllables), tw, hk, mentions)

    def words(self, text: str) -> list[str]:
        """Divide a text into words and what stands between them, as its readings are decided."""
        return self._divided(text, self._finder.mentions(text))[0]

    def _divided(
        self, text: str, mentions: Iterable[Mention]
    ) -> tuple[list[str], dict[int, _Written]]:
        """Divide a text into words and what stands between them; put together they are the text.

        The words of terms are told with their numbers.
        """
        gaps: list[list[str]] = []
        fixed: list[_Written] = []
        place = 0
        for mention in mentions:
            for part in self._parts(text, mention):
                start = text.index(part.text, place)
                gaps.append(han.divided(text[place:start]))
                fixed.append(part)
                place = start + len(part.text)
        gaps.append(han.divided(text[place:]))
        segmented = iter(self._segmenter.words([run for gap in gaps for run in gap[1::2]]))
        words: list[str] = []
        terms: dict[int, _Written] = {}
        for gap, part in zip_longest(gaps, fixed):
            for number, stretch in enumerate(gap):
                if number % 2:
                    words += next(segmented)
                elif stretch:
                    words.append(stretch)
            if part is not None:
                terms[len(words)] = part
                words.append(part.text)
        return words, terms

    def _parts(self, text: str, mention: Mention) -> Sequence[_Written]:
        """Give the words of a mention as its pinyin divides them."""
        start, end, _, form = mention
        if end - start == len(form):
            return self._forms[form]
        return tuple(_written(text, start, end, self._lexicon.pinyin[form]))

    def _spelled(
        self,
        words: Sequence[str],
        starts: Sequence[int],
        written: Mapping[int, Sequence[_Written]],
        syllables: Sequence[str | None],
        ruled: Iterable[Match],
    ) -> Iterable[Word]:
        """Give each word its pinyin; where the house has written it, take its own writing."""
        spellings = list(map(self._spellings.__getitem__, words))
        undecided = [at for at, spelling in enumerate(spellings) if spelling is _OPEN]
        for at in chain(undecided, _inside(starts, ruled)):
            spellings[at] = _joined(tuple(syllables[starts[at] : starts[at + 1]]))
        edges = list(starts)
        for at in sorted(written, reverse=True):
            parts = written[at]
            spellings[at : at + 1] = [part.joined for part in parts]
            if len(parts) > 1:
                lengths = [len(part.text) for part in parts[:-1]]
                edges[at : at + 1] = accumulate(lengths, initial=edges[at])
        laid = map(_lay, zip(edges, edges[1:], spellings, strict=False))
        return [word for word in laid if word[2] is not _NO_WORD]

    def _redivided_word(self, word: str) -> list[str]:
        return self._segmenter.words([word])[0]

    def _redivided(self, words: Sequence[str], terms: Mapping[int, object]) -> Sequence[str]:
        """Give the words with those of terms divided as the dictionary would.

        A glossary joins words that are read as one (锁定制); they are not written as one.
        """
        found = list(words)
        for at in sorted(terms, reverse=True):
            found[at : at + 1] = self._by_dictionary(words[at])
        return found


def _written(text: str, start: int, end: int, pinyin_of: str) -> Iterator[_Written]:
    """Divide a term or a name into words as its pinyin is divided.

    A quotation mark inside a word divides it further: words lie in Han runs.
    """
    places = [place for place, _ in han.characters(text, start, end)]
    taken = 0
    for word, syllables in pinyin.words(pinyin_of):
        mine = places[taken : taken + len(syllables)]
        taken += len(syllables)
        done = 0
        for run in han.runs(text, mine[0], mine[-1] + 1):
            part = syllables[done : done + run.end - run.start]
            done += len(part)
            yield _Written(run.of(text), part, word if part == syllables else pinyin.join(part))


# What stands for the pinyin of a word that its neighbours decide, and of what is no word at all.
_OPEN, _NO_WORD = "?", "-"
_lay = partial(tuple.__new__, Word)


class _Spellings(dict[str, str | None]):
    """The pinyin of each word that was met, where the word by itself decides it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader

    def __missing__(self, word: str) -> str | None:
        settled = self._reader.settled(word)
        found = _OPEN if settled is None else _joined(settled)
        self[word] = found = found if han.is_han(word[0]) else _NO_WORD
        return found


def _inside(starts: Sequence[int], stretches: Iterable[Match]) -> Iterator[int]:
    """Give the numbers of the words that stretches of the text touch."""
    for start, end, _ in stretches:
        yield from range(bisect_right(starts, start) - 1, bisect_left(starts, end))


@lru_cache(maxsize=1 << 16)
def _joined(syllables: tuple[str | None, ...]) -> str | None:
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
    part = _joined(tuple(passage.syllables[start:end])) or ""
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
