"""The glossary's pages as a reader has them: indexes, entries, the overview, the downloads."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.support import rows

INDEXES = [
    "glossary.html",
    "glossary/english.html",
    "glossary/domain.html",
    "glossary/confidence.html",
]
OTHERS = ["glossary/overview.html", "glossary/downloads.html", "terms/fangguanfu.html"]
# What the first three of its readers ask for, in every way.
ASKED = [
    *[("fangguanfu", query) for query in ("放管服", "fangguanfu", "fàngguǎnfú", "fgf")],
    *[("fangguanfu", "streamline administration")],
    *[("liuwen-liubao", query) for query in ("六稳六保", "六穩六保", "liuwenliubao", "lwlb")],
    *[("liuwen-liubao", query) for query in ("liùwěn liùbǎo", "six fronts and security in six")],
    *[("liangbu-liuqu", query) for query in ("两部六区", "兩部六區", "liǎngbùliùqū", "lblq")],
    *[("liangbu-liuqu", query) for query in ("liangbuliuqu", "six districts or zones")],
]


def shown(page: Page) -> list[str]:
    """Give the ids of the lines that are left."""
    found: list[str] = page.eval_on_selector_all(
        ".dz-index li:not([hidden])", "lines => lines.map((line) => line.dataset.id)"
    )
    return found


def filters(page: Page, query: str) -> list[str]:
    """Type into the filter and wait for what it says; give what is left."""
    box = page.locator("#dz-filter-query")
    box.fill("")
    expect(page.locator(".dz-filter output")).to_have_text("")
    box.fill(query)
    expect(page.locator(".dz-filter output")).not_to_have_text("")
    return shown(page)


@pytest.mark.parametrize("kind", ["reader", "offline_reader"])
def test_an_index_is_filtered_as_one_types(request: pytest.FixtureRequest, kind: str) -> None:
    reader: Reader = request.getfixturevalue(kind)
    page = reader.opens("glossary.html")
    wrong = [(id, query) for id, query in ASKED if id not in filters(page, query)]
    assert wrong == []
    assert reader.errors == []


def test_the_filter_leaves_what_the_search_finds(reader: Reader) -> None:
    page = reader.opens("glossary/domain.html")
    cases = [(q, term.lstrip("~")) for q, term, _ in rows("queries.txt") if term[0] not in "-~"]
    wrong = [(query, term) for query, term in cases[::6] if term not in filters(page, query)]
    assert wrong == []


def test_groups_without_lines_go_and_all_comes_back(reader: Reader) -> None:
    page = reader.opens("glossary.html")
    everything = shown(page)
    filters(page, "放管服")
    assert page.locator(".dz-index:not([hidden])").count() == 1
    page.locator("#dz-filter-query").fill("")
    expect(page.locator(".dz-filter output")).to_have_text("")
    assert shown(page) == everything


def test_what_was_typed_near_a_term_leaves_what_is_like_it(reader: Reader) -> None:
    page = reader.opens("glossary.html")
    assert "fangguanfu" in filters(page, "放管复")


def test_the_filter_says_its_words_in_the_readers_script(reader: Reader) -> None:
    page = reader.opens("glossary.html")
    expect(page.locator(".dz-filter label")).to_have_text("筛选 Filter")
    page.evaluate("duizhao.preferences.set('script', 'tw')")
    expect(page.locator(".dz-filter label")).to_have_text("篩選 Filter")


@pytest.mark.parametrize("name", INDEXES)
def test_without_javascript_an_index_is_a_plain_list(scriptless_reader: Reader, name: str) -> None:
    page = scriptless_reader.opens(name)
    assert page.locator("#dz-filter-query").count() == 0
    assert page.locator(".dz-index li").count() > 300
    page.locator(".dz-index a", has_text="放管服").first.click()
    page.wait_for_url("**/terms/fangguanfu.html")


@pytest.mark.parametrize("name", [*INDEXES, *OTHERS])
def test_no_page_is_wider_than_its_window(reader: Reader, name: str) -> None:
    page = reader.opens(name)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_address_that_was_published_leads_to_the_entry(reader: Reader) -> None:
    page = reader.opens("glossary.html#fangguanfu")
    line = page.locator("#fangguanfu")
    expect(line).to_be_in_viewport()
    line.locator("a").click()
    page.wait_for_url("**/terms/fangguanfu.html")


def test_an_entry_switched_in_place_is_the_entry_at_the_address(reader: Reader) -> None:
    there = reader.opens("zh-hant-tw/terms/liuwen-liubao.html")
    expected = (there.title(), there.locator("article").text_content())
    here = reader.opens("terms/liuwen-liubao.html")
    here.evaluate("duizhao.preferences.set('script', 'tw')")
    assert here.title() == "六穩六保 - 對照 duizhao"
    assert (here.title(), here.locator("article").text_content()) == expected


def test_an_entry_says_one_heading_and_what_its_picture_shows(reader: Reader) -> None:
    page = reader.opens("terms/fangguanfu.html")
    assert page.locator("h1").count() == 1
    picture = page.locator("svg.dz-dispersion").first
    assert re.fullmatch(
        r"(once|\d+ times), at .* of the document’s length",
        picture.get_attribute("aria-label") or "",
    )
    box = picture.bounding_box()
    assert box is not None
    assert box["height"] > 10


def test_the_overview_is_a_picture_and_a_table(reader: Reader) -> None:
    page = reader.opens("glossary/overview.html")
    assert (
        page.locator("svg.dz-heat rect").count() == page.locator(".dz-weights tbody tr").count() * 9
    )
    assert page.locator(".dz-weights tbody th a[href*='report.html#']").count() > 10


def test_every_download_is_there(reader: Reader) -> None:
    page = reader.opens("glossary/downloads.html")
    links = page.locator("article a[download]").all()
    assert len(links) == 6
    for link in links:
        address = str(link.evaluate("(link) => link.href"))
        answer = page.request.get(address)
        assert answer.ok, address
        assert "放管服" in answer.text()


def test_a_card_names_the_terms_inside_a_term(reader: Reader) -> None:
    page = reader.opens("report.html")
    term = page.locator("article a.term[href$='xi-jinping-sixiang.html']").first
    term.click()
    parts = page.locator("#dz-card .dz-card-parts")
    expect(parts).to_contain_text("中国特色社会主义")
    parts.locator("a", has_text="中国特色社会主义").first.click()
    page.wait_for_url("**/terms/zhongguo-tese-shehui-zhuyi.html")
