"""Uses: where the documents of a publication use entries of its glossary."""

from collections.abc import Sequence
from pathlib import Path

from duizhao.documents import documents
from duizhao.editions.pages import Page
from duizhao.glossary_pages.concordance import Use, uses
from duizhao.house import glossary_of, remembering_annotator
from duizhao.lookup.told import Line, Where
from duizhao.publication import source_of


def uses_of(home: Path, folder: Path, ids: Sequence[str]) -> Where:
    """Give the uses of entries, in the order of the documents. Raises Refused."""
    glossary = glossary_of(Path(), str(folder))
    cache = home / ".cache" / "duizhao" / "lookup-passages.json"
    annotator = remembering_annotator(glossary, cache, source_of(home))
    pages = [
        Page(document.file, document.file, document.file, tuple(document.blocks))
        for document in documents(home, annotator)
    ]
    annotator.save()
    found = uses(pages, glossary)
    return {id: [_line(use) for use in found.get(id, ())] for id in ids}


def _line(use: Use) -> Line:
    text, (first, last) = use.block.text, use.around
    start, end, *_ = use.mention
    section = use.section
    heading = section.heading.text if section and section.heading else ""
    return Line(
        document=use.page.source,
        paragraph=use.block.id,
        section=heading,
        before=text[first:start],
        key=text[start:end],
        after=text[end:last],
        within=use.within,
    )
