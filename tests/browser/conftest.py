"""What the browser tests share: a built site, served, and a Chromium to read it with."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from duizhao.editions import bundle
from tests.browser import chromium
from tests.browser.site import Served, build
from tests.support import ROOT

MARKUP = (ROOT / "tests" / "cases" / "pages" / "markup.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built publication, with a page of the tests' own."""
    return build(tmp_path_factory.mktemp("site"), {"markup.md": MARKUP})


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """The address of the site over http."""
    with Served(site) as address:
        yield address


@pytest.fixture(scope="session")
def sub_path(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site over http, in a folder of the server."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "a").mkdir()
    (folder / "a" / "duizhao").symlink_to(site)
    with Served(folder) as address:
        yield f"{address}/a/duizhao"


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of the same publication, unzipped where a person may have put it."""
    folder = tmp_path_factory.mktemp("disk") / "我的 文件 #1" / "对照 100%"
    packed = bundle.packed(bundle.files(site.parent, one_script=False))
    zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)
    return folder


@pytest.fixture(scope="session")
def listening_browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium as it is while assistive technology listens.

    Only then is what is not near the window part of the accessibility tree.
    """
    listening = [*chromium.arguments(), "--force-renderer-accessibility"]
    found = playwright.chromium.launch(executable_path=chromium.find(), args=listening)
    yield found
    found.close()


class Reader:
    """A reader at a window, and what went wrong while they read."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self._context = context
        self._address = address
        self.requests: list[str] = []
        self.errors: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", lambda said: self.errors.append(said.text))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def prefers(self, **settings: str) -> None:
        """Come back with settings stored on an earlier visit."""
        stored = json.dumps(json.dumps(settings))
        self._context.add_init_script(f"localStorage.setItem('duizhao.preferences', {stored})")

    def opens(self, name: str) -> Page:
        """Open a page of the site."""
        page = self._context.new_page()
        page.goto(f"{self._address}/{name}")
        return page


@pytest.fixture
def reader(browser: Browser, http: str) -> Iterator[Reader]:
    """A reader at a desk, over http."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield Reader(context, http)
    context.close()


@pytest.fixture
def listening_reader(listening_browser: Browser, http: str) -> Iterator[Reader]:
    """A reader who listens."""
    context = listening_browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield Reader(context, http)
    context.close()


@pytest.fixture
def offline_reader(browser: Browser, site: Path) -> Iterator[Reader]:
    """A reader at a desk who opens the files from disk."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield Reader(context, site.as_uri())
    context.close()


@pytest.fixture
def phone_reader(browser: Browser, http: str) -> Iterator[Reader]:
    """A reader with a telephone."""
    context = browser.new_context(
        locale="zh-CN", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield Reader(context, http)
    context.close()


@pytest.fixture
def scriptless_reader(browser: Browser, http: str) -> Iterator[Reader]:
    """A reader whose browser runs no JavaScript."""
    context = browser.new_context(locale="zh-CN", java_script_enabled=False)
    yield Reader(context, http)
    context.close()
