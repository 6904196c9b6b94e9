"""A publication whose documents are in Traditional: what a reader of it meets."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from duizhao.script import HANS, HK, TW
from tests import sites
from tests.browser.conftest import Reader
from tests.browser.site import Served
from tests.browser.test_script_addresses import choice, path, ready, shown


@pytest.fixture(scope="module")
def taiwan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a publication of Taiwan."""
    folder = sites.traditional(tmp_path_factory.mktemp("taiwan") / "site")
    sites.build(folder, "--strict").check_returncode()
    with Served(folder / "site") as address:
        yield address


@pytest.fixture
def taiwans_reader(browser: Browser, taiwan: str) -> Iterator[Reader]:
    """A reader of that publication."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield Reader(context, taiwan)
    context.close()


def test_who_has_chosen_no_script_begins_with_that_of_the_source(taiwans_reader: Reader) -> None:
    page = ready(taiwans_reader.opens("report.html"))
    assert path(page) == "/report.html"
    assert page.locator("html").get_attribute("lang") == "zh-Hant-TW"
    assert page.title() == "市政工作報告 - 開放日說明"


def test_switching_and_switching_back_restores_the_source(taiwans_reader: Reader) -> None:
    page = ready(taiwans_reader.opens("report.html"))
    before, article = shown(page), page.locator("article").inner_text()
    choice(page, HANS).click()
    assert path(page) == "/zh-hans/report.html"
    assert "着力深化“放管服”改革，说明经济发展的情况" in page.locator("article").inner_text()
    choice(page, TW).click()
    assert path(page) == "/report.html"
    assert shown(page) == before
    assert page.locator("article").inner_text() == article


def test_a_page_switched_in_place_is_the_page_at_the_address(taiwans_reader: Reader) -> None:
    addresses = {HANS: "zh-hans/report.html", TW: "report.html", HK: "zh-hant-hk/report.html"}
    there = {s: shown(ready(taiwans_reader.opens(name))) for s, name in addresses.items()}
    for name in addresses.values():
        page = taiwans_reader.opens(name)
        for script in (HANS, HK, TW):
            choice(page, script).evaluate("(choice) => choice.click()")
            assert shown(page) == there[script], (name, script.name)
        page.close()
    assert taiwans_reader.errors == []


def test_a_script_chosen_before_is_shown_at_the_root(taiwans_reader: Reader) -> None:
    taiwans_reader.prefers(script="hans")
    page = ready(taiwans_reader.opens("report.html"))
    assert path(page) == "/zh-hans/report.html"


@pytest.mark.parametrize(
    "query", ["说明经济", "說明經濟", "放管服改革", "「放管服」改革", "“放管服”改革"]
)
def test_the_search_finds_the_source_in_any_script(taiwans_reader: Reader, query: str) -> None:
    page = ready(taiwans_reader.opens("index.html"))
    page.keyboard.press("/")
    page.locator(".dz-query").fill(query)
    found = page.locator("[data-group=sentences] .dz-found-sentence").first
    assert "著力深化「放管服」改革" in found.inner_text()
    found.click()
    page.wait_for_url("**/report.html#*")
    assert page.evaluate("CSS.highlights.has('dz-found')")
