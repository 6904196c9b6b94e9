"""Pictures of the report: those that the documentation shows, and all others to be looked at.

`pictures/` is kept; what is in `tests/shots/` is for the eye only.
"""

import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.browser import chromium
from tests.browser.gallery import gallery, row
from tests.browser.site import build
from tests.support import ROOT

WINDOWS = {"phone": (390, 844), "desk": (1280, 900)}
SHOWN = ROOT / "pictures" / "report.png"
SEARCH = ROOT / "pictures" / "search.png"
ENTRY = ROOT / "pictures" / "entry.png"
SIDE = ROOT / "pictures" / "side.png"
PHONES = ROOT / "pictures" / "phone.png"
GALLERY = ROOT / "pictures" / "gallery"
GALLERY_PAGE = ROOT / "handbook" / "gallery.md"
INTRODUCTION = """# Gallery

The reading room at 320, 390, 768 and 1280 px, and on paper. `make shots` takes these pictures.
"""
MODES = ("zh", "en", "side", "under")
PAGES = ("report", "index", "glossary", "glossary/overview", "glossary/downloads", "terms/liuwen")


def main() -> None:
    """Build the site and take every picture."""
    looked_at = ROOT / "tests" / "shots"
    looked_at.mkdir(exist_ok=True)
    SHOWN.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.arguments()
        )
        for window, size in WINDOWS.items():
            for script in ("hans", "tw", "hk"):
                for name in PAGES:
                    path = looked_at / f"{name.replace('/', '-')}-{window}-{script}.png"
                    _shoot(browser, site, name, size, script, path, scroll=0)
                path = looked_at / f"report-{window}-{script}-within.png"
                _shoot(browser, site, "report", size, script, path, scroll=5200)
        _shoot(browser, site, "report", WINDOWS["desk"], "hans", SHOWN, scroll=5200, card="放管服")
        _shoot(browser, site, "terms/liuwen", WINDOWS["desk"], "hans", ENTRY, scroll=0)
        _shoot_mode(browser, site, WINDOWS["desk"], "side", SIDE)
        for window, size in WINDOWS.items():
            for mode in MODES:
                _shoot_mode(browser, site, size, mode, looked_at / f"mode-{mode}-{window}.png")
        for window, size in WINDOWS.items():
            _shoot_search(browser, site, size, looked_at / f"search-{window}.png")
        _shoot_search(browser, site, WINDOWS["desk"], SEARCH)
        shown = "\n\n".join(gallery(browser, site, GALLERY))
        GALLERY_PAGE.write_text(f"{INTRODUCTION}\n{shown}\n", encoding="utf-8")
        names = ("phone", "phone-scripts", "phone-under", "phone-care")
        row(browser, [GALLERY / f"{name}.png" for name in names], PHONES)
        browser.close()


def _shoot(
    browser: Browser,
    site: Path,
    name: str,
    size: tuple[int, int],
    script: str,
    path: Path,
    scroll: int,
    card: str = "",
) -> None:
    context = browser.new_context(locale="zh-CN", viewport={"width": size[0], "height": size[1]})
    settings = json.dumps(json.dumps({"script": script, "pinyin": "all", "gloss": "on"}))
    context.add_init_script(f"localStorage.setItem('duizhao.preferences', {settings})")
    page = context.new_page()
    page.goto((site / f"{name}.html").as_uri())
    page.mouse.wheel(0, scroll)
    page.wait_for_timeout(800)
    if card:
        term = page.locator(".md-content a.term", has_text=card).first
        term.evaluate("term => term.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(500)
        term.click()
        page.locator("#dz-card").wait_for()
    page.screenshot(path=path)
    context.close()


def _shoot_mode(browser: Browser, site: Path, size: tuple[int, int], mode: str, path: Path) -> None:
    """Take the report in a language, a sentence and its counterpart marked where both are shown."""
    context = browser.new_context(locale="zh-CN", viewport={"width": size[0], "height": size[1]})
    settings = json.dumps(json.dumps({"mode": mode}))
    context.add_init_script(f"localStorage.setItem('duizhao.preferences', {settings})")
    page = context.new_page()
    page.goto((site / "report.html").as_uri())
    block = page.locator("p.dz-pair").nth(7)
    block.evaluate("block => block.scrollIntoView()")
    page.wait_for_timeout(800)
    side = "dz-en" if mode == "en" else "dz-zh"
    block.locator(f".{side} [data-s]").first.hover(position={"x": 60, "y": 12}, force=True)
    page.wait_for_timeout(200)
    page.screenshot(path=path)
    context.close()


def _shoot_search(browser: Browser, site: Path, size: tuple[int, int], path: Path) -> None:
    """Take the search as a reader of Traditional script has it, who types pinyin."""
    page = browser.new_page(
        locale="zh-CN", viewport={"width": size[0], "height": min(size[1], 640)}
    )
    page.goto((site / "zh-hant-tw" / "report.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("yingshang")
    page.locator(".dz-found").first.wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main()
