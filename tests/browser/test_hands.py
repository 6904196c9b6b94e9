"""The whole way through by keyboard alone, and by touch alone."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.waiting import settled, until

FOCUSED = "(selector) => document.activeElement.matches(selector)"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is where it is wanted; a reader would not press it for ever."""
    for _ in range(40):
        if page.evaluate(FOCUSED, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {selector}")


def is_in_sight(page: Page, id: str) -> bool:
    box = page.locator(f"[id='{id}']").bounding_box()
    height: int = page.evaluate("innerHeight")
    return box is not None and box["y"] < height and box["y"] + box["height"] > 0


def test_by_keyboard_alone(reader: Reader) -> None:
    page = reader.opens("report.html")
    tab_to(page, "[data-script=tw]")
    page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "zh-Hant-TW"

    tab_to(page, "input[name=dz-pinyin]")
    page.keyboard.press("ArrowRight")
    assert page.locator("html").get_attribute("data-pinyin") == "terms"

    tab_to(page, "#dz-display")
    page.keyboard.press("Enter")
    tab_to(page, "input[name=dz-size]")
    page.keyboard.press("ArrowRight")
    assert page.locator("html").get_attribute("data-size") == "l"
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED, "#dz-display")

    for _ in range(6):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(150)
    page.keyboard.press("]")
    assert page.evaluate(FOCUSED, "article a.term")
    read = page.evaluate("document.activeElement.closest('[id]').id")
    assert is_in_sight(page, read)
    page.keyboard.press("Enter")
    expect(page.locator("#dz-card")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/*.html")
    expect(page.locator(".dz-kwic")).to_be_attached()

    page.keyboard.press("/")
    page.keyboard.type("fangguanfu")
    expect(page.locator(".dz-found").first).to_contain_text("放管服")
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/fangguanfu.html")

    for _ in range(3):
        if "report" in page.url:
            break
        page.go_back()
    assert "zh-hant-tw/report.html" in page.url
    until(lambda: is_in_sight(page, read))
    assert page.locator("html").get_attribute("data-pinyin") == "terms"
    assert reader.errors == []


def test_by_touch_alone(phone_reader: Reader) -> None:
    page = phone_reader.opens("report.html")
    page.get_by_role("button", name="字形 Script").tap()
    page.locator("#dz-scripts [data-script=tw]").tap()
    assert page.locator("html").get_attribute("lang") == "zh-Hant-TW"
    page.get_by_role("button", name="拼音 Pinyin").tap()
    page.locator("#dz-pinyins label", has_text="Pinyin on terms").tap()
    assert page.locator("html").get_attribute("data-pinyin") == "terms"
    # A tap beside the sheet closes it, as a reader expects.
    page.touchscreen.tap(200, 120)
    assert page.locator("#dz-pinyins:popover-open").count() == 0

    page.evaluate("scrollTo(0, 5000)")
    settled(page)
    term = page.evaluate_handle(
        """() => [...document.querySelectorAll("article a.term[href]")].find((link) =>
          link.checkVisibility()
          && link.getBoundingClientRect().top > window.duizhao.place.top() + 20)"""
    ).as_element()
    assert term is not None
    read = term.evaluate("(e) => e.closest('[id]').id")
    term.tap()
    expect(page.locator("#dz-card")).to_be_visible()
    page.get_by_role("link", name="詞條與用例").tap()
    page.wait_for_url("**/terms/*.html")

    page.locator("#dz-find").tap()
    page.locator("#dz-query").fill("fangguanfu")
    page.locator(".dz-found").first.tap()
    page.wait_for_url("**/terms/fangguanfu.html")
    for _ in range(3):
        if "report" in page.url:
            break
        page.go_back()
    until(lambda: is_in_sight(page, read))
    assert phone_reader.errors == []
