"""`duizhao prepare`: the nearest publication's documents annotated, before it is built."""

import os
import sys
from argparse import Namespace
from functools import partial
from importlib import import_module

from duizhao.home import home
from duizhao.keeping.order import order_of
from duizhao.keeping.preparing import Spread, here, prepare
from duizhao.keeping.settings import PROCESSES
from duizhao.problem import Problem, Refused
from duizhao.progress import Progress


def run(options: Namespace) -> None:
    """Do so, in processes of this machine or on a cluster. Raises Refused."""
    spread = _on(options.cluster) if options.cluster else here
    if options.processes:
        os.environ[PROCESSES] = str(options.processes)
    order = order_of(home())
    progress = Progress(sys.stderr, len(order.manuscripts))
    try:
        done = prepare(order, spread, progress.step)
    finally:
        progress.end()
    print(f"{done.made} annotated, {done.known} before, {done.left} left to the build")


def _on(address: str) -> Spread:
    """Give what does a task on a cluster. Raises Refused where its engine is not installed."""
    try:
        # It is an extra, and long to load.
        cluster = import_module("duizhao.keeping.cluster")
    except ModuleNotFoundError as missing:
        message = f"--cluster needs {missing.name}, which is not installed"
        raise Refused(
            [Problem("duizhao", 0, "F017", message, "pip install 'duizhao[cluster]'")]
        ) from None
    return partial(cluster.rows, address)
