"""Tells at the end how many inputs each door was given."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fuzz.budget import tried

_KEY = "duizhao-fuzz"


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the counts of a worker to whoever started it."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_KEY] = json.dumps(tried)


def pytest_testnodedown(node: Any) -> None:
    """Take the counts of a worker."""
    tried.update(json.loads(getattr(node, "workeroutput", {}).get(_KEY, "{}")))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell them."""
    if tried:
        told = ", ".join(f"{door} {count:,}" for door, count in sorted(tried.items()))
        terminalreporter.write_line(f"fuzz inputs tried: {told}; {sum(tried.values()):,} in all")


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files that every input writes anew."""
    return tmp_path_factory.mktemp("fuzz")
