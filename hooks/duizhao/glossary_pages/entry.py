"""Entry: the page of one concept or name, and every place where the documents use it."""

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from duizhao import drawing
from duizhao.editions.pages import relative
from duizhao.glossary.model import FORM_TYPES, STATUS, Concept, Form, Part, Rendering
from duizhao.glossary_pages.citing import Cited, Heading, Line
from duizhao.glossary_pages.concordance import around
from duizhao.glossary_pages.dispersion import picture
from duizhao.glossary_pages.writing import INDEX, Edition, address, cited, in_english, table
from duizhao.layers.terms import Mention
from duizhao.nesting import parts
from duizhao.pieces import pieces
from duizhao.script import HANS, SCRIPTS

# How many lines a concordance has at most, and how many further documents are named below it: an
# archive would make a page of each entry that nobody could load. The rest is counted.
LINES, DOCUMENTS = 50, 100


@dataclass(frozen=True)
class Entry:
    """Writes the page of an entry."""

    edition: Edition
    concept: Concept
    documents: Sequence[Cited] = ()

    def html(self) -> str:
        """Write what stands on the page."""
        return "\n".join(self._page())

    def told(self) -> Iterator[object]:
        """Give all that the page is written from, besides how its texts are annotated."""
        said, id = self.edition, self.concept.id
        yield self.concept, said.domains[id], said.annotator.source.name
        for relation in ("part", "broader", "narrower", "related"):
            yield from map(self._named, said.related_by[relation, id])
        for other in (*self.concept.broader, *self.concept.narrower, *self.concept.related):
            yield self._named(other)
        yield from map(self._named, parts(self.concept, said.nested))
        longer = {line.within for document in self.documents for line in document.lines} - {""}
        yield from map(self._named, sorted(longer))
        yield tuple(self.documents)

    def _named(self, id: str) -> object:
        entry = self.edition.entries[id]
        return id, entry.form, entry.rendering

    @property
    def _base(self) -> str:
        return address(self.concept.id)

    def _page(self) -> Iterator[str]:
        concept, said = self.concept, self.edition
        back = html.escape(f"{relative(INDEX, self._base)}#{concept.id}")
        yield f'<p class="dz-back"><a href="{back}">{said.both("术语表", "Glossary")}</a></p>'
        yield f"<h1 id=_entry>{said.chinese(concept.form.text)}</h1>"
        if concept.rendering:
            yield f'<p class="dz-rendering" lang="en">{html.escape(concept.rendering)}</p>'
        yield self._forms()
        if concept.english:
            yield self._heading("_english", "英文", "English")
            yield self._english()
        yield self._heading("_meaning", "释义", "Definition")
        yield f'<dl class="dz-fields">{"".join(self._fields())}</dl>'
        if concept.expansion:
            yield self._heading("_expansion", "所指", "What it stands for")
            heads = [
                said.both("中文", "Chinese"),
                said.both("拼音", "Pinyin"),
                in_english("English"),
            ]
            yield table(heads, map(self._part, concept.expansion), "dz-expansion")
        yield self._heading("_uses", "用例", "Concordance")
        yield from self._concordance()

    def _heading(self, id: str, chinese: str, english: str) -> str:
        return f"<h2 id={id}>{self.edition.both(chinese, english)}</h2>"

    def _forms(self) -> str:
        """Write the forms in three scripts."""
        said = self.edition
        heads = [f'<span lang="{s.language}">{s.label}</span>' for s in SCRIPTS]
        rows = (self._form(form) for form in self.concept.forms)
        more = [said.both("拼音", "Pinyin"), said.both("类别", "Kind")]
        return table([*heads, *more], rows, "dz-forms")

    def _form(self, form: Form) -> Iterator[str]:
        passage = self.edition.annotator.passage(form.text, HANS)
        for script in SCRIPTS:
            yield f'<td lang="{script.language}">{html.escape(passage.form(script))}</td>'
        yield f'<td lang="zh-Latn-pinyin">{html.escape(form.pinyin)}</td>'
        told = [STATUS[form.status]] if len(self.concept.forms) > 1 else []
        told += [FORM_TYPES[form.type]] if form.type else []
        yield "<br>".join(self.edition.both(*each) for each in told)

    def _english(self) -> str:
        said = self.edition
        heads = [in_english("Rendering"), said.both("地位", "Status"), said.both("出处", "Source")]
        rows = map(self._rendering, self.concept.english)
        return table(heads, rows, "dz-renderings")

    def _rendering(self, rendering: Rendering) -> Iterator[str]:
        yield f'<td lang="en">{html.escape(rendering.text)}</td>'
        yield self.edition.both(*STATUS[rendering.status])
        seen = cited(rendering.source, rendering.link, rendering.year)
        yield f'<td lang="en">{seen or "—"}</td>'

    def _fields(self) -> Iterator[str]:
        concept, said = self.concept, self.edition
        if concept.definition.zh:
            yield self._field("中文", "Chinese", [said.chinese(concept.definition.zh)])
        if concept.definition.en:
            yield self._told("英文", "English", concept.definition.en)
        if concept.note:
            yield self._told("说明", "Note", concept.note)
        if concept.unknown:
            yield self._told("未详", "Not known", concept.unknown)
        yield self._field("可靠程度", "Confidence", [said.sure(concept.confidence)])
        if concept.source:
            yield self._cited("出处", "Source", cited(concept.source, concept.link))
        if concept.first:
            seen = cited(concept.first.source, concept.first.link)
            told = f"{concept.first.year}: {html.escape(concept.first.occasion)}"
            shown = f"{told} ({seen})" if seen else told
            yield self._cited("最早使用", "First known use", shown)
        if concept.context:
            yield from self._context()
        yield self._field("领域", "Domain", [self._domain()])
        yield from self._relations()

    def _context(self) -> Iterator[str]:
        context = self.concept.context
        told = (
            ("限于同段有", "Only beside", context.including if context else ()),
            ("限于同段无", "Never beside", context.excluding if context else ()),
        )
        for chinese, english, texts in told:
            if texts:
                shown = "、".join(map(self.edition.chinese, texts))
                yield self._field(chinese, english, [shown])

    def _domain(self) -> str:
        return self.edition.both(*self.edition.domains[self.concept.id])

    def _relations(self) -> Iterator[str]:
        """Write what the entry is related to, whichever of the two says so."""
        concept, said_by = self.concept, self.edition.related_by
        inside = parts(concept, self.edition.nested)
        holding = said_by["part", concept.id]
        broader = [*concept.broader, *said_by["narrower", concept.id]]
        narrower = [*concept.narrower, *said_by["broader", concept.id]]
        related = [*concept.related, *said_by["related", concept.id]]
        told = {*broader, *narrower, *inside, *holding}
        yield self._linked("上位概念", "Broader", broader)
        yield self._linked("下位概念", "Narrower", narrower)
        yield self._linked("其中包含", "Contains", inside)
        yield self._linked("见于", "Part of", holding)
        yield self._linked("参见", "See also", [id for id in related if id not in told])

    def _linked(self, chinese: str, english: str, ids: Iterable[str]) -> str:
        links = [self.edition.link(id, self._base) for id in dict.fromkeys(ids)]
        return self._field(chinese, english, ["、".join(links)]) if links else ""

    def _field(self, chinese: str, english: str, values: Iterable[str]) -> str:
        """Write a field whose values are drawn already."""
        told = "".join(f"<dd>{value}</dd>" for value in values)
        return f"<dt>{self.edition.both(chinese, english)}</dt>{told}"

    def _told(self, chinese: str, english: str, value: str) -> str:
        return self._cited(chinese, english, html.escape(value))

    def _cited(self, chinese: str, english: str, shown: str) -> str:
        return f'<dt>{self.edition.both(chinese, english)}</dt><dd lang="en">{shown}</dd>'

    def _part(self, part: Part) -> Iterator[str]:
        if part.concept:
            concept = self.edition.entries[part.concept]
            yield self.edition.link(part.concept, self._base)
            spoken, english = concept.form.pinyin, concept.rendering
        else:
            yield self.edition.chinese(part.text)
            spoken, english = part.pinyin, part.english
        yield f'<td lang="zh-Latn-pinyin">{html.escape(spoken)}</td>'
        yield f'<td lang="en">{html.escape(english)}</td>'

    def _concordance(self) -> Iterator[str]:
        if not self.documents:
            none = self.edition.both("这些文件中没有用例。", "These documents do not use it.")
            yield f"<p>{none}</p>"
        for document in self.documents:
            if document.lines:
                yield from self._document(document)
        further = [document for document in self.documents if not document.lines]
        if further:
            yield self._further(further)

    def _further(self, documents: Sequence[Cited]) -> str:
        """Write how often further documents use the entry, and how often those that follow them."""
        shown, rest = documents[:DOCUMENTS], documents[DOCUMENTS:]
        heads = [self.edition.both("其他文件", "Further documents"), in_english("Uses")]
        rows = [[self._link(each), in_english(str(each.times))] for each in shown]
        if rest:
            more = f"{len(rest)} more"
            rows.append([in_english(more), in_english(str(sum(each.times for each in rest)))])
        return table(heads, rows, "dz-further")

    def _link(self, document: Cited) -> str:
        href = html.escape(relative(document.url, self._base))
        title = self.edition.chinese(document.title) if document.title else ""
        return f'<a href="{href}">{title or in_english(document.url)}</a>'

    def _document(self, document: Cited) -> Iterator[str]:
        """Write the uses of one document, section by section."""
        counted = _times(document.times)
        yield f"<h3>{self._link(document)} {in_english(counted)}</h3>"
        yield picture(document, f"{counted}, {_where(document)}")
        for section, lines in groupby(document.lines, key=lambda line: line.section):
            if section is not None and section.text:
                yield f'<p class="dz-section">{self._titled(section, document.url)}</p>'
            drawn = "".join(self._use(line, document.url) for line in lines)
            yield f'<ol class="dz-kwic">{drawn}</ol>'
        left = document.times - len(document.lines)
        if left:
            yield f"<p>{in_english(f'{left} more in this document')}</p>"

    def _titled(self, section: Heading, url: str) -> str:
        href = html.escape(f"{relative(url, self._base)}#{section.id}")
        return f'<a href="{href}">{self.edition.heading(section.text)}</a>'

    def _use(self, line: Line, url: str) -> str:
        href = html.escape(f"{relative(url, self._base)}#{line.block}")
        whole = self.edition.annotator.passage(line.text)
        passage = replace(whole, mentions=(line.mention,))
        shown = pieces(passage, within=around(passage, line.mention))
        drawn = drawing.drawn(shown, _key, self.edition.annotator.source)
        within = ""
        if line.within:
            longer = self.edition.link(line.within, self._base)
            within = f" <small>{self.edition.both('在', 'within')} {longer}</small>"
        english = self._translated(line.english) if line.english else ""
        return (
            f'<li><a href="{href}"><span class="dz-left">{drawn}</span></a>{within}{english}</li>'
        )

    def _translated(self, text: str) -> str:
        """Write how a use is translated: the rendering, and what stands around it."""
        known = self.edition.renderings
        found = known.found(text, {self.concept.id}) if known else ()
        start, end = (found[0].start, found[0].end) if found else (0, 0)
        first, last = _whole_words(text, start - _AROUND, end + _AROUND)
        parts = text[first:start], text[start:end], text[end:last]
        before, key, after = (html.escape(part, quote=False) for part in parts)
        marked = f"<strong>{key}</strong>" if key else ""
        cut = "…" if first else "", "…" if last < len(text) else ""
        return f'<p lang="en">{cut[0]}{before}{marked}{after}{cut[1]}</p>'


# How many letters of an English sentence are shown on either side of the rendering.
_AROUND = 90


def _whole_words(text: str, first: int, last: int) -> tuple[int, int]:
    """Widen a stretch, in code points, to where words begin and end, inside the text."""
    start = text.rfind(" ", 0, first) + 1 if first > 0 else 0
    end = text.find(" ", last) if last < len(text) else -1
    return start, end if end >= 0 else len(text)


def _key(_: Mention) -> tuple[str, str]:
    """Put the key word between the two sides of its line."""
    return "</span><strong>", '</strong><span class="dz-right">'


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _where(document: Cited) -> str:
    """Say in words what the picture shows: how far into the document each use stands."""
    length = max(document.length, 1)
    told = dict.fromkeys(f"{place * 100 // length} %" for place in document.places)
    return f"at {', '.join(told)} of the document’s length"
