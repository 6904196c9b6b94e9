"""Cluster: the annotating step as tasks of Dask, for an archive that outgrows one machine.

A page is a task. Dask gives what a lost worker had begun to another; a page whose task fails is
left out, and whoever wants it makes it. Each worker holds what `work` needs, as any process does.
"""

import logging
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from threading import Lock
from typing import Any

from distributed import Client, WorkerPlugin, as_completed, get_worker

from duizhao.glossary.model import Glossary
from duizhao.keeping.leaves import Manuscript
from duizhao.keeping.store import Row
from duizhao.keeping.versions import digest, house
from duizhao.keeping.work import Task, Worker
from duizhao.problem import Problem, Refused

# So long one waits for the cluster's answer and its first worker, in seconds.
_PATIENCE = 10
# How often it is looked whether a page is made, and whether there is a worker, in seconds.
_GLANCE, _EVERY = 0.005, 1.0
# So many pages are with each thread of the cluster at once: one in work, the others under way.
_AHEAD = 4


_ADDRESS = re.compile(r"(?:\w+://)?[^\s/]+:\d+")


class _Unlike(Exception):
    """A worker's package or engines are of another version: what it makes would not be found."""


@dataclass
class _Hands(WorkerPlugin):  # type: ignore[misc]
    """What a worker of the cluster does a task with; those that join later get it too."""

    task: Task
    house: str
    _lock: Any = field(default=None, init=False)
    _worker: Worker | None = field(default=None, init=False)

    def setup(self, worker: object) -> None:
        """Make the worker ready. Called in the worker's process."""
        if house() != self.house:
            raise _Unlike
        self._lock, self._worker = Lock(), Worker(self.task)

    def rows(self, manuscripts: Sequence[Manuscript]) -> list[Row]:
        """Convert pages; one thread at a time, as the annotator gathers what is new."""
        assert self._worker is not None
        with self._lock:
            return self._worker.rows(manuscripts)


def rows(address: str, task: Task, manuscripts: Iterable[Manuscript]) -> Iterator[tuple[Row, ...]]:
    """Give the rows of pages, each page's together, as the workers of a cluster make them.

    Raises Refused where the cluster cannot be had, cannot do it, or is lost meanwhile.
    """
    # The file of this machine's store is none of theirs, and entries they write none.
    task = replace(task, store="", glossary=Glossary())
    hands = _Hands(task, house())
    name = f"duizhao-{digest(repr(task)).hex()}"
    with _silence(), _client(address) as client:
        _equip(address, client, hands, name)
        try:
            yield from _gathered(client, name, iter(manuscripts))
        except OSError as error:
            raise _lost(address, error) from None
        finally:
            if client.status == "running":
                client.unregister_worker_plugin(name)


@contextmanager
def _silence() -> Iterator[None]:
    """Let the engine say nothing of its own meanwhile: what matters to a person, we say."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """Connect to a cluster with a worker."""
    try:
        # What is no address the engine would take for one, and not let go of.
        client = _ADDRESS.fullmatch(address) and Client(
            address, timeout=_PATIENCE, set_as_default=False
        )
    except (OSError, ValueError, TypeError):
        client = None
    if not client:
        message = "no cluster answers at this address"
        remedy = "name that of a Dask scheduler, such as tcp://127.0.0.1:8786"
        raise _refused(address, "F018", message, remedy)
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            message = "the cluster has no worker"
            raise _refused(address, "F018", message, "start one: dask worker ADDRESS") from None
        yield client


def _equip(address: str, client: Any, hands: _Hands, name: str) -> None:
    """Hand the task to every worker, now and whenever one joins."""
    try:
        client.register_plugin(hands, name)
    except _Unlike:
        message = "a worker of the cluster has another version of duizhao or of its engines"
        raise _refused(address, "F019", message, "install the same on all from one lock") from None
    except Exception as error:
        # Whatever a worker on another machine lacks, it says in its own words.
        message = f"a worker of the cluster cannot do the work: {' '.join(str(error).split())}"
        raise _refused(address, "F019", message, "install duizhao on each as here") from None


def _gathered(
    client: Any, name: str, manuscripts: Iterator[Manuscript]
) -> Iterator[tuple[Row, ...]]:
    """Keep every thread supplied, and give what is made as it comes."""

    def sent(count: int) -> list[Any]:
        return [client.submit(_made, name, each, pure=False) for each in islice(manuscripts, count)]

    # Workers that join later are supplied by those that are made: each makes room for the next.
    count = _AHEAD * max(sum(client.nthreads().values()), 1)
    under_way = as_completed(sent(count), loop=client.loop)
    while not under_way.is_empty():
        _await(client, under_way)
        future = next(under_way)
        if future.status == "finished":
            yield tuple(future.result())
        elif future.status in {"lost", "cancelled"}:
            raise ConnectionError("the scheduler is gone")
        else:
            yield ()
        under_way.update(sent(1))


def _await(client: Any, under_way: Any) -> None:
    """Wait until a page is made. A cluster whose workers are all gone for long makes none more."""
    last_seen = time.monotonic()
    while not under_way.has_ready() and not under_way.is_empty():
        time.sleep(_GLANCE)
        now = time.monotonic()
        if now - last_seen > _EVERY and client.nthreads():
            last_seen = now
        elif now - last_seen > _PATIENCE:
            raise ConnectionError("all its workers are gone")


def _made(name: str, manuscript: Manuscript) -> list[Row]:
    """Convert a page, in a worker."""
    hands: _Hands = get_worker().plugins[name]
    return hands.rows([manuscript])


def _lost(address: str, error: OSError) -> Refused:
    message = f"the cluster was lost: {' '.join(str(error).split())}"
    return _refused(address, "F018", message, "start it again, then repeat: what was made is kept")


def _refused(address: str, code: str, message: str, remedy: str) -> Refused:
    return Refused([Problem(address, 0, code, message, remedy)])
