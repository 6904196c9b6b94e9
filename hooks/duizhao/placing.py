"""Placing: what is drawn of a text, put back into the run it came from.

What is drawn is stashed as raw HTML, so that it is neither built nor serialised as elements: that
would take as long as all the rest.
"""

import html
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao import drawing, tree
from duizhao.layers.terms import Mention
from duizhao.passage import Passage
from duizhao.pieces import Piece, pieces
from duizhao.script import Script
from duizhao.span import Span

# Keeps markup for the end of the conversion; gives what stands for it until then.
Stash = Callable[[str], str]


@dataclass(frozen=True)
class Group:
    """A stretch of a text, in code points, that has a counterpart in the other language."""

    start: int
    end: int
    number: int

    @property
    def opening(self) -> str:
        """Give the tag that opens it."""
        return f"<span data-s={self.number}>"


GROUP_END = "</span>"


@dataclass(frozen=True)
class Drawer:
    """Puts a passage back into its run, its terms as links, its groups marked."""

    run: tree.Run
    passage: Passage
    script: Script
    link: drawing.Opening
    parents: tree.Parents
    stash: Stash
    groups: Sequence[Group] = ()

    def put(self) -> None:
        """Put the drawn pieces in the place of the run's texts."""
        brackets = {m: self._bracket(m) for m in self.passage.mentions if self._is_divided(m)}
        texts = {
            stretch.start: self.stash(self._drawn(stretch, mine, brackets))
            for stretch, mine in self._by_stretch()
        }
        tree.replace(self.run, texts)
        for mention, bracket in brackets.items():
            if bracket is not None:
                bracket.put(self.stash(self.link(mention)), self.stash(drawing.CLOSING))

    def _drawn(
        self,
        stretch: tree.Stretch,
        mine: Sequence[Piece],
        brackets: Mapping[Mention, tree.Bracket | None],
    ) -> str:
        marks = self._marks(stretch, brackets)
        return "".join(
            drawing.drawn(part, marks, self.script)
            if group is None
            else f"{group.opening}{drawing.drawn(part, marks, self.script)}{GROUP_END}"
            for group, part in self._grouped(mine, brackets.keys())
        )

    def _grouped(
        self, mine: Sequence[Piece], divided: Iterable[Mention]
    ) -> Iterator[tuple[Group | None, Sequence[Piece]]]:
        """Give the pieces by their groups; a mention that markup divides is in none, since its
        link may open in one element and close in another.
        """
        if not self.groups:
            yield None, mine
            return
        apart = set(divided)
        waiting = deque(self.groups)
        held: list[Piece] = []
        last: Group | None = None
        for piece in mine:
            while waiting and waiting[0].end <= piece.start:
                waiting.popleft()
            inside = waiting and waiting[0].start <= piece.start and piece.mention not in apart
            group = waiting[0] if inside else None
            if held and group is not last:
                yield last, held
                held = []
            held.append(piece)
            last = group
        if held:
            yield last, held

    def _is_divided(self, mention: Mention) -> bool:
        return any(mention.start < stretch.start < mention.end for stretch in self.run.stretches)

    def _bracket(self, mention: Mention) -> tree.Bracket | None:
        """Give how one link can hold a mention that markup divides; none inside other links."""
        start, end, *_ = mention
        if any(start < place < end for place in self.run.links):
            return None
        if any(stretch.in_link for stretch in self.run.covered(start, end)):
            return None
        return tree.bracket(self.run, start, end, self.parents)

    def _marks(
        self, stretch: tree.Stretch, brackets: Mapping[Mention, tree.Bracket | None]
    ) -> drawing.Marks:
        """Give the marks for what stands in one stretch."""
        if stretch.in_link:
            return drawing.unlinked

        def marks(mention: Mention) -> tuple[str, str]:
            before, after = drawing.linked(self.link)(mention)
            bracket = brackets.get(mention)
            if bracket is None:
                return before, after
            begins = bracket.first is None and mention.start >= stretch.start
            ends = bracket.last is None and mention.end <= stretch.start + len(stretch.text)
            return before if begins else "", after if ends else ""

        return marks

    def _by_stretch(self) -> Iterator[tuple[tree.Stretch, list[Piece]]]:
        """Give the pieces in each stretch of the run; those in gaps are in none."""
        edges = [edge for group in self.groups for edge in (group.start, group.end)]
        every = pieces(self.passage, [*self.run.cuts, *edges])
        stretches = self.run.stretches
        if len(stretches) == 1 and len(stretches[0].text) == len(self.passage.text):
            yield stretches[0], list(every)
            return
        remaining = deque(every)
        for stretch in stretches:
            end = stretch.start + len(stretch.text)
            mine = []
            while remaining and remaining[0].start < end:
                piece = remaining.popleft()
                if piece.start >= stretch.start:
                    mine.append(piece)
            if mine:
                yield stretch, mine


@dataclass(frozen=True)
class Mark:
    """Tags that are put around a part of a text, in code points; a link is left out inside others.

    Marks lie one inside another or apart.
    """

    start: int
    end: int
    opening: str
    closing: str
    is_link: bool = False


def mark(run: tree.Run, marks: Sequence[Mark], stash: Stash) -> None:
    """Put a run's own text back with marks around its parts, those that enclose others first."""
    texts: dict[int, str] = {}
    for stretch in run.stretches:
        if stretch.raw != stretch.text:
            continue
        allowed = [each for each in marks if not (each.is_link and stretch.in_link)]
        span = Span(stretch.start, stretch.start + len(stretch.text))
        texts[stretch.start] = stash(_marked(run.text, span, allowed))
    tree.replace(run, texts)


def _marked(text: str, span: Span, marks: Sequence[Mark]) -> str:
    """Write a part of a text with the marks that lie in it, each with those inside it."""
    parts: list[str] = []
    place = span.start
    for number, each in enumerate(marks):
        start, end = max(each.start, place), min(each.end, span.end)
        if start >= end:
            continue
        inside = [other for other in marks[number + 1 :] if other.start < each.end]
        parts += [
            html.escape(text[place:start], quote=False),
            each.opening,
            _marked(text, Span(start, end), inside),
            each.closing,
        ]
        place = end
    return "".join([*parts, html.escape(text[place : span.end], quote=False)])
