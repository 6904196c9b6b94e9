"""Overview: which domains of the glossary weigh most in which section of a document."""

import html
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from duizhao.editions.pages import Page, relative
from duizhao.glossary_pages.concordance import Use
from duizhao.glossary_pages.indexes import OVERVIEW, navigation
from duizhao.glossary_pages.outline import Outline, Section
from duizhao.glossary_pages.writing import Edition, in_english, table

# The entries that are named for a row: those that are more its own than others'.
_NAMED = 4
_CELL, _LABEL = 24, 32
# Up to so many documents each is shown by its sections; up to so many each has a row; then folders.
_BY_SECTIONS, _ROWS = 12, 100


@dataclass(frozen=True)
class _Row:
    """What is counted together: its title as a cell, its length, and how often it uses what."""

    title: str
    length: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class _Document:
    """A document and its uses of concepts."""

    outline: Outline
    uses: Sequence[Use]

    @property
    def page(self) -> Page:
        """Give its page."""
        return self.outline.page


@dataclass(frozen=True)
class Overview:
    """Writes where the documents use the glossary: by sections, by documents or by folders."""

    edition: Edition

    def html(self) -> str:
        """Write what stands on the page."""
        return "\n".join(self._page())

    def _page(self) -> Iterator[str]:
        said = self.edition
        yield f"<h1 id=_overview>{said.both('各节一览', 'Overview')}</h1>"
        yield navigation(said, OVERVIEW[0])
        yield (
            f"<p>{said.chinese('颜色越深，该领域的术语在该行中每千字出现得越多。')}</p>"
            '<p lang="en">The darker a field, the more often the terms of the domain stand in its '
            "row, for each thousand characters.</p>"
        )
        documents = self._documents()
        if len(documents) <= _BY_SECTIONS:
            for document in documents:
                yield f"<h2>{self._link(document.page)}</h2>"
                yield from self._map(self._sections(document), ("节", "Section"))
        elif len(documents) <= _ROWS:
            yield from self._map(list(map(self._whole, documents)), ("文件", "Document"))
        else:
            yield from self._map(self._folders(documents), ("目录", "Folder"))

    def _documents(self) -> Sequence[_Document]:
        """Give the documents; what is part of a longer term counts with that alone."""
        uses: dict[str, list[Use]] = {}
        for concept in self.edition.glossary.concepts:
            for use in self.edition.uses.get(concept.id, ()):
                if not use.within:
                    uses.setdefault(use.page.url, []).append(use)
        return [_Document(held[0].outline, held) for _, held in sorted(uses.items())]

    def _sections(self, document: _Document) -> Sequence[_Row]:
        counted: dict[int, Counter[str]] = defaultdict(Counter)
        for use in document.uses:
            if use.section is not None:
                counted[use.section.start][use.mention.id] += 1
        return [
            _Row(self._titled(document.page, section), section.length, counted[section.start])
            for section in document.outline.sections
        ]

    def _whole(self, document: _Document) -> _Row:
        title = f'<th scope="row">{self._link(document.page)}</th>'
        return _Row(title, document.outline.length, Counter(u.mention.id for u in document.uses))

    def _folders(self, documents: Sequence[_Document]) -> Sequence[_Row]:
        """Count what lies in a folder together; folders beyond the last row are counted in it."""
        rows: dict[str, list[_Document]] = {}
        for document in documents:
            folder = document.page.url.rpartition("/")[0] + "/"
            known = folder in rows or len(rows) < _ROWS - 1
            rows.setdefault(folder if known else "…", []).append(document)
        return [
            _Row(
                f'<th scope="row">{in_english(f"{folder} ({len(held)})")}</th>',
                sum(document.outline.length for document in held),
                Counter(use.mention.id for document in held for use in document.uses),
            )
            for folder, held in rows.items()
        ]

    def _link(self, page: Page) -> str:
        title = self.edition.chinese(page.title) if page.title else in_english(page.url)
        return f'<a href="{html.escape(relative(page.url, OVERVIEW[0]))}">{title}</a>'

    def _map(self, rows: Sequence[_Row], kind: tuple[str, str]) -> Iterator[str]:
        """Draw the rows as a picture, and write the same as a table."""
        domains = [
            {concept.id for concept in domain.concepts} for domain in self.edition.glossary.domains
        ]
        counts = [[sum(row.counts.get(id, 0) for id in ids) for ids in domains] for row in rows]
        yield self._picture(rows, counts)
        yield self._legend()
        yield self._table(rows, counts, kind)

    def _picture(self, rows: Sequence[_Row], counts: Sequence[Sequence[int]]) -> str:
        """Draw a field for each row and domain, as dark as the domain weighs there."""
        weights = [
            [1000 * count / max(row.length, 1) for count in each]
            for row, each in zip(rows, counts, strict=True)
        ]
        most = max(chain.from_iterable(weights), default=0) or 1
        width = _LABEL + _CELL * 2 * len(self.edition.glossary.domains)
        shown = "".join(self._fields(counts, weights, most))
        said = "The domains of the glossary by the rows of the table below, which has the counts"
        return (
            f'<svg class="dz-heat" viewBox="0 0 {width} {_CELL * (len(rows) + 1)}" role="img" '
            f'aria-label="{said}">{shown}</svg>'
        )

    def _fields(
        self, counts: Sequence[Sequence[int]], weights: Sequence[Sequence[float]], most: float
    ) -> Iterator[str]:
        for column in range(len(self.edition.glossary.domains)):
            x = _LABEL + 2 * _CELL * column + _CELL
            yield f'<text x="{x}" y="16" text-anchor="middle">{column + 1}</text>'
        for number, row in enumerate(counts):
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
        self, rows: Sequence[_Row], counts: Sequence[Sequence[int]], kind: tuple[str, str]
    ) -> str:
        said = self.edition
        numbers = [str(number + 1) for number in range(len(said.glossary.domains))]
        heads = ["", said.both(*kind), *numbers, said.both("突出的术语", "Terms of its own")]
        spread = Counter(id for row in rows for id in row.counts)
        every = sum(bool(row.counts) for row in rows)
        body = (
            [str(number), row.title, *map(_shown, each), self._named(row, every, spread)]
            for number, (row, each) in enumerate(zip(rows, counts, strict=True), start=1)
        )
        return f'<div class="dz-wide">{table(heads, body, "dz-weights")}</div>'

    def _titled(self, page: Page, section: Section) -> str:
        if section.heading is None:
            return self.edition.both("卷首", "Before the first heading")
        shown = self.edition.heading(section.heading.text)
        href = html.escape(f"{relative(page.url, OVERVIEW[0])}#{section.id}")
        return f'<th scope="row"><a href="{href}">{shown}</a></th>'

    def _named(self, row: _Row, every: int, spread: Mapping[str, int]) -> str:
        """Name the entries that weigh most: often here, and in few other rows (tf–idf)."""
        weights = {id: count * log((1 + every) / spread[id]) for id, count in row.counts.items()}
        best = sorted(weights, key=lambda id: (-weights[id], id))[:_NAMED]
        return "、".join(self.edition.link(id, OVERVIEW[0]) for id in best)


def _shown(count: int) -> str:
    return str(count) if count else '<td class="dz-none">0</td>'
