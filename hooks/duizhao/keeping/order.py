"""Order: what a publication wants annotated, as its build finds it, for whoever does the work.

MkDocs alone knows which documents a site has and how they are converted. So the build itself lays
the order out, exactly as it would do the work, and stops there.
"""

import os
import pickle
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from duizhao.building import build, failed
from duizhao.keeping.leaves import Manuscript
from duizhao.keeping.work import Task
from duizhao.writing import write_whole

# Names the file that a build writes its order into, instead of building.
VARIABLE = "DUIZHAO_ORDER"


@dataclass(frozen=True)
class Order:
    """A task, and the pages that it is for. `can_be_kept` says whether all they become can be."""

    task: Task
    manuscripts: tuple[Manuscript, ...]
    can_be_kept: bool = True


def lay_out(order: Callable[[], Order]) -> bool:
    """Write an order where it is asked for; say whether it is."""
    place = os.environ.get(VARIABLE)
    if place:
        write_whole(Path(place), pickle.dumps(order()))
    return bool(place)


def order_of(home: Path) -> Order:
    """Give the order of a publication, with what it keeps in the place of its own build.

    Raises Refused with what MkDocs said where it gave none.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "order")
        said = build(home, Path(folder, "site"), {VARIABLE: str(place)})
        if place.is_file():
            # Written a moment ago by a process of our own, into a folder that no one else can open.
            order: Order = pickle.loads(place.read_bytes())
            return order
    raise failed(home, said or "the hook gave no order")
