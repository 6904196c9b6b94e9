"""A whole visit: nothing is asked of another host, and no security policy is broken."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

PAGES = ("index.html", "report.html", "glossary.html", "markup.html")


def visit(reader: Reader, pages: tuple[str, ...] = PAGES) -> None:
    for name in pages:
        page = reader.opens(name)
        for script in ("tw", "hk", "hans"):
            page.evaluate(f"duizhao.preferences.set('script', '{script}')")
        page.evaluate("duizhao.preferences.set('pinyin', 'all')")
        if name == "report.html":
            page.locator("p a.term").first.click()
            expect(page.locator("#dz-card")).to_be_visible()
        page.wait_for_load_state("networkidle")


def test_a_visit_over_http_asks_no_other_host_and_breaks_no_policy(
    reader: Reader, http: str
) -> None:
    visit(reader, (*PAGES, "404.html"))
    assert len(reader.requests) > 20
    assert [url for url in reader.requests if not url.startswith((http, "data:"))] == []
    assert reader.errors == []


def test_a_visit_from_disk_asks_no_host_and_breaks_no_policy(offline_reader: Reader) -> None:
    visit(offline_reader)
    assert len(offline_reader.requests) > 20
    assert [u for u in offline_reader.requests if not u.startswith(("file:", "data:"))] == []
    assert offline_reader.errors == []


@pytest.mark.parametrize("name", [*PAGES, "404.html"])
def test_a_page_has_the_policy_and_nothing_inline(site: Path, name: str) -> None:
    page = (site / name).read_text(encoding="utf-8")
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in page
    for script in re.findall(r"<script\b[^>]*>", page):
        assert "src=" in script or 'type="application/json"' in script
    assert "<style" not in page
    assert not re.search(r"<[^>]+\s(style|on[a-z]+)\s*=", page)
    assert "http:" not in re.sub(r"http://www\.w3\.org/\S+", "", page)
