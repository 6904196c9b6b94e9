"""Annotator: makes passages of texts, each layer in its turn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate, chain, compress, count
from operator import attrgetter

from duizhao import han, pinyin, quotation
from duizhao.layers.originals import Original
from duizhao.layers.readings import Opinion, Reader
from duizhao.layers.scripts import Converter
from duizhao.layers.sentences import sentences
from duizhao.layers.terms import Finder, Mention
from duizhao.layers.words import Segmenter
from duizhao.lexicon import Judged, Lexicon
from duizhao.passage import Passage, bare
from duizhao.readings.dictionary import house_words
from duizhao.script import HANS, HK, TW, Script
from duizhao.scripts import house
from duizhao.scripts.house import Variant
from duizhao.spelling import Piece as Spelled
from duizhao.spelling import Speller, Written, laid_out
from duizhao.stretches import Stretch, Stretches, Syllables, between, is_closed

_SYLLABLES, _WORDS, _OPEN = attrgetter("syllables"), attrgetter("words"), attrgetter("open")
_NOT_YET = between("")

# A run of Chinese characters, and whether its clause ends with it.
Run = tuple[str, bool]
# What stands between terms: its stretches, and the runs among them by their numbers.
Gap = tuple[Sequence[Stretch], Sequence[tuple[int, Run]]]
_PIECES, _TW, _HK = attrgetter("pieces"), attrgetter("tw"), attrgetter("hk")


class Annotator:
    """Makes passages of texts: each layer in its turn, edges of terms and names handed on."""

    def __init__(
        self,
        lexicon: Lexicon,
        source: Script = HANS,
        *,
        quotation_marks: bool = False,
        second: Opinion | None = None,
    ) -> None:
        """Take the script that texts are written in, and whether quotation marks differ by script.

        A text in Traditional is annotated as it is in Simplified.
        """
        self.source = source
        self._quotation_marks = quotation_marks
        self.lexicon = lexicon
        self._finder = Finder(lexicon.terms, self._is_whole)
        self._names = {
            name: tuple(_written(name, 0, len(name), lexicon.pinyin[name]))
            for name in lexicon.names
        }
        self._judged = lru_cache(maxsize=1 << 12)(self._found_judged)
        self._marked = lru_cache(maxsize=1 << 12)(self._found_marked)
        self._gap = lru_cache(maxsize=1 << 14)(self._divided)
        self._edges = lru_cache(maxsize=1 << 12)(self._run_edges)
        self._forms = {
            form: tuple(_written(form, 0, len(form), lexicon.pinyin[form]))
            for form in lexicon.terms
        }
        self.reader = Reader(lexicon.readings, lambda word: self._segmenter.tag(word), second)

    @cached_property
    def _segmenter(self) -> Segmenter:
        """The segmenter: its dictionary is loaded when a text is met that is not known yet."""
        return Segmenter([*self.lexicon.names, *house_words(), *house.words()])

    @cached_property
    def _stretches(self) -> Stretches:
        segmenter = self._segmenter
        speller = Speller(self.reader.settled, segmenter.tag, segmenter.frequency)
        return Stretches(segmenter, self.reader, self.converter, speller, self._names)

    @cached_property
    def converter(self) -> Converter:
        """The converter, loaded likewise."""
        names = self.lexicon.names
        given = {name: variant for name, variant in names.items() if variant.tw}
        return Converter(given, self.lexicon.scripts, self._segmenter.parts)

    @cached_property
    def _originals(self) -> Mapping[Script, Original]:
        return {script: Original(script, self.words) for script in (TW, HK)}

    def passage(self, text: str, source: Script | None = None) -> Passage:
        """Annotate one block of text, in the annotator's script unless another is named.

        Without Chinese nothing is added to it.
        """
        if not han.contains_han(text):
            return bare(text)
        source = source or self.source
        return self._simplified(text) if source is HANS else self._traditional(text, source)

    def _traditional(self, text: str, source: Script) -> Passage:
        """Annotate a text in Traditional. Its own form is the text itself, character for character.

        Where the house writes a character as the text does, it has understood it, and its form in
        the other Traditional script is taken; elsewhere that of the character itself.
        """
        hans, over = self._originals[source].returned(text)
        found = self._simplified(quotation.in_simplified(hans) if self._quotation_marks else hans)
        written, there = (found.tw, found.hk) if source is TW else (found.hk, found.tw)
        other = "".join(
            house if mine == character else direct
            for character, mine, house, direct in zip(text, written, there, over, strict=True)
        )
        tw, hk = (text, other) if source is TW else (other, text)
        return replace(found, text=text, tw=tw, hk=hk)

    def _simplified(self, text: str) -> Passage:
        mentions = self._finder.mentions(text)
        stretches = self._stretched(text, mentions)
        syllables = self._read(stretches)
        starts = list(accumulate(map(len, map(_SYLLABLES, stretches)), initial=0))
        judged = self._judged(text)
        changed = set(self._rule(text, syllables, stretches, starts))
        for start, each in judged:
            if each.syllables:
                syllables[start : start + each.length] = each.syllables
                changed.add(bisect_right(starts, start) - 1)
        tw, hk = self.converter.ruled(text, self._written(stretches, syllables, starts))
        for start, each in judged:
            if each.tw:
                tw = tw[:start] + each.tw + tw[start + each.length :]
                hk = hk[:start] + each.hk + hk[start + each.length :]
        if self._quotation_marks:
            tw, hk = quotation.in_traditional(tw, hk)
        pieces = list(map(_PIECES, stretches))
        for at in changed.union(compress(count(), map(_OPEN, stretches))):
            run, start = stretches[at], starts[at]
            pieces[at] = self._spelled(text, syllables, run, start, ruled=at in changed)
        words = laid_out(chain.from_iterable(pieces))
        return Passage(text, tuple(words), tuple(syllables), text, tw, hk, mentions)

    def _found_judged(self, text: str) -> list[tuple[int, Judged]]:
        """Give what was judged in the sentences of a text, with its place in code points."""
        found: list[tuple[int, Judged]] = []
        for sentence in sentences(text) if self.lexicon.judged else ():
            whole = sentence.of(text)
            start = sentence.start + len(whole) - len(whole.lstrip())
            judged = self.lexicon.judged.get(whole.strip(), ())
            found += [(start + each.at, each) for each in judged]
        return found

    def _spelled(
        self, text: str, syllables: Syllables, run: Stretch, start: int, *, ruled: bool
    ) -> Sequence[Spelled]:
        """Spell a run as it is read in its place."""
        end = start + len(run.tw)
        closed = is_closed(text[end : end + 1])
        return self._stretches.pieces(run, syllables[start:end], closed, ruled)

    def _is_whole(self, text: str, start: int, end: int) -> bool:
        """Say whether a stretch of a text is more than what two neighbouring words happen to make.

        人大 is not meant in 个人|大额. One word alone across an edge proves nothing: 惠民|生 is
        how a dictionary divides 惠|民生.
        """
        run = han.run_around(text, start)
        if end > run.end:
            return True
        edges = self._edges(run.of(text))
        first, last = start - run.start, end - run.start
        divides = any(first < edge < last for edge in edges)
        return not divides or first in edges or last in edges

    def _run_edges(self, run: str) -> frozenset[int]:
        """Give where the words of a run begin and end."""
        (words,) = self._segmenter.words([run])
        return frozenset(accumulate(map(len, words), initial=0))

    def words(self, text: str) -> list[str]:
        """Divide a text into words and what stands between them, as its readings are decided."""
        stretches = self._stretched(text, self._finder.mentions(text))
        return [word for stretch in stretches for word in stretch.words]

    def tag(self, word: str) -> str:
        """Give the part of speech of a word, as the segmenter's dictionary marks it."""
        return self._segmenter.tag(word)

    def written(self, text: str) -> Iterator[int]:
        """Give the places of a text, in code points, that the house has settled.

        Those of terms and names, and what rulings on readings or scripts cover.
        """
        for mention in self._finder.mentions(text):
            yield from range(mention.start, mention.end)
        place = 0
        for word in self.words(text):
            if word in self._names:
                yield from range(place, place + len(word))
            place += len(word)
        for match in (*self.reader.rulings(text), *self.converter.rulings(text)):
            yield from range(match.start, match.end)

    def _stretched(self, text: str, mentions: Iterable[Mention]) -> list[Stretch]:
        """Divide a text into runs, what stands between them, and the words of terms."""
        found: list[Stretch] = []
        runs: list[tuple[int, Run]] = []

        def gap(start: int, end: int) -> None:
            held, its = self._gap(text[start:end], text[end : end + 1])
            first = len(found)
            found.extend(held)
            runs.extend([(first + at, run) for at, run in its])

        term, place = self._stretches.term, 0
        for mention in mentions:
            for part in self._parts(text, mention):
                start = text.index(part.text, place)
                if start > place:
                    gap(place, start)
                found.append(term(part))
                place = start + len(part.text)
        if place < len(text):
            gap(place, len(text))
        known = self._stretches.learn([run for _, run in runs])
        for at, run in runs:
            found[at] = known[run]
        return found

    def _divided(self, text: str, after: str) -> Gap:
        """Divide what stands between terms; `after` is the character behind it, if there is one.

        A run is given by itself, with whether its clause ends with it, and with the number of the
        stretch in whose place something else stands until it is known.
        """
        found: list[Stretch] = []
        runs: list[tuple[int, Run]] = []
        parts = han.divided(text)
        place = 0
        for number, part in enumerate(parts):
            place += len(part)
            if number % 2:
                behind = text[place : place + 1] or after
                runs.append((len(found), (part, is_closed(behind))))
                found.append(_NOT_YET)
            elif part:
                found.append(self._stretches.between(part))
        return tuple(found), tuple(runs)

    def _read(self, stretches: Sequence[Stretch]) -> list[str | None]:
        """Give the syllables of a text, those that neighbours decide among them."""
        syllables = list(chain.from_iterable(map(_SYLLABLES, stretches)))
        words = list(map(_WORDS, stretches))
        firsts = accumulate(map(len, words), initial=0)
        undecided = [
            first + at
            for first, held in zip(firsts, map(_OPEN, stretches), strict=False)
            for at in held
        ]
        for decision in self.reader.decisions(list(chain.from_iterable(words)), undecided):
            syllables[decision.place] = decision.syllable
        return syllables

    def _written(
        self, stretches: Sequence[Stretch], syllables: Sequence[str | None], starts: Sequence[int]
    ) -> Variant:
        """Give the forms of a text; a word of one character is written as its reading asks."""
        tw, hk = list(map(_TW, stretches)), list(map(_HK, stretches))
        for at in compress(count(), map(_OPEN, stretches)):
            each, place = stretches[at], starts[at]
            for number, word in enumerate(each.words):
                told = house.BY_READING.get((word, syllables[place] or ""))
                if told is not None and number in each.open:
                    inside = place - starts[at]
                    tw[at] = tw[at][:inside] + told.tw + tw[at][inside + 1 :]
                    hk[at] = hk[at][:inside] + told.hk + hk[at][inside + 1 :]
                place += len(word)
        return Variant("".join(tw), "".join(hk))

    def _rule(
        self,
        text: str,
        syllables: list[str | None],
        stretches: Sequence[Stretch],
        starts: Sequence[int],
    ) -> Iterator[int]:
        """Lay the rulings over the syllables of runs; give the numbers of the runs they touch."""
        for match in self.reader.rulings(text):
            right = self.reader.ruled(match)
            first, last = bisect_right(starts, match.start) - 1, bisect_left(starts, match.end)
            for at in range(first, last):
                if stretches[at].is_run:
                    begin, end = max(starts[at], match.start), min(starts[at + 1], match.end)
                    syllables[begin:end] = right[begin - match.start : end - match.start]
                    yield at

    def _parts(self, text: str, mention: Mention) -> Sequence[Written]:
        """Give the words of a mention as its pinyin divides them."""
        start, end, _, form = mention
        if end - start == len(form):
            return self._forms[form]
        return self._marked(text[start:end], form)

    def _found_marked(self, text: str, form: str) -> Sequence[Written]:
        """Give the words of a mention that quotation marks or the end of a line divide."""
        return tuple(_written(text, 0, len(text), self.lexicon.pinyin[form]))


def _written(text: str, start: int, end: int, pinyin_of: str) -> Iterator[Written]:
    """Divide a term or a name into words as its pinyin is divided.

    A quotation mark inside a word divides it further: words lie in Han runs.
    """
    places = [place for place, _ in han.characters(text, start, end)]
    taken = 0
    for word, syllables in pinyin.words(pinyin_of):
        mine = places[taken : taken + len(syllables)]
        taken += len(syllables)
        done = 0
        for run in han.runs(text, mine[0], mine[-1] + 1):
            part = syllables[done : done + run.end - run.start]
            done += len(part)
            yield Written(run.of(text), part, word if part == syllables else pinyin.join(part))
