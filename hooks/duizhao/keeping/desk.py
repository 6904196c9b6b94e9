"""Desk: where a build hands in its documents and entries, and is given their leaves and articles.

One was kept, or another process makes it, or it is made here: they are all the same.
"""

from collections.abc import Sequence
from typing import TextIO

from duizhao.keeping.crew import Crew
from duizhao.keeping.entries import Entries, Slip
from duizhao.keeping.leaves import Leaf, Leaves, Manuscript
from duizhao.keeping.work import Task
from duizhao.progress import Progress


class Desk:
    """Gives the leaves of a build's documents in their order, and tells how far it is; then the
    articles of its entries.
    """

    def __init__(self, leaves: Leaves, task: Task) -> None:
        """Take what makes leaves, and the same as a task for other processes."""
        self._leaves, self._task = leaves, task
        self._crew: Crew | None = None
        self._progress: Progress | None = None

    @property
    def keeps(self) -> bool:
        """Say whether documents have leaves here at all."""
        return self._leaves.can_be_kept and self._leaves.annotator.store.works

    def begin(self, manuscripts: Sequence[Manuscript], total: int, stream: TextIO) -> None:
        """Let other processes begin with those that have changed; tell of so many on a stream."""
        self._progress = Progress(stream, total)
        if self.keeps:
            new = [each for each in manuscripts if not self._leaves.is_known(each)]
            self._crew = Crew(self._task, new)

    def step(self) -> None:
        """Another document has its turn."""
        if self._progress is not None:
            self._progress.step()

    def leaf(self, manuscript: Manuscript) -> Leaf | None:
        """Give the leaf of a document; none where it leads to others."""
        if not self.keeps:
            return None
        leaves = self._leaves
        key = leaves.key(manuscript)
        if leaves.leads(key):
            return None
        kept = leaves.kept(manuscript)
        if kept is not None:
            return kept
        row = self._crew.row(manuscript, key) if self._crew is not None else None
        row = row or leaves.made(manuscript)
        leaves.annotator.store.put([row])
        return leaves.leaf(row)

    def article(self, manuscript: Manuscript, leaf: Leaf) -> str:
        """Give the article of a leaf; a store that has lost it has it made anew."""
        kept = self._leaves.article(leaf.key)
        return kept or self._leaves.made(manuscript).body.decode("utf-8", "surrogatepass")

    def begin_entries(self, entries: Entries, slips: Sequence[Slip]) -> None:
        """Every document has had its turn: let other processes begin with entries that are new."""
        self._say_no_more()
        if self._crew is not None:
            self._crew.take([each for each in slips if entries.kept(each) is None])

    def entry(self, entries: Entries, slip: Slip) -> str:
        """Give the article of an entry."""
        kept = entries.kept(slip)
        if kept is not None:
            return kept
        row = self._crew.row(slip, slip.key) if self._crew is not None else None
        if row is None:
            row = entries.made(slip)
            entries.annotator.store.put([row])
        return entries.article(row)

    def end(self) -> None:
        """Everything has had its turn, or nothing will."""
        if self._crew is not None:
            self._crew.close()
        self._say_no_more()

    def _say_no_more(self) -> None:
        if self._progress is not None:
            self._progress.end()
