"""The reading over each character: as it is joined, in zhuyin, in colours; never in the text."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from duizhao import pinyin as pinyins
from tests.browser.choosing import choose
from tests.browser.conftest import Reader
from tests.browser.waiting import settled
from tests.support import CASES

SETTINGS = [
    {"ruby": ruby, "system": system, "tones": tones}
    for ruby, system, tones in product(("word", "syllable"), ("pinyin", "zhuyin"), ("off", "on"))
]

# A word's characters are spread over the width of its readings (ruby-align: space-around), in cells
# that are equal: so each stands in the middle of its own. The browser gives no box of a character
# without the room after it, so cells and edges are compared, in characters.
UNEVEN = """() => [...document.querySelectorAll("article p rt.d")].slice(0, 400).map((rt) => {
  const size = parseFloat(getComputedStyle(rt.parentElement).fontSize);
  const range = document.createRange();
  range.selectNodeContents(rt.parentElement.firstChild);
  const base = range.getBoundingClientRect();
  const cells = [...rt.querySelectorAll("i")].map((cell) => cell.getBoundingClientRect());
  const widths = cells.map((cell) => cell.width);
  return Math.max(
    Math.max(...widths) - Math.min(...widths),
    Math.abs(cells[0].left - base.left),
    Math.abs(cells.at(-1).right - base.right),
    getComputedStyle(rt.parentElement).rubyAlign === "space-around" ? 0 : size,
  ) / size;
})"""


# Zhuyin that fills its cell, so that it abuts on that of the next character.
FILLED = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  return [...document.querySelectorAll("article p .dz-cells i")].slice(0, 900).filter((cell) => {
    const { fontSize, fontFamily } = getComputedStyle(cell, "::before");
    pen.font = `${fontSize} ${fontFamily}`;
    return cell.getBoundingClientRect().width - pen.measureText(cell.dataset.zy).width < 2;
  }).map((cell) => cell.dataset.zy);
}"""


@pytest.fixture(scope="module")
def desk(browser: Browser, http: str) -> Iterator[Page]:
    page = browser.new_page(locale="zh-CN")
    page.goto(f"{http}/report.html")
    yield page
    page.close()


def cases() -> list[tuple[str, str, str]]:
    lines = (CASES / "syllables.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [(word, syllables, zhuyin) for word, syllables, zhuyin in rows]


@pytest.mark.parametrize(("word", "syllables", "zhuyin"), cases())
def test_a_word_is_divided_and_written_in_zhuyin(
    desk: Page, word: str, syllables: str, zhuyin: str
) -> None:
    found = desk.evaluate("(word) => window.duizhao.syllables.divided(word)", word)
    assert "".join(each["between"] + each["text"] for each in found) == word
    assert " ".join(each["between"] + each["text"] for each in found) == syllables
    told = desk.evaluate(
        "(all) => all.map((each) => window.duizhao.syllables.zhuyin(each))",
        [each["text"] for each in found],
    )
    assert " ".join(told) == zhuyin


def test_every_syllable_has_its_zhuyin(desk: Page) -> None:
    """As pypinyin writes it, the dot of the neutral tone in front; but it reads ḿ as mu."""
    wanted = {}
    for code, readings in PINYIN_DICT.items():
        for number, reading in enumerate(readings.split(",")):
            new = reading not in wanted and reading != "ḿ"
            if new and number == 0 and pinyins.is_syllable(reading):
                (said,) = lazy_pinyin(chr(code), style=Style.BOPOMOFO)
                wanted[reading] = re.sub("^(.+)˙$", r"˙\1", said)
    assert len(wanted) > 1200
    told = desk.evaluate(
        "(all) => all.map((each) => window.duizhao.syllables.zhuyin(each))", list(wanted)
    )
    wrong = {
        reading: (mine, theirs)
        for (reading, theirs), mine in zip(wanted.items(), told, strict=True)
        if mine != theirs
    }
    assert wrong == {}


def test_what_is_no_pinyin_is_not_divided(desk: Page) -> None:
    for word in ("", "123", "qwrt", "é"):
        assert not (desk.evaluate("(word) => window.duizhao.syllables.divided(word)", word) or [])[
            1:
        ]


def test_every_word_of_the_report_is_divided(desk: Page) -> None:
    left = desk.evaluate(
        """() => [...document.querySelectorAll("article rt")].filter((rt) => {
          const found = window.duizhao.syllables.divided(rt.dataset.py);
          return found?.length !== [...rt.parentElement.textContent].length;
        }).map((rt) => rt.dataset.py)"""
    )
    assert left == []


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_text_stays_the_text(reader: Reader, settings: dict[str, str]) -> None:
    page = reader.opens("report.html")
    before = page.locator("article").text_content()
    for setting, value in {"pinyin": "all", **settings}.items():
        page.evaluate("([a, b]) => window.duizhao.preferences.set(a, b)", [setting, value])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article").text_content() == before
    divided = (
        settings["ruby"] == "syllable" or "zhuyin" in settings.values() or "on" in settings.values()
    )
    assert (page.locator("article rt.d").count() > 4000) is divided
    assert page.evaluate("window.find('道里区人民')")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1 .dz-zh'))")
    assert page.evaluate("getSelection().toString()").strip() == "2021年政府工作报告"
    choose(page, "script", "tw")
    choose(page, "script", "hans")
    assert page.locator("article").text_content() == before


@pytest.mark.parametrize("settings", [{"ruby": "syllable"}, {"system": "zhuyin"}])
def test_a_reading_stands_over_its_character(reader: Reader, settings: dict[str, str]) -> None:
    reader.prefers(pinyin="all", **settings)
    page = reader.opens("report.html")
    page.locator("article p rt.d").first.wait_for(state="attached")
    settled(page)
    uneven = page.evaluate(UNEVEN)
    assert len(uneven) > 150
    assert max(uneven) < 0.15


def test_neighbouring_zhuyin_does_not_abut(reader: Reader) -> None:
    reader.prefers(pinyin="all", system="zhuyin", script="tw")
    page = reader.opens("report.html")
    page.locator("article p rt.d").first.wait_for(state="attached")
    settled(page)
    assert page.locator("article p .dz-cells i").count() > 500
    assert page.evaluate(FILLED) == []


def test_the_colours_of_the_tones_can_be_told_from_the_page(reader: Reader) -> None:
    for theme in ("light", "dark"):
        page = reader.opens(f"report.html?pinyin=all&tones=on&theme={theme}")
        page.locator("article p rt.d").first.wait_for(state="attached")
        colours = page.evaluate(
            """() => [1, 2, 3, 4, 5].map((tone) =>
              getComputedStyle(document.querySelector(`article p .t${tone}`)).color)"""
        )
        assert len(set(colours)) == 5
        page.close()


def test_the_readings_are_not_heard(listening_reader: Reader) -> None:
    page = listening_reader.opens("report.html?pinyin=all&ruby=syllable")
    page.locator("article p rt.d").first.wait_for(state="attached")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    names = "".join(str(node.get("name", {}).get("value", "")) for node in tree["nodes"])
    assert "代表" in names
    assert not re.search("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", names)
