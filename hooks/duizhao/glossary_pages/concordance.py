"""Concordance: every place where the documents use an entry, with the words around it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from duizhao.editions.pages import Page
from duizhao.glossary.model import Glossary
from duizhao.glossary_pages.outline import Outline, Section
from duizhao.layers.terms import Mention
from duizhao.markdown import Block
from duizhao.matcher import Match, Matcher
from duizhao.nesting import nested
from duizhao.passage import Passage
from duizhao.span import Span, longest_then_earliest
from duizhao.spelling import Word

# How many characters of context a use is shown with, on either side.
_CONTEXT = 18


@dataclass(frozen=True)
class Use:
    """One place where a document uses an entry.

    `place` is where it stands in the document, in code points; `within` is the id of the longer
    term that it is a part of there, if it is one.
    """

    outline: Outline
    block: Block
    mention: Mention
    place: int
    within: str = ""

    @property
    def page(self) -> Page:
        """Give the document."""
        return self.outline.page

    @property
    def section(self) -> Section | None:
        """Give the section of the document that it stands in."""
        return self.outline.section(self.place)

    @property
    def english(self) -> str:
        """Give the English of the sentence that it stands in, or nothing."""
        told = self.page.told.get(self.block.id, ())
        return next((e.text for e in told if e.start <= self.mention.start < e.end), "")

    @property
    def around(self) -> Span:
        """Give how far the words around it are shown, in code points of its text."""
        return around(self.block.passage, self.mention)


def uses(pages: Iterable[Page], glossary: Glossary) -> Mapping[str, Sequence[Use]]:
    """Give the uses of every entry, in the order of the documents; the longer term comes first."""
    inside = nested(glossary.entries)
    names = {name.text: name.id for name in glossary.names if name.id}
    matcher = Matcher(names)
    found: dict[str, list[Use]] = {}
    for page in pages:
        outline = Outline(page)
        for block, start in zip(page.blocks, outline.starts, strict=False):
            for mention in block.mentions:
                place = start + mention.start
                use = Use(outline, block, mention, place)
                found.setdefault(mention.id, []).append(use)
                for id in inside.get(mention.form, ()):
                    if id not in names.values():
                        found.setdefault(id, []).append(replace(use, within=mention.id))
            for mention in _named(block, matcher, names):
                use = Use(outline, block, mention, start + mention.start)
                found.setdefault(mention.id, []).append(use)
    return found


def _named(block: Block, matcher: Matcher, names: Mapping[str, str]) -> Iterator[Mention]:
    """Give the names in a block that have entries, the longest where they overlap."""
    held = block.held
    every = names_in(held, matcher) if isinstance(held, Passage) else held.names
    for start, end, name in longest_then_earliest(e for e in every if e.pattern in names):
        yield Mention(start, end, names[name], name)


def names_in(passage: Passage, matcher: Matcher) -> Iterator[Match]:
    """Give the places of names in a passage: they begin and end where words do."""
    matches = list(matcher.all(passage.hans))
    if matches:
        edges = {edge for word in passage.words for edge in (word.start, word.end)}
        yield from (each for each in matches if each.start in edges and each.end in edges)


def _before(words: Sequence[Word], place: int) -> int:
    """Give the number of the last word that begins before a place, or of the first."""
    return max(bisect_left(words, place, key=itemgetter(0)) - 1, 0)


def around(passage: Passage, mention: Mention) -> Span:
    """Give the stretch of a mention with the words around it, whole words only."""
    first = max(mention.start - _CONTEXT, 0)
    last = min(mention.end + _CONTEXT, len(passage.text))
    words = passage.words
    for word in words[_before(words, first) : _before(words, last) + 1]:
        first = word.end if word.start < first < word.end <= mention.start else first
        last = word.start if mention.end <= word.start < last < word.end else last
    return Span(first, last)
