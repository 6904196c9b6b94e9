"""The door of the command line, in this process."""

import contextlib
import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given

from duizhao.cli import main
from tests.fuzz import laws
from tests.fuzz.budget import budget, count
from tests.fuzz.strategies import PAGE, TBX, XLIFF, arguments
from tests.hostile.publication import made


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with files to import."""
    folder = made(tmp_path_factory.mktemp("home"))
    for name, text in {"a.txt": PAGE, "a.tbx": TBX, "a.xlf": XLIFF, "a.csv": "id,term\n"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def said(words: list[str]) -> tuple[int, str]:
    """Run a command without input; give its status and what it says on standard error."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    error = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        try:
            status = main(words)
        except SystemExit as end:
            status = int(str(end.code or 0))
    return status, error.getvalue()


@budget(150)
@given(words=arguments)
def test_a_command_ends_with_a_status_and_no_traceback(home: Path, words: list[str]) -> None:
    count("command line")
    before, stdin = Path.cwd(), sys.stdin
    made(home)
    os.chdir(home)
    sys.stdin = SimpleNamespace(buffer=io.BytesIO("发展\n".encode()))
    try:
        status, error = said([word for word in words if word != "bundle"])
    finally:
        os.chdir(before)
        sys.stdin = stdin
    assert status in (0, 1, 2)
    assert "Traceback" not in error
    if status == 1 and not error.startswith("nothing fits"):
        for line in error.splitlines()[:1]:
            laws.of_problem(line)
