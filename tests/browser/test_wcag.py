"""What WCAG 2.2 asks where a checker of single pages cannot see it."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader
from tests.browser.waiting import settled

PAGES = ("report.html", "index.html", "glossary.html", "glossary/overview.html",
         "glossary/english.html", "terms/fangguanfu.html", "404.html")  # fmt: skip

# The spacing that a reader may set over the page's own (1.4.12), and all of the page laid out.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; content-visibility: visible !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""

# Text that is cut off: what has more inside than it shows, and does not scroll. The header's band
# only repeats the title, which stands in full below it.
CUT = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const { overflowX, overflowY } = getComputedStyle(each);
  if (each.clientWidth < 2 || !each.checkVisibility({ visibilityProperty: true })) return false;
  const hides = (overflow) => ["hidden", "clip"].includes(overflow);
  return each.textContent.trim() && !each.closest(".md-header__topic") && (
    (hides(overflowY) && each.scrollHeight > each.clientHeight + 1)
    || (hides(overflowX) && each.scrollWidth > each.clientWidth + 1));
}).map((each) => each.outerHTML.slice(0, 160))"""

# Whether something of what has the focus can be seen (2.4.11): a corner or its middle on top.
UNCOVERED = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return "";
  for (const { left, top, width, height } of focused.getClientRects())
    for (const x of [left + 2, left + width / 2, left + width - 2])
      for (const y of [top + 2, top + height / 2, top + height - 2]) {
        const seen = document.elementFromPoint(x, y);
        if (seen && (focused.contains(seen) || seen.closest("label")?.contains(focused))) return "";
      }
  return focused.outerHTML.slice(0, 160);
}"""

MOVING = """() => [...document.querySelectorAll("body, body *")].filter((each) => {
  const { transitionProperty, transitionDuration, scrollBehavior } = getComputedStyle(each);
  const still = transitionProperty === "none" || /^(0s(, )?)+$/.test(transitionDuration);
  return !still || scrollBehavior !== "auto";
}).map((each) => each.outerHTML.slice(0, 120))"""


def width(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_320_pixels_and_needs_no_second_direction(reader: Reader, name: str) -> None:
    page = reader.opens(name)
    page.set_viewport_size({"width": 320, "height": 640})
    assert width(page) <= 320


@pytest.mark.parametrize("mode", ["zh", "side"])
def test_what_is_read_fits_320_pixels_with_all_that_can_be_shown(reader: Reader, mode: str) -> None:
    reader.prefers(pinyin="all", mode=mode, size="xxl", spacing="wider")
    page = reader.opens("report.html")
    page.set_viewport_size({"width": 320, "height": 640})
    assert width(page) <= 320


@pytest.mark.parametrize("window", [(320, 640), (1280, 900)])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost_when_a_reader_spaces_the_text(
    reader: Reader, name: str, window: tuple[int, int]
) -> None:
    page = reader.opens(name)
    page.set_viewport_size({"width": window[0], "height": window[1]})
    before = page.evaluate(CUT)
    page.evaluate(SPACED)
    # The gap after the last letter of a line may stand over the edge: nothing is in it.
    assert width(page) <= window[0] + 1
    assert page.evaluate(CUT) == before


@pytest.mark.parametrize("window", [(390, 640), (1280, 720)])
@pytest.mark.parametrize("keys", ["Tab", "Shift+Tab"])
def test_what_has_the_focus_is_never_covered(
    reader: Reader, keys: str, window: tuple[int, int]
) -> None:
    page = reader.opens("report.html")
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.evaluate("scrollTo(0, 4000)")
    settled(page)
    page.evaluate("duizhao.place.block().querySelector('a').focus()")
    covered = []
    for _ in range(60):
        page.keyboard.press(keys)
        covered.append(page.evaluate(UNCOVERED))
    assert [each for each in covered if each] == []


def test_nothing_moves_for_who_asks_for_stillness(browser: Browser, http: str) -> None:
    with browser.new_context(locale="zh-CN", reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{http}/report.html")
        assert page.evaluate(MOVING) == []


CHOICES = """() => [...document.querySelectorAll(".dz-bar .dz-choice")].map((each) => [
  each.matches("[aria-current=true]") || each.querySelector(":checked") !== null,
  getComputedStyle(each).outlineStyle !== "none"])"""


def test_in_the_device_s_own_colours_what_is_chosen_and_what_is_a_term_can_be_told(
    browser: Browser, http: str
) -> None:
    with browser.new_context(locale="zh-CN", forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{http}/report.html")
        choices = page.evaluate(CHOICES)
        assert len(choices) > 10
        assert [chosen for chosen, _ in choices].count(True) >= 3
        assert all(chosen == outlined for chosen, outlined in choices)
        term = page.locator("article a.term").first
        assert "underline" in term.evaluate("each => getComputedStyle(each).textDecorationLine")
        sentence = page.locator("article .dz-zh [data-s]").first
        sentence.hover()
        lit = page.locator("article [data-s].dz-lit").first
        assert lit.evaluate("each => getComputedStyle(each).outlineStyle") == "dashed"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_the_device_for_contrast_has_black_and_white(
    browser: Browser, http: str, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(locale="zh-CN", contrast="more", color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{http}/report.html")
        colours = page.evaluate(
            """() => [getComputedStyle(document.querySelector("article p")).color,
              getComputedStyle(document.body).backgroundColor]"""
        )
        black_and_white = ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert colours == (black_and_white if scheme == "light" else black_and_white[::-1])
