"""The reading room: settings in an address, shortcuts, themes, large print; nothing jumps."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import duizhao
from duizhao.editions.joining import PARTS, joined
from tests.browser.choosing import choose, is_chosen
from tests.browser.conftest import Reader
from tests.browser.waiting import settled

THEMES = ("light", "dark", "paper", "black", "white", "yellow")
ASSETS = Path(duizhao.__file__).parent / "theme/assets/duizhao"
JOINED = "duizhao.js"
FEATURES = sorted(name for name in PARTS[JOINED] if name != "element.js")

# The contrast of what is written on what, by WCAG 2.2, for each element that a selector names.
CONTRAST = """(selector) => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = channels(getComputedStyle(each).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll(selector)].filter((e) => e.getClientRects().length)
    .map((element) => {
      const [one, other] = [channels(getComputedStyle(element).color), behind(element)].map(light);
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    });
}"""

SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


def test_an_address_asks_for_settings(reader: Reader) -> None:
    page = reader.opens("report.html?script=tw&mode=side&pinyin=all&care=on")
    for setting, value in (("mode", "side"), ("pinyin", "all"), ("care", "on")):
        assert is_chosen(page, setting, value)
    assert page.locator("html").get_attribute("lang") == "zh-Hant-TW"


def test_what_an_address_asked_for_holds_for_the_visit_alone(reader: Reader) -> None:
    reader.prefers(pinyin="terms")
    page = reader.opens("report.html?pinyin=all")
    page.goto(page.url.replace("report.html?pinyin=all", "index.html"))
    assert is_chosen(page, "pinyin", "all")
    assert json.loads(page.evaluate("localStorage['duizhao.preferences']"))["pinyin"] == "terms"


def test_what_the_reader_chooses_goes_before_the_address(reader: Reader) -> None:
    page = reader.opens("report.html?pinyin=all&mode=side")
    choose(page, "pinyin", "off")
    assert page.url.endswith("report.html?mode=side")
    page.reload()
    assert is_chosen(page, "pinyin", "off")


def test_nonsense_in_an_address_is_passed_over(reader: Reader) -> None:
    page = reader.opens("report.html?pinyin=<b>&theme=&mode=zh%00&x=1")
    assert is_chosen(page, "pinyin", "off")
    assert is_chosen(page, "theme", "auto")
    assert reader.errors == []


def test_a_shared_link_opens_what_was_read_as_it_was_read(reader: Reader, http: str) -> None:
    page = reader.opens("report.html")
    for setting, value in (("script", "hk"), ("mode", "under"), ("pinyin", "terms")):
        choose(page, setting, value)
    page.evaluate("scrollTo(0, 5000)")
    settled(page)
    read = page.evaluate("window.duizhao.place.block().id")
    page.locator("#dz-share").click()
    link = page.locator("#dz-share-sheet .dz-menu-text").inner_text()
    assert link == f"{http}/zh-hant-hk/report.html?mode=under&pinyin=terms#{read}"
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    settled(page)
    assert is_chosen(page, "mode", "under")
    assert is_chosen(page, "pinyin", "terms")
    assert page.locator("html").get_attribute("lang") == "zh-Hant-HK"
    assert page.evaluate("window.duizhao.place.block().id") == read


def test_a_shared_link_still_leads_there_without_javascript(scriptless_reader: Reader) -> None:
    page = scriptless_reader.opens("zh-hant-tw/report.html?mode=side&pinyin=all#t-zhprolqm")
    assert page.locator("html").get_attribute("lang") == "zh-Hant-TW"
    assert page.locator("article").is_visible()


def test_a_paragraph_is_copied_with_its_pinyin_when_that_is_asked_for(
    browser: Browser, http: str
) -> None:
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{http}/report.html")
    page.locator("article p[id] .dz-mark").nth(2).click()
    page.get_by_role("button", name="Copy the Chinese with pinyin").click()
    page.get_by_role("button", name="Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    kinds = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return (await item.getType("text/html")).text();
        }"""
    )
    context.close()
    assert re.search(r"代表\(dàibiǎo\)", text)
    assert re.search(r"<ruby>代表<rp>\(</rp><rt>dàibiǎo</rt><rp>\)</rp></ruby>", kinds)


