"""A link to a paragraph ends at that paragraph, though blocks far away are not laid out yet."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.waiting import settled

# Where a block may begin: below the header and the bar, and no further down than a short line.
# On a telephone the bar is at the foot, and the header alone covers the top.
HEADER = 48
HIGHEST, LOWEST = 95, 135


def ids(site: Path, page: str, pattern: str) -> list[str]:
    """Give a few addresses of a page, but none so near its end that it cannot scroll."""
    found = re.findall(pattern, (site / page).read_text(encoding="utf-8"))[5:-8]
    return found[:: max(len(found) // 5, 1)]


def top(page: Page, id: str) -> float:
    settled(page)
    found: float = page.evaluate(
        "id => document.getElementById(id).getBoundingClientRect().top", id
    )
    return found


@pytest.mark.parametrize("pinyin", ["off", "all"])
@pytest.mark.parametrize(
    ("name", "pattern"),
    [("report.html", r' id="(t-[a-z0-9-]+)"'), ("glossary.html", r"<li id=([a-z0-9-]+) ")],
)
def test_an_address_leads_to_its_block(
    reader: Reader, site: Path, name: str, pattern: str, pinyin: str
) -> None:
    reader.prefers(pinyin=pinyin)
    for id in ids(site, name, pattern):
        page = reader.opens(f"{name}#{id}")
        assert HIGHEST < top(page, id) < LOWEST
        page.close()


def test_a_link_within_the_page_leads_to_its_block(phone_reader: Reader, site: Path) -> None:
    page = phone_reader.opens("glossary.html")
    for id in ids(site, "glossary.html", r"<li id=([a-z0-9-]+) ")[:5]:
        page.evaluate("id => { location.hash = id; }", id)
        assert HEADER < top(page, id) < LOWEST


def test_who_reloads_a_page_stays_where_they_were(reader: Reader, site: Path) -> None:
    (id, *_) = ids(site, "report.html", r' id="(t-[a-z0-9-]+)"')
    page = reader.opens(f"report.html#{id}")
    settled(page)
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 1500)
    settled(page)
    before = page.evaluate("scrollY")
    page.reload()
    settled(page)
    assert abs(page.evaluate("scrollY") - before) < 400
