"""Order: what a publication wants annotated, as its build finds it, for whoever does the work.

MkDocs alone knows which documents a site has and how they are converted. So the build itself lays
the order out, exactly as it would do the work, and stops there.
"""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from duizhao.home import CONFIGURATION
from duizhao.keeping.leaves import Manuscript
from duizhao.keeping.work import Task
from duizhao.problem import Problem, Refused
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
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(Path(folder, "site"))]
        ran = subprocess.run(
            command,
            cwd=home,
            env={**os.environ, VARIABLE: str(place), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            check=False,
        )
        if ran.returncode == 0 and place.is_file():
            # Written a moment ago by a process of our own, into a folder that no one else can open.
            order: Order = pickle.loads(place.read_bytes())
            return order
    said = (ran.stderr + ran.stdout).decode("utf-8", "replace").splitlines()
    told = " ".join(" ".join(line for line in said if not line.startswith("INFO")).split())
    message = f"the documents cannot be read: {told or 'the hook gave no order'}"
    raise Refused([Problem(str(home / CONFIGURATION), 0, "F005", message, "mend what it says")])
