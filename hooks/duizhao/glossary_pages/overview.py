"""Overview: which domains of the glossary weigh most in which section of a document."""

import html
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from duizhao import drawing
from duizhao.editions.pages import Page, relative
from duizhao.glossary_pages.concordance import Use
from duizhao.glossary_pages.indexes import OVERVIEW, navigation
from duizhao.glossary_pages.outline import Outline, Section
from duizhao.glossary_pages.writing import Edition, in_english, table
from duizhao.passage import pieces

# The entries that are named for a section: those that are more its own than others'.
_NAMED = 4
_CELL, _LABEL = 24, 32


@dataclass(frozen=True)
class Overview:
    """Writes the overview of each document that uses the glossary."""

    edition: Edition

    def html(self) -> str:
        """Write what stands on the page."""
        return "\n".join(self._page())

    def _page(self) -> Iterator[str]:
        said = self.edition
        yield f"<h1 id=_overview>{said.both('各节一览', 'Overview')}</h1>"
        yield navigation(said, OVERVIEW[0])
        yield (
            f"<p>{said.chinese('颜色越深，该领域的术语在该节中每千字出现得越多。')}</p>"
            '<p lang="en">The darker a field, the more often the terms of the domain stand in the '
            "section, for each thousand characters.</p>"
        )
        for url, page in self._pages().items():
            uses = [use for use in self._uses() if use.page.url == url]
            yield from self._document(page, uses)

    def _pages(self) -> Mapping[str, Page]:
        return {use.page.url: use.page for use in self._uses()}

    def _uses(self) -> Iterator[Use]:
        """Give the uses of concepts; what is part of a longer term counts with that alone."""
        for concept in self.edition.glossary.concepts:
            yield from (use for use in self.edition.uses.get(concept.id, ()) if not use.within)

    def _document(self, page: Page, uses: Sequence[Use]) -> Iterator[str]:
        sections = Outline(page).sections
        counted = Counter((use.section, use.mention.id) for use in uses)
        domains = [
            {concept.id for concept in domain.concepts} for domain in self.edition.glossary.domains
        ]
        rows = [
            [sum(counted[section, id] for id in domain) for domain in domains]
            for section in sections
        ]
        title = self.edition.chinese(page.title) if page.title else in_english(page.url)
        yield f'<h2><a href="{html.escape(relative(page.url, OVERVIEW[0]))}">{title}</a></h2>'
        yield self._picture(sections, rows)
        yield self._legend()
        yield self._table(page, sections, rows, counted)

    def _picture(self, sections: Sequence[Section], rows: Sequence[Sequence[int]]) -> str:
        """Draw a field for each section and domain, as dark as the domain weighs there."""
        weights = [
            [1000 * count / max(section.end - section.start, 1) for count in row]
            for section, row in zip(sections, rows, strict=True)
        ]
        most = max(chain.from_iterable(weights), default=0) or 1
        width = _LABEL + _CELL * 2 * len(self.edition.glossary.domains)
        shown = "".join(self._fields(rows, weights, most))
        said = (
            "The domains of the glossary by the sections of the document; the table has the counts"
        )
        return (
            f'<svg class="dz-heat" viewBox="0 0 {width} {_CELL * (len(rows) + 1)}" role="img" '
            f'aria-label="{said}">{shown}</svg>'
        )

    def _fields(
        self, rows: Sequence[Sequence[int]], weights: Sequence[Sequence[float]], most: float
    ) -> Iterator[str]:
        for column in range(len(self.edition.glossary.domains)):
            x = _LABEL + 2 * _CELL * column + _CELL
            yield f'<text x="{x}" y="16" text-anchor="middle">{column + 1}</text>'
        for number, row in enumerate(rows):
            y = _CELL * (number + 1)
            yield f'<text x="{_LABEL - 8}" y="{y + 17}" text-anchor="end">{number + 1}</text>'
            for column, (count, weight) in enumerate(zip(row, weights[number], strict=True)):
                x, dark = _LABEL + 2 * _CELL * column, 0.04 + 0.96 * weight / most
                yield (
                    f'<rect x="{x}" y="{y}" width="{2 * _CELL - 2}" height="{_CELL - 2}" '
                    f'fill-opacity="{dark:.2f}"><title>{count}</title></rect>'
                )

    def _legend(self) -> str:
        items = (
            f"<li>{self.edition.both(domain.chinese, domain.english)}</li>"
            for domain in self.edition.glossary.domains
        )
        return f'<ol class="dz-domains">{"".join(items)}</ol>'

    def _table(
        self,
        page: Page,
        sections: Sequence[Section],
        rows: Sequence[Sequence[int]],
        counted: Mapping[tuple[Section | None, str], int],
    ) -> str:
        said = self.edition
        numbers = [str(number + 1) for number in range(len(said.glossary.domains))]
        heads = [
            "",
            said.both("节", "Section"),
            *numbers,
            said.both("突出的术语", "Terms of its own"),
        ]
        spread = Counter(id for _, id in counted)
        body = (
            [
                str(number),
                self._title(page, section),
                *map(_shown, row),
                self._named(section, counted, spread),
            ]
            for number, (section, row) in enumerate(zip(sections, rows, strict=True), start=1)
        )
        return f'<div class="dz-wide">{table(heads, body, "dz-weights")}</div>'

    def _title(self, page: Page, section: Section) -> str:
        if section.heading is None:
            return self.edition.both("卷首", "Before the first heading")
        shown = drawing.drawn(
            pieces(section.heading), drawing.unlinked, self.edition.annotator.source
        )
        href = html.escape(f"{relative(page.url, OVERVIEW[0])}#{section.id}")
        return f'<th scope="row"><a href="{href}">{shown}</a></th>'

    def _named(
        self,
        section: Section,
        counted: Mapping[tuple[Section | None, str], int],
        spread: Mapping[str, int],
    ) -> str:
        """Name the entries that weigh most: often here, and in few other sections (tf–idf)."""
        every = len({held for held, _ in counted})
        weights = {
            id: count * log((1 + every) / spread[id])
            for (held, id), count in counted.items()
            if held == section
        }
        best = sorted(weights, key=lambda id: (-weights[id], id))[:_NAMED]
        return "、".join(self.edition.link(id, OVERVIEW[0]) for id in best)


def _shown(count: int) -> str:
    return str(count) if count else '<td class="dz-none">0</td>'
