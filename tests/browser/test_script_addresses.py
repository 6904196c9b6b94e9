"""A page has an address in each script: what it shows there, and how the address follows."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from duizhao.script import HANS, HK, SCRIPTS, TW, Script, folder
from tests.browser.conftest import Reader

PAGES = ("report.html", "index.html", "glossary.html", "markup.html")
BOTH = pytest.mark.parametrize("script", [TW, HK], ids=lambda script: script.name)

# Everything that a reader or a listener meets, and what the page says of itself.
SHOWN = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!parentElement.closest("script, style, template") && data.trim()) {
      texts.push(data.replace(/\\s+/g, " ").trim());
    }
  }
  const names = ["title", "alt", "aria-label", "placeholder"].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].map((e) => `${name} ${e.getAttribute(name)}`));
  const current = [...document.querySelectorAll(".dz-bar [data-script]")]
    .map((choice) => [choice.dataset.script, choice.getAttribute("aria-current")]);
  const { lang, dataset } = document.documentElement;
  return { texts, names, current, title: document.title, lang, script: dataset.script };
}"""

# The block whose text is the first below the bar.
FIRST = """() => {
  const edge = document.querySelector(".dz-bar").getBoundingClientRect().bottom;
  const blocks = [...document.querySelectorAll("article :is(p, h1, h2, h3)[id]")];
  return blocks.find((block) => block.getBoundingClientRect().bottom > edge + 8).id;
}"""

BROKEN = """() => [...document.images]
  .filter((image) => !image.naturalWidth).map((image) => image.src)"""


def address(name: str, script: Script) -> str:
    """Give the address of a page in a script, from the site's root."""
    return f"{folder(script)}{name}"


def choice(page: Page, script: Script) -> Locator:
    return page.locator(f".dz-bar [data-script={script.name}]")


def points_at(page: Page, script: Script, *keys: str) -> None:
    """Click a script as a hand does, which never moves the page."""
    box = choice(page, script).bounding_box()
    assert box is not None
    for key in keys:
        page.keyboard.down(key)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for key in keys:
        page.keyboard.up(key)


def shown(page: Page) -> Mapping[str, Any]:
    found: Mapping[str, Any] = page.evaluate(SHOWN)
    return found


def path(page: Page) -> str:
    found: str = page.evaluate("location.pathname")
    return found


def ready(page: Page) -> Page:
    """Wait until the address may have followed, and links have been made absolute."""
    page.wait_for_load_state("load")
    page.evaluate("new Promise((resolve) => requestIdleCallback(resolve))")
    return page


def scrolled(page: Page, id: str) -> None:
    """Read on until a block is the first below the bar, and the page has come to rest."""
    page.evaluate(
        """async (id) => {
          const block = document.getElementById(id);
          for (let frame = 0; frame < 20; frame += 1) {
            block.scrollIntoView({ block: "start", behavior: "instant" });
            await new Promise(requestAnimationFrame);
          }
        }""",
        id,
    )


def blocks(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('article p[id^=t-]')].map((block) => block.id)"
    )
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_switched_in_place_is_the_page_at_the_address(reader: Reader, name: str) -> None:
    there = {script: shown(ready(reader.opens(address(name, script)))) for script in SCRIPTS}
    assert len({str(found["texts"]) for found in there.values()}) == 3
    for begins in SCRIPTS:
        page = reader.opens(address(name, begins))
        first, second = (script for script in SCRIPTS if script is not begins)
        for script in (first, second, begins):
            choice(page, script).evaluate("(choice) => choice.click()")
            assert shown(page) == there[script], (begins.name, script.name)
        page.close()


def test_a_page_switched_from_disk_is_the_page_in_the_folder(offline_reader: Reader) -> None:
    there = shown(offline_reader.opens("zh-hant-hk/report.html"))
    page = offline_reader.opens("report.html")
    choice(page, HK).click()
    assert shown(page) == there


@BOTH
def test_the_address_follows_the_script_and_keeps_the_rest(reader: Reader, script: Script) -> None:
    page = reader.opens("report.html")
    id = blocks(page)[20]
    page.goto(f"{page.url}?q=1#{id}")
    choice(page, script).click()
    assert page.url.endswith(f"/{folder(script)}report.html?q=1#{id}")
    choice(page, HANS).click()
    assert page.url.endswith(f"/report.html?q=1#{id}")
    assert path(page) == "/report.html"


def test_the_address_of_the_root_follows_too(reader: Reader) -> None:
    page = reader.opens("")
    choice(page, TW).click()
    assert path(page) == "/zh-hant-tw/"
    page.reload()
    assert page.title() == "對照 duizhao"


