"""Printing: what is on paper, and that the document is the same before and after."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.article import article
from tests.browser.conftest import Reader
from tests.browser.waiting import settled
from tests.paper import BODY, COLUMNS, FOOT, HEAD, Paper, han, letters

MODES = ("zh", "en", "side", "under")
SHOWN = {"zh": ("zh",), "en": ("en",), "side": ("zh", "en"), "under": ("zh", "en")}
CONTROLS = (
    "阅读设置",
    "閱讀設置",
    "Script",
    "Report an error",
    "Made with",
    "上一页",
    "¶",
    "↩",
    "×",
)

SIDES = """side => [...document.querySelectorAll(`article [id^="t-"].dz-pair > .dz-${side}`)]
  .map((part) => part.textContent)"""

NOTES = """() => [...document.querySelectorAll("article a.term[data-note]")].map((link) => [
  Number(link.dataset.note), new URL(link.href).pathname.replace(/^.*\\/|\\.html$/g, ""),
  link.closest(".dz-en") ? "en" : "zh", getComputedStyle(link, "::after").content])"""

LISTED = "() => [...document.querySelectorAll('.dz-glosses li')].map((item) => item.textContent)"

WIDER = """width => [...document.querySelectorAll("body *")].filter((each) => {
  const { right, left } = each.getBoundingClientRect();
  return right > width + 1 || left < -1;
}).map((each) => each.outerHTML.slice(0, 120))"""

# Every colour that the theme of the screen could leave on paper.
COLOURED = """() => [...document.querySelectorAll("body, body *")].flatMap((each) => {
  const { color, backgroundColor, display } = getComputedStyle(each);
  if (display === "none" || each.closest("svg")) return [];
  const plain = color === "rgb(0, 0, 0)" && backgroundColor === "rgba(0, 0, 0, 0)";
  return plain ? [] : [[each.outerHTML.slice(0, 80), color, backgroundColor]];
})"""

DARK = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { color-scheme: dark; --dz-ink: #eee; --dz-paper: #111; }
    html, body { background: #111; color: #eee } .dz-en { color: #abc; background: #222 }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


def prints(page: Page) -> Paper:
    """Print a page as our button does: the glosses first."""
    page.evaluate("duizhao.print.load()")
    return printed(page)


def printed(page: Page) -> Paper:
    """Print a page as it stands."""
    return Paper(page.pdf(format="A4", prefer_css_page_size=True, print_background=False))


def on_paper(page: Page) -> None:
    """Show a page as it is while it is printed."""
    page.evaluate("duizhao.print.load()")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


@pytest.mark.parametrize("pinyin", ["off", "all"])
@pytest.mark.parametrize("script", ["hans", "tw"])
@pytest.mark.parametrize("mode", MODES)
def test_paper_has_the_text_as_it_is_set(
    reader: Reader, mode: str, script: str, pinyin: str
) -> None:
    reader.prefers(mode=mode, script=script, pinyin=pinyin)
    page = reader.opens("report.html")
    paper = prints(page)
    kept = {"zh": han, "en": letters}
    for side in SHOWN[mode]:
        read = kept[side](paper.text(COLUMNS[side] if mode == "side" else BODY))
        blocks = [kept[side](text) for text in page.evaluate(SIDES, side)]
        assert len(blocks) > 70
        assert [block for block in blocks if block not in read] == []
    whole = paper.text()
    assert [word for word in CONTROLS if word in whole] == []
    for side in {"zh", "en"} - {*SHOWN[mode]}:
        hidden = kept[side](page.evaluate(SIDES, side)[10])
        assert hidden not in kept[side](whole)


def test_large_print_is_large_on_paper(reader: Reader) -> None:
    page = reader.opens("report.html")
    sizes = """() => ["p.dz-pair .dz-zh", ".dz-glosses li", ".dz-imprint dd"].map((selector) =>
      parseFloat(getComputedStyle(document.querySelector(`.md-content ${selector}`)).fontSize))"""
    on_paper(page)
    usual = page.evaluate(sizes)
    page.evaluate("duizhao.preferences.set('care', 'on')")
    large = page.evaluate(sizes)
    assert [one >= 1.45 * other for one, other in zip(large, usual, strict=True)] == [True] * 3
    assert 13 < usual[0] < 15


def test_pinyin_is_on_paper_only_where_it_is_on(reader: Reader) -> None:
    reader.prefers(mode="zh", gloss="off")
    page = reader.opens("report.html")
    assert "gōngzuò" not in prints(page).text()
    page.evaluate("duizhao.preferences.set('pinyin', 'all')")
    assert "gōngzuò" in prints(page).text()


@pytest.mark.parametrize(
    ("mode", "script", "title"),
    [
        ("zh", "hans", "2021年政府工作报告 — 对照 duizhao"),
        ("side", "tw", "2021年政府工作報告 — 對照 duizhao"),
        ("en", "hans", "2021 Government Work Report — duizhao 对照"),
    ],
)
def test_each_page_has_its_number_and_the_title(
    reader: Reader, mode: str, script: str, title: str
) -> None:
    reader.prefers(mode=mode, script=script)
    paper = prints(reader.opens("report.html"))
    feet = [foot.strip() for foot in paper.pages(FOOT)]
    assert len(feet) > 8
    assert feet == [f"{number} / {len(feet)}" for number in range(1, len(feet) + 1)]
    assert {re.sub(r"\s+", " ", head).strip() for head in paper.pages(HEAD)} == {title}


def test_a_title_cannot_end_its_string(reader: Reader) -> None:
    page = reader.opens("index.html")
    page.evaluate("document.title = 'a\"; } b \\\\ c - d'")
    heads = {"".join(head.split()) for head in prints(page).pages(HEAD)}
    assert heads == {'a";}b\\c—d'}


@pytest.mark.parametrize("mode", MODES)
def test_the_numbers_of_the_glosses_and_their_list_agree(reader: Reader, mode: str) -> None:
    reader.prefers(mode=mode, script="tw")
    page = reader.opens("report.html")
    on_paper(page)
    notes, listed = page.evaluate(NOTES), page.evaluate(LISTED)
    terms = {term["id"]: term for term in page.evaluate("duizhao.terms.terms")}
    numbers = {number: term for number, term, _, _ in notes}
    assert [*numbers] == [*range(1, len(listed) + 1)]
    assert len({(side, number) for number, _, side, _ in notes}) == len(notes)
    assert {side for _, _, side, _ in notes} == {*SHOWN[mode]}
    assert all(re.findall(r"\d+", drawn) == [f"{number}"] for number, _, _, drawn in notes)
    for number, term in numbers.items():
        form = terms[term]["forms"][0]
        assert form["tw"] in listed[number - 1]
        assert form["pinyin"] in listed[number - 1]
        unknown = terms[term]["confidence"] == "unknown"
        assert ("meaning not known" in listed[number - 1]) == unknown


def test_the_list_of_glosses_is_printed_with_its_numbers(reader: Reader) -> None:
    reader.prefers(mode="zh")
    page = reader.opens("report.html")
    _, _, tail = prints(page).text().partition("本页术语")
    on_paper(page)
    listed = page.evaluate(LISTED)
    printed = {int(number) for number in re.findall(r"(?<!\d)(\d+)\.", tail)}
    assert printed >= {*range(1, len(listed) + 1)}
    assert all(item.split(" ")[0] in tail for item in (listed[0], listed[99], listed[-2]))
    assert "含义不明 meaning not known" in re.sub(r"\s+", " ", tail)


def test_whoever_wants_no_glosses_prints_none(reader: Reader) -> None:
    reader.prefers(mode="zh", gloss="off")
    page = reader.opens("report.html")
    on_paper(page)
    assert page.locator(".dz-glosses, [data-note]").count() == 0
    assert page.locator(".dz-colophon").is_visible()


@pytest.mark.parametrize("mode", MODES)
def test_printing_does_not_touch_the_document(reader: Reader, mode: str) -> None:
    reader.prefers(mode=mode)
    page = reader.opens("report.html")
    settled(page)
    text = "document.querySelector('article').textContent"
    before, said = article(page), page.evaluate(text)
    on_paper(page)
    assert page.evaluate(text) == said
    assert page.locator(".dz-paper").count() == 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert article(page) == before
    assert page.locator(".dz-paper").count() == 0
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_printing_breaks_no_policy(reader: Reader) -> None:
    page = reader.opens("report.html")
    prints(page)
    assert reader.errors == []


def test_what_is_for_paper_is_not_on_the_screen(reader: Reader) -> None:
    page = reader.opens("report.html")
    on_paper(page)
    page.emulate_media(media="screen")
    assert not page.locator(".dz-glosses").is_visible()
    assert not page.locator(".dz-colophon").is_visible()
    drawn = page.locator("[data-note]").first.evaluate(
        "e => getComputedStyle(e, '::after').content"
    )
    assert drawn == "none"


@pytest.mark.parametrize("way", ["button", "keys"])
def test_glosses_are_loaded_before_the_dialogue_opens(reader: Reader, way: str) -> None:
    page = reader.opens("report.html")
    page.evaluate("window.print = () => { window.printed = Boolean(duizhao.terms) }")
    assert page.evaluate("duizhao.terms === undefined")
    if way == "button":
        page.evaluate("duizhao.print.start()")
    else:
        page.keyboard.press("Control+p")
    page.wait_for_function("window.printed !== undefined")
    assert page.evaluate("window.printed") is True
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".dz-glosses li").count() > 300


def test_a_page_prints_where_the_glossary_cannot_be_read(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.route("**/terms.js", lambda route: route.abort())
    page.evaluate("window.print = () => { window.printed = true }")
    page.evaluate("duizhao.print.start()")
    page.wait_for_function("window.printed")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".dz-glosses").count() == 0
    assert page.locator(".dz-colophon").count() == 1


def test_paper_says_where_the_page_is_and_when_it_was_printed(reader: Reader, http: str) -> None:
    reader.prefers(mode="zh", gloss="off", script="tw")
    page = reader.opens("report.html#t-yjo7fwbi")
    end = " ".join(prints(page).pages()[-1].split())
    assert f"網址 Address {http}/zh-hant-tw/report.html 打印" in end
    assert re.search(r"Printed on \d{4}年\d+月\d+日 · \d+ [A-Z][a-z]+ \d{4}", end)
    assert "SHA-256" in end


def test_a_file_on_disk_is_not_the_address_of_a_page(offline_reader: Reader) -> None:
    page = offline_reader.opens("index.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    said = page.locator(".dz-colophon").text_content() or ""
    assert "file:" not in said
    assert "https://duizhao.example/" in said


def test_only_links_out_of_the_site_print_their_address(reader: Reader) -> None:
    page = reader.opens("terms/fangguanfu.html")
    page.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML("beforeend",
          '<p id="x"><a href="https://a.example/b/">https://a.example/b/</a></p>')"""
    )
    on_paper(page)
    told = page.locator("article a[data-address]").evaluate_all(
        "all => all.map((each) => [each.host, getComputedStyle(each, '::after').content])"
    )
    assert told
    for host, drawn in told:
        assert f"<https://{host}/" in drawn
    assert page.locator("#x [data-address]").count() == 0
    inside = page.evaluate("[...document.querySelectorAll('[data-address]')].map((e) => e.host)")
    assert page.evaluate("location.host") not in inside
    assert "<https://language.chinadaily" in re.sub(r"\s+", "", printed(page).text())


