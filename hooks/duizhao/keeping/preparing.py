"""Preparing: a publication's documents are annotated before it is built, here or elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.keeping.crew import Crew
from duizhao.keeping.leaves import Leaves, Manuscript
from duizhao.keeping.order import Order
from duizhao.keeping.store import Row, Store
from duizhao.keeping.work import Task
from duizhao.problem import Problem, Refused

# Does a task for pages; gives the rows of each, or none of one that it could not make.
Spread = Callable[[Task, Sequence[Manuscript]], Iterable[Sequence[Row]]]


@dataclass(frozen=True)
class Prepared:
    """How many documents were annotated, were so already, or are left to the build."""

    made: int
    known: int
    left: int


def prepare(order: Order, spread: Spread, step: Callable[[], None]) -> Prepared:
    """Fill the store of a publication with all that its documents become.

    `step` is called whenever one more is done. Raises Refused.
    """
    leaves = order.task.leaves()
    store = leaves.annotator.store
    _refuse_what_cannot_be_kept(order, store)
    pages = tuple(dict.fromkeys(order.manuscripts))
    new = [each for each in pages if not leaves.is_known(each)]
    made = 0
    try:
        for rows in spread(order.task, new) if new else ():
            store.put(rows)
            made += bool(rows)
            step()
    finally:
        store.close()
    return Prepared(made, len(pages) - len(new), len(new) - made)


def here(task: Task, manuscripts: Sequence[Manuscript]) -> Iterator[Sequence[Row]]:
    """Do a task with the processes of this machine, as a build does."""
    leaves = task.leaves()
    crew = Crew(task, manuscripts)
    try:
        for manuscript in manuscripts:
            yield _made(leaves, crew, manuscript)
    finally:
        crew.close()
        leaves.annotator.store.close()


def _made(leaves: Leaves, crew: Crew, manuscript: Manuscript) -> Sequence[Row]:
    """Give the rows of a page, made by another process or now.

    What has no leaf is what an extension fails on: its build says where and why.
    """
    row = crew.row(manuscript, leaves.key(manuscript))
    if row is not None:
        return [row]
    try:
        row = leaves.made(manuscript)
    except Exception:
        return []
    return [*leaves.annotator.taken(), row]


def _refuse_what_cannot_be_kept(order: Order, store: Store) -> None:
    """Stop where nothing would come of it."""
    if not order.can_be_kept:
        message = "an extension under markdown_extensions may read more than the page it is given"
        remedy = "build without preparing: its pages cannot be made elsewhere"
        raise Refused([Problem("mkdocs.yml", 0, "F020", message, remedy)])
    if not store.works:
        folder = Path(order.task.store).parent
        remedy = "let it be one that can be written"
        raise Refused([Problem(str(folder), 0, "F001", "nothing can be kept here", remedy)])
