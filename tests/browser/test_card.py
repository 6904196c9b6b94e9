"""The card of a term: by mouse, touch and keyboard, and the link that it is without JavaScript."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.choosing import choose
from tests.browser.conftest import Reader
from tests.browser.waiting import settled

FOCUSED = "document.activeElement.textContent"


def term(page: Page, text: str) -> Locator:
    return page.locator(".md-content a.term", has_text=text).first


def card(page: Page) -> Locator:
    return page.locator("#dz-card")


def test_a_click_opens_the_card_with_all_it_has(reader: Reader) -> None:
    page = reader.opens("report.html")
    term(page, "放管服").click()
    expect(card(page)).to_be_visible()
    said = card(page).text_content() or ""
    for part in ("放管服", "fàngguǎnfú", "streamline administration", "Entry and concordance"):
        assert part in said
    more = card(page).locator("a.dz-card-more").get_attribute("href") or ""
    assert more.endswith("terms/fangguanfu.html")


def test_the_card_shows_both_scripts_the_readers_first(reader: Reader) -> None:
    reader.prefers(script="tw")
    page = reader.opens("report.html")
    term(page, "營商環境").click()
    expect(card(page).locator(".dz-card-form")).to_have_text("營商環境")
    expect(card(page).locator(".dz-card-other")).to_have_text("营商环境")


def test_enter_opens_the_card_and_escape_gives_the_focus_back(reader: Reader) -> None:
    page = reader.opens("report.html")
    term(page, "放管服").focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_visible()
    assert page.evaluate(FOCUSED) == "词条与用例 Entry and concordance"
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    assert page.evaluate(FOCUSED) == "“放管服”改革"


def test_a_tap_opens_the_card_inside_the_window(phone_reader: Reader) -> None:
    page = phone_reader.opens("report.html")
    term(page, "放管服").scroll_into_view_if_needed()
    term(page, "放管服").tap()
    expect(card(page)).to_be_visible()
    box = card(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 844


# Cards of terms in the window that leave it or cover their own term.
MISPLACED = """async () => {
  const terms = [...document.querySelectorAll("article a.term[href]")];
  const found = [];
  for (const term of terms) {
    const [line] = term.getClientRects();
    if (!line || line.top < duizhao.place.top() || line.bottom > innerHeight - 70) continue;
    const at = { clientX: line.left + 3, clientY: line.top + 3 };
    term.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...at }));
    await new Promise((done) => setTimeout(done, 60));
    const card = document.getElementById("dz-card").getBoundingClientRect();
    const inside = card.left >= 0 && card.top >= 0
      && card.right <= innerWidth && card.bottom <= innerHeight;
    const apart = card.bottom <= line.top || card.top >= line.bottom;
    const way = document.activeElement.getBoundingClientRect();
    const reached = way.height && way.top >= card.top && way.bottom <= card.bottom;
    found.push([term.textContent, card.height > 0 && inside && apart && reached]);
  }
  return found;
}"""


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (1280, 800)])
def test_a_card_is_in_the_window_and_beside_its_term_wherever_that_stands(
    reader: Reader, size: tuple[int, int]
) -> None:
    page = reader.opens("report.html")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate("scrollTo(0, 1500)")
    settled(page)
    page.locator("article a.term:visible").first.evaluate("() => duizhao.data.load('terms')")
    found = page.evaluate(MISPLACED)
    assert len(found) > 5
    assert [term for term, good in found if not good] == []


def test_a_click_elsewhere_closes_the_card(reader: Reader) -> None:
    page = reader.opens("report.html")
    term(page, "放管服").click()
    expect(card(page)).to_be_visible()
    page.mouse.click(5, 450)
    expect(card(page)).to_be_hidden()


def test_one_card_after_another_shows_the_second(reader: Reader) -> None:
    page = reader.opens("report.html")
    term(page, "放管服").click()
    page.keyboard.press("Escape")
    term(page, "两部六区").click()
    expect(card(page).locator(".dz-card-form")).to_have_text("两部六区")
    expect(card(page)).to_contain_text("Not known")


def test_the_cards_link_leads_to_the_entry(reader: Reader) -> None:
    page = reader.opens("report.html")
    term(page, "放管服").click()
    card(page).locator("a.dz-card-more").click()
    page.wait_for_url("**/terms/fangguanfu.html")
    expect(page.locator("h1#_entry")).to_be_in_viewport()


def test_an_entry_leads_to_each_place_and_the_place_is_there(reader: Reader) -> None:
    page = reader.opens("terms/fangguanfu.html")
    use = page.locator(".dz-kwic a[href*='report.html#']").first
    use.click()
    page.wait_for_url("**/report.html#*")
    id = page.url.rsplit("#", 1)[1]
    expect(page.locator(f"[id='{id}']")).to_be_in_viewport()
    expect(page.locator(f"[id='{id}'] a.term", has_text="放管服").first).to_be_attached()


def test_a_term_whose_gloss_is_off_is_plain_text(reader: Reader) -> None:
    page = reader.opens("report.html")
    choose(page, "gloss", "off")
    assert page.locator("a.term[href]").count() == 0
    choose(page, "gloss", "first")
    assert page.locator("a.again[href]").count() == 0
    assert page.locator("a.term:not(.again)[href]").count() > 50
    choose(page, "gloss", "on")
    assert page.locator("a.term[href]").count() > 100


def test_without_javascript_a_term_is_a_link_to_its_entry(scriptless_reader: Reader) -> None:
    page = scriptless_reader.opens("report.html")
    term(page, "放管服").click()
    page.wait_for_url("**/terms/fangguanfu.html")
    assert "streamline administration" in (page.locator("article").text_content() or "")


def test_the_card_opens_from_disk_too(offline_reader: Reader) -> None:
    page = offline_reader.opens("report.html")
    term(page, "放管服").click()
    expect(card(page)).to_be_visible()
