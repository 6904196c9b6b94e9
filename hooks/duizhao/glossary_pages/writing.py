"""Writing: what all pages of the glossary write alike. Whatever stands in a field is shown as text.

A glossary is in Simplified; its pages are in the script of the documents.
"""

import html
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from duizhao import drawing
from duizhao.annotator import Annotator
from duizhao.bilingual.renderings import Renderings
from duizhao.editions.pages import relative
from duizhao.glossary.confidence import CONFIDENCE
from duizhao.glossary.model import KINDS, Concept, Confidence, Glossary
from duizhao.glossary_pages.concordance import Use
from duizhao.nesting import nested, parts
from duizhao.pieces import pieces
from duizhao.script import HANS, Script

# The pages' addresses.
INDEX = "glossary.html"
FOLDER = "terms/"


def address(id: str) -> str:
    """Give the address of an entry, from the site's root."""
    return f"{FOLDER}{id}.html"


@dataclass(frozen=True)
class Edition:
    """What the pages of a glossary are written from."""

    glossary: Glossary
    annotator: Annotator
    uses: Mapping[str, Sequence[Use]]
    renderings: Renderings | None = None
    _drawn: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def entries(self) -> Mapping[str, Concept]:
        """Give every entry by its id."""
        return {entry.id: entry for entry in self.glossary.entries}

    @cached_property
    def nested(self) -> Mapping[str, tuple[str, ...]]:
        """Give the entries that stand inside each form."""
        return nested(self.entries.values())

    @cached_property
    def related_by(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Give, for each relation and id, the entries that name the id under the relation.

        Those that it is a `part` of hold it, or name it in their expansion.
        """
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in self.entries.values():
            named = {
                "broader": entry.broader,
                "narrower": entry.narrower,
                "related": entry.related,
                "part": parts(entry, self.nested),
            }
            for relation, others in named.items():
                for other in others:
                    found[relation, other].append(entry.id)
        return found

    @cached_property
    def domains(self) -> Mapping[str, tuple[str, str]]:
        """Give the title of each entry's domain; of a name, its kind."""
        domains = self.glossary.domains
        titles = {
            c.id: (domain.chinese, domain.english) for domain in domains for c in domain.concepts
        }
        return titles | {name.id: KINDS[name.kind] for name in self.glossary.names if name.id}

    def chinese(self, text: str) -> str:
        """Draw a Chinese text with its layers, its terms unlinked."""
        return self._drawing(text, HANS)

    def heading(self, text: str) -> str:
        """Draw a heading of a document, its terms unlinked."""
        # It is as the documents have it: in their script, which may not be that of the glossary.
        return self._drawing(text, self.annotator.source)

    def _drawing(self, text: str, script: Script) -> str:
        key = text, script.name
        if key not in self._drawn:
            shown = pieces(self.annotator.passage(text, script))
            self._drawn[key] = drawing.drawn(shown, drawing.unlinked, self.annotator.source)
        return self._drawn[key]

    def form(self, text: str, script: Script) -> str:
        """Give a text in Simplified in a script."""
        return self.annotator.passage(text, HANS).form(script)

    def said(self, text: str) -> str:
        """Give a text in Simplified in the script of the documents."""
        return self.form(text, self.annotator.source)

    def both(self, chinese: str, english: str) -> str:
        """Draw a text in both languages."""
        return f"{self.chinese(chinese)} {in_english(english)}"

    def link(self, id: str, base: str) -> str:
        """Draw the link to an entry, as seen from the page at an address."""
        href = html.escape(relative(address(id), base))
        return f'<a href="{href}">{self.chinese(self.entries[id].form.text)}</a>'

    def sure(self, confidence: Confidence) -> str:
        """Draw how sure an entry is."""
        chinese, english = CONFIDENCE[confidence]
        return (
            f'<span class="dz-sure dz-{confidence}" title="{html.escape(english)}">'
            f"{self.chinese(chinese)} {in_english(confidence)}</span>"
        )


def in_english(text: str) -> str:
    """Write an English text inside a Chinese one."""
    return f'<span lang="en">{html.escape(text)}</span>'


def cited(source: str, link: str = "", year: int | None = None) -> str:
    """Write where something was seen."""
    told = ", ".join(filter(None, [source, str(year or "")]))
    shown = html.escape(told)
    return f'<a href="{html.escape(link)}">{shown}</a>' if link else shown


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], name: str = "") -> str:
    """Write a table; a cell may bring its own tag."""
    # A corner that says nothing heads nothing.
    head = "".join(f'<th scope="col">{cell}</th>' if cell else "<td></td>" for cell in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    shown = f' class="{name}"' if name else ""
    return f"<table{shown}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: str) -> str:
    return cell if cell.startswith(("<td", "<th")) else f"<td>{cell}</td>"
