"""Pieces: what a passage is drawn from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, TypeVar

from duizhao import pinyin
from duizhao.layers.terms import Mention
from duizhao.passage import Passage
from duizhao.script import HANS, TW, Script
from duizhao.span import Span
from duizhao.spelling import Word

P = TypeVar("P", Word, Mention)


class Piece(NamedTuple):
    """A stretch of a passage that is drawn as one: all of it in one word and one mention, or none.

    The pinyin is None outside words and where it is not known; hans, tw and hk are the text in
    each script, whether it differs or not. A line may break before a piece that is `breakable`:
    between two words, and where else a browser would not know it, since words are kept on one line.
    """

    start: int
    text: str
    pinyin: str | None
    hans: str
    tw: str
    hk: str
    mention: Mention | None
    breakable: bool

    def form(self, script: Script) -> str:
        """Give the piece in a script."""
        return self.hans if script is HANS else self.tw if script is TW else self.hk


def pieces(
    passage: Passage, cuts: Iterable[int] = (), within: Span | None = None
) -> Iterator[Piece]:
    """Divide a passage, or the part `within` it, so that each piece lies in one word, one mention,
    and between two cuts.

    The texts of the pieces, put together, are the text that was divided. A word or a mention that
    reaches out of the part is left aside.
    """
    text, hans, tw, hk = passage.text, passage.hans, passage.tw, passage.hk
    first, last = within or (0, len(text))
    words, mentions = passage.words, passage.mentions
    if within is not None:
        words, mentions = _inside(words, first, last), _inside(mentions, first, last)
    edges = {first, last, *(cut for cut in cuts if first <= cut <= last)}
    for spans in (words, mentions):
        edges.update(map(_START, spans))
        edges.update(map(_END, spans))
    word: Word | None = None
    mention: Mention | None = None
    words_from, mentions_from = _by_start(words), _by_start(mentions)
    # This loop goes through every word of a publication: what is seldom asked is asked elsewhere.
    for start, end in pairwise(sorted(edges)):
        before, word = word, words_from.get(start, word)
        if word is not None and word[1] <= start:
            word = None
        mention = mentions_from.get(start, mention)
        if mention is not None and mention[1] <= start:
            mention = None
        if word is None or before is None or word is before:
            breaks = word is not before and start > first and _breakable(hans, start, before)
        else:
            breaks = True
        spoken = None if word is None else word[2]
        if spoken is not None and word is not None and (start != word[0] or end != word[1]):
            spoken = _part(passage, word, start, end)
        part = slice(start, end)
        yield _piece((start, text[part], spoken, hans[part], tw[part], hk[part], mention, breaks))


def _inside(spans: tuple[P, ...], first: int, last: int) -> tuple[P, ...]:
    """Give the spans that lie wholly in a part of the text."""
    return spans[bisect_left(spans, first, key=_START) : bisect_right(spans, last, key=_END)]


def _by_start(spans: Iterable[P]) -> dict[int, P]:
    return {span[0]: span for span in spans}


def _breakable(text: str, place: int, before: Word | None) -> bool:
    """Say whether a line may break where a word ends or begins beside what is none, where browsers
    need to be told.

    Before a figure, a Latin word or a plus sign; and outside the quotation marks “ ” ‘ ’, which
    are the same characters in languages that never break beside them (UAX 14, class QU).
    """
    if before is None:
        return text[place - 1] in "”’"
    following = text[place]
    foreign = following.isascii() and (following.isalnum() or following == "+")
    return foreign or following in "“‘"


def _part(passage: Passage, word: Word, start: int, end: int) -> str:
    """Give the pinyin of a part of a word that is read."""
    known = [syllable for syllable in passage.syllables[start:end] if syllable is not None]
    part = pinyin.join(known)
    is_capital = word.pinyin is not None and word.pinyin[0].isupper()
    return part.capitalize() if start == word.start and is_capital else part


_START, _END = itemgetter(0), itemgetter(1)
_piece = partial(tuple.__new__, Piece)
