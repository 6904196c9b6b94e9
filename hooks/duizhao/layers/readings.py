"""Readings: which syllable each Chinese character of a text is read as."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain, compress, count
from typing import NamedTuple, Protocol

from duizhao import han
from duizhao.matcher import Match, Matcher
from duizhao.readings import dictionary, learnt
from duizhao.readings.dictionary import Syllables, house_words
from duizhao.readings.rules import RULES, Tag, View

# A reading that a rule of grammar asks for leads all others.
_CERTAIN = float("inf")


class Decision(NamedTuple):
    """How a polyphone is read in its place, in code points of the text, and why.

    `by` is the name of a rule, or `neighbours`, or `default`; `lead` says by how much the reading
    leads the next likely one, as a difference of logarithms.
    """

    place: int
    syllable: str
    by: str
    lead: float


class Opinion(Protocol):
    """Another engine."""

    @property
    def characters(self) -> Set[str]:
        """The characters of which it tells readings apart."""

    def likelihoods(self, text: str, places: Sequence[int]) -> Sequence[Mapping[str, float]]:
        """Give, for places in code points, readings with the logarithms of their likelihoods."""


class Reader:
    """Reads the words of a text.

    Most words have one reading, which the dictionaries know. What they leave open, the grammar of
    the clause settles (`readings.rules`); where it is silent, the neighbouring characters
    (`readings.learnt`). House rulings come before all of these.
    """

    def __init__(
        self, rulings: Mapping[str, Syllables], tag: Tag, second: Opinion | None = None
    ) -> None:
        """Take each ruled stretch of text with one syllable for each of its characters.

        `tag` gives the part of speech of a word; `second` is another engine, whose opinion is
        weighed where neighbours decide.
        """
        self._second = second
        self._rulings = dict(rulings)
        self._house = Matcher(rulings)
        self._tag = tag
        self._open = _OPEN if second is None else _OPEN | _doubtful(second.characters)
        self._parts = _Parts(self._open)
        self._settled = _Settled()

    def syllables(self, words: Sequence[str]) -> list[str | None]:
        """Give one syllable for each code point of the words: lower-case, tone-marked, NFC.

        The words, and what stands between them, are the text when they are put together. None
        stands where there is no Chinese character, or one whose reading is not known.
        """
        found = list(self.alone(words))
        for decision in self.decisions(words):
            found[decision.place] = decision.syllable
        for match in self.rulings("".join(words)):
            found[match.start : match.end] = self.ruled(match)
        return found

    def alone(self, words: Iterable[str]) -> Iterator[str | None]:
        """Give the syllables of words by themselves, the commonest where neighbours decide."""
        return chain.from_iterable(map(self._settled.__getitem__, words))

    def open(self, words: Sequence[str]) -> list[int]:
        """Give the numbers of the words whose neighbours decide one of their readings."""
        return list(compress(count(), map(self._parts.__getitem__, words)))

    def settled(self, word: str) -> Syllables | None:
        """Give the syllables of a word whose neighbours do not matter, None for any other."""
        return None if self._parts[word] else self._settled[word]

    def decisions(
        self, words: Sequence[str], numbers: Iterable[int] | None = None
    ) -> Iterator[Decision]:
        """Give the decision for each polyphone that its word leaves open.

        Where numbers of words are given, for those in these words.
        """
        undecided = self.open(words) if numbers is None else list(numbers)
        if not undecided:
            return
        text = "".join(words)
        starts = list(accumulate(map(len, words), initial=0))
        around = learnt.padded(text)
        found = self._decided(words, undecided, starts, around)
        yield from found if self._second is None else self._reconsidered(text, around, found)

    def _reconsidered(
        self, text: str, around: str, decisions: Iterable[Decision]
    ) -> Iterator[Decision]:
        """Weigh the second engine's opinion where neighbours have decided, or nothing has."""
        found = {decision.place: decision for decision in decisions}
        asked = [
            place
            for place, decision in found.items()
            if decision.by in _WEAK and text[place] not in learnt.studied()
        ]
        opinions = self._second.likelihoods(text, asked) if self._second and asked else []
        for place, opinion in zip(asked, opinions, strict=True):
            if not opinion:
                continue
            own = learnt.scores(learnt.window(around, place))
            choice = learnt.weighed(own or {found[place].syllable: 0.0}, opinion)
            found[place] = Decision(place, choice.reading, "second engine", choice.lead)
        yield from found.values()

    def _decided(
        self, words: Sequence[str], undecided: Iterable[int], starts: Sequence[int], around: str
    ) -> Iterator[Decision]:
        for at in undecided:
            parts = self._parts[words[at]]
            if len(parts) == 1:
                yield self._decision(View(words, at, self._tag), starts[at], around)
            else:
                yield from self._inside(words, at, parts, starts[at], around)

    def ruled(self, match: Match) -> Syllables:
        """Give the syllables of a ruling that applies."""
        return self._rulings[match.pattern]

    def _inside(
        self, words: Sequence[str], at: int, parts: Sequence[str], start: int, around: str
    ) -> Iterator[Decision]:
        """Decide the polyphones of a word that no dictionary reads, among its parts."""
        word, done = words[at], 0
        for part in parts:
            if part in self._open:
                near = [*words[max(at - 1, 0) : at], word[:done], part, word[done + 1 :]]
                near = [each for each in [*near, *words[at + 1 : at + 3]] if each]
                number = min(at, 1) + bool(done)
                yield self._decision(View(near, number, self._tag), start + done, around)
            done += len(part)

    def _decision(self, view: View, place: int, around: str) -> Decision:
        for rule in RULES.get(view.word_at(0), ()):
            syllable = rule(view)
            if syllable:
                return Decision(place, syllable, rule.__name__, _CERTAIN)
        window = learnt.window(around, place)
        choice = learnt.choice(window)
        if choice is None:
            return Decision(place, self._settled[view.word_at(0)][0] or "", "default", 0.0)
        return Decision(place, choice.reading, "neighbours", choice.lead)

    def rulings(self, text: str) -> tuple[Match, ...]:
        """Give the rulings that apply to a text; the longest wins."""
        return self._house.settled(text)


