"""Candidates: sequences of words that documents repeat and no entry covers."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from duizhao import han

# How often a sequence must stand, of how many words it may be, and how long it must be.
_OFTEN = 3
_WORDS = range(1, 5)
_SHORTEST = 4
# Parts of speech that a term may be made of: nouns, verbs, adjectives, abbreviations, set phrases.
_MAKING = frozenset("nvajlibsz")
# What ends in a plain verb tells of doing: 全面提升. (A noun made of a verb is marked apart.)
_DOING = frozenset({"v", "a"})
# Nouns of place and time, figures and measures stand at no edge of a term: 中, 年.
_NOT_AT_AN_EDGE = frozenset({"f", "t", "vshi", "vyou", "m", "q"})


class Candidate(NamedTuple):
    """A sequence of words, and how often it stands in the documents."""

    text: str
    times: int


# A run of words that nothing covers, in their order.
Run = Sequence[str]


def runs(words: Iterable[str], covered: Set[int]) -> Iterator[Run]:
    """Give the runs of Chinese words of a text that no place of `covered` touches.

    Places are in code points; the words, put together, are the text.
    """
    run: list[str] = []
    place = 0
    for word in words:
        end = place + len(word)
        if han.is_han(word[0]) and covered.isdisjoint(range(place, end)):
            run.append(word)
        elif run:
            yield run
            run = []
        place = end
    if run:
        yield run


def candidates(
    found: Iterable[Run], tag: Callable[[str], str], refused: Set[str]
) -> list[Candidate]:
    """Give the sequences that stand often, the weightiest first, in characters said in all.

    One that stands only inside a longer one is left out, and so is what was refused before.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for run in found:
        for length in _WORDS:
            for start in range(len(run) - length + 1):
                counts[tuple(run[start : start + length])] += 1
    often = {words: n for words, n in counts.items() if n >= _OFTEN and _may_be(words, tag)}
    texts = {"".join(words): n for words, n in often.items()}
    kept = [
        Candidate(text, n)
        for text, n in texts.items()
        if text not in refused and not _is_part(text, n, texts)
    ]
    return sorted(kept, key=lambda each: (-each.times * len(each.text), each.text))


def _may_be(words: Sequence[str], tag: Callable[[str], str]) -> bool:
    if len("".join(words)) < _SHORTEST:
        return False
    tags = [tag(word) for word in words]
    edges = {tags[0], tags[-1]}
    if len(words) > 1 and tags[-1] in _DOING:
        return False
    return all(each[0] in _MAKING for each in tags) and not edges & _NOT_AT_AN_EDGE


def _is_part(text: str, count: int, texts: dict[str, int]) -> bool:
    return any(text != other and text in other and count == n for other, n in texts.items())