@pytest.mark.parametrize("pinyin", ["off", "all"])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["report", "index", "glossary", "markup", "terms/fangguanfu"])
def test_nothing_is_wider_than_the_paper(reader: Reader, name: str, mode: str, pinyin: str) -> None:
    reader.prefers(mode=mode, pinyin=pinyin)
    page = reader.opens(f"{name}.html")
    on_paper(page)
    # The sheet, and what its margins leave of it.
    for width in (794, 650):
        page.set_viewport_size({"width": width, "height": 1123})
        assert page.evaluate(WIDER, width) == []


def test_columns_stand_beside_each_other_on_paper(reader: Reader) -> None:
    reader.prefers(mode="side", pinyin="all")
    page = reader.opens("report.html")
    on_paper(page)
    page.set_viewport_size({"width": 650, "height": 1000})
    for block in ("p.dz-pair", "h2.dz-pair"):
        pair = page.locator(block).nth(1)
        left, right = (pair.locator(f".dz-{side}").bounding_box() for side in ("zh", "en"))
        assert left
        assert right
        assert left["x"] + left["width"] <= right["x"]
        assert right["y"] < left["y"] + left["height"]


def test_an_item_of_a_list_stands_beside_its_english(reader: Reader) -> None:
    reader.prefers(mode="side")
    page = reader.opens("index.html")
    on_paper(page)
    page.set_viewport_size({"width": 650, "height": 1000})
    item = page.locator("li.dz-pair").first
    left, right = (item.locator(f".dz-{side}").bounding_box() for side in ("zh", "en"))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]


