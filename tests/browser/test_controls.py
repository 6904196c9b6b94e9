"""The reader's controls: what they change, that it is kept, and that nothing else is needed."""

import pytest

from tests.browser.choosing import choose, is_chosen
from tests.browser.conftest import Reader
from tests.browser.waiting import settled

BEFORE_PAINT = """
  window.early = new Promise((resolve) => {
    const look = () => document.body
      ? resolve({ ...document.documentElement.dataset, lang: document.documentElement.lang })
      : setTimeout(look, 0);
    look();
  });
"""


@pytest.mark.parametrize(
    ("script", "language", "title", "heading", "entry", "contents"),
    [
        (
            "hans",
            "zh-Hans",
            "2021年政府工作报告 - 对照 duizhao",
            "工作报告",
            "术语表",
            "聚焦动能转换",
        ),
        (
            "tw",
            "zh-Hant-TW",
            "2021年政府工作報告 - 對照 duizhao",
            "工作報告",
            "術語表",
            "聚焦動能轉換",
        ),
        (
            "hk",
            "zh-Hant-HK",
            "2021年政府工作報告 - 對照 duizhao",
            "工作報告",
            "術語表",
            "聚焦動能轉換",
        ),
    ],
)
def test_everything_follows_the_script(
    reader: Reader,
    script: str,
    language: str,
    title: str,
    heading: str,
    entry: str,
    contents: str,
) -> None:
    page = reader.opens("report.html")
    choose(page, "script", script)
    assert page.locator("html").get_attribute("lang") == language
    assert page.title() == title
    assert heading in (page.locator("h1").text_content() or "")
    assert page.locator(".md-nav--primary", has_text=entry).count() == 1
    assert page.locator(".md-nav--secondary", has_text=contents).last.is_visible()


def test_the_names_of_the_theme_follow_too(reader: Reader) -> None:
    page = reader.opens("report.html")
    choose(page, "script", "tw")
    assert page.locator(".md-nav--secondary[aria-label=目錄]").count() > 0
    assert page.locator(".md-footer__link--next", has_text="術語表").count() == 1


@pytest.mark.parametrize(
    ("pinyin", "words", "terms"), [("off", 0, 0), ("terms", 0, 1), ("all", 1, 1)]
)
def test_pinyin_is_drawn_where_it_is_asked_for(
    reader: Reader, pinyin: str, words: int, terms: int
) -> None:
    page = reader.opens("report.html")
    choose(page, "pinyin", pinyin)
    shown = "(e) => getComputedStyle(e).display !== 'none'"
    assert page.locator("h1 rt").first.evaluate(shown) is bool(words)
    assert page.locator("p .term rt").first.evaluate(shown) is bool(terms)


def test_choices_are_kept_between_pages_and_visits(reader: Reader) -> None:
    page = reader.opens("index.html")
    choose(page, "script", "hk")
    choose(page, "pinyin", "terms")
    choose(page, "gloss", "off")
    page.goto(page.url.replace("zh-hant-hk/index", "report"))
    page.reload()
    for setting, value in (("script", "hk"), ("pinyin", "terms"), ("gloss", "off")):
        assert is_chosen(page, setting, value)
    assert "報告" in (page.locator("h1").text_content() or "")


def test_choices_are_set_before_anything_is_drawn(reader: Reader) -> None:
    reader.prefers(script="tw", pinyin="all", gloss="off")
    page = reader.opens("index.html")
    page.context.add_init_script(BEFORE_PAINT)
    page.goto(page.url.replace("zh-hant-tw/index", "report"))
    early = page.evaluate("window.early")
    assert early["lang"] == "zh-Hant-TW"
    assert (early["script"], early["pinyin"], early["gloss"]) == ("tw", "all", "off")
    assert "waiting" in early


def test_a_page_that_waited_is_shown(reader: Reader) -> None:
    reader.prefers(script="tw")
    page = reader.opens("report.html")
    assert page.locator("html").get_attribute("data-waiting") is None
    assert page.locator("h1").is_visible()


