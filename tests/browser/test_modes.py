"""The reading modes: which language is shown, what stays in its place, and what marks what."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader
from tests.browser.waiting import settled
from tests.support import ROOT

MODES = ("zh", "en", "side", "under")
SHOWN = {"zh": ("zh",), "en": ("en",), "side": ("zh", "en"), "under": ("zh", "en")}
PAIRS = ".md-content [id^='t-'].dz-pair"

VISIBLE = f"""() => [...document.querySelectorAll("{PAIRS}")].map((block) =>
  ["zh", "en"].filter((side) => [...block.querySelectorAll(`:scope > .dz-${{side}}`)]
    .some((part) => getComputedStyle(part).display !== "none")).join(" "))"""

# What a reader selects of a whole block, beside what its visible sides say.
SELECTED = f"""() => [...document.querySelectorAll("{PAIRS}")].flatMap((block) => {{
  getSelection().selectAllChildren(block);
  const got = getSelection().toString().replace(/\\s+/g, "");
  const sides = [...block.querySelectorAll(":scope > .dz-zh, :scope > .dz-en")];
  const seen = sides.filter((side) => getComputedStyle(side).display !== "none");
  const wanted = seen.map((side) => side.textContent).join("").replace(/\\s+/g, "");
  return got === wanted ? [] : [[got, wanted]];
}})"""


def read_in(page: Page, mode: str) -> None:
    page.locator(f"input[name=dz-mode][value={mode}]").dispatch_event("click")


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_shows_its_languages(reader: Reader, mode: str) -> None:
    page = reader.opens("report.html")
    read_in(page, mode)
    found = page.evaluate(VISIBLE)
    assert len(found) == 80
    assert set(found) == {" ".join(SHOWN[mode])}


@pytest.mark.parametrize("script", ["hans", "tw"])
@pytest.mark.parametrize("mode", MODES)
def test_what_is_selected_is_what_the_languages_say(reader: Reader, mode: str, script: str) -> None:
    reader.prefers(mode=mode, script=script, pinyin="all")
    page = reader.opens("report.html")
    assert page.evaluate(SELECTED) == []


def test_a_mode_is_kept_for_the_next_visit(reader: Reader) -> None:
    page = reader.opens("report.html")
    read_in(page, "under")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.mode") == "under"
    expect(page.locator("input[name=dz-mode][value=under]")).to_be_checked()


def test_the_key_m_goes_through_the_modes_and_says_which(reader: Reader) -> None:
    page = reader.opens("report.html")
    for mode, said in (("en", "English"), ("side", "Side by side"), ("under", "under each")):
        page.keyboard.press("m")
        assert page.evaluate("document.documentElement.dataset.mode") == mode
        expect(page.locator(".dz-told")).to_contain_text(said)
    page.keyboard.press("m")
    assert page.evaluate("document.documentElement.dataset.mode") == "zh"


def test_who_asks_for_no_chinese_begins_side_by_side_and_in_english(
    browser: Browser, http: str
) -> None:
    with browser.new_context(locale="fr-FR") as context:
        page = context.new_page()
        page.goto(f"{http}/report.html")
        assert page.evaluate("document.documentElement.dataset.mode") == "side"
        assert page.locator("#dz-display").inner_text().split() == ["Aa", "Display"]
        assert page.locator("#dz-find").inner_text() == "Search"
        entry = page.locator(".md-nav--secondary .md-nav__link[href^='#']").first
        expect(entry).to_contain_text("Review of our work in the 13th Five-Year Plan period")
        expect(page.locator("html")).not_to_have_attribute("data-waiting", re.compile(""))


def test_what_is_being_read_stays_in_its_place(reader: Reader) -> None:
    page = reader.opens("report.html")
    block = page.locator(PAIRS).nth(40)
    page.evaluate("document.querySelectorAll('.dz-pair')[40].scrollIntoView()")
    settled(page)
    page.evaluate(
        """() => {
          const bar = document.getElementById("dz-bar").getBoundingClientRect().bottom;
          const block = document.querySelectorAll(".md-content [id^='t-'].dz-pair")[40];
          scrollBy(0, block.getBoundingClientRect().top - bar);
        }"""
    )
    settled(page)
    before = block.evaluate("block => block.getBoundingClientRect().top")
    for mode in ("under", "en", "side", "zh"):
        read_in(page, mode)
        settled(page)
        assert abs(block.evaluate("block => block.getBoundingClientRect().top") - before) < 40


def test_columns_stand_beside_each_other_on_a_desk(reader: Reader) -> None:
    reader.prefers(mode="side")
    page = reader.opens("report.html")
    block = page.locator("p.dz-pair").nth(4)
    left, right = (block.locator(f".dz-{side}").bounding_box() for side in ("zh", "en"))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 12


def test_the_columns_of_all_blocks_begin_in_one_line(reader: Reader) -> None:
    reader.prefers(mode="side")
    page = reader.opens("report.html")
    edges = page.locator(":is(h1, h2, h3, p).dz-pair > .dz-en").evaluate_all(
        "all => all.slice(0, 30).map((each) => Math.round(each.getBoundingClientRect().x))"
    )
    assert max(edges) - min(edges) <= 1


@pytest.mark.parametrize("mode", MODES)
def test_the_title_is_at_the_top_once_the_heading_is_out_of_sight(
    reader: Reader, mode: str
) -> None:
    reader.prefers(mode=mode)
    page = reader.opens("report.html")
    title = page.locator(".md-header__title")
    page.evaluate("scrollTo(0, 20)")
    settled(page)
    expect(title).not_to_have_class(re.compile("--active"))
    page.evaluate("scrollTo(0, 600)")
    expect(title).to_have_class(re.compile("--active"))


def test_columns_are_stacked_on_a_telephone(phone_reader: Reader) -> None:
    phone_reader.prefers(mode="side")
    page = phone_reader.opens("report.html")
    block = page.locator("p.dz-pair").nth(4)
    above, below = (block.locator(f".dz-{side}").bounding_box() for side in ("zh", "en"))
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(reader: Reader, mode: str, width: int) -> None:
    reader.prefers(mode=mode, pinyin="all")
    page = reader.opens("report.html")
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_contents_navigation_and_title_are_english_where_english_is_read(reader: Reader) -> None:
    page = reader.opens("report.html")
    before = page.title()
    read_in(page, "en")
    contents = page.locator(".md-sidebar--secondary .md-nav__link").all_inner_texts()
    headings = page.locator(".md-content :is(h2, h3) > .dz-en").all_text_contents()
    assert [text.strip() for text in contents] == headings
    assert "Glossary" in page.locator(".md-sidebar--primary").inner_text()
    assert page.title().startswith("2021 Government Work Report")
    languages = page.locator(".md-sidebar--secondary .md-nav__link [lang]").evaluate_all(
        "all => all.map((each) => each.lang)"
    )
    assert set(languages) == {"en"}
    read_in(page, "zh")
    assert page.title() == before
    assert "术语表" in page.locator(".md-sidebar--primary").inner_text()


def test_the_script_can_change_while_english_is_read(reader: Reader) -> None:
    page = reader.opens("report.html")
    read_in(page, "en")
    page.evaluate("duizhao.preferences.set('script', 'tw')")
    assert "Glossary" in page.locator(".md-sidebar--primary").inner_text()
    read_in(page, "zh")
    assert "術語表" in page.locator(".md-sidebar--primary").inner_text()
    assert "術語表" not in page.title()


@pytest.mark.parametrize("mode", MODES)
def test_every_english_text_is_marked_as_english(reader: Reader, mode: str) -> None:
    reader.prefers(mode=mode)
    page = reader.opens("report.html")
    assert page.locator(".dz-en:not([lang=en])").count() == 0
    stray = page.locator(".dz-en").evaluate_all(
        """all => all.flatMap((each) => {
          const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode;
            if (/[\\u4e00-\\u9fff]/.test(data) && parentElement.closest("[lang]") === each)
              found.push(data);
          }
          return found;
        })"""
    )
    assert stray == []


def test_pointing_at_a_sentence_marks_its_counterpart(reader: Reader) -> None:
    reader.prefers(mode="side")
    page = reader.opens("report.html")
    sentence = page.locator("p.dz-pair .dz-zh [data-s]").nth(3)
    number = sentence.get_attribute("data-s")
    sentence.hover(position={"x": 5, "y": 5})
    lit = page.locator(".dz-lit[data-s]")
    sides = lit.evaluate_all("all => all.map((e) => e.closest('.dz-zh, .dz-en').className)")
    numbers = lit.evaluate_all("all => all.map((each) => each.dataset.s)")
    assert {"dz-zh", "dz-en"} <= set(sides)
    assert set(numbers) == {number}


def test_pointing_at_a_term_marks_it_in_both_languages(reader: Reader) -> None:
    reader.prefers(mode="side")
    page = reader.opens("report.html")
    page.locator(".dz-en a.term[href$='fangguanfu.html']").first.hover()
    lit = page.locator("a.term.dz-lit")
    sides = lit.evaluate_all("all => all.map((e) => e.closest('.dz-zh, .dz-en').className)")
    assert set(sides) == {"dz-zh", "dz-en"}


def test_j_and_k_go_from_sentence_to_sentence(reader: Reader) -> None:
    reader.prefers(mode="under")
    page = reader.opens("report.html")
    numbers = []
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
        numbers.append(int(page.evaluate("document.activeElement.dataset.s")))
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2, numbers[0] + 1]
    assert page.locator(".dz-en .dz-lit, .dz-en.dz-lit").count() > 0


def test_a_term_opens_its_card_from_the_english(reader: Reader) -> None:
    reader.prefers(mode="en")
    page = reader.opens("report.html")
    page.locator(".dz-en a.term[href$='fangguanfu.html']").first.click()
    expect(page.locator("#dz-card")).to_contain_text("放管服")


def test_a_paragraph_offers_its_link_and_citations(reader: Reader) -> None:
    page = reader.opens("report.html")
    block = page.locator("p.dz-pair").nth(6)
    address = block.get_attribute("id")
    block.locator(".dz-mark").click()
    menu = page.locator(".dz-menu")
    expect(menu).to_be_visible()
    link, chinese, english = menu.locator(".dz-menu-text").all_inner_texts()
    assert link.endswith(f"report.html?mode=zh#{address}")
    assert re.match(
        r"《2021年政府工作报告》（2020年12月29日），第1节“‘十三五’时期及2020年工作回顾”，第\d+段。http",
        chinese,
    )
    assert re.match(
        r"“2021 Government Work Report” \(29 December 2020\), section 1, “.*”, paragraph \d+\. "
        r"Translated by the duizhao authors \(unofficial\)\. http",
        english,
    )
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_a_copied_link_is_in_the_clipboard(browser: Browser, http: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with browser.new_context(locale="zh-CN", permissions=permissions) as context:
        page = context.new_page()
        page.goto(f"{http}/report.html")
        page.locator(".dz-mark").nth(5).click()
        page.locator(".dz-menu button", has_text="Copy link").click()
        expect(page.locator(".dz-menu button", has_text="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"{http}/report.html?mode=zh#t-")


def test_english_is_found_and_marked_where_it_stands(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.keyboard.press("/")
    page.locator("#dz-query").fill("snowstorm")
    row = page.locator("#dz-search a", has_text="snowstorm").first
    expect(row.locator(".dz-found-sentence")).to_have_attribute("lang", "en")
    row.click()
    settled(page)
    assert page.evaluate("document.documentElement.dataset.mode") == "side"
    assert page.evaluate("[...CSS.highlights.get('dz-found')][0].toString()") == "snowstorm"


def test_without_javascript_the_english_stands_under_the_chinese(scriptless_reader: Reader) -> None:
    page = scriptless_reader.opens("report.html")
    block = page.locator("p.dz-pair").nth(4)
    expect(block.locator(".dz-zh")).to_be_visible()
    expect(block.locator(".dz-en")).to_be_visible()
    expect(page.locator(".dz-modes")).to_be_hidden()


def test_the_modes_work_from_disk(offline_reader: Reader) -> None:
    page = offline_reader.opens("report.html")
    read_in(page, "en")
    expect(page.locator("p.dz-pair .dz-en").nth(3)).to_be_visible()
    assert page.title().startswith("2021 Government Work Report")
    assert offline_reader.errors == []


@pytest.mark.parametrize("mode", MODES)
def test_a_listener_hears_the_languages_that_are_shown(listening_reader: Reader, mode: str) -> None:
    listening_reader.prefers(mode=mode)
    page = listening_reader.opens("report.html")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    heard = "".join(
        str(node.get("name", {}).get("value", ""))
        for node in tree["nodes"]
        if node.get("role", {}).get("value") == "StaticText"
    )
    # The first stands near the beginning, the others far below what is laid out.
    for text, side in (("请予审议", "zh"), ("砥砺前行", "zh"), ("forge ahead", "en")):
        assert (text in heard) == (side in SHOWN[mode]), text


def test_the_notes_of_the_translator_lead_there_and_back(reader: Reader) -> None:
    reader.prefers(mode="en")
    page = reader.opens("report.html")
    mark = page.locator(".dz-en a.footnote-ref").first
    note = (mark.get_attribute("href") or "").removeprefix("#")
    assert page.locator(f"[id='{note}']").count() == 1
    back = page.locator(f"[id='{note}'] a.footnote-backref").get_attribute("href") or ""
    assert page.locator(f"[id='{back.removeprefix('#')}']").count() == 1


def test_the_translation_has_no_page_of_its_own(site: Path) -> None:
    assert not (site / "report.en.html").exists()
    assert (ROOT / "docs" / "report.en.md").exists()


@pytest.mark.parametrize("mode", ["zh", "en", "side", "under"])
def test_a_page_without_a_translation_is_there_in_every_mode(reader: Reader, mode: str) -> None:
    reader.prefers(mode=mode)
    page = reader.opens("markup.html")
    blocks = page.locator("article :is(h1, p, li, td)").all()
    assert len(blocks) > 8
    assert all(block.is_visible() for block in blocks)
