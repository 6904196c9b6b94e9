"""Downloads: the page that gives the glossary away, in every format, and says on which terms."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.exchange.about import About
from duizhao.exchange.formats import FORMATS, file_name
from duizhao.glossary_pages.indexes import DOWNLOADS, navigation
from duizhao.glossary_pages.writing import Edition, in_english

FOLDER = "glossary/"


@dataclass(frozen=True)
class Downloads:
    """Writes the page."""

    edition: Edition
    about: About

    def html(self) -> str:
        """Write what stands on the page."""
        return "\n".join(self._page())

    def _page(self) -> Iterator[str]:
        said, about = self.edition, self.about
        yield f"<h1 id=_downloads>{said.both('下载', 'Downloads')}</h1>"
        yield navigation(said, DOWNLOADS[0])
        items = "".join(map(self._item, FORMATS))
        yield f"<ul>{items}</ul>"
        if about.attribution:
            yield self._told("署名", "Attribution", html.escape(about.attribution))
        if about.licence or about.licence_link:
            name = html.escape(about.licence or about.licence_link)
            link = html.escape(about.licence_link)
            shown = f'<a rel="license" href="{link}">{name}</a>' if link else name
            yield self._told("许可", "Licence", shown)

    def _item(self, name: str) -> str:
        told = FORMATS[name]
        shown = self.edition.both(told.chinese, told.english)
        file = file_name(name)
        return f'<li><a href="{file}" download>{shown}</a> {in_english(file)}</li>'

    def _told(self, chinese: str, english: str, shown: str) -> str:
        return f'<p>{self.edition.both(chinese, english)}: <span lang="en">{shown}</span></p>'


def files(edition: Edition, about: About) -> Iterator[tuple[str, str]]:
    """Give the address and the content of every file, where the glossary has any entry."""
    if edition.entries:
        for name, told in FORMATS.items():
            written = told.write(edition.glossary, about, edition.form)
            yield FOLDER + file_name(name), written
