"""Stretches: what a text is made of, each with all that can be said of it by itself.

A text is put together of runs of Chinese characters, what stands between them, and the words of
terms. Most of what an annotation says of a run depends on nothing else, and texts of one kind
repeat their runs: each is annotated once and remembered.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from duizhao import han
from duizhao.layers.readings import Reader
from duizhao.layers.scripts import Converter
from duizhao.layers.words import Segmenter
from duizhao.scripts.house import Variant
from duizhao.spelling import NO_WORD, Piece, Speller, Written

Syllables = Sequence[str | None]


class Stretch(NamedTuple):
    """A part of a text: its words, a syllable for each of its code points, and its forms.

    `open` are the numbers of the words whose reading neighbours decide; the pieces are its words
    as pinyin writes them, where no word is open; `is_run` that it is a run of characters.
    """

    words: tuple[str, ...]
    syllables: tuple[str | None, ...]
    tw: str
    hk: str
    open: tuple[int, ...]
    pieces: tuple[Piece, ...]
    is_run: bool = False


def between(text: str) -> Stretch:
    """Give what stands between runs: it is not read, and the same in every script."""
    return Stretch((text,), (None,) * len(text), text, text, (), ((len(text), NO_WORD),))


class Stretches:
    """Makes stretches, and remembers them."""

    def __init__(
        self,
        segmenter: Segmenter,
        reader: Reader,
        converter: Converter,
        speller: Speller,
        names: Mapping[str, Sequence[Written]],
    ) -> None:
        """Take the layers, and what the house has written down of names."""
        self._segmenter, self._reader, self._converter = segmenter, reader, converter
        self._speller, self._names = speller, names
        self._known: dict[tuple[str, bool], Stretch] = {}
        self.term: Callable[[Written], Stretch] = lru_cache(maxsize=1 << 16)(self._term)
        self.between: Callable[[str], Stretch] = lru_cache(maxsize=1 << 16)(between)

    def learn(self, runs: Iterable[tuple[str, bool]]) -> Mapping[tuple[str, bool], Stretch]:
        """Give the stretch of each run, with whether its clause ends with it, among all known."""
        new = [run for run in dict.fromkeys(runs) if run not in self._known]
        if new:
            if len(self._known) > _MOST:
                self._known.clear()
            divided = self._segmenter.words([text for text, _ in new])
            variants = self._converter.variants(divided)
            for run, words, variant in zip(new, divided, variants, strict=True):
                self._known[run] = self._run(tuple(words), variant, run[1])
        return self._known

    def pieces(
        self, stretch: Stretch, syllables: Syllables, closed: bool, ruled: bool = False
    ) -> Sequence[Piece]:
        """Spell a run that is read with these syllables, which may be those of a ruling."""
        house = self._house(stretch)
        return self._speller.pieces(stretch.words, tuple(syllables), house, closed, ruled)

    def _run(self, words: tuple[str, ...], variant: Variant, closed: bool) -> Stretch:
        undecided = tuple(self._reader.open(words))
        if self._names.keys().isdisjoint(words):
            read = tuple(self._reader.alone(words))
        else:
            read = tuple(chain.from_iterable(map(self._syllables, words)))
            undecided = tuple(at for at in undecided if words[at] not in self._names)
        run = Stretch(words, read, *variant, undecided, (), is_run=True)
        return run if undecided else run._replace(pieces=tuple(self.pieces(run, read, closed)))

    def _syllables(self, word: str) -> Iterator[str | None]:
        name = self._names.get(word)
        if name is None:
            return self._reader.alone((word,))
        return chain.from_iterable(part.syllables for part in name)

    def _house(self, stretch: Stretch) -> Mapping[int, Sequence[Written]]:
        """Give what the house has written down of the words of a run, by their numbers."""
        names = self._names
        if names.keys().isdisjoint(stretch.words):
            return {}
        return {at: names[word] for at, word in enumerate(stretch.words) if word in names}

    def _term(self, word: Written) -> Stretch:
        """Give a word of a term. A glossary joins what is read as one (锁定制); for the scripts it
        is divided as the dictionary would."""
        ((tw, hk),) = self._converter.variants(self._segmenter.words([word.text]))
        pieces = ((len(word.text), word.joined),)
        return Stretch((word.text,), word.syllables, tw, hk, (), pieces)


# How many runs are remembered at most: some tens of megabytes.
_MOST = 200_000


@lru_cache(maxsize=1 << 12)
def is_closed(after: str) -> bool:
    """Say whether a clause ends before what follows a run of Chinese characters."""
    return not after or not (after[0].isalnum() or after[0] in _GOES_ON or han.is_han(after[0]))


_GOES_ON = frozenset("“”‘’「」『』《》%％℃")
