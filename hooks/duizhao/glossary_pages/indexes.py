"""Indexes: the entries by pinyin, by English, by domain and by how sure they are."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from duizhao import pinyin
from duizhao.editions.pages import relative
from duizhao.glossary.confidence import CONFIDENCE
from duizhao.glossary.model import KINDS, Concept
from duizhao.glossary_pages.writing import INDEX, Edition, address, in_english
from duizhao.search.spoken import plain

TITLE = "术语表"
# No entry can have such an id: theirs have no underscore.
ANCHOR = "_glossary"

# The pages: how each is ordered → its address, and its name in both languages.
ADDRESSES: Mapping[str, tuple[str, str, str]] = {
    "pinyin": (INDEX, "按拼音", "By pinyin"),
    "english": ("glossary/english.html", "按英文", "By English"),
    "domain": ("glossary/domain.html", "按领域", "By domain"),
    "confidence": ("glossary/confidence.html", "按可靠程度", "By confidence"),
}
OVERVIEW = ("glossary/overview.html", "各节一览", "Overview")
DOWNLOADS = ("glossary/downloads.html", "下载", "Downloads")

_PREFACE_ZH = (
    "释义和译名由本项目编写，不是官方译文；每个条目都写明可靠程度和所知的出处，未详之处写明未详。"
)
_PREFACE = (
    "The glosses are this project’s own and unofficial; each entry says how sure it is and, where "
    "known, where a rendering was seen."
)

# A heading of an index, and what stands under it.
Group = tuple[str, Sequence["Line"]]


@dataclass(frozen=True)
class Line:
    """A line of an index: an entry, and by which English rendering it stands there."""

    concept: Concept
    english: str


@dataclass(frozen=True)
class Heading:
    """An entry of a page's contents."""

    level: int
    id: str
    title: str
    children: tuple["Heading", ...] = ()


@dataclass(frozen=True)
class Index:
    """Writes one of the indexes."""

    edition: Edition
    order: str

    @property
    def _base(self) -> str:
        return ADDRESSES[self.order][0]

    def contents(self) -> Heading:
        """Give the headings of the page, nested under its title."""
        groups = tuple(
            Heading(2, f"_{number}", self._plain(title))
            for number, (title, _) in enumerate(self._groups(), start=1)
        )
        return Heading(1, ANCHOR, self.edition.said(TITLE), groups)

    def html(self) -> str:
        """Write what stands on the page."""
        return "\n".join(self._page())

    def _page(self) -> Iterator[str]:
        said = self.edition
        yield f"<h1 id={ANCHOR}>{said.both(TITLE, 'Glossary')}</h1>"
        yield f"<p>{said.chinese(_PREFACE_ZH)}</p>"
        yield f'<p lang="en">{html.escape(_PREFACE)}</p>'
        yield navigation(said, self._base)
        yield '<div class="dz-filter" id="dz-filter"></div>'
        for number, (title, lines) in enumerate(self._groups(), start=1):
            shown = said.both(*title.split("|")) if "|" in title else html.escape(title)
            yield f'<section class="dz-index"><h2 id=_{number}>{shown}</h2><ul>'
            yield from map(self._line, lines)
            yield "</ul></section>"

    def _plain(self, title: str) -> str:
        chinese, _, english = title.partition("|")
        return f"{self.edition.said(chinese)} {english}" if english else title

    def _line(self, line: Line) -> str:
        concept, said = line.concept, self.edition
        href = html.escape(relative(address(concept.id), self._base))
        used = len(said.uses.get(concept.id, ()))
        # Addresses that were published before entries had pages of their own lead here.
        id = f" id={concept.id}" if self.order == "pinyin" else ""
        shown = f"<li{id} data-id={concept.id}>"
        shown += f'<a href="{href}">{said.chinese(concept.form.text)}</a> '
        spoken = html.escape(concept.form.pinyin)
        shown += f'<span class="dz-spoken" lang="zh-Latn-pinyin">{spoken}</span> '
        shown += in_english(line.english or concept.definition.en)
        times = in_english(f"×{used}" if used else "not used")
        return f'{shown} <span class="dz-marks">{said.sure(concept.confidence)} {times}</span></li>'

    def _groups(self) -> Iterator[Group]:
        entries = list(self.edition.glossary.entries)
        yield from {
            "pinyin": self._by_pinyin,
            "english": self._by_english,
            "domain": self._by_domain,
            "confidence": self._by_confidence,
        }[self.order](entries)

    def _by_pinyin(self, entries: Iterable[Concept]) -> Iterator[Group]:
        ordered = sorted(entries, key=_spoken)
        for letter, group in groupby(ordered, key=lambda entry: _spoken(entry)[0][:1].upper()):
            yield letter, list(map(_line, group))

    def _by_english(self, entries: Iterable[Concept]) -> Iterator[Group]:
        """Order by every rendering that may be used; what has none is left out."""
        lines = [
            Line(entry, rendering.text)
            for entry in entries
            for rendering in entry.english
            if rendering.status != "deprecated"
        ]
        ordered = sorted(lines, key=lambda line: (_worded(line.english), line.concept.id))
        for letter, group in groupby(ordered, key=_initial):
            yield letter, list(group)

    def _by_domain(self, entries: Iterable[Concept]) -> Iterator[Group]:
        glossary = self.edition.glossary
        for domain in glossary.domains:
            ordered = sorted(domain.concepts, key=_spoken)
            yield f"{domain.chinese}|{domain.english}", list(map(_line, ordered))
        for kind, (chinese, english) in KINDS.items():
            named = [n.concept() for n in glossary.names if n.id and n.kind == kind]
            if named:
                title = f"{chinese}|Names: {english}"
                yield title, list(map(_line, sorted(named, key=_spoken)))

    def _by_confidence(self, entries: Iterable[Concept]) -> Iterator[Group]:
        told = sorted(entries, key=_spoken)
        for confidence, (chinese, english) in CONFIDENCE.items():
            group = [_line(entry) for entry in told if entry.confidence == confidence]
            if group:
                yield f"{chinese}|{confidence}: {english} ({len(group)})", group


def navigation(edition: Edition, base: str) -> str:
    """Write the ways from one index to the others, as seen from the page at an address."""
    items = []
    for where, chinese, english in (*ADDRESSES.values(), OVERVIEW, DOWNLOADS):
        shown = edition.both(chinese, english)
        current = ' aria-current="page"' if where == base else ""
        items.append(f'<li><a href="{relative(where, base)}"{current}>{shown}</a></li>')
    label = f"{edition.said(TITLE)} Glossary"
    return f'<nav class="dz-orders" aria-label="{label}"><ul>{"".join(items)}</ul></nav>'


def _line(concept: Concept) -> Line:
    return Line(concept, concept.rendering)


def _spoken(concept: Concept) -> tuple[str, str]:
    """Order by letters without tones, then by tones."""
    syllables = pinyin.split(concept.form.pinyin)
    told = [plain(syllable) for syllable in syllables]
    return " ".join(letters for letters, _ in told), "".join(str(tone) for _, tone in told)


_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def _worded(english: str) -> str:
    """Order by letters and digits; a leading article does not count."""
    bare = re.sub(r"[^\w\s]", "", english).strip().casefold()
    return _ARTICLE.sub("", bare)


def _initial(line: Line) -> str:
    first = _worded(line.english)[:1].upper()
    return first if first.isalpha() else "0–9"
