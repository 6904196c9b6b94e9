"""Words: where a Chinese text divides, found by a segmenter that knows our names."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence, Set
from functools import lru_cache
from itertools import compress, count
from typing import Any

# No word of the dictionary holds a line break, so one call segments many stretches.
_BETWEEN = "\n"
# What may be read as the head of the word after it, and the parts of speech it follows.
_BEFORE = {
    "地": "adinzlv",
    "得": "va",
    "着": "v",
    "应": "nfrtv",
    "没": "",
    "向": "abdnvr",
    "多": "",
}
_ALL = frozenset("都均也皆亦")
_MODAL = frozenset("要能可应须会将想愿肯敢需得")


class Segmenter:
    """Divides Chinese into words.

    The segmenter's hidden Markov model stays off: it guesses words that no dictionary has, and
    on official prose it guesses worse than single characters (0.813 against 0.836 on PKU).
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._jieba = _dictionary_with(frozenset(names))
        # Gives the part of speech of a word, as the segmenter's dictionary marks it: of a word
        # that it does not know, that of its last part. `x` is none at all.
        self.tag: Callable[[str], str] = _Tags(self._jieba).__getitem__
        # Gives how often a text is a word in the dictionary, 0 for what is none.
        self.frequency: Callable[[str], int] = _Frequencies(self._jieba).__getitem__

    def words(self, stretches: Sequence[str]) -> list[list[str]]:
        """Divide stretches of Chinese characters, each by itself, in one call."""
        if not stretches:
            return []
        cut = self._freed(self._jieba.cut(_BETWEEN.join([*stretches, ""]), False))
        found, place = [], 0
        for _ in stretches:
            end = cut.index(_BETWEEN, place)
            found.append(cut[place:end])
            place = end + 1
        return found

    def parts(self, word: str) -> tuple[str, ...]:
        """Divide a compound of four characters or more into the dictionary's words in it.

        The fewest words of two characters or more that cover it. What is one in itself stays
        whole: an idiom, a foreign name, and what does not divide so.
        """
        if len(word) < _COMPOUND or self.tag(word) in _WHOLE:
            return (word,)
        inside = {part for part in self._jieba.cut_for_search(word, False) if part != word}
        return _cover(word, inside) or (word,)

    def _freed(self, words: list[str]) -> list[str]:
        """Free the particles that stand at the head or the end of a false word.

        更多地 is 更多|地, but 目的地 is one word; 更好|地方|便 is 更好|地|方便, and 握|着手 is
        握|着|手: a particle belongs to the word of how, or of doing, that it follows.
        """
        for at in reversed(_where(words, _ENDS_IN_A_PARTICLE)):
            if self.tag(words[at])[0] not in "ns":
                words[at : at + 1] = [words[at][:-1], words[at][-1]]
        for at in reversed(_where(words, _BEGINS_WITH_A_PARTICLE)):
            before, word, after = words[at - 1] if at else "", words[at], words[at + 1]
            particle, rest = word[0], word[1:]
            if len(after) == 1 and self._is_how(before, particle) and self._joins(rest, after):
                words[at : at + 2] = [particle, rest + after]
            elif word == "多只" and before in {"最", "至", "大"}:
                words[at - 1 : at + 1] = [before + particle, rest]
            elif particle == "应" and before in _ALL:
                words[at : at + 1] = [particle, rest]
            elif word == "没收" and after == "到":
                words[at : at + 2] = [particle, rest + after]
            elif particle == "着" and len(before) == 1 and self._is_deed(before):
                words[at : at + 1] = [particle, rest]
        return words

    def _is_how(self, word: str, particle: str) -> bool:
        return bool(word) and self.tag(word)[0] in _BEFORE[particle]

    def _joins(self, rest: str, after: str) -> bool:
        return after != _BETWEEN and bool(self._jieba.has_word(rest + after))

    def _is_deed(self, word: str) -> bool:
        return self.tag(word)[0] == "v" and word not in _MODAL


# Names and house words have no tag of their own.
_UNTAGGED = "n"
_COMPOUND = 4
# Idioms, foreign names, descriptions, sounds.
_WHOLE = frozenset({"i", "nrt", "z", "o"})


def _cover(word: str, parts: Set[str]) -> tuple[str, ...] | None:
    """Give the fewest of the parts that make the word, or None where they do not."""
    if not word:
        return ()
    found = None
    for end in range(2, len(word) + 1):
        rest = _cover(word[end:], parts) if word[:end] in parts else None
        if rest is not None and (found is None or len(rest) + 1 < len(found)):
            found = (word[:end], *rest)
    return found


class _Frequencies(dict[str, int]):
    """How often each text that was asked for is a word in the dictionary."""

    def __init__(self, jieba: Any) -> None:
        super().__init__()
        self._jieba = jieba

    def __missing__(self, text: str) -> int:
        known = self._jieba.has_word(text)
        # The library tells the least frequency that would keep a word whole: one above its own.
        found = self[text] = self._jieba.suggest_freq(text) - 1 if known else 0
        return found


class _Suspects(dict[str, bool]):
    """Whether each word that was met may be false because of a particle."""

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self._pattern = re.compile(pattern)

    def __missing__(self, word: str) -> bool:
        found = self[word] = self._pattern.fullmatch(word) is not None
        return found


_ENDS_IN_A_PARTICLE = _Suspects("..+地")
_BEGINS_WITH_A_PARTICLE = _Suspects(f"[{''.join(_BEFORE)}].")


def _where(words: Sequence[str], suspects: _Suspects) -> list[int]:
    """Give the numbers of the words that are suspect."""
    return list(compress(count(), map(suspects.__getitem__, words)))


class _Tags(dict[str, str]):
    """The part of speech of each word that was met."""

    def __init__(self, jieba: Any) -> None:
        super().__init__()
        self._jieba = jieba

    def __missing__(self, word: str) -> str:
        found = self[word] = str(self._jieba.tag(word, False)[-1][1]) or _UNTAGGED
        return found


@lru_cache(maxsize=2)
def _dictionary_with(names: frozenset[str]) -> Any:
    """Give a dictionary with these names and no others added to it.

    The library makes one when it is imported, which takes as long as all the rest of a small
    build: so it is imported here, and the first who asks is given that one.
    """
    first = "rjieba" not in sys.modules
    import rjieba

    dictionary = rjieba if first else rjieba.Jieba()
    _add(dictionary, sorted(names))
    return dictionary


# No text holds it. What names are given is taken from it, so that the sum of all frequencies stays
# what it is, and a name weighs on the texts alone that it stands in.
_BALLAST, _WEIGHT = "\uffff\ufffe\uffff", 1 << 16


def _add(dictionary: Any, names: Iterable[str]) -> None:
    """Add names to a dictionary, each as frequent as it must be to stay whole."""
    left = _WEIGHT
    dictionary.add_word(_BALLAST, left, "x")
    for name in names:
        had = dictionary.suggest_freq(name) - 1 if dictionary.has_word(name) else 0
        left = max(left - (dictionary.add_word(name, None, None) - had), 0)
        dictionary.add_word(_BALLAST, left, "x")
