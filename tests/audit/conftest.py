"""What the audits share: the publication's own site, served as a host does it, and a Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit import programs
from tests.audit.served import Served
from tests.browser.site import build

if not programs.MODULES.exists():
    pytest.exit(f"no auditors in {programs.MODULES}: make audit installs them", returncode=1)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built publication, and nothing but that."""
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """The address of the site."""
    with Served(site) as address:
        yield address
