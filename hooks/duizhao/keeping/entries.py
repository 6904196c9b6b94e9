"""Entries: the articles of the glossary's entries, kept by all that they are written from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from duizhao import glossary_pages
from duizhao.editions.data import words_of
from duizhao.glossary_pages.citing import Cited, cited
from duizhao.glossary_pages.concordance import Use
from duizhao.glossary_pages.entry import LINES, Entry
from duizhao.glossary_pages.writing import Edition
from duizhao.keeping.annotator import KeepingAnnotator
from duizhao.keeping.store import Row
from duizhao.keeping.versions import digest


@dataclass(frozen=True)
class Slip:
    """What an entry's article is written from: its id, and what is cited on it.

    It is told from others by its key alone.
    """

    key: bytes
    id: str = field(compare=False)
    documents: tuple[Cited, ...] = field(compare=False, repr=False)


@dataclass(frozen=True)
class Entries:
    """Gives articles of entries, written before or now."""

    annotator: KeepingAnnotator
    edition: Edition

    def slip(self, id: str, uses: Sequence[Use]) -> Slip:
        """Give the slip of an entry with these uses."""
        documents = cited(uses, LINES)
        told = self._told(id, documents)
        return Slip(digest("entry", self.annotator.key, told), id, documents)

    def kept(self, slip: Slip) -> str | None:
        """Give the article that was kept of an entry, if it still holds."""
        row = self.annotator.store.get(slip.key)
        holds = row is not None and self.annotator.holds(row.touched, lambda: self._texts(slip))
        return self.article(row) if row is not None and holds else None

    def made(self, slip: Slip) -> Row:
        """Write the article of an entry; give what is to be kept of it."""
        article = self._entry(slip.id, slip.documents).html()
        touched = self.annotator.touched(self._texts(slip))
        return Row(slip.key, touched, article.encode("utf-8", "surrogatepass"))

    def article(self, row: Row) -> str:
        """Give the article in a row."""
        return row.told.decode("utf-8", "surrogatepass")

    def _texts(self, slip: Slip) -> Sequence[str]:
        # Every Chinese text of an article stands in what is told of it, or in all articles; that
        # of a line as it is, for it may hold what `repr` writes in letters.
        lines = (line.text for document in slip.documents for line in document.lines)
        return self._told(slip.id, slip.documents), *lines, *_words()

    def _told(self, id: str, documents: tuple[Cited, ...]) -> str:
        return repr(list(self._entry(id, documents).told()))

    def _entry(self, id: str, documents: tuple[Cited, ...]) -> Entry:
        return Entry(self.edition, self.edition.entries[id], documents)


@cache
def _words() -> Sequence[str]:
    """Give what the glossary's pages say in Chinese of their own."""
    package = Path(glossary_pages.__file__).parents[1]
    return tuple(words_of(sorted(package.glob("glossary*/*.py"))))
