"""Fixtures that many tests share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from duizhao.annotator import Annotator
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from tests.browser import chromium
from tests.support import ROOT, small


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
