"""The annotator that remembers: what it has annotated before, in this build or another."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from duizhao import han
from duizhao.annotator import Annotator
from duizhao.keeping.packing import packed, unpacked
from duizhao.keeping.store import Row, Store
from duizhao.keeping.touching import Touching
from duizhao.keeping.versions import digest, house
from duizhao.lexicon import Lexicon
from duizhao.passage import Passage
from duizhao.script import HANS, Script

# So many new passages are gathered before they are put into the store together.
_BATCH = 500
# So many passages are at hand: those of a page are asked for several times.
_AT_HAND = 1 << 13


class KeepingAnnotator(Annotator):
    """An annotator with a store. What it is asked for in Traditional script depends on the whole
    lexicon: which words it is divided into is found before it is known in Simplified.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        store: Store,
        source: Script = HANS,
        *,
        quotation_marks: bool = False,
    ) -> None:
        super().__init__(lexicon, source, quotation_marks=quotation_marks)
        self.store = store
        self.touching = Touching(lexicon)
        self.key = f"{house()}\n{quotation_marks}"
        self._new: list[Row] = []
        self._found = lru_cache(maxsize=_AT_HAND)(self._find)

    def passage(self, text: str, source: Script | None = None) -> Passage:
        """Give the passage of a text, annotated now or before."""
        if not han.contains_han(text):
            return super().passage(text, source)
        return self._found(text, source or self.source)

    def _find(self, text: str, script: Script) -> Passage:
        key = digest("passage", self.key, script.name, text)
        touched = self.touching.of(text) if script is HANS else self.touching.all
        row = self.store.get(key)
        if row is not None and row.touched == touched:
            kept = unpacked(text, row.told)
            if kept is not None:
                return kept
        made = super().passage(text, script)
        self._new.append(Row(key, touched, packed(made)))
        if len(self._new) >= _BATCH:
            self.save()
        return made

    def touched(self, texts: Iterable[str]) -> bytes:
        """Stand for the whole lexicon, and behind it for what touches texts of the documents."""
        touching = self.touching
        return touching.all + (touching.of(*texts) if self.source is HANS else touching.all)

    def holds(self, touched: bytes, texts: Callable[[], Iterable[str]]) -> bool:
        """Say whether what touched some texts is what touches them now. They are asked for only
        where anything in the lexicon has changed.
        """
        return touched.startswith(self.touching.all) or (
            touched[len(self.touching.all) :] == self.touched(texts())[len(self.touching.all) :]
        )

    def save(self) -> None:
        """Put what is new into the store."""
        self.store.put(self._new)
        self._new = []

    def taken(self) -> list[Row]:
        """Take the new rows away instead, for whoever puts them into a store elsewhere."""
        rows, self._new = self._new, []
        return rows


def keeping_annotator(
    lexicon: Lexicon, path: Path, source: Script = HANS, *, quotation_marks: bool = False
) -> KeepingAnnotator:
    """Make an annotator with the store in a file."""
    return KeepingAnnotator(lexicon, Store(path), source, quotation_marks=quotation_marks)