def test_stored_nonsense_is_passed_over(reader: Reader) -> None:
    reader.prefers(script="klingon", pinyin="7")
    page = reader.opens("report.html")
    assert page.locator("html").get_attribute("data-script") == "hans"
    assert page.locator("html").get_attribute("data-pinyin") == "off"


def test_the_arrow_keys_move_between_choices(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.locator("input[name=dz-pinyin][value=off]").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("html").get_attribute("data-pinyin") == "terms"


def test_every_control_has_a_name_in_both_languages(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.locator("#dz-display").click()
    controls = page.locator(".dz-bar :is(input, a, button):not(#dz-home), .dz-find").all()
    names = [
        control.evaluate("(e) => (e.closest('label') || e).textContent + (e.ariaLabel || '')")
        for control in controls
    ]
    assert len(names) > 50
    assert all(
        name.isascii() is False and any(c.isascii() and c.isalpha() for c in name) for name in names
    )


@pytest.mark.parametrize(("ui", "shown"), [("zh", "显示"), ("en", "Display"), ("both", "显示")])
def test_the_interface_speaks_the_language_that_is_chosen(
    reader: Reader, ui: str, shown: str
) -> None:
    reader.prefers(ui=ui)
    page = reader.opens("report.html")
    label = page.locator("#dz-display .dz-label > *", has_text=shown).bounding_box()
    assert label is not None
    assert label["width"] > 10
    assert page.get_by_role("button", name=shown).count() >= 1


def test_without_javascript_there_are_no_dead_controls(scriptless_reader: Reader) -> None:
    page = scriptless_reader.opens("report.html")
    assert not page.locator(".dz-bar input").first.is_visible()
    assert not page.locator("#dz-search").is_visible()
    assert not page.locator("#dz-card").is_visible()
    links = page.locator(".dz-bar a[data-script]").all()
    assert [link.is_visible() for link in links] == [True] * 3
    page.set_viewport_size({"width": 390, "height": 800})
    assert [link.is_visible() for link in links] == [False] * 3
    page.get_by_role("button", name="字形").click()
    assert [link.is_visible() for link in links] == [True] * 3
    controls = page.locator(".dz-bar :is(a, button, input)").all()
    assert sum(control.is_visible() for control in controls) == 4
    assert "道里区" in (page.locator(".occasion").text_content() or "")


SHEETS = ("dz-modes", "dz-scripts", "dz-pinyins")


@pytest.mark.parametrize("care", ["off", "on"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_control_is_clipped_and_no_page_is_too_wide(
    reader: Reader, width: int, care: str
) -> None:
    reader.prefers(pinyin="all", care=care)
    page = reader.opens("report.html")
    page.set_viewport_size({"width": width, "height": 800})
    openers = page.locator(".dz-opener, #dz-display, #dz-share").all()
    for opener in filter(lambda each: each.is_visible(), openers):
        opener.click()
        page.wait_for_timeout(100)
        for control in page.locator(".dz-choice, .dz-opener, .dz-tool, .dz-action").all():
            box = control.bounding_box()
            if box is not None and box["width"] > 1:
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_controls_are_large_enough_for_a_thumb(phone_reader: Reader) -> None:
    page = phone_reader.opens("report.html")
    seen = 0
    for opener in page.locator(".dz-opener, #dz-display").all():
        opener.tap()
        for control in page.locator(".dz-choice, .dz-opener, .dz-tool, .dz-action").all():
            box = control.bounding_box()
            if control.is_visible() and box is not None:
                seen += 1
                assert box["height"] >= 44
                assert box["width"] >= 44
        opener.tap()
    assert seen > 50


def test_the_bar_stays_in_reach(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.evaluate("scrollTo(0, 4000)")
    box = page.locator(".dz-bar").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 100


def test_going_to_a_control_by_keyboard_does_not_move_the_page(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.evaluate("scrollTo(0, 4000)")
    settled(page)
    before = page.evaluate("scrollY")
    page.locator("input[name=dz-mode][value=zh]").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        page.wait_for_timeout(100)
    assert page.locator(".dz-bar :focus").count() == 1
    assert page.evaluate("scrollY") == before
