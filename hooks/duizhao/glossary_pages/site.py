"""Site: the glossary's pages besides its entries: their addresses, titles and content."""

from collections.abc import Mapping

from duizhao.exchange.about import About
from duizhao.glossary_pages.downloads import Downloads
from duizhao.glossary_pages.indexes import ADDRESSES, DOWNLOADS, OVERVIEW, TITLE, Heading, Index
from duizhao.glossary_pages.overview import Overview
from duizhao.glossary_pages.writing import INDEX, Edition

# The address of each page → its title in Simplified.
TITLES: Mapping[str, str] = {
    url: TITLE if url == INDEX else f"{TITLE}：{chinese}"
    for url, chinese, _ in (*ADDRESSES.values(), OVERVIEW, DOWNLOADS)
}

# The title of each page in Simplified → in English.
ENGLISH: Mapping[str, str] = {
    TITLES[url]: "Glossary" if url == INDEX else f"Glossary: {english.lower()}"
    for url, _, english in (*ADDRESSES.values(), OVERVIEW, DOWNLOADS)
}


def page(edition: Edition, about: About, url: str) -> tuple[str, Heading | None]:
    """Write the page at an address; give its headings too, where it has contents."""
    for order, (where, _, _) in ADDRESSES.items():
        if where == url:
            index = Index(edition, order)
            return index.html(), index.contents()
    if url == OVERVIEW[0]:
        return Overview(edition).html(), None
    return Downloads(edition, about).html(), None
