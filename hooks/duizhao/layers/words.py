"""Words: where a Chinese text divides, found by a segmenter that knows our names."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from duizhao.han import runs
from duizhao.span import Span

# No word of the dictionary holds a line break, so one call segments many stretches.
_BETWEEN = "\n"


class Segmenter:
    """Divides the Han runs of a text into words.

    The segmenter's hidden Markov model stays off: it guesses words that no dictionary has, and
    on official prose it guesses worse than single characters (0.813 against 0.836 on PKU).
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._jieba = _dictionary_with(frozenset(names))

    def words(self, text: str, fixed: Sequence[Span] = ()) -> tuple[Span, ...]:
        """Give the words that cover every Chinese character, in code points.

        `fixed` are words that are settled already, in order and inside Han runs; whatever lies
        between them is segmented by itself.
        """
        return tuple(sorted([*fixed, *self._segmented(text, list(_gaps(text, fixed)))]))

    def divided(self, text: str, words: Sequence[Span], fixed: Sequence[Span]) -> tuple[Span, ...]:
        """Give the words with the fixed ones among them divided as the dictionary would.

        A glossary joins words that are read as one (锁定制); they are not written as one.
        """
        if not fixed:
            return tuple(words)
        settled = set(fixed)
        others = [word for word in words if word not in settled]
        return tuple(sorted([*others, *self._segmented(text, fixed)]))

    def _segmented(self, text: str, stretches: Sequence[Span]) -> Iterator[Span]:
        """Segment stretches of Chinese characters, each by itself, in one call."""
        if not stretches:
            return
        waiting = iter(stretches)
        place = next(waiting).start
        for word in self._jieba.cut(_BETWEEN.join(s.of(text) for s in stretches), False):
            if word == _BETWEEN:
                place = next(waiting).start
            else:
                yield Span(place, place + len(word))
                place += len(word)


@lru_cache(maxsize=2)
def _dictionary_with(names: frozenset[str]) -> Any:
    """Give a dictionary with these names and no others added to it.

    The library makes one when it is imported, which takes as long as all the rest of a small
    build: so it is imported here, and the first who asks is given that one.
    """
    first = "rjieba" not in sys.modules
    import rjieba

    dictionary = rjieba if first else rjieba.Jieba()
    for name in sorted(names):
        dictionary.add_word(name, None, None)
    return dictionary


def _gaps(text: str, fixed: Sequence[Span]) -> Iterator[Span]:
    """Give the Han runs that no fixed word covers."""
    place = 0
    for word in fixed:
        yield from runs(text, place, word.start)
        place = word.end
    yield from runs(text, place)
