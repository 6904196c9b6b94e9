"""Facing: the English that stands beside a page: its blocks, sentences and terms, marked.

A group of sentences and its counterpart have the same number, `data-s`; a term's link leads to
its entry, in both languages.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from duizhao.bilingual.bitext import Bitext, Match, Sentence, Unit
from duizhao.bilingual.renderings import Rendered, Renderings
from duizhao.bilingual.text import English, Text, Told
from duizhao.bilingual.translation import STATES, STATUSES, Translation, stale
from duizhao.markdown import SECTION, Author, Beside, Block, Facing, english
from duizhao.placing import GROUP_END, Group, Mark

# Gives the address of a term's entry, as seen from the page.
Href = Callable[[str], str]
# Sets the texts of a document and of its translation side by side.
Aligning = Callable[[Sequence[Text], Sequence[Text]], Bitext]


def text_of(block: Block) -> Text:
    """Give a block as it is set beside the other language; Chinese is compared in Simplified."""
    passage = block.passage
    return Text(block.kind, passage.hans, block.label, block.id, passage.mentions)


@dataclass
class Face:
    """Makes what faces one page; afterwards knows the bitext, and the English of the headings.

    `headings` leads from the id of a Chinese heading to its English.
    """

    translation: Translation
    renderings: Renderings
    aligning: Aligning
    entries: Set[str]
    author: Author
    href: Href
    headings: dict[str, str] = field(default_factory=dict)
    blocks: Sequence[Block] = ()
    bitext: Bitext = field(default_factory=lambda: Bitext(()))

    @property
    def title(self) -> str:
        """Give the page's title in English: as it is named, else its first heading."""
        return self.translation.title or next(iter(self.headings.values()), "")

    def __call__(self, blocks: Sequence[Block]) -> Facing:
        """Give what faces the blocks of a page."""
        self.blocks = blocks
        ours: list[Block] = []

        def marking(found: Sequence[Block]) -> Sequence[Sequence[Mark]]:
            ours.extend(found)
            self.bitext = self.aligning([*map(text_of, blocks)], [*map(text_of, found)])
            return self._marks(found)

        markup = english(self.translation.markdown, self.author, marking)
        mine, notes = _parted(ours, self.bitext)
        labels = list(dict.fromkeys(block.label for block in ours if block.label))
        markup = [_led(each, {*labels} - {ours[at].label for at in notes}) for each in markup]
        beside: list[Beside | None] = [None] * len(blocks)
        for unit, numbers in _numbered(self.bitext):
            self._name(unit)
            faced = self._beside(unit, numbers, [markup[mine[at]] for at in _targets(unit)])
            for at, each in faced:
                beside[at] = _together(beside[at], each)
        end = _notes([(ours[at].label, markup[at]) for at in notes], labels)
        return Facing(beside, self._notice(), end)

    @property
    def english(self) -> Iterator[English]:
        """Give the English of each block that has any."""
        for unit in self.bitext.units:
            if not (unit.source and unit.target) or _are_alike(unit):
                continue
            first = unit.source[0]
            start = len(first.text)
            for text in unit.target:
                yield English(first.id, first.kind.startswith("h"), text.text, start)
                start += len(text.text)

    @property
    def told(self) -> Mapping[str, Sequence[Told]]:
        """Give the English of the sentences in each block, by the block's id."""
        found: dict[str, list[Told]] = {}
        for unit in self.bitext.units:
            for match in unit.matches:
                said = [s.span.of(unit.target[s.text].text).strip() for s in match.target]
                for number, text in enumerate(unit.source):
                    mine = [sentence.span for sentence in match.source if sentence.text == number]
                    if mine and said:
                        told = Told(mine[0].start, mine[-1].end, " ".join(said))
                        found.setdefault(text.id, []).append(told)
        return found

    def _name(self, unit: Unit) -> None:
        if unit.source and unit.target and unit.source[0].kind.startswith("h"):
            self.headings[unit.source[0].id] = unit.target[0].text

    def _beside(
        self, unit: Unit, numbers: Mapping[int, int], markup: Sequence[str]
    ) -> Iterator[tuple[int, Beside]]:
        """Give what stands beside each of a unit's blocks: the first has the English of all.

        English that no Chinese answers comes behind what stands before it. What is the same in
        both languages (a figure in a table) is not said twice.
        """
        at = unit.first[0]
        if not unit.source:
            if at:
                yield at - 1, Beside(tuple(markup))
            return
        if not unit.target or _are_alike(unit):
            return
        for number, _ in enumerate(unit.source):
            yield (
                at + number,
                Beside(() if number else tuple(markup), _groups(unit, number, numbers)),
            )

    def _marks(self, found: Sequence[Block]) -> list[list[Mark]]:
        """Say what is marked in each block of the translation: groups, and terms inside them."""
        marks = [[*_quoted(block.passage.text)] for block in found]
        mine, _ = _parted(found, self.bitext)
        seen: set[str] = set()
        for unit, numbers in _numbered(self.bitext):
            ids = {mention.id for text in unit.source for mention in text.mentions} & self.entries
            for at in _targets(unit):
                if 0 < found[mine[at]].level <= SECTION:
                    seen.clear()
                text = unit.target[at - unit.first[1]].text
                terms = [self._term(each, seen) for each in self.renderings.found(text, ids)]
                groups = _target_groups(unit, at - unit.first[1], numbers)
                held = [*groups, *terms, *marks[mine[at]]]
                marks[mine[at]] = sorted(held, key=lambda m: (m.start, -m.end))
        return marks

    def _term(self, found: Rendered, seen: set[str]) -> Mark:
        """Mark a term as a link to its entry, as it is in the Chinese: once in each section, and
        again.
        """
        name = "term again" if found.id in seen else "term"
        seen.add(found.id)
        opening = f'<a class="{name}" href="{html.escape(self.href(found.id))}">'
        return Mark(found.start, found.end, opening, "</a>", is_link=True)

    def _notice(self) -> str:
        """Say what the translation is, and which sections the Chinese has left behind."""
        told = self.translation
        if not told.by or told.status == "original":
            return ""
        state = STATES[told.state][1]
        lines = [
            f"{STATUSES[told.status][1].capitalize()} English translation by "
            f"{html.escape(told.by)}, {_in_words(told.date)}; {state}."
        ]
        if told.status == "unofficial":
            lines.append("Where the two differ, the Chinese holds.")
        old = [section.heading or "…" for section, _ in stale(told, self.blocks)]
        if old:
            headings = ", ".join(f'<span lang="zh-Hans">{html.escape(each)}</span>' for each in old)
            lines.append(f"The Chinese has changed since these were translated: {headings}.")
        return f'<p class="dz-notice dz-en" lang="en">{" ".join(lines)}</p>'


