"""The glossary's page: every concept, and each place where the documents use it."""

import html
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao import drawing
from duizhao.editions.pages import Use
from duizhao.glossary.model import CONFIDENCE, Concept, Domain, Form, Glossary, Rendering
from duizhao.layers.terms import Mention
from duizhao.passage import Annotator, pieces
from duizhao.script import HANS

TITLE = "术语表"
# No concept can have such an id: theirs have no underscore.
ANCHOR = "_glossary"

_PREFACE = (
    "Glossary. The glosses are this project’s own and unofficial; each entry says how sure it is "
    "and, where known, where a rendering was seen."
)


@dataclass(frozen=True)
class Heading:
    """An entry of the page's contents."""

    level: int
    id: str
    title: str
    children: tuple["Heading", ...] = ()


def contents(glossary: Glossary, annotator: Annotator) -> Heading:
    """Give the headings of the page, nested under its title, in the script of the documents."""

    def said(text: str) -> str:
        return annotator.passage(text, HANS).form(annotator.source)

    def domain_heading(number: int, domain: Domain) -> Heading:
        entries = (Heading(3, c.id, said(c.forms[0].text)) for c in domain.concepts)
        title = f"{said(domain.chinese)} {domain.english}"
        return Heading(2, _domain_id(number), title, tuple(entries))

    domains = itertools.starmap(domain_heading, enumerate(glossary.domains))
    return Heading(1, ANCHOR, said(TITLE), tuple(domains))


def _domain_id(number: int) -> str:
    return f"_domain-{number + 1}"


class Writer:
    """Writes the page's HTML. Whatever stands in a field is shown as text, markup and all.

    A glossary is in Simplified; the page is in the script of the documents.
    """

    def __init__(
        self, glossary: Glossary, annotator: Annotator, uses: Mapping[str, Sequence[Use]]
    ) -> None:
        self._glossary = glossary
        self._annotator = annotator
        self._uses = uses
        self._concepts = {concept.id: concept for concept in glossary.concepts}
        self._drawn: dict[str, str] = {}

    def html(self) -> str:
        """Write the whole page."""
        return "\n".join(self._page())

    def _page(self) -> Iterator[str]:
        yield f"<h1 id={ANCHOR}>{self._chinese(TITLE)}</h1>"
        yield f'<p lang="en">{html.escape(_PREFACE)}</p>'
        for number, domain in enumerate(self._glossary.domains):
            title = f"{self._chinese(domain.chinese)} {_english(domain.english)}"
            yield f"<h2 id={_domain_id(number)}>{title}</h2>"
            for concept in domain.concepts:
                yield self._entry(concept)

    def _entry(self, concept: Concept) -> str:
        fields = "".join(self._fields(concept))
        length = drawing.length_class(10 * fields.count("<dd") + len(concept.meaning))
        heading = f"<h3 id={concept.id}>{self._chinese(concept.forms[0].text)}</h3>"
        return f'<section class="dz-entry {length}">{heading}<dl>{fields}</dl></section>'

    def _fields(self, concept: Concept) -> Iterator[str]:
        yield self._field("拼音", "Pinyin", map(self._form, concept.forms))
        yield self._told("英文", "English", map(_rendering, concept.english))
        yield self._told("含义", "Meaning", [concept.meaning])
        if concept.unknown:
            yield self._told("未详", "Not known", [concept.unknown])
        chinese, english = CONFIDENCE[concept.confidence]
        sure = f"{self._chinese(chinese)} {_english(english)}"
        yield self._field("可靠程度", "Confidence", [sure])
        if concept.source:
            yield self._told("出处", "Source", [concept.source])
        if concept.related:
            links = (self._link(self._concepts[id]) for id in concept.related)
            yield self._field("参见", "See also", ["、".join(links)])
        uses = [self._use(use) for use in self._uses.get(concept.id, ())]
        none = f"{self._chinese('无')} {_english('none in these documents')}"
        yield self._field("出现", "Uses", uses or [none])

    def _field(self, chinese: str, english: str, values: Iterable[str]) -> str:
        """Write a field whose values are drawn already."""
        return self._name(chinese, english) + "".join(f"<dd>{value}</dd>" for value in values)

    def _told(self, chinese: str, english: str, values: Iterable[str]) -> str:
        """Write a field whose values are English."""
        told = (f'<dd lang="en">{html.escape(value)}</dd>' for value in values)
        return self._name(chinese, english) + "".join(told)

    def _name(self, chinese: str, english: str) -> str:
        return f"<dt>{self._chinese(chinese)} {_english(english)}</dt>"

    def _form(self, form: Form) -> str:
        spoken = f'<span lang="zh-Latn-pinyin">{html.escape(form.pinyin)}</span>'
        return f"{self._chinese(form.text)} {spoken}"

    def _link(self, concept: Concept) -> str:
        return f'<a href="#{concept.id}">{self._chinese(concept.forms[0].text)}</a>'

    def _use(self, use: Use) -> str:
        drawn = drawing.drawn(pieces(use.context), _emphasised, self._annotator.source)
        return f'<a href="{html.escape(use.href)}" title="{html.escape(use.title)}">{drawn}</a>'

    def _chinese(self, text: str) -> str:
        """Draw a Chinese text with its layers, its terms unlinked."""
        if text not in self._drawn:
            found = pieces(self._annotator.passage(text, HANS))
            self._drawn[text] = drawing.drawn(found, drawing.unlinked, self._annotator.source)
        return self._drawn[text]


def _rendering(rendering: Rendering) -> str:
    seen = ", ".join(filter(None, [rendering.source, str(rendering.year or "")]))
    return rendering.text + (f" ({seen})" if seen else "")


def _english(text: str) -> str:
    return f'<span lang="en">{html.escape(text)}</span>'


def _emphasised(_: Mention) -> tuple[str, str]:
    return "<strong>", "</strong>"
