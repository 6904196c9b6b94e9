"""Places: where in a Markdown file the inline source of each of its blocks stands.

The file's lines are cut into stretches that may be a block's, and these are set beside the texts
that the tree gives, in order. What stands in no text (code, raw HTML, a rule) finds no counterpart.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.bilingual.sources import inline
from duizhao.bilingual.sources.outline import Stretch, stretches
from duizhao.bilingual.text import Text


@dataclass(frozen=True)
class Place:
    """Where a block's inline source stands: its line, counted from 1 in the whole file, and from
    start up to and without end in code points of the file; -1 for both where that is not known.
    """

    line: int
    start: int
    end: int

    @property
    def is_found(self) -> bool:
        """Say whether the inline source was found."""
        return self.start >= 0

    def of(self, source: str) -> str:
        """Give the inline source in its file; nothing where it was not found."""
        return source[self.start : self.end] if self.is_found else ""


# Which stretch answers which text, by their numbers.
_Pairs = dict[int, int]


def places(source: str, texts: Sequence[Text]) -> list[Place]:
    """Give the place of each text of a whole file, front matter included, in the order of texts.

    Footnotes are looked for by their labels, or among all where a text has none. A place that is
    not found has the line of the text, or that of what was found before it.
    """
    found = _Stretches(source)
    pairs: _Pairs = {}
    for label, numbers in _by_label(texts).items():
        pairs |= found.answers(texts, numbers, found.labelled(label))
    # A tree that says no labels has its footnotes last, in whatever order.
    left = [n for n, text in enumerate(texts) if n not in pairs and not text.label]
    pairs |= found.in_any_order(texts, left)
    return list(_placed(texts, found, pairs))


def _by_label(texts: Sequence[Text]) -> Mapping[str, list[int]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        numbers[text.label].append(number)
    return numbers


def _placed(texts: Sequence[Text], found: "_Stretches", pairs: _Pairs) -> Iterator[Place]:
    line = 1
    for number, text in enumerate(texts):
        if number in pairs:
            stretch = found.all[pairs[number]]
            start, end = found.spans[pairs[number]][inline.key(text.text)]
            line = stretch.line
            yield Place(line, start, end)
        else:
            yield Place(text.line or line, -1, -1)


class _Stretches:
    """The stretches of a file, by what they say and by the footnote they stand in."""

    def __init__(self, source: str) -> None:
        self.all: Sequence[Stretch] = list(stretches(source))
        self.spans = [dict(_spans(source, stretch)) for stretch in self.all]
        self._by_label: dict[str, list[int]] = defaultdict(list)
        for number, stretch in enumerate(self.all):
            self._by_label[stretch.label].append(number)

    def labelled(self, label: str) -> Sequence[int]:
        """Give the numbers of the stretches of a footnote, or of those in none."""
        return self._by_label.get(label, [])

    def answers(
        self, texts: Sequence[Text], numbers: Sequence[int], among: Sequence[int]
    ) -> _Pairs:
        """Give for texts the stretches that say the same, both in order."""
        keys = [inline.key(texts[number].text) for number in numbers]
        said: dict[str, list[int]] = defaultdict(list)
        for place, number in enumerate(among):
            for key in self.spans[number]:
                said[key].append(place)
        found = _in_order(keys, said)
        return {numbers[at]: among[place] for at, place in found.items()}

    def in_any_order(self, texts: Sequence[Text], numbers: Sequence[int]) -> _Pairs:
        """Give for texts the stretches of footnotes that say the same, each once."""
        said: dict[str, list[int]] = defaultdict(list)
        for number in reversed([n for n, each in enumerate(self.all) if each.label]):
            for key in self.spans[number]:
                said[key].append(number)
        found: _Pairs = {}
        for number in numbers:
            if held := said.get(inline.key(texts[number].text)):
                found[number] = held.pop()
        return found


def _spans(source: str, stretch: Stretch) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give what a stretch may say, and the span that says so; the first of a kind comes last."""
    ways = [
        (inline.key(inline.plain(parts)), span)
        for span in stretch.spans
        for parts in inline.likely(source[slice(*span)])
    ]
    yield from reversed(ways)


def _in_order(keys: Sequence[str], said: Mapping[str, Sequence[int]]) -> _Pairs:
    """Give places of equal keys, both rising: what is said once on each side first, and between
    those always the next place.
    """
    often = Counter(keys)
    single = [
        (at, said[key][0])
        for at, key in enumerate(keys)
        if often[key] == 1 and len(said.get(key, ())) == 1
    ]
    fixed = dict(_rising(single))
    found: _Pairs = {}
    past, limits = 0, _limits(fixed, len(keys))
    for at, key in enumerate(keys):
        held = said.get(key, ())
        next_one = bisect_left(held, past)
        if next_one < len(held) and held[next_one] < limits[at]:
            found[at] = fixed.get(at, held[next_one])
            past = found[at] + 1
    return found


def _limits(fixed: Mapping[int, int], count: int) -> list[float]:
    """Give for each number the place that it must stand before."""
    limits: list[float] = []
    limit = float("inf")
    for at in reversed(range(count)):
        limits.append(fixed[at] + 1 if at in fixed else limit)
        limit = fixed.get(at, limit)
    return limits[::-1]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest row of pairs whose second numbers rise, too (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        tops[pile : pile + 1], ends[pile : pile + 1] = [place], [number]
        before.append(ends[pile - 1] if pile else -1)
    row: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]
