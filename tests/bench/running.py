"""Running: programs in processes of their own, with the time they take and the memory they hold.

The memory is that of the whole tree of processes, what they share counted once (PSS, on Linux).
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_EVERY = 0.1


@dataclass(frozen=True)
class Run:
    """How many seconds a program took, and how many megabytes it held at most."""

    seconds: float
    peak: float


def run(command: list[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a program, to its end. Raises where it fails."""
    held, ended = [0.0], Event()
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:

        def watch() -> None:
            while not ended.wait(_EVERY):
                held[0] = max(held[0], sum(map(memory, tree(process.pid))))

        watcher = Thread(target=watch)
        watcher.start()
        _, said = process.communicate()
        seconds = time.perf_counter() - start
        ended.set()
        watcher.join()
    if process.returncode:
        sys.stderr.buffer.write(said)
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, held[0])


def mkdocs(folder: Path, config: str = "mkdocs.yml") -> Run:
    """Build a site."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config]
    return run(command, folder)


def cold(folder: Path, config: str = "mkdocs.yml") -> Run:
    """Build a site as if for the first time."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return mkdocs(folder, config)


def tree(root: int) -> Iterator[int]:
    """Give a process and all that it has begun."""
    yield root
    for children in Path("/proc", str(root), "task").glob("*/children"):
        for child in _read(children).split():
            yield from tree(int(child))


def memory(process: int) -> float:
    """Give the megabytes that a process holds; nothing of one that has ended."""
    for line in _read(Path("/proc", str(process), "smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""


def timed(work: Callable[[], object]) -> float:
    """Give the milliseconds that something takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)
