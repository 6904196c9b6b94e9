"""What readers do most, in Firefox: read, switch, look up, select, find, search, print."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests import paper
from tests.firefox.firefox import Firefox
from tests.paper import Paper

FOCUSED = "return document.activeElement.matches(arguments[0])"
SHOWN = "return document.documentElement.dataset[arguments[0]]"
SELECTED = """
  const place = document.querySelector(arguments[0]);
  getSelection().selectAllChildren(place);
  return getSelection().toString();
"""
SIDES = "return [...document.querySelectorAll('p.dz-pair .dz-en')].map((e) => e.textContent)"
PLACE = "article p.dz-pair:nth-of-type(4) .dz-zh"
# What a reader sees of an element: nothing where it has no box in the window.
SEEN = """
  const element = document.querySelector(arguments[0]);
  if (!element || !element.checkVisibility({ visibilityProperty: true })) return "";
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight ? element.textContent.trim() : "";
"""


def seen(window: Firefox, selector: str) -> str:
    return str(window.runs(SEEN, selector))


def shown(window: Firefox, setting: str) -> str:
    return str(window.runs(SHOWN, setting))


def test_the_reading_stands_over_its_word(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html?pinyin=all")
    word, reading = window.runs(
        """const ruby = document.querySelector("article p ruby");
        return [ruby, ruby.querySelector("rt")].map((e) => e.getBoundingClientRect().toJSON())"""
    )
    assert reading["width"] > 0
    assert reading["bottom"] <= word["bottom"]
    assert abs(reading["left"] + reading["width"] / 2 - word["left"] - word["width"] / 2) < 3


@pytest.mark.parametrize("script", ["tw", "hk"])
def test_the_script_changes_in_place(window: Firefox, http: str, script: str) -> None:
    window.opens(f"{http}/report.html")
    window.click(f".dz-bar [data-script={script}]")
    window.waits(lambda: f"/zh-hant-{script}/report.html" in window.address)
    assert seen(window, "h1 .dz-zh").replace(" ", "").startswith("2021年政府工作報告")
    window.runs("location.reload()")
    window.waits(lambda: shown(window, "script") == script)


@pytest.mark.parametrize("mode", ["zh", "en", "side", "under"])
def test_each_mode_shows_its_languages(window: Firefox, http: str, mode: str) -> None:
    window.opens(f"{http}/report.html")
    window.click(f"label:has(input[name=dz-mode][value={mode}])")
    assert shown(window, "mode") == mode
    assert bool(seen(window, "h1 .dz-zh")) == (mode != "en")
    assert bool(seen(window, "h1 .dz-en")) == (mode != "zh")


def test_the_shortcuts_work(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html")
    before = shown(window, "mode")
    window.press("m")
    assert shown(window, "mode") != before
    window.press("?")
    window.waits(lambda: seen(window, ".dz-keys"))
    window.press("escape")
    window.waits(lambda: not seen(window, ".dz-keys"))


def test_a_term_opens_its_card_and_leads_to_its_uses(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html")
    window.press("]")
    assert window.runs(FOCUSED, "article a.term")
    window.press("enter")
    window.waits(lambda: seen(window, "#dz-card"))
    window.press("escape")
    window.waits(lambda: not seen(window, "#dz-card"))
    assert window.runs(FOCUSED, "article a.term")
    window.press("enter")
    window.waits(lambda: seen(window, "#dz-card"))
    window.click("#dz-card a[href*='terms/']")
    window.waits(lambda: "/terms/" in window.address)
    window.waits(lambda: window.runs("return document.querySelector('.dz-kwic') !== null"))


@pytest.mark.parametrize("pinyin", ["off", "terms", "rare", "all"])
@pytest.mark.parametrize("mode", ["zh", "side"])
def test_what_is_selected_is_the_source(window: Firefox, http: str, pinyin: str, mode: str) -> None:
    window.opens(f"{http}/report.html?pinyin={pinyin}&mode={mode}&gloss=on")
    selected = window.runs(SELECTED, PLACE)
    source = window.runs("return document.querySelector(arguments[0]).textContent", PLACE)
    assert selected.strip() == source.strip()
    assert paper.han(selected)


@pytest.mark.parametrize("pinyin", ["off", "all"])
def test_the_browser_finds_what_runs_over_words(window: Firefox, http: str, pinyin: str) -> None:
    window.opens(f"{http}/report.html?pinyin={pinyin}")
    assert window.runs("return window.find('道里区人民')")
    assert window.runs("return getSelection().toString()") == "道里区人民"


def test_the_search_leads_to_the_term_by_its_pinyin(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html")
    window.press("/")
    window.waits(lambda: window.runs(FOCUSED, "#dz-query"))
    window.press(*"fangguanfu")
    window.waits(lambda: "放管服" in seen(window, ".dz-found"))
    window.press("enter")
    window.waits(lambda: window.address.endswith("/terms/fangguanfu.html"))


def test_back_from_a_term_the_reader_is_where_they_were(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html?pinyin=all")
    window.runs("scrollTo(0, 6000)")
    window.press("]")
    read = window.runs("return document.activeElement.closest('[id]').id")
    window.press("enter")
    window.waits(lambda: seen(window, "#dz-card"))
    window.press("enter")
    window.waits(lambda: "/terms/" in window.address)
    window.back()
    window.waits(lambda: "report" in window.address)
    window.waits(lambda: seen(window, f"[id='{read}']"))


def test_what_is_read_stays_where_it_is_when_a_setting_changes(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html")
    window.runs("scrollTo(0, 6000)")
    read = window.waits(lambda: window.runs("return duizhao.place.block()?.id"))
    top = "return document.getElementById(arguments[0]).getBoundingClientRect().top"
    before = window.runs(top, read)
    for setting, value in (("pinyin", "all"), ("mode", "under"), ("size", "xl"), ("script", "tw")):
        window.runs("duizhao.preferences.set(arguments[0], arguments[1])", setting, value)
        window.waits(lambda: abs(window.runs(top, read) - before) < 4)


def test_large_print_has_an_address(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html?care=on")
    size = window.runs(
        "return parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    )
    assert size >= 24


def test_the_page_works_from_disk(window: Firefox, site: Path) -> None:
    window.opens((site / "report.html").as_uri())
    window.click(".dz-bar [data-script=tw]")
    window.waits(lambda: "報告" in seen(window, "h1 .dz-zh"))
    window.press("/", *"fgf")
    window.waits(lambda: "放管服" in seen(window, ".dz-found"))
    window.press("enter")
    window.waits(lambda: unquote(window.address).endswith("terms/fangguanfu.html"))


def test_what_is_printed_is_the_text_and_no_controls(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html?mode=en")
    printed = paper.letters(Paper(window.prints()).text())
    sides = window.runs(SIDES)
    missing = [side for side in sides if paper.letters(side) not in printed]
    assert sides
    assert not missing
    assert "Readingsettings" not in printed
    assert "Sidebyside" not in printed


def test_the_chinese_is_printed_in_its_order(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html?mode=zh")
    text = paper.han(window.runs("return document.body.textContent"))
    # Firefox gives no code to a glyph that the font exchanges for the language of its text; what
    # has one stands as in the source.
    printed, imprint, _ = paper.han(Paper(window.prints()).text()).partition("说明主办")
    assert imprint
    assert len(printed) > 3000
    rest = iter(text)
    out_of_order = next((at for at, each in enumerate(printed) if each not in rest), None)
    assert out_of_order is None, printed[:out_of_order][-40:]


def test_names_and_roles_are_those_of_the_words_that_are_seen(window: Firefox, http: str) -> None:
    window.opens(f"{http}/report.html")
    for role, name in (
        ("link", "查找 Search"),
        ("group", "对照 Language"),
        ("button", "显示 Display"),
        ("link", "繁體臺灣 Traditional, Taiwan"),
    ):
        assert window.named(role, name) == 1, name
