"""Entries: the articles of the glossary's entries, kept by all that they are written from."""

from collections.abc import Set
from dataclasses import dataclass, field

from duizhao.glossary_pages.entry import Entry
from duizhao.keeping.annotator import KeepingAnnotator
from duizhao.keeping.store import Row
from duizhao.keeping.versions import digest


@dataclass(frozen=True)
class KeptEntries:
    """Gives articles of entries, written before or now. `words` are what they all say in Chinese.

    What is new is gathered until it is saved.
    """

    annotator: KeepingAnnotator
    words: Set[str]
    _new: list[Row] = field(default_factory=list)

    def article(self, entry: Entry) -> str:
        """Give the article of an entry."""
        # Every other Chinese text of the page stands in what is told of it.
        told = repr(list(entry.told()))
        key = digest("entry", self.annotator.key, told)
        row = self.annotator.store.get(key)
        if row is not None and self.annotator.holds(row.touched, lambda: (told, *self.words)):
            return row.told.decode("utf-8", "surrogatepass")
        article = entry.html()
        touched = self.annotator.touched((told, *self.words))
        self._new.append(Row(key, touched, article.encode("utf-8", "surrogatepass")))
        return article

    def save(self) -> None:
        """Keep what is new."""
        self.annotator.store.put(self._new)
        self._new.clear()
