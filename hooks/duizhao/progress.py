"""Progress: how far a long build is, on a terminal alone; and where its time went."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

# A build shorter than this says nothing, and no line is written more often, in seconds.
_SILENT, _EVERY = 2.0, 0.2


class Progress:
    """Tells how many of so many documents are done, and how long the rest will take."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream if stream.isatty() else None
        self._total, self._done = total, 0
        self._began = self._last = time.monotonic()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if self._stream is not None and now - self._last >= _EVERY and now - self._began > _SILENT:
            self._last = now
            left = (now - self._began) / self._done * max(self._total - self._done, 0)
            told = f"{self._done}/{self._total} documents, {_minutes(left)} left"
            self._stream.write(f"\r\x1b[K{told}")
            self._stream.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._stream is not None:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


class Stopwatch:
    """Adds up the seconds that parts of a build took; a part within another counts by itself."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._began = time.perf_counter()
        self._running: list[str] = []
        self._last = self._began

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Measure what is done meanwhile."""
        self.begin(name)
        try:
            yield
        finally:
            self.end()

    def begin(self, name: str) -> None:
        """Measure what is done from now on, until the end that belongs to it."""
        self._lap()
        self._running.append(name)

    def end(self) -> None:
        """Go on with what was measured before."""
        self._lap()
        self._running.pop()

    def _lap(self) -> None:
        now = time.perf_counter()
        if self._running:
            name = self._running[-1]
            self.spent[name] = self.spent.get(name, 0.0) + now - self._last
        self._last = now

    def told(self, rest: str) -> Iterator[str]:
        """Give a line for each part, the longest first; `rest` names what was not measured."""
        total = time.perf_counter() - self._began
        parts = {**self.spent, rest: total - sum(self.spent.values())}
        for name, seconds in sorted(parts.items(), key=lambda part: -part[1]):
            yield f"{seconds:9.2f} s {100 * seconds / total:5.1f} %  {name}"
        yield f"{total:9.2f} s 100.0 %  in all"
