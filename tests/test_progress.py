"""Tests of telling how far a build is, and where its time went."""

import io
import time

from duizhao import progress
from duizhao.progress import Progress, Stopwatch


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def after(stream: io.StringIO, seconds: float, monkeypatch: object = None) -> str:
    """Do the first of four documents in so many seconds; give what was said."""
    told = Progress(stream, 4)
    told._began -= seconds
    told._last -= seconds
    told.step()
    return stream.getvalue()


def test_a_terminal_is_told_how_many_are_done_and_how_long_the_rest_takes() -> None:
    assert after(Terminal(), 30) == "\r\x1b[K1/4 documents, 1:30 left"


def test_a_pipe_is_told_nothing() -> None:
    assert after(io.StringIO(), 30) == ""


def test_a_short_build_says_nothing() -> None:
    assert after(Terminal(), progress._SILENT / 2) == ""


def test_the_line_is_taken_away_at_the_end() -> None:
    stream = Terminal()
    Progress(stream, 4).end()
    assert stream.getvalue() == "\r\x1b[K"


def test_the_parts_of_a_time_make_up_the_whole() -> None:
    watch = Stopwatch()
    with watch.of("outer"):
        time.sleep(0.02)
        with watch.of("inner"):
            time.sleep(0.03)
        time.sleep(0.02)
    assert watch.spent["inner"] >= 0.03
    assert watch.spent["outer"] >= 0.04
    lines = list(watch.told("rest"))
    assert [line.split()[-1] for line in lines] == ["outer", "inner", "rest", "all"]
    *parts, whole = (float(line.split()[0]) for line in lines)
    assert abs(sum(parts) - whole) < 0.03
