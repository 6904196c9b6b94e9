"""Crew: processes that do jobs from the last on, while this one goes through them from the first.

A job is a page to be converted or an entry to be written. What is made goes into the store; what
has not been begun when its turn comes, this process makes itself. So nothing waits for nothing,
and all results are the same.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import Lock

from duizhao.keeping import work
from duizhao.keeping.leaves import Manuscript
from duizhao.keeping.settings import processes
from duizhao.keeping.store import Row, Store
from duizhao.keeping.work import Job, Task

# With fewer characters for each process, loading its engines takes longer than it saves.
_WORTH = 150_000
# So many jobs are with each process at once: one that it works on, one that waits for it.
_AHEAD = 2

_Rows = Future[list[Row]]


class Crew:
    """Processes that do jobs; none where there are too few pages to be worth them."""

    def __init__(self, task: Task, manuscripts: Sequence[Manuscript]) -> None:
        """Take the pages in the order in which they will be asked for."""
        length = sum(len(each.text) for each in manuscripts)
        count = min(processes(), 1 + length // _WORTH) - 1
        self._lock = Lock()
        self._waiting: dict[Job, None] = {}
        self._begun: dict[Job, _Rows] = {}
        self._store = Store(Path(task.store)) if task.store and count > 0 else Store(None)
        self._pool: ProcessPoolExecutor | None = None
        if self._store.works:
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(count, context, work.begin, (task,))
        self._at_once = count * _AHEAD
        self.take(manuscripts)

    def take(self, jobs: Sequence[Job]) -> None:
        """Take more jobs, in the order in which they will be asked for."""
        with self._lock:
            self._waiting.update(dict.fromkeys(jobs))
        for _ in range(self._at_once - len(self._begun)):
            self._send()

    def row(self, job: Job, key: bytes) -> Row | None:
        """Give what a process is making of a job; None where none has begun, or it has failed."""
        with self._lock:
            self._waiting.pop(job, None)
            future = self._begun.get(job)
        if future is None or future.exception() is not None:
            return None
        return next((row for row in future.result() if row.key == key), None)

    def close(self) -> None:
        """Let the processes go, once they have made what they have begun."""
        with self._lock:
            self._waiting.clear()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._store.close()

    def _send(self) -> None:
        """Send the last job that waits to a process, if there is one.

        A pool that has broken, is shut down, or cannot be told the task takes nothing more.
        """
        with self._lock:
            if self._pool is None or not self._waiting:
                return
            job, _ = self._waiting.popitem()
            try:
                future = self._pool.submit(work.rows, [job])
            except Exception:
                # What an editor's settings hold may be such that no process can be told of it.
                self._waiting.clear()
                return
            self._begun[job] = future
        future.add_done_callback(partial(self._hear, job))

    def _hear(self, job: Job, future: _Rows) -> None:
        """Keep what a process has made, and send it more."""
        with suppress(Exception):
            self._store.put(future.result())
            self._send()
        with self._lock:
            self._begun.pop(job, None)
