"""The search of a publication whose index is in several scripts, over http and from disk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from duizhao.search.index import PART
from tests import sites
from tests.browser.site import Served

# With little Chinese, so that it costs a build little.
PARAGRAPH = "项目 No. 72 was built by the district。" * 20 + "\n\n"
ENDS = {"a.md": "甲地有麒麟。", "b.md": "乙地有鲲鹏。", "c.md": "丙地有貔貅。"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built publication of three documents, each too long to share a script with another."""
    long = PARAGRAPH * (PART * 2 // 3 // len(PARAGRAPH))
    pages = {name: f"# {name[0]}\n\n{long}{end}\n" for name, end in ENDS.items()}
    home = sites.written(tmp_path_factory.mktemp("archive") / "home", pages)
    config = home / "mkdocs.yml"
    one = config.read_text(encoding="utf-8").replace("extra: {", "extra: {scripts: [], ")
    config.write_text(one, encoding="utf-8")
    sites.build(home).check_returncode()
    return home / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who reads Chinese."""
    with browser.new_context(locale="zh-CN") as context:
        yield context.new_page()


def asked_for(page: Page) -> list[str]:
    """Gather the parts of the index that a page asks for."""
    found: list[str] = []

    def note(url: str) -> None:
        found.extend(re.findall(r"/data/(index\d*)\.js", url))

    page.on("request", lambda request: note(request.url))
    return found


def searches(page: Page, address: str, query: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.locator("#dz-query").fill(query)


def test_the_index_is_in_several_scripts(archive: Path) -> None:
    names = {path.name for path in (archive / "assets" / "duizhao" / "data").glob("index*.js")}
    assert names == {"index.js", "index2.js", "index3.js"}


@pytest.mark.parametrize("end", ENDS.values())
def test_what_stands_in_any_of_them_is_found(archive: Path, page: Page, end: str) -> None:
    searches(page, (archive / "a.html").as_uri(), end[3:5])
    expect(page.locator("#dz-search [data-group=sentences] .dz-found")).to_have_count(1)
    expect(page.locator("#dz-search .dz-found")).to_contain_text(end)


def test_what_is_found_often_enough_at_once_reads_one_of_them(archive: Path, page: Page) -> None:
    asked = asked_for(page)
    with Served(archive) as address:
        searches(page, f"{address}/a.html", "项目")
        expect(page.locator("#dz-search-status")).to_contain_text("not all there are")
    assert asked == ["index"]


def test_each_is_read_once(archive: Path, page: Page) -> None:
    asked = asked_for(page)
    with Served(archive) as address:
        searches(page, f"{address}/a.html", "貔貅")
        expect(page.locator("#dz-search .dz-found")).to_have_count(1)
        page.locator("#dz-query").fill("鲲鹏")
        expect(page.locator("#dz-search .dz-found")).to_contain_text("乙地")
    assert asked == ["index", "index2", "index3"]


def test_a_part_that_cannot_be_read_is_said_and_tried_again(archive: Path, page: Page) -> None:
    with Served(archive) as address:
        page.route("**/index2.js", lambda route: route.abort())
        searches(page, f"{address}/a.html", "貔貅")
        expect(page.locator("#dz-search-status")).to_contain_text("The index cannot be read")
        page.unroute("**/index2.js")
        page.locator("#dz-query").fill("貔")
        expect(page.locator("#dz-search .dz-found")).to_have_count(1)
