"""Fixtures that many tests share."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from duizhao.annotator import Annotator
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from tests.browser import chromium
from tests.support import ROOT, small

# Each variant of their tests opens a page or builds a site.
SLOW = ("browser/", "faults/", "hostile/", "test_warm.py", "test_script_pages.py")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let every variant of every test be asked for."""
    parser.addoption("--long", action="store_true", help="take every variant of the slow tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the variants of a slow test take the first and the last, unless one is named or all are
    asked for: who edits waits for the run.
    """
    if config.getoption("--long") or any("[" in named for named in config.args):
        return
    left: list[pytest.Item] = []
    for where, same in groupby(items, key=lambda item: item.nodeid.partition("[")[0]):
        variants = list(same)
        if where.removeprefix("tests/").startswith(SLOW):
            left += variants[1:-1]
    gone = set(left)
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in gone]


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The publication's own glossary."""
    return load(ROOT / "glossary")


@pytest.fixture(scope="session")
def house(glossary: Glossary) -> Annotator:
    """The annotator of the publication's own glossary."""
    return annotator(glossary)


@pytest.fixture(scope="session")
def bare() -> Annotator:
    """An annotator without a glossary."""
    return small()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, which drives the browsers: one for all tests of a process."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium."""
    found = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
    yield found
    found.close()
