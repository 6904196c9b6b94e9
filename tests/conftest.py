"""Fixtures that many tests share."""

import pytest

from duizhao.annotator import annotator
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary
from duizhao.passage import Annotator
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
