"""View: a polyphone among the words of its text, as the rules look at it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from duizhao import han

# Gives the part of speech of a word: v verb, n noun, a adjective, d adverb, m numeral, q measure
# word, r pronoun, p preposition, i and l set phrases, z description, u particle, and so on. The
# dictionary takes many a verb for a noun; rules must bear that.
Tag = Callable[[str], str]

NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿几数半")
_ENDS = frozenset("，。；！？：,;!?:\n")

# No clause of prose has so many words on one side; a text without marks must not be read to its end
# for each polyphone in it.
_FURTHEST = 60


class View:
    """A polyphone that stands as a word of its own, the one numbered `at` of the text's words.

    What stands beyond the text, and what is not Chinese, is an empty word.
    """

    __slots__ = ("_tag", "at", "words")

    def __init__(self, words: Sequence[str], at: int, tag: Tag) -> None:
        self.words, self.at, self._tag = words, at, tag

    @property
    def before(self) -> str:
        """Give the word before."""
        return self.word_at(-1)

    @property
    def after(self) -> str:
        """Give the word after."""
        return self.word_at(1)

    def word_at(self, distance: int) -> str:
        """Give the word so many words to the right, or to the left where negative."""
        word = self._any_at(distance)
        return word if word and han.is_han(word[0]) else ""

    def figure_at(self, distance: int) -> bool:
        """Say whether the word there is a figure, in digits or in characters."""
        word = self._any_at(distance)
        return bool(word) and (word[0].isdigit() or word[0] in NUMERALS)

    def _any_at(self, distance: int) -> str:
        place = self.at + distance
        return self.words[place] if 0 <= place < len(self.words) else ""

    def is_any(self, word: str, kinds: str) -> bool:
        """Say whether a word is of one of the parts of speech, each given by its letter."""
        return bool(word) and self._tag(word)[0] in kinds

    def is_tagged(self, word: str, *tags: str) -> bool:
        """Say whether a word has one of the tags in full."""
        return bool(word) and self._tag(word) in tags

    def clause_before(self) -> Iterator[str]:
        """Give the words before in the same clause, the nearest first."""
        return self._clause(range(self.at - 1, max(self.at - _FURTHEST, 0) - 1, -1))

    def clause_after(self) -> Iterator[str]:
        """Give the words after in the same clause, the nearest first."""
        return self._clause(range(self.at + 1, min(self.at + _FURTHEST, len(self.words))))

    def _clause(self, places: Iterable[int]) -> Iterator[str]:
        for place in places:
            word = self.words[place]
            if word[0] in _ENDS or word[-1] in _ENDS:
                return
            yield word


# Gives the syllable that a rule asks for in a place, or None where it does not apply.
Rule = Callable[[View], str | None]