def test_changing_the_script_is_no_step_to_go_back_from(reader: Reader) -> None:
    page = reader.opens("index.html")
    page.locator("article a[href$='report.html']").first.click()
    page.wait_for_url("**/report.html")
    for script in (TW, HK, HANS, HK):
        choice(page, script).click()
    page.go_back()
    page.wait_for_url("**/index.html")
    assert page.locator("html").get_attribute("data-script") == "hk"
    page.go_forward()
    page.wait_for_url("**/zh-hant-hk/report.html")
    assert page.locator("html").get_attribute("lang") == "zh-Hant-HK"


@BOTH
def test_after_a_switch_a_reload_gives_the_same(reader: Reader, script: Script) -> None:
    page = reader.opens("report.html")
    choice(page, script).click()
    before = shown(page)
    page.reload()
    assert page.url.endswith(f"/{folder(script)}report.html")
    assert shown(page) == before


def test_after_a_switch_every_link_leads_where_it_led(reader: Reader, http: str) -> None:
    page = ready(reader.opens("report.html"))
    links = "[...document.querySelectorAll('a[href]:not([hreflang])')].map((link) => link.href)"
    before = [link.removeprefix(http) for link in page.evaluate(links)]
    choice(page, TW).click()
    after = [link.removeprefix(http).replace("/zh-hant-tw/", "/") for link in page.evaluate(links)]
    assert len(before) > 200
    assert after == before


def test_after_a_switch_pictures_and_icons_are_still_there(reader: Reader) -> None:
    page = reader.opens("zh-hant-tw/report.html")
    choice(page, HANS).click()
    assert page.evaluate(BROKEN) == []
    assert page.locator("link[rel~=icon]").evaluate("(link) => new URL(link.href).pathname") == (
        "/assets/images/favicon.png"
    )
    assert page.locator("a.md-logo svg").first.is_visible()


def test_after_a_switch_a_card_and_its_link_are_right(reader: Reader) -> None:
    page = reader.opens("report.html")
    choice(page, TW).click()
    page.locator("article a.term").first.click()
    expect(page.locator("#dz-card")).to_be_visible()
    page.locator("#dz-card a.dz-card-more").click()
    page.wait_for_url("**/zh-hant-tw/terms/*.html")
    assert page.title() == "人大 - 對照 duizhao"


@pytest.mark.parametrize("begins", SCRIPTS, ids=lambda script: script.name)
def test_after_a_switch_the_search_finds_and_leads_to_the_script(
    reader: Reader, begins: Script
) -> None:
    page = reader.opens(address("index.html", begins))
    choice(page, TW if begins is not TW else HK).click()
    wanted = "zh-hant-tw" if begins is not TW else "zh-hant-hk"
    page.keyboard.press("/")
    page.locator("#dz-query").fill("yingshang huanjing")
    page.locator("#dz-search a.dz-found[href*='report.html']").first.click()
    page.wait_for_url(f"**/{wanted}/report.html#t-*")
    id = page.url.rpartition("#")[2]
    expect(page.locator(f"[id='{id}']")).to_be_in_viewport()


@BOTH
def test_a_stored_script_leads_from_the_root_to_its_address(reader: Reader, script: Script) -> None:
    reader.prefers(script=script.name)
    page = ready(reader.opens("report.html#t-yjo7fwbi"))
    assert page.url.endswith(f"/{folder(script)}report.html#t-yjo7fwbi")
    assert page.locator("html").get_attribute("lang") == script.language


def test_a_traditional_address_wins_over_what_is_stored_and_is_not_stored(reader: Reader) -> None:
    page = reader.opens("index.html")
    choice(page, TW).click()
    page = ready(reader.opens("zh-hant-hk/report.html"))
    assert path(page) == "/zh-hant-hk/report.html"
    assert page.locator("html").get_attribute("lang") == "zh-Hant-HK"
    page.locator("input[name=dz-pinyin][value=all]").check(force=True)
    page = ready(reader.opens("index.html"))
    assert path(page) == "/zh-hant-tw/index.html"
    assert page.locator("html").get_attribute("data-pinyin") == "all"


@pytest.mark.parametrize("name", ["404.html", "nowhere.html", "nowhere/at/all.html", "nowhere/"])
def test_a_page_that_says_there_is_none_keeps_its_address(
    reader: Reader, site: Path, name: str
) -> None:
    reader.prefers(script="tw")
    page = reader.opens("index.html")
    page.route("**/nowhere**", lambda route: route.fulfill(status=404, path=site / "404.html"))
    page.route("**/nowhere/**", lambda route: route.fulfill(status=404, path=site / "404.html"))
    page.goto(page.url.replace("zh-hant-tw/index.html", name))
    assert path(ready(page)) == f"/{name}"
    assert page.locator("html").get_attribute("lang") == "zh-Hant-TW"