@pytest.mark.parametrize(
    ("key", "setting", "value"),
    [("m", "mode", "en"), ("s", "script", "tw"), ("p", "pinyin", "terms"), ("g", "gloss", "first"),
     ("t", "theme", "light"), ("c", "care", "on"), ("l", "ruler", "on"), ("+", "size", "l")],
)  # fmt: skip
def test_a_key_changes_a_setting(reader: Reader, key: str, setting: str, value: str) -> None:
    page = reader.opens("report.html")
    page.keyboard.press(key)
    assert page.locator("html").get_attribute(f"data-{setting}") == value


def test_the_keys_are_listed_and_can_be_turned_off(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.keyboard.press("?")
    listed = page.locator(".dz-keys dt").all_inner_texts()
    assert {"m", "s", "p", "/", "?", "j", "k"} <= set(listed)
    page.keyboard.press("Escape")
    choose(page, "keys", "off")
    page.evaluate("document.activeElement.blur()")
    for key in ("m", "p", "n", "/", "?", "f"):
        page.keyboard.press(key)
    assert is_chosen(page, "pinyin", "off")
    assert page.locator("dialog[open]").count() == 0
    assert page.url.endswith("report.html")


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_can_be_told_from_what_it_stands_on(reader: Reader, theme: str) -> None:
    reader.prefers(theme=theme, mode="under", pinyin="all")
    page = reader.opens("report.html")
    page.locator("#dz-display").click()
    told = page.evaluate(
        CONTRAST,
        "article :is(p, h1, h2, a, rt), .md-header__topic, .md-nav__link, .dz-choice, .dz-legend,"
        " .dz-tool, .dz-find, .dz-imprint, .dz-mark, .md-footer__title",
    )
    assert len(told) > 400
    assert min(told) >= (7 if theme in {"black", "white", "yellow"} else 4.5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_follow_the_device_unless_they_are_chosen(
    reader: Reader, browser: Browser, http: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{http}/index.html")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    assert dark is (scheme == "dark")
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_large_print_is_large_plain_and_strong(reader: Reader, width: int) -> None:
    page = reader.opens("report.html")
    page.set_viewport_size({"width": width, "height": 900})
    size = "(e) => parseFloat(getComputedStyle(e).fontSize)"
    texts = "article p[id], .dz-imprint, .dz-bar .dz-label, .md-footer__title"
    before = [each.evaluate(size) for each in page.locator("article p[id]").all()[:5]]
    page.goto(page.url + "?care=on")
    after = [each.evaluate(size) for each in page.locator("article p[id]").all()[:5]]
    assert all(large >= 1.5 * usual for large, usual in zip(after, before, strict=True))
    assert min(each.evaluate(size) for each in page.locator(texts).all()) >= 1.5 * 16
    paragraph = page.locator("article p[id]").nth(5)
    line = paragraph.evaluate("(e) => parseFloat(getComputedStyle(e).lineHeight)")
    assert line / paragraph.evaluate(size) >= 1.5
    assert min(page.evaluate(CONTRAST, "article :is(p, h1, a), .dz-tool, .dz-opener")) >= 7
    for control in page.locator(".dz-bar :is(a, button), .dz-find").all():
        box = control.bounding_box()
        if box and control.is_visible() and box["width"] > 1:
            assert box["height"] >= 44
            assert box["width"] >= 44
    floating = page.evaluate(
        """[...document.querySelectorAll("body *")].filter((e) =>
          e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
          && ["fixed", "sticky"].includes(getComputedStyle(e).position)
          && e.getBoundingClientRect().width > 1).map((e) => e.className)"""
    )
    assert floating == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_large_print_has_no_setting_that_does_nothing_there(reader: Reader) -> None:
    page = reader.opens("report.html?care=on")
    page.locator("#dz-display").click()
    rows = page.locator("#dz-panel .dz-row:visible")
    assert rows.evaluate_all("(all) => all.map((row) => row.dataset.row)") == [
        "size", "spacing", "theme", "gloss", "system", "ui",
    ]  # fmt: skip
    small = "(all) => Math.min(...all.map((e) => parseFloat(getComputedStyle(e).fontSize)))"
    assert page.locator("#dz-panel :is(legend, h2, span):visible").evaluate_all(small) >= 24


@pytest.mark.parametrize("width", [320, 1280])
def test_what_the_source_says_of_itself_can_be_read(reader: Reader, width: int) -> None:
    page = reader.opens("report.html")
    page.set_viewport_size({"width": width, "height": 800})
    widths = "(all) => all.map((each) => each.getBoundingClientRect().width)"
    told = page.locator(".dz-imprint dd").evaluate_all(widths)
    assert len(told) > 5
    assert min(told) > 200


def test_the_bullet_of_an_item_is_whole(reader: Reader) -> None:
    page = reader.opens("index.html")
    item = page.locator("article li[id]").first
    before, painted = item.evaluate(
        """(e) => [e.getBoundingClientRect().left - e.parentElement.getBoundingClientRect().left,
          parseFloat(getComputedStyle(e).overflowClipMargin)]"""
    )
    assert 0 < before <= painted


def test_who_comes_to_no_page_is_led_on_in_both_languages(reader: Reader) -> None:
    page = reader.opens("404.html")
    assert page.locator("h1").inner_text().split("\n") == ["没有这一页", "There is no such page"]
    page.get_by_role("link", name="首页 Home", exact=True).last.click()
    page.wait_for_url("**/index.html")
    assert reader.errors == []


def test_large_print_is_one_switch_and_remembered(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.locator("#dz-care").click()
    page.reload()
    assert is_chosen(page, "care", "on")
    page.get_by_role("link", name="标准版").click()
    assert is_chosen(page, "care", "off")


def test_the_ruler_follows_and_takes_no_part(reader: Reader) -> None:
    reader.prefers(ruler="on")
    page = reader.opens("report.html")
    page.mouse.move(600, 400)
    at = "getComputedStyle(document.querySelector('.dz-ruler')).getPropertyValue('--dz-ruler-at')"
    assert page.evaluate(at) == "400px"
    assert page.evaluate("document.elementFromPoint(600, 400).closest('.dz-ruler')") is None
    assert page.locator(".dz-ruler").get_attribute("aria-hidden") == "true"


@pytest.mark.parametrize(
    ("setting", "value"),
    [("size", "xl"), ("spacing", "wider"), ("pinyin", "all"), ("pinyin", "rare"), ("mode", "under"),
     ("mode", "side"), ("script", "tw")],
)  # fmt: skip
def test_what_is_read_stays_in_place_when_a_setting_changes(
    reader: Reader, setting: str, value: str
) -> None:
    page = reader.opens("report.html")
    page.evaluate("scrollTo(0, 6000)")
    settled(page)
    read = page.evaluate("window.duizhao.place.block().id")
    top = page.locator(f"#{read}").evaluate("(e) => e.getBoundingClientRect().top")
    page.evaluate(
        "([name, value]) => window.duizhao.preferences.set(name, value)", [setting, value]
    )
    settled(page)
    after = page.locator(f"#{read}").evaluate("(e) => e.getBoundingClientRect().top")
    assert abs(after - top) < 3


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"script": "tw", "pinyin": "all"},
        {"mode": "side", "theme": "dark"},
        {"mode": "en", "ui": "en"},
        {"size": "xxl", "spacing": "wider", "pinyin": "rare"},
        {"care": "on", "theme": "yellow"},
    ],
)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_the_page_loads(
    reader: Reader, settings: dict[str, str], width: int
) -> None:
    reader.prefers(**settings)
    page = reader.opens("404.html")
    page.context.add_init_script(SHIFTS)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(page.url.replace("zh-hant-tw/", "").replace("404", "report"))
    page.wait_for_timeout(1000)
    assert page.evaluate("window.shifted") < 0.02


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_for_who_asks_for_no_chinese(browser: Browser, http: str, width: int) -> None:
    with browser.new_context(locale="en-GB", viewport={"width": width, "height": 844}) as context:
        context.add_init_script(SHIFTS)
        page = context.new_page()
        page.goto(f"{http}/report.html")
        page.wait_for_timeout(1000)
        assert page.evaluate("window.shifted") < 0.02


def test_the_contents_mark_the_section_that_is_being_read(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.set_viewport_size({"width": 1280, "height": 800})
    entries = page.locator(".md-sidebar--secondary .md-nav__link")
    entry = entries.nth(12)
    assert entries.count() > 15
    assert page.locator(".md-sidebar--secondary .md-nav__link--active").count() == 0
    entry.click()
    active = page.locator(".md-sidebar--secondary .md-nav__link--active")
    active.wait_for()
    page.wait_for_timeout(500)
    assert active.all_text_contents() == [entry.text_content()]
    page.mouse.move(400, 400)
    page.mouse.wheel(0, 100_000)
    page.wait_for_timeout(500)
    assert active.all_text_contents() == [entries.last.text_content()]
    assert page.evaluate(
        "(e) => e.getBoundingClientRect().bottom <= innerHeight", active.element_handle()
    )


def broken(context: BrowserContext, name: str) -> None:
    """Let a script throw and do nothing else, be it a file of its own or a part of one."""

    def content(part: str) -> str:
        return "throw 1" if part == name else (ASSETS / part).read_text(encoding="utf-8")

    file = JOINED if name in PARTS[JOINED] else name
    body = joined(file, map(content, PARTS.get(file, [name])))
    context.route(f"**/assets/duizhao/{file}", lambda route: route.fulfill(body=body))


def test_the_site_serves_the_scripts_as_they_are_joined_here(browser: Browser, http: str) -> None:
    """Else the tests that break one of them would break another script than a reader's."""
    with browser.new_context() as context:
        served = context.request.get(f"{http}/assets/duizhao/{JOINED}").text()
    contents = [(ASSETS / part).read_text(encoding="utf-8") for part in PARTS[JOINED]]
    assert served == joined(JOINED, contents)


@pytest.mark.parametrize("foundation", ["preferences.js", "element.js", "theme-store.js", JOINED])
def test_the_text_and_the_scripts_survive_what_all_features_stand_on(
    browser: Browser, http: str, foundation: str
) -> None:
    with browser.new_context(locale="zh-CN") as context:
        broken(context, foundation)
        page = context.new_page()
        page.goto(f"{http}/report.html")
        assert page.locator("article p").nth(5).is_visible()
        page.locator(".dz-bar [data-script=tw]").click()
        page.wait_for_url("**/zh-hant-tw/report.html")
        assert "報告" in (page.locator("h1").text_content() or "")


@pytest.mark.parametrize("feature", FEATURES)
def test_the_page_survives_the_failure_of_any_one_feature(
    browser: Browser, http: str, feature: str
) -> None:
    """The text is there, the script can be switched by its link, settings are kept and shown."""
    context = browser.new_context(locale="zh-CN")
    broken(context, feature)
    page: Page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{http}/report.html")
    page.locator("article").wait_for()
    assert page.locator("h1").is_visible()
    assert "1" in failures
    if feature != "bar.js":
        choose(page, "pinyin", "all")
        assert is_chosen(page, "pinyin", "all")
    page.goto(f"{http}/report.html?theme=dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    page.locator(".dz-bar [data-script=tw]").click()
    settled(page)
    assert "報告" in (page.locator("h1").text_content() or "")
    context.close()
