"""The bundle from disk: all of it works, and nothing is asked of any host."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.choosing import choose
from tests.browser.conftest import Reader
from tests.sites import is_of_the_glossary


@pytest.fixture
def reader(browser: Browser, unzipped: Path) -> Iterator[Reader]:
    """A reader who has unzipped the bundle."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield Reader(context, unzipped.as_uri())
    context.close()


def asked(reader: Reader) -> list[str]:
    """Give what was asked of anything but the disk, and what went wrong."""
    strange = [url for url in reader.requests if not url.startswith(("file:///", "data:"))]
    return [*strange, *reader.errors]


def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def test_every_page_opens_and_asks_nothing_of_any_host(reader: Reader, unzipped: Path) -> None:
    everything = pages(unzipped)
    names = [name for name in everything if not is_of_the_glossary(name)]
    names += ["terms/fangguanfu.html", "zh-hant-hk/terms/fangguanfu.html"]
    names += [f"glossary/{name}.html" for name in ("english", "overview", "downloads")]
    assert len(names) == 13 + 5
    assert {*names} <= {*everything}
    for name in names:
        page = reader.opens(name.replace(" ", "%20"))
        assert "duizhao" in page.title()
        assert page.locator("h1").first.is_visible()
        page.close()
    assert asked(reader) == []


@pytest.mark.parametrize("name", ["READ%20ME.html", "index.html"])
def test_from_the_top_one_comes_to_the_report(reader: Reader, name: str) -> None:
    page = reader.opens(name)
    if name != "index.html":
        page.locator("a[href='index.html']").first.click()
        page.wait_for_url("**/index.html")
    page.locator("article a[href='report.html']").first.click()
    page.wait_for_url("**/report.html")
    assert "道里区" in (page.locator(".occasion").text_content() or "")


def test_every_control_works(reader: Reader) -> None:
    page = reader.opens("report.html")
    for script, language in (("tw", "zh-Hant-TW"), ("hk", "zh-Hant-HK"), ("hans", "zh-Hans")):
        page.locator(f".dz-bar [data-script={script}]").click()
        assert page.locator("html").get_attribute("lang") == language
    page.locator("input[name=dz-pinyin][value=all]").check(force=True)
    expect(page.locator("h1 rt").first).to_be_visible()
    choose(page, "gloss", "off")
    assert page.locator("a.term[href]").count() == 0
    assert asked(reader) == []


def test_a_card_opens_and_its_link_leads_to_the_entry(reader: Reader) -> None:
    page = reader.opens("zh-hant-tw/report.html")
    page.locator("article a.term", has_text="放管服").first.click()
    expect(page.locator("#dz-card")).to_be_visible()
    page.locator("#dz-card a.dz-card-more").click()
    page.wait_for_url("**/zh-hant-tw/terms/fangguanfu.html")
    assert asked(reader) == []


@pytest.mark.parametrize(
    "query", ["营商环境", "營商環境", "yíngshāng huánjìng", "yshj", "business"]
)
def test_the_search_finds_and_leads_there(reader: Reader, query: str) -> None:
    page = reader.opens("zh-hant-hk/index.html")
    page.keyboard.press("/")
    page.locator("#dz-query").fill(query)
    page.locator("#dz-search [data-group=concepts] .dz-found", has_text="營商環境").first.click()
    page.wait_for_url("**/zh-hant-hk/terms/yingshang-huanjing.html")
    assert asked(reader) == []


def test_a_picture_of_the_theme_is_there(reader: Reader, unzipped: Path) -> None:
    page = reader.opens("zh-hant-tw/index.html")
    icon = page.locator("link[rel~=icon]").get_attribute("href") or ""
    assert (unzipped / "zh-hant-tw" / icon).resolve().is_file()


def test_its_pages_speak_of_no_host_but_in_links(unzipped: Path) -> None:
    for name in pages(unzipped):
        page = re.sub(r"<a\b[^>]*>", "", (unzipped / name).read_text(encoding="utf-8"))
        assert not re.search(r"(?:href|src)=[\"']?(?:https?:)?//", page), name
