"""What the journeys in Firefox share: the publication's site, served, and a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.site import Served, build
from tests.firefox import firefox
from tests.firefox.firefox import Firefox


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built publication."""
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """The address of the site."""
    with Served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Firefox]:
    """A Firefox, said which."""
    path = firefox.find()
    if path is None:
        pytest.exit("there is no Firefox: install firefox-esr, or set FIREFOX to one", returncode=1)
    with Firefox(path) as found:
        print(f"\nFirefox {found.version}")
        yield found


@pytest.fixture
def window(browser: Firefox, http: str) -> Iterator[Firefox]:
    """A reader who comes for the first time; no script and no policy may complain."""
    browser.opens(f"{http}/404.html")
    browser.forgets()
    yield browser
    assert browser.complaints() == []