class _Parts(dict[str, tuple[str, ...]]):
    """The parts in which each word that was met is read, where one of them is open; else none."""

    def __init__(self, open_characters: Set[str]) -> None:
        super().__init__()
        self._open = open_characters

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(word) == 1:
            parts: tuple[str, ...] = (word,)
        else:
            parts = tuple(_parts(word)) if han.is_han(word[0]) else ()
        self[word] = parts = () if self._open.isdisjoint(parts) else parts
        return parts


class _Settled(dict[str, Syllables]):
    """The syllables of each part that was met; of one character alone, the commonest."""

    def __missing__(self, part: str) -> Syllables:
        syllables = tuple(chain.from_iterable(map(_alone, _parts(part))))
        self[part] = syllables
        return syllables


def _alone(part: str) -> Syllables:
    return dictionary.word(part) or tuple(map(_character, part))


def _parts(word: str) -> Iterator[str]:
    """Give the dictionary's words inside a word, the leftmost first, the longest of those."""
    place = 0
    while place < len(word):
        ends = range(len(word), place + 1, -1)
        known = (end for end in ends if dictionary.word(word[place:end]) is not None)
        end = next(known, place + 1)
        yield word[place:end]
        place = end


def _character(character: str) -> str | None:
    if not han.is_han(character):
        return None
    only = None if character in house_words() else learnt.only(character)
    return only or dictionary.character(character)


# The polyphones that a neighbour or a rule decides, where they stand as words of their own.
_OPEN = frozenset({*learnt.open_characters(), *RULES} - house_words().keys())

# What decides so weakly that a second engine is asked.
_WEAK = frozenset({"neighbours", "default"})


def _doubtful(characters: Set[str]) -> frozenset[str]:
    """Give those of a second engine's characters that it is asked about, beside the open ones."""
    known = {each for each in characters if dictionary.character(each) is not None}
    return frozenset(known - house_words().keys() - learnt.studied())
