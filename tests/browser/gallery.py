"""The gallery: the reading room at four widths and on paper, as `handbook/gallery.md` shows it."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.machine import install


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the window, the settings, and what is done before it is taken."""

    name: str
    said: str
    size: tuple[int, int]
    settings: dict[str, str] = field(default_factory=dict)
    page: str = "report.html"
    scroll: int = 0
    click: str = ""


SMALL, PHONE, TABLET, DESK = (320, 640), (390, 844), (768, 1024), (1280, 800)
SCREENS = (
    Picture("small", "320 px, pinyin on all words", SMALL, {"pinyin": "all"}, scroll=900),
    Picture("phone", "390 px", PHONE, scroll=900),
    Picture(
        "phone-scripts", "the scripts, as a sheet", PHONE, scroll=900,
        click="[popovertarget=dz-scripts]",
    ),
    Picture(
        "phone-under", "English under each paragraph, dark", PHONE,
        {"mode": "under", "theme": "dark"}, scroll=1800,
    ),
    Picture("phone-care", "large print", PHONE, {"care": "on"}),
    Picture("phone-display", "the panel of settings", PHONE, scroll=900, click="#dz-display"),
    Picture(
        "tablet-side", "768 px, on paper colour, rarer words with pinyin", TABLET,
        {"mode": "under", "theme": "paper", "pinyin": "rare"}, scroll=1500,
    ),
    Picture("desk", "1280 px", DESK, scroll=1200),
    Picture(
        "desk-side", "side by side, pinyin on terms", DESK, {"mode": "side", "pinyin": "terms"},
        scroll=2400,
    ),
    Picture(
        "desk-syllables", "a reading over each character, in the colours of the tones", DESK,
        {"pinyin": "all", "ruby": "syllable", "tones": "on"}, scroll=1200,
    ),
    Picture(
        "desk-zhuyin", "zhuyin, Traditional script", DESK,
        {"pinyin": "all", "system": "zhuyin", "script": "tw"}, scroll=1200,
    ),
    Picture("desk-yellow", "yellow on black", DESK, {"theme": "yellow"}, scroll=1200),
    Picture("desk-care", "large print", DESK, {"care": "on", "pinyin": "terms"}, scroll=300),
    Picture(
        "desk-english", "in English, the interface too", DESK, {"mode": "en", "ui": "en"},
        scroll=1200, click="#dz-display",
    ),
    Picture("desk-listen", "reading aloud", DESK, scroll=1200, click="#dz-speak"),
    Picture("desk-glossary", "the glossary, dark", DESK, {"theme": "dark"}, page="glossary.html"),
)  # fmt: skip
PAPERS = (
    Picture("paper-side", "on paper, side by side", DESK, {"mode": "side", "pinyin": "terms"}),
    Picture("paper-tw", "on paper, Taiwan script, pinyin", DESK, {"script": "tw", "pinyin": "all"}),
)


def gallery(browser: Browser, site: Path, folder: Path) -> Iterator[str]:
    """Take every picture into a folder, and give the lines of the page that shows them."""
    folder.mkdir(exist_ok=True)
    for each in SCREENS:
        page = _opened(browser, site, each)
        page.screenshot(path=folder / f"{each.name}.png")
        page.context.close()
        yield _line(each)
    for each in PAPERS:
        page = _opened(browser, site, each)
        page.evaluate("window.duizhao.print.load()")
        _printed(page, folder / f"{each.name}.png")
        page.context.close()
        yield _line(each)


def _line(picture: Picture) -> str:
    said = picture.said[0].upper() + picture.said[1:]
    return f"### {said}\n\n![{said}](../pictures/gallery/{picture.name}.png)"


def _opened(browser: Browser, site: Path, picture: Picture) -> Page:
    width, height = picture.size
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height})
    settings = json.dumps(json.dumps(picture.settings))
    context.add_init_script(f"localStorage.setItem('duizhao.preferences', {settings})")
    page = context.new_page()
    page.goto((site / picture.page).as_uri())
    page.mouse.wheel(0, picture.scroll)
    page.wait_for_timeout(700)
    if picture.click:
        page.click(picture.click)
        page.wait_for_timeout(700)
    return page


def _printed(page: Page, path: Path) -> None:
    """Take the second page of what is printed, as a picture."""
    if not shutil.which("pdftoppm") and not install("poppler-utils"):
        sys.exit("shots: pdftoppm is missing; install poppler-utils")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.pdf"
        file.write_bytes(page.pdf(prefer_css_page_size=True, format="A4"))
        command = ["pdftoppm", "-r", "72", "-png", "-f", "2", "-l", "2", "-singlefile"]
        subprocess.run([*command, str(file), str(path.with_suffix(""))], check=True)


def row(browser: Browser, pictures: list[Path], path: Path) -> None:
    """Take several pictures side by side as one."""
    with tempfile.TemporaryDirectory() as folder:
        shown = "".join(f'<img src="{each.as_uri()}" height=760>' for each in pictures)
        file = Path(folder) / "row.html"
        file.write_text(
            f'<body style="display:flex;gap:16px;margin:16px;background:#8a8f94">{shown}'
        )
        page = browser.new_page(viewport={"width": 1500, "height": 800})
        page.goto(file.as_uri())
        page.wait_for_timeout(300)
        page.locator("body").screenshot(path=path)
        page.close()
