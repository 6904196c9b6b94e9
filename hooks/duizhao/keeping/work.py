"""Work: the annotating step as a task that any process can take on: pages and entries in, rows of
a store out.

It depends on nothing but what it is handed, so that it runs unchanged in this process, in others
on this machine, or on other machines.
"""

import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from duizhao.bilingual.renderings import Renderings
from duizhao.garbage import collect_seldom
from duizhao.glossary.model import Glossary
from duizhao.glossary_pages.writing import Edition
from duizhao.keeping.annotator import KeepingAnnotator
from duizhao.keeping.entries import Entries, Slip
from duizhao.keeping.leaves import Leaves, Manuscript
from duizhao.keeping.store import Row, Store
from duizhao.lexicon import Lexicon
from duizhao.markdown import Author
from duizhao.script import SCRIPTS


@dataclass(frozen=True)
class Task:
    """What pages are annotated by, as plain data: it can be sent to other processes.

    `store` is the file in which passages may be kept already, or nothing; `glossary` is what
    articles of entries are written from, where any are to be.
    """

    lexicon: Lexicon
    source: str = "hans"
    quotation_marks: bool = False
    extensions: Sequence[str] = ()
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    store: str = ""
    glossary: Glossary = field(default_factory=Glossary)

    def leaves(self) -> Leaves:
        """Set up what makes leaves of pages."""
        source = {script.name: script for script in SCRIPTS}[self.source]
        store = Store(Path(self.store) if self.store else None)
        annotator = KeepingAnnotator(
            self.lexicon, store, source, quotation_marks=self.quotation_marks
        )
        return Leaves(annotator, Author(self.extensions, self.settings), self.aliases)


# A page to be converted, or an entry whose article is to be written.
Job = Manuscript | Slip


class Worker:
    """Does a task's work, job by job. The engines are loaded at the first."""

    def __init__(self, task: Task) -> None:
        self._leaves, self._glossary = task.leaves(), task.glossary

    def rows(self, jobs: Sequence[Job]) -> list[Row]:
        """Do jobs; give the rows of what they become and of what is new among their passages."""
        made = [self._made(job) for job in jobs]
        return [*self._leaves.annotator.taken(), *made]

    def _made(self, job: Job) -> Row:
        return self._entries.made(job) if isinstance(job, Slip) else self._leaves.made(job)

    @cached_property
    def _entries(self) -> Entries:
        annotator, glossary = self._leaves.annotator, self._glossary
        return Entries(annotator, Edition(glossary, annotator, {}, Renderings(glossary)))


def begin(task: Task) -> None:
    """Make this process ready for a task."""
    # Who interrupts a build speaks to the process that began it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    _ready.append(Worker(task))


def rows(jobs: Sequence[Job]) -> list[Row]:
    """Do a part of the work that this process has been made ready for."""
    return _ready[-1].rows(jobs)


_ready: list[Worker] = []
