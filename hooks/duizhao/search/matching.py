"""Matching: how well a query fits a text or English words, and where.

Scores are whole numbers from 1 to 100; each says one thing about the fit, so that both languages
in which the rules are written come to the same order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from duizhao.search.english import EnglishWord
from duizhao.search.folding import Folded
from duizhao.search.query import Query
from duizhao.search.spoken import Spoken, Typed

Kind = Literal["form", "pinyin", "initials", "english", "meaning", "near"]
Place = tuple[int, int]

# What is typed may be the whole of a text, its beginning, or stand inside it.
WRITTEN = (100, 90, 80)
PINYIN = (96, 88, 76)
INITIALS = (92, 72, 60)
ENGLISH = (94, 82, 78)
# A last syllable that is not typed to its end, or part of a figure, counts this much less.
UNFINISHED = 4
_DIGITS = "0123456789"
_FIGURE = _DIGITS + "."
# All words of the query, but not together.
WORDS = 66
PARTS = 50
MEANING = 45


class Match(NamedTuple):
    """How a query fits: by what, how well, and the places that fit, in code points."""

    kind: Kind
    score: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A Chinese text as it is searched: folded, and as it is said."""

    folded: Folded
    spoken: Spoken


def in_text(text: Text, query: Query) -> Match | None:
    """Fit a query to a text, or give None."""
    found = [*_written(text.folded, query.folded), *_said(text.spoken, query.pinyin)]
    return _best(found) if found else _in_parts(text, query)


def _best(matches: Sequence[Match]) -> Match:
    """Give the first of the matches with the highest score."""
    return max(matches, key=lambda match: match.score)


def _grade(start: int, end: int, whole: int, scores: tuple[int, int, int]) -> int:
    if start > 0:
        return scores[2]
    return scores[0] if end == whole else scores[1]


def _written(folded: Folded, wanted: str) -> Iterator[Match]:
    for start in _places(folded.text, wanted) if wanted else ():
        end = start + len(wanted)
        score = _grade(start, end, len(folded.text), WRITTEN)
        score -= UNFINISHED if _cuts_a_figure(folded.text, start, end) else 0
        yield Match("form", score, (folded.span(start, end),))


def _places(text: str, wanted: str) -> Iterator[int]:
    """Give every place where a text has what is wanted."""
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def _cuts_a_figure(text: str, start: int, end: int) -> bool:
    """Say whether a stretch begins or ends within a figure: 100 in 2100, or in 100.5."""
    begins = start > 0 and text[start] in _DIGITS and text[start - 1] in _FIGURE
    ends = end < len(text) and text[end - 1] in _DIGITS and text[end] in _FIGURE
    return begins or ends


def _said(spoken: Spoken, wanted: Typed | None) -> Iterator[Match]:
    if wanted is None:
        return
    for start in _places_said(spoken, wanted):
        end = start + len(wanted.letters)
        score = _grade(start, end, len(spoken.letters), PINYIN)
        score -= 0 if spoken.is_edge(end) else UNFINISHED
        yield Match("pinyin", score, (spoken.span(start, end),))
    if len(wanted.letters) > 1 and not wanted.is_toned:
        yield from _initials(spoken, wanted.letters)


def _places_said(spoken: Spoken, wanted: Typed) -> Iterator[int]:
    """Give the letters where typed pinyin begins: syllables and tones where it has them."""
    for start in _places(spoken.letters, wanted.letters):
        if (
            spoken.begins[start]
            and all(spoken.begins[start + edge] for edge in wanted.edges)
            and all(t in (0, spoken.tones[start + n]) for n, t in enumerate(wanted.tones))
        ):
            yield start


def _initials(spoken: Spoken, letters: str) -> Iterator[Match]:
    """Find first letters of syllables; zh, ch and sh may be typed for z, c and s."""
    for wanted in dict.fromkeys((letters, short(letters))):
        start = spoken.initials.find(wanted) if len(wanted) > 1 else -1
        if start >= 0:
            end = start + len(wanted)
            score = _grade(start, end, len(spoken.initials), INITIALS)
            place = spoken.initial_places[start], spoken.initial_places[end - 1] + 1
            yield Match("initials", score, (place,))


def short(letters: str) -> str:
    """Give initials as they are typed for short: z, c and s for zh, ch and sh."""
    return letters.replace("zh", "z").replace("ch", "c").replace("sh", "s")


def _in_parts(text: Text, query: Query) -> Match | None:
    """Fit each part of a query by itself; one of them must be written, not only said."""
    if not query.is_written:
        return None
    found = [in_text(text, part) for part in query.parts]
    whole = [match for match in found if match is not None]
    if not whole or len(whole) < len(found):
        return None
    return Match("form", PARTS, tuple(sorted(place for match in whole for place in match.places)))


def in_english(words: Sequence[EnglishWord], wanted: Sequence[EnglishWord]) -> Match | None:
    """Fit words to a rendering: together and in order, or else each somewhere.

    The last word may be unfinished.
    """
    if not wanted:
        return None
    for start in range(len(words) - len(wanted) + 1):
        row = words[start : start + len(wanted)]
        if all(map(_fits, row, wanted, _unfinished(wanted))):
            score = _grade(start, start + len(wanted), len(words), ENGLISH)
            return Match("english", score, ((row[0].start, row[-1].end),))
    places = _scattered(words, wanted)
    return Match("english", WORDS, places) if places else None


def in_meaning(words: Sequence[EnglishWord], wanted: Sequence[EnglishWord]) -> Match | None:
    """Find every word somewhere in a longer text."""
    places = _scattered(words, wanted)
    return Match("meaning", MEANING, places) if places else None


def _unfinished(wanted: Sequence[EnglishWord]) -> Iterator[bool]:
    yield from (number == len(wanted) - 1 for number in range(len(wanted)))


def _fits(word: EnglishWord, wanted: EnglishWord, unfinished: bool) -> bool:
    begun = unfinished and len(wanted.written) > 1 and word.written.startswith(wanted.written)
    return begun or word.stem == wanted.stem


def _scattered(
    words: Sequence[EnglishWord], wanted: Sequence[EnglishWord]
) -> tuple[Place, ...] | None:
    """Give the first place of each wanted word, in the order of the text, or None."""
    places: set[Place] = set()
    for want, unfinished in zip(wanted, _unfinished(wanted), strict=True):
        found = next((word for word in words if _fits(word, want, unfinished)), None)
        if found is None:
            return None
        places.add((found.start, found.end))
    return tuple(sorted(places)) or None
