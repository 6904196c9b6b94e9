"""The same journeys, whichever way in: from a server, from a folder of one, or from disk."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader

WAYS = ("http", "sub_path", "disk", "unzipped")
SETTINGS = """(() => {
  const { script, pinyin, gloss } = document.documentElement.dataset;
  return [script, pinyin, gloss, document.documentElement.lang].join(" ");
})()"""
IDS = """(() => {
  const blocks = [...document.querySelectorAll("article :is(p, h1, h2, h3)[id]")];
  return blocks.map((block) => block.id).join(" ");
})()"""


@pytest.fixture(scope="module")
def ways(http: str, sub_path: str, site: Path, unzipped: Path) -> Mapping[str, str]:
    """The address of the publication by each way in."""
    return {
        "http": http,
        "sub_path": sub_path,
        "disk": site.as_uri(),
        "unzipped": unzipped.as_uri(),
    }


Open = Callable[..., Reader]


@pytest.fixture
def open_by(browser: Browser, ways: Mapping[str, str]) -> Iterator[Open]:
    """Give a reader who comes by a way, with JavaScript or without."""
    contexts = []

    def opened(way: str, scripts: bool = True) -> Reader:
        context = browser.new_context(
            locale="zh-CN", viewport={"width": 1280, "height": 900}, java_script_enabled=scripts
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Reader(context, ways[way])

    yield opened
    for context in contexts:
        context.close()


def text(page: Page, selector: str) -> str:
    return " ".join((page.locator(selector).first.text_content() or "").split())


def journey(reader: Reader) -> list[str]:
    """Read, switch, look up, follow a use, search, draw pinyin, reload; tell what was seen."""
    told = []
    page = reader.opens("report.html")
    told += [page.title(), page.evaluate(SETTINGS), page.evaluate(IDS)]

    page.locator(".dz-bar [data-script=tw]").click()
    told += [page.title(), page.evaluate(SETTINGS), text(page, "h1"), text(page, "article")]

    page.locator("article a.term", has_text="放管服").first.click()
    expect(page.locator("#dz-card")).to_be_visible()
    told.append(text(page, "#dz-card"))

    page.locator("#dz-card a.dz-card-more").click()
    page.wait_for_url("**/terms/fangguanfu.html")
    expect(page.locator("h1#_entry")).to_be_in_viewport()
    told += [page.title(), page.evaluate(SETTINGS), text(page, "dl.dz-fields")]

    page.locator(".dz-kwic a[href*='report.html#']").first.click()
    page.wait_for_url("**/report.html#t-*")
    id = page.url.rpartition("#")[2]
    expect(page.locator(f"[id='{id}']")).to_be_in_viewport()
    told += [id, page.evaluate(SETTINGS), text(page, f"[id='{id}']")]

    page.keyboard.press("/")
    page.locator("#dz-query").fill("changtaihua yiqing fangkong")
    expect(page.locator("#dz-search .dz-found").first).to_be_visible()
    told += page.locator("#dz-search .dz-found").all_text_contents()
    page.locator("#dz-search [data-group=sentences] .dz-found").first.click()
    expect(page.locator("#dz-search")).to_be_hidden()
    page.wait_for_function("(id) => location.hash !== `#${id}`", arg=id)
    id = page.url.rpartition("#")[2]
    expect(page.locator(f"[id='{id}']")).to_be_in_viewport()
    told += [id, page.evaluate(SETTINGS), text(page, f"[id='{id}']")]

    page.locator("input[name=dz-pinyin][value=all]").check(force=True)
    page.reload()
    told += [page.title(), page.evaluate(SETTINGS), page.url.rpartition("#")[2]]
    expect(page.locator("article ruby rt").first).to_be_visible()
    return told


def scriptless(reader: Reader) -> list[str]:
    """Read, change script by its link, look a term up, come back; tell what was seen."""
    page = reader.opens("report.html")
    told = [page.title(), text(page, "article")]
    page.locator(".dz-bar a[data-script=hk]").click()
    page.wait_for_url("**/zh-hant-hk/report.html")
    told += [page.title(), text(page, "article"), page.locator("html").get_attribute("lang") or ""]
    page.locator("article a.term", has_text="放管服").first.click()
    page.wait_for_url("**/zh-hant-hk/terms/fangguanfu.html")
    expect(page.locator("h1#_entry")).to_be_in_viewport()
    told += [page.title(), text(page, "dl.dz-fields")]
    page.locator(".dz-kwic a[href*='report.html#']").first.click()
    page.wait_for_url("**/zh-hant-hk/report.html#t-*")
    id = page.url.rpartition("#")[2]
    expect(page.locator(f"[id='{id}']")).to_be_in_viewport()
    told += [id, text(page, f"[id='{id}']")]
    page.go_back()
    page.wait_for_url("**/zh-hant-hk/terms/fangguanfu.html")
    page.locator(".dz-bar a[data-script=hans]").click()
    page.wait_for_url("**/terms/fangguanfu.html")
    return [*told, page.title()]


def strangers(reader: Reader, way: str) -> list[str]:
    """Give what was asked of others than the site."""
    home = "file:///" if way.startswith("file:") else way
    return [url for url in reader.requests if not url.startswith((home, "data:"))]


def test_a_journey_gives_the_same_whichever_way_in(open_by: Open, ways: Mapping[str, str]) -> None:
    readers = {way: open_by(way) for way in WAYS}
    seen = {way: journey(reader) for way, reader in readers.items()}
    assert seen["http"][3] == "2021年政府工作報告 - 對照 duizhao"
    assert seen["http"][-2] == "tw all on zh-Hant-TW"
    for way, reader in readers.items():
        assert seen[way] == seen["http"], way
        assert reader.errors == []
        assert strangers(reader, ways[way]) == []
        assert len(reader.requests) > 20


def test_a_journey_without_javascript_gives_the_same_whichever_way_in(
    open_by: Open, ways: Mapping[str, str]
) -> None:
    readers = {way: open_by(way, scripts=False) for way in WAYS}
    seen = {way: scriptless(reader) for way, reader in readers.items()}
    assert seen["http"][2] == "2021年政府工作報告 - 對照 duizhao"
    for way, reader in readers.items():
        assert seen[way] == seen["http"], way
        assert strangers(reader, ways[way]) == []