@pytest.mark.parametrize("begins", SCRIPTS, ids=lambda script: script.name)
def test_from_disk_nothing_touches_the_path(offline_reader: Reader, begins: Script) -> None:
    page = ready(offline_reader.opens(address("report.html", begins)))
    before = page.url
    for script in (*SCRIPTS, HK, TW, HANS):
        choice(page, script).click()
        assert page.url == before
        assert page.locator("html").get_attribute("lang") == script.language


def test_from_disk_a_stored_script_is_shown_where_one_is(offline_reader: Reader) -> None:
    offline_reader.prefers(script="hk")
    page = ready(offline_reader.opens("report.html"))
    assert "zh-hant" not in page.url
    assert page.title() == "2021年政府工作報告 - 對照 duizhao"


def test_the_theme_asks_for_no_sitemap(reader: Reader) -> None:
    for name in ("index.html", "zh-hant-tw/report.html"):
        page = reader.opens(name)
        choice(page, HK).click()
        page.wait_for_load_state("networkidle")
    assert len(reader.requests) > 10
    assert [url for url in reader.requests if "sitemap" in url] == []


@pytest.mark.parametrize("way", [Locator.hover, Locator.focus])
@pytest.mark.parametrize("begins", [HANS, HK], ids=lambda script: script.name)
def test_a_link_is_led_to_the_script_that_is_shown(
    reader: Reader, begins: Script, way: Callable[[Locator], None]
) -> None:
    page = ready(reader.opens(address("index.html", begins)))
    choice(page, TW).click()
    link = page.locator("article li a[href$='report.html']").first
    way(link)
    assert str(link.evaluate("(link) => link.pathname")) == "/zh-hant-tw/report.html"


def test_from_disk_a_link_is_led_to_the_script_that_is_shown(
    offline_reader: Reader, site: Path
) -> None:
    page = offline_reader.opens("index.html")
    choice(page, TW).click()
    page.locator("article li a[href$='report.html']").first.click()
    page.wait_for_url((site / "zh-hant-tw" / "report.html").as_uri())


def test_a_link_to_a_file_that_has_one_address_is_left_alone(reader: Reader) -> None:
    page = ready(reader.opens("report.html"))
    choice(page, TW).click()
    link = page.locator(".dz-imprint a").first
    link.focus()
    assert link.evaluate("(link) => link.pathname") == "/source/daoli-2021-report.txt"


@pytest.mark.parametrize(("begins", "switched"), [(HANS, False), (HK, True)])
def test_a_script_in_a_new_tab_opens_at_the_paragraph_in_view(
    reader: Reader, begins: Script, switched: bool
) -> None:
    page = ready(reader.opens(address("report.html", begins)))
    if switched:
        choice(page, HANS if begins is HK else HK).click()
    id = blocks(page)[30]
    scrolled(page, id)
    before = page.url
    with page.context.expect_page() as opened:
        points_at(page, TW, "Control")
    there = opened.value
    there.wait_for_url(f"**/zh-hant-tw/report.html#{id}")
    expect(there.locator(f"[id='{id}']")).to_be_in_viewport()
    assert page.url == before


def test_a_script_reached_by_keyboard_leads_to_the_paragraph_in_view(reader: Reader) -> None:
    page = ready(reader.opens("report.html"))
    scrolled(page, blocks(page)[30])
    choice(page, HK).focus()
    link = choice(page, HK).get_attribute("href") or ""
    assert link.partition("#")[0].endswith("zh-hant-hk/report.html")
    assert link.partition("#")[2] == page.evaluate(FIRST)


def test_a_switch_keeps_the_paragraph_in_view(reader: Reader) -> None:
    page = ready(reader.opens("report.html"))
    id = blocks(page)[30]
    scrolled(page, id)
    before = page.evaluate("scrollY")
    for script in (TW, HK, HANS):
        points_at(page, script)
        expect(page.locator(f"[id='{id}']")).to_be_in_viewport()
        assert abs(page.evaluate("scrollY") - before) < 100


@BOTH
def test_without_javascript_the_control_leads_to_the_page_in_the_script(
    scriptless_reader: Reader, script: Script
) -> None:
    page = scriptless_reader.opens("report.html")
    choice(page, script).click()
    page.wait_for_url(f"**/{folder(script)}report.html*")
    assert page.title() == "2021年政府工作報告 - 對照 duizhao"
    assert choice(page, script).get_attribute("aria-current") == "true"
    choice(page, HANS).click()
    page.wait_for_url("**/report.html*")
    assert page.title() == "2021年政府工作报告 - 对照 duizhao"