_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def _quoted(text: str) -> Iterator[Mark]:
    """Mark the Chinese that an English text quotes as what it is."""
    for match in _HAN.finditer(text):
        yield Mark(*match.span(), "<span lang=zh-Hans>", "</span>")


def _in_words(day: str) -> str:
    """Write a day as English does: 29 December 2020."""
    written = date.fromisoformat(day)
    return f"{written.day} {written:%B %Y}"


def _are_alike(unit: Unit) -> bool:
    here = [" ".join(text.text.split()) for text in unit.source]
    return here == [" ".join(text.text.split()) for text in unit.target]


def _together(before: Beside | None, after: Beside) -> Beside:
    if before is None:
        return after
    translations = (*before.translations, *after.translations)
    return Beside(translations, before.groups or after.groups)


def _parted(found: Sequence[Block], whole: Bitext) -> tuple[list[int], list[int]]:
    """Give the places of a translation's blocks that have counterparts, and those of notes."""
    labels = {note.label for note in whole.notes}
    mine = [at for at, block in enumerate(found) if block.label not in labels or not block.label]
    notes = [at for at, block in enumerate(found) if block.label and block.label in labels]
    return mine, notes


def _targets(unit: Unit) -> range:
    return range(unit.first[1], unit.first[1] + len(unit.target))


def _numbered(whole: Bitext) -> Iterator[tuple[Unit, Mapping[int, int]]]:
    """Give each unit with the numbers of its matches; those with both sides have one."""
    last = 0
    for unit in whole.units:
        numbers: dict[int, int] = {}
        for at, match in enumerate(unit.matches):
            if match.source and match.target:
                last += 1
                numbers[at] = last
        yield unit, numbers


def _groups(unit: Unit, text: int, numbers: Mapping[int, int]) -> tuple[Group, ...]:
    """Give the stretches of one of a unit's Chinese texts that have counterparts."""
    return tuple(
        Group(start, end, numbers[at])
        for at, start, end in _stretches(unit.matches, text, _source)
        if at in numbers
    )


def _target_groups(unit: Unit, text: int, numbers: Mapping[int, int]) -> Iterator[Mark]:
    for at, start, end in _stretches(unit.matches, text, _target):
        if at in numbers:
            group = Group(start, end, numbers[at])
            yield Mark(start, end, group.opening, GROUP_END)


def _source(match: Match) -> Sequence[Sentence]:
    return match.source


def _target(match: Match) -> Sequence[Sentence]:
    return match.target


def _stretches(
    matches: Sequence[Match], text: int, side: Callable[[Match], Sequence[Sentence]]
) -> Iterator[tuple[int, int, int]]:
    """Give which match has which stretch of a text."""
    for at, match in enumerate(matches):
        spans = [sentence.span for sentence in side(match) if sentence.text == text]
        if spans:
            yield at, spans[0].start, spans[-1].end


def _led(markup: str, shared: Set[str]) -> str:
    """Lead the marks of footnotes that both languages have to those of the page."""
    for label in shared:
        markup = markup.replace(f'href="#en-fn:{label}"', f'href="#fn:{label}"')
    return markup


def _notes(notes: Sequence[tuple[str, str]], labels: Sequence[str]) -> str:
    """Write the notes of the translator; each has the number that it is called by."""
    if not notes:
        return ""
    held: dict[str, list[str]] = {}
    for label, markup in notes:
        held.setdefault(label, []).append(markup)
    items = "".join(
        f'<li id="en-fn:{html.escape(label)}" value={labels.index(label) + 1}>'
        f"{'<br>'.join(parts)}</li>"
        for label, parts in held.items()
    )
    title = "<h2 id=en-notes>Translator’s notes</h2>"
    return f'<section class="dz-notes dz-en" lang="en">{title}<ol>{items}</ol></section>'
