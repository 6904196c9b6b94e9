"""Spelling: the words of a text as pinyin writes them, by GB/T 16159-2012.

The segmenter's words are regrouped as the standard divides them (`orthography.division`), and
each is written joined, with its hyphens and capitals (`orthography.writing`). What the house has
written down itself is taken as it stands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from duizhao.orthography import division, writing
from duizhao.orthography.token import Frequency, Token


class Word(NamedTuple):
    """A word in code points of its passage, with its joined pinyin.

    The pinyin is None where a character's reading is not known.
    """

    start: int
    end: int
    pinyin: str | None


class Written(NamedTuple):
    """A word as the house has written it down: its text, its syllables, and both joined."""

    text: str
    syllables: tuple[str, ...]
    joined: str


# A word of the text: how many characters it has, and its pinyin.
Piece = tuple[int, str | None]

# What stands for the pinyin of what is no word.
NO_WORD = "-"
_lay = partial(tuple.__new__, Word)


def laid_out(pieces: Iterable[Piece]) -> list[Word]:
    """Lay the pieces of a text out as its words; put together, they are the text."""
    told = list(pieces)
    spelled = map(itemgetter(1), told)
    edges = list(accumulate(map(itemgetter(0), told), initial=0))
    laid = map(_lay, zip(edges, edges[1:], spelled, strict=False))
    return [word for word in laid if word[2] is not NO_WORD]


# Gives the syllables of a word whose neighbours do not matter, None for any other.
Settled = Callable[[str], Sequence[str | None] | None]


class Speller:
    """Spells the words of a run of Chinese characters."""

    def __init__(self, settled: Settled, tag: Callable[[str], str], frequency: Frequency) -> None:
        """Take what words are by themselves: readings, parts of speech, how frequent they are."""
        self._tag = tag
        self._frequency = frequency
        self._alone = _Alone(settled, tag, frequency)
        self._free = lru_cache(maxsize=1 << 16)(self._spelled)

    def pieces(
        self,
        words: Sequence[str],
        syllables: Sequence[str | None],
        house: Mapping[int, Sequence[Written]],
        closed: bool,
        ruled: bool = False,
    ) -> Sequence[Piece]:
        """Spell the words of one run, which has a syllable for each of its characters.

        `house` gives what the house has written down, by the number of the word in whose place
        it stands; `closed` says that the clause ends with the run, `ruled` that its words may be
        read otherwise than they are by themselves.
        """
        if not house:
            return self._free(tuple(words), tuple(syllables), closed, ruled)
        edges = list(accumulate(map(len, words), initial=0))
        found: list[Piece] = []
        first = 0
        for at in (*house, len(words)):
            read = tuple(syllables[edges[first] : edges[at]])
            ends = closed and at == len(words)
            found += self._free(tuple(words[first:at]), read, ends, ruled)
            found += [(len(part.text), part.joined) for part in house.get(at, ())]
            first = at + 1
        return found

    def _spelled(
        self, words: tuple[str, ...], syllables: tuple[str | None, ...], closed: bool, ruled: bool
    ) -> tuple[Piece, ...]:
        """Spell words of which the house has written nothing down."""
        alone = list(map(self._alone.__getitem__, words))
        if _AMONG_OTHERS in alone or ruled:
            return tuple(self._regrouped(words, syllables, closed))
        if _BY_PLACE in alone:
            return tuple(self._in_place(words, alone, syllables))
        return tuple(alone)

    def _in_place(
        self, words: Sequence[str], alone: Sequence[Piece], syllables: tuple[str | None, ...]
    ) -> Iterator[Piece]:
        """Spell words that stay what they are, some of them by how they are read here."""
        start = 0
        for word, piece in zip(words, alone, strict=True):
            end = start + len(word)
            if piece is _BY_PLACE:
                piece = len(word), _joined(Token(word, self._tag(word)), syllables[start:end])
            yield piece
            start = end

    def _regrouped(
        self, words: Sequence[str], syllables: tuple[str | None, ...], closed: bool
    ) -> Iterator[Piece]:
        """Spell words that may belong together, or divide further."""
        tokens = [Token(word, self._tag(word)) for word in words]
        start = 0
        for token in division.divided(tokens, self._frequency, closed):
            end = start + len(token.text)
            yield len(token.text), _joined(token, syllables[start:end])
            start = end


# What stands for a word whose reading its place decides, and for one that may belong together with
# its neighbours or divide further.
_BY_PLACE: Piece = (0, "?")
_AMONG_OTHERS: Piece = (0, "&")


class _Alone(dict[str, Piece]):
    """Each word that was met, as it is written wherever it stands, or what that depends on."""

    def __init__(self, settled: Settled, tag: Callable[[str], str], frequency: Frequency) -> None:
        super().__init__()
        self._settled, self._tag, self._frequency = settled, tag, frequency

    def __missing__(self, word: str) -> Piece:
        found = self[word] = self._found(Token(word, self._tag(word)))
        return found

    def _found(self, token: Token) -> Piece:
        if division.parts(token, self._frequency) is not None:
            return _AMONG_OTHERS
        settled = self._settled(token.text)
        return _BY_PLACE if settled is None else (len(token.text), _joined(token, tuple(settled)))


@lru_cache(maxsize=1 << 16)
def _joined(token: Token, syllables: tuple[str | None, ...]) -> str | None:
    """Join the syllables of a word, or give None where one is not known."""
    known = [syllable for syllable in syllables if syllable is not None]
    return writing.written(token, known) if len(known) == len(syllables) else None