@pytest.mark.parametrize("mode", ["zh", "side"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(reader: Reader, mode: str) -> None:
    reader.prefers(mode=mode, pinyin="off", gloss="off")
    page = reader.opens("report.html")
    area = COLUMNS["zh"] if mode == "side" else BODY
    headings = page.locator("article :is(h2, h3) > .dz-zh").all_text_contents()
    for text in printed(page).pages(area):
        assert not any(han(text).endswith(han(heading)) for heading in headings)


@pytest.mark.parametrize("mode", ["zh", "side"])
def test_no_theme_reaches_paper(reader: Reader, mode: str) -> None:
    reader.prefers(mode=mode, pinyin="all")
    page = reader.opens("report.html")
    page.evaluate(DARK)
    on_paper(page)
    assert page.evaluate(COLOURED) == []
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") in (
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    )


def test_everything_is_laid_out_on_paper(reader: Reader) -> None:
    page = reader.opens("report.html")
    on_paper(page)
    skipped = page.locator("article *").evaluate_all(
        "all => all.filter((e) => getComputedStyle(e).contentVisibility !== 'visible').length"
    )
    assert skipped == 0


def test_notes_of_the_translator_and_of_the_document_stay(reader: Reader) -> None:
    reader.prefers(mode="en")
    text = prints(reader.opens("report.html")).text()
    assert "Translator’s notes" in text
    assert re.search(r"\[1\]", text)
    page = reader.opens("markup.html")
    assert "脚注里也有发展" in prints(page).text()


def test_without_javascript_paper_is_clean_too(scriptless_reader: Reader) -> None:
    page = scriptless_reader.opens("report.html")
    paper = printed(page)
    text = paper.text()
    assert [word for word in CONTROLS if word in text] == []
    assert "请予审议" in text
    assert "for your deliberation" in " ".join(text.split())
    assert re.fullmatch(r"1 / \d+", paper.pages(FOOT)[0].strip())
