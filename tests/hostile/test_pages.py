"""Tests of hostile content on pages: `tests/cases/hostile/pages/`, one file a case.

A case sets `window.ran` wherever it manages to run. What an author writes is converted as
Python-Markdown does; nothing of it runs, and no text of ours becomes markup.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from playwright.sync_api import Error as BrowserError

from duizhao.annotator import Annotator
from tests.browser.site import Served
from tests.sites import build, written
from tests.support import CASES, Document, converted, plain, text_of

PAGES = CASES / "hostile" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.md"))
# What an extension of ours adds to a page.
OURS = frozenset({"ruby", "rt", "wbr", "span", "a"})


def source(name: str) -> str:
    """Give a case's Markdown without its front matter."""
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    return text.split("---\n", 2)[2] if text.startswith("---\n") else text


def authors_tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """Give the tags of a page that an author wrote, without ids and what is laid out by length."""
    added = {"id", "class"}
    return [
        (name, {key: value for key, value in attributes.items() if key not in added})
        for name, attributes in Document(html).tags
        if name not in OURS
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_a_hostile_page_is_that_of_plain_markdown(house: Annotator, name: str) -> None:
    assert text_of(converted(source(name), house)[0]) == text_of(plain(source(name)))


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_hostile_page_becomes_markup(house: Annotator, name: str) -> None:
    html, _ = converted(source(name), house)
    assert authors_tags(html) == authors_tags(plain(source(name)))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication of all hostile pages, with a hostile glossary."""
    pages = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    folder = tmp_path_factory.mktemp("hostile") / "site"
    written(folder, {"index.md": "# 首页\n", **pages}, CASES / "hostile" / "glossary")
    build(folder).check_returncode()
    return folder / "site"


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site, over http and from disk."""
    if request.param == "file":
        yield site.as_uri()
    else:
        with Served(site) as found:
            yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that reaches nothing but the site."""
    context = browser.new_context(locale="zh-CN")

    def reach(route: Route) -> None:
        local = route.request.url.startswith(("file:", "http://127.0.0.1"))
        route.continue_() if local else route.abort()

    context.route("**/*", reach)
    yield context.new_page()
    context.close()


def ran(page: Page) -> object:
    """Give what managed to run on a page."""
    return page.evaluate("window.ran")


HTML = [f"{name}.html" for name in NAMES]
OTHERS = ["terms/markup.html", "terms/markup-name.html", "glossary.html", "zh-hant-tw/script.html"]


@pytest.mark.parametrize("name", [*HTML, *OTHERS])
def test_nothing_of_a_hostile_page_runs(address: str, page: Page, name: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(f"{address}/{name}", wait_until="load")
    for number in range(page.locator(".press").count()):
        target = page.locator(".press").nth(number)
        target.dispatch_event("mouseover")
        try:
            target.click(force=True, timeout=2_000, no_wait_after=True)
        except BrowserError:
            target.dispatch_event("click")
        assert ran(page) is None
        if not page.url.startswith(f"{address}/{name}"):
            page.goto(f"{address}/{name}", wait_until="load")
    assert (ran(page), dialogs) == (None, [])


@pytest.mark.parametrize("name", ["script.html", "events.html"])
def test_without_the_policy_it_would_run(site: Path, page: Page, name: str) -> None:
    """What the tests above show is the policy's doing: they could fail."""
    html = (site / name).read_text(encoding="utf-8")
    policy = html.index('<meta http-equiv="Content-Security-Policy"')
    page.set_content(html[:policy] + html[html.index(">", policy) + 1 :])
    page.wait_for_function("window.ran", timeout=5_000)


def test_what_a_hostile_glossary_says_is_text_on_its_cards(address: str, page: Page) -> None:
    page.goto(f"{address}/unseen.html", wait_until="load")
    page.locator("a.term").first.click()
    card = page.locator("#dz-card, .dz-card").first
    card.wait_for(state="visible")
    assert card.locator("img, script").count() == 0
    assert "<img" in card.inner_text()
    assert ran(page) is None


@pytest.mark.parametrize("query", ["img", "发展", "<script>"])
def test_what_is_found_is_text(address: str, page: Page, query: str) -> None:
    page.goto(f"{address}/unseen.html", wait_until="load")
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.wait_for_timeout(400)
    assert page.locator("[role=listbox] img, [role=listbox] script").count() == 0
    assert ran(page) is None


def test_the_policy_stands_before_anything_an_author_wrote(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert 0 < html.index('http-equiv="Content-Security-Policy"') < html.index("<body")
        head = html[: html.index("Content-Security-Policy")]
        assert "window.ran" not in head
