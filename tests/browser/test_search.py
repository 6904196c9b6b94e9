"""The search of a page: that it finds what the command finds, and how a person uses it."""

import random
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from duizhao.annotator import Annotator
from duizhao.glossary.model import Glossary
from duizhao.layers.scripts import interchangeable
from duizhao.search.concepts import Concepts, Result
from duizhao.search.entries import Entries, laid_out
from duizhao.search.folding import Fold
from duizhao.search.index import VERSION
from tests.browser.conftest import Reader
from tests.browser.site import Served
from tests.support import ROOT, rows

CASES = rows("queries.txt")
DRAWN = 400
THEME = ROOT / "hooks" / "duizhao" / "theme" / "assets" / "duizhao"
PARTS = sorted((THEME / "search").glob("*.js"))
FOCUSED = "document.activeElement.id"
# What the page finds for each of many queries: terms, terms like it, and the first text; the page
# of the tests' own is left out.
FOUND = """
  async (queries) => {
    while (!window.duizhao.search?.finder) await new Promise((next) => setTimeout(next, 10));
    const find = await window.duizhao.search.finder();
    const published = ({ sentence }) => sentence.block.page.url !== "markup.html";
    const term = ({ entry, match }) => [entry.term.id, match.kind, match.score, match.places];
    const text = ({ sentence, match }) => [sentence.hans, match.places];
    const all = [];
    for (const query of queries) {
      const { concepts, near, headings, sentences } = await find.everything(query);
      const texts = [...headings, ...sentences].filter(published).slice(0, 1).map(text);
      all.push({ concepts: concepts.map(term), near: near.map(term), texts });
    }
    return all;
  }
"""
HIGHLIGHTED = "[...(CSS.highlights.get('dz-found') || [])].map((range) => range.toString())"
CONTENT = "document.querySelector('article').textContent"


def dialog(page: Page) -> Locator:
    return page.locator("#dz-search")


def group(page: Page, name: str) -> Locator:
    return page.locator(f"#dz-search [data-group={name}]")


def results(page: Page, name: str = "concepts") -> Locator:
    return group(page, name).locator(".dz-found")


def opened(page: Page) -> Page:
    """Open the search, ready to find."""
    page.keyboard.press("/")
    expect(dialog(page)).to_be_visible()
    return page


def status(page: Page) -> Locator:
    return page.locator("#dz-search-status")


def types(page: Page, query: str) -> None:
    page.locator("#dz-query").fill(query)


def told(results: Sequence[Result]) -> list[list[Any]]:
    """Lay out what Python finds as the page's scripts do."""
    return [
        [r.entry.told.id, r.match.kind, r.match.score, [list(p) for p in r.match.places]]
        for r in results
    ]


def toneless(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def drawn(glossary: Glossary, house: Annotator) -> Iterator[str]:
    """Draw queries of many kinds, the same each time: parts of terms, written and said; noise."""
    draw = random.Random(2021)
    forms = [form for concept in glossary.concepts for form in concept.forms]
    english = [r.text for concept in glossary.concepts for r in concept.english]
    noise = "放管服营商環境裡 １a5.'’“”,·:+-%éüvǚlnue0🙂\u3000\u0301zhſßİ"
    for number in range(DRAWN):
        form = draw.choice(forms)
        passage = house.passage(form.text)
        initials = "".join(s[0] for s in passage.syllables if s)
        source = [
            form.text,
            passage.tw,
            passage.hk,
            form.pinyin,
            toneless(form.pinyin).replace(" ", ""),
            toneless(initials),
            draw.choice(english),
            f"{form.text}{toneless(form.pinyin)}",
            "".join(draw.choices(noise, k=draw.randint(1, 8))),
            f"{draw.choice(english)} {draw.choice(english)}",
        ][number % 10]
        start = draw.randrange(len(source))
        yield source[start : draw.randint(start + 1, len(source))]


@pytest.fixture(scope="session")
def concepts(glossary: Glossary, house: Annotator) -> Concepts:
    """What the command looks things up in."""
    fold = Fold(interchangeable())
    return Concepts(Entries(tuple(laid_out(glossary, house, fold)), fold))


@pytest.mark.parametrize("kind", ["reader", "offline_reader"])
def test_the_cases_find_in_the_page_what_they_say(
    request: pytest.FixtureRequest, kind: str
) -> None:
    reader: Reader = request.getfixturevalue(kind)
    page = opened(reader.opens("index.html"))
    wrong = []
    found = page.evaluate(FOUND, [query for query, _, _ in CASES])
    for (query, term, text), one in zip(CASES, found, strict=True):
        near = f"~{one['near'][0][0]}" if one["near"] else "-"
        first = one["concepts"][0][0] if one["concepts"] else near
        shown = one["texts"][0][0] if one["texts"] else ""
        fits = (text in shown) if text != "-" else not shown
        wrong += [] if first == term and fits else [(query, first, shown)]
    assert wrong == []
    assert reader.errors == []


def test_the_page_and_the_command_find_the_same_in_the_same_order(
    reader: Reader, concepts: Concepts, glossary: Glossary, house: Annotator
) -> None:
    queries = [*(query for query, _, _ in CASES), *drawn(glossary, house)]
    page = opened(reader.opens("index.html"))
    wrong = []
    for query, one in zip(queries, page.evaluate(FOUND, queries), strict=True):
        found = told(concepts.find(query))
        near = [] if found or one["texts"] else told(concepts.near(query))
        if (one["concepts"], one["near"]) != (found, near):
            wrong.append((query, one["concepts"][:3], found[:3], one["near"], near))
    assert wrong == []


# How many texts of the index each query fits, by looking at the pages that may fit and at all.
COUNTED = """
  async (queries) => {
    while (!window.duizhao.search?.finder) await new Promise((next) => setTimeout(next, 10));
    const { search, data } = window.duizhao;
    const index = await data.load("index");
    const fold = search.folding(index.folds);
    const texts = new search.Texts(index, fold, data.part);
    const laidOut = index.pages.map((page) => new search.IndexedPage(page, fold).laidOut());
    const every = laidOut.flatMap(({ headings, sentences }) => [...headings, ...sentences]);
    const counts = [];
    for (const text of queries) {
      const query = search.query(text, fold);
      const found = await texts.find(query, () => true);
      const isLong = query.folded && (query.written || query.folded.length > 1);
      const all = isLong ? every.filter((sentence) => search.inText(sentence, query)) : [];
      counts.push([text, found.headings.length + found.sentences.length, all.length]);
    }
    return counts;
  }
"""


def test_no_page_that_holds_what_fits_is_passed_over(
    reader: Reader, glossary: Glossary, house: Annotator
) -> None:
    queries = [*(query for query, _, _ in CASES), *drawn(glossary, house)]
    page = opened(reader.opens("index.html"))
    counts = page.evaluate(COUNTED, queries)
    assert [each for each in counts if each[1] != each[2]] == []
    assert sum(found > 0 for _, found, _ in counts) > len(queries) / 4


# An index a hundred times as long as the publication's, in three parts, with one page of its own
# at the end.
ARCHIVE = """
  async ([text, wanted]) => {
    while (!window.duizhao.search?.finder) await new Promise((next) => setTimeout(next, 10));
    const { search, data } = window.duizhao;
    const index = await data.load("index");
    const report = index.pages.find((page) => page.url === "report.html");
    const copy = (_, number) => ({ ...report, url: `${number}.html` });
    const pages = Array.from({ length: 100 }, copy);
    const last = { url: "last.html", title: "", characters: { "鑫": ["xīn"] }, english: [],
      blocks: [["b", 0, "鑫鑫鑫。", [4], []]] };
    const fold = search.folding(index.folds);
    const parts = [pages.slice(0, 40), pages.slice(40), [last]];
    const read = [];
    const part = async (number) => (read.push(number), parts[number - 1]);
    const texts = new search.Texts({ ...index, pages: parts[0], parts: 3 }, fold, part);
    let asked = 0;
    const found = await texts.find(search.query(text, fold), () => ++asked <= wanted);
    const hits = [...found.headings, ...found.sentences];
    const urls = hits.map(({ sentence }) => sentence.block.page.url);
    return [hits.length, found.more, urls, read];
  }
"""


@pytest.mark.parametrize("query", ["鑫鑫", "xinxinxin"])
def test_what_an_archive_says_once_is_found(reader: Reader, query: str) -> None:
    page = opened(reader.opens("index.html"))
    assert page.evaluate(ARCHIVE, [query, 10_000]) == [1, False, ["last.html"], [2, 3]]


def test_of_what_an_archive_says_everywhere_enough_is_found(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    count, more, _, read = page.evaluate(ARCHIVE, ["建设", 10_000])
    assert 1000 <= count < 2000
    assert (more, read) == (True, [])


# How many pages of an index are laid out, and how many of these for the second query anew.
AGAIN = """
  async (times) => {
    while (!window.duizhao.search?.finder) await new Promise((next) => setTimeout(next, 10));
    const { search, data } = window.duizhao;
    const index = await data.load("index");
    const report = index.pages.find((page) => page.url === "report.html");
    const copy = (_, number) => ({ ...report, url: `${number}.html` });
    const pages = Array.from({ length: times }, copy);
    const fold = search.folding(index.folds);
    const texts = new search.Texts({ ...index, pages, parts: 1 }, fold, data.part);
    let laidOut = 0;
    for (const page of texts.pages) {
      const mine = page.laidOut.bind(page);
      page.laidOut = () => (laidOut++, mine());
    }
    const counts = [];
    for (const text of ["两部六区", "六区"]) {
      await texts.find(search.query(text, fold), () => true);
      counts.push(laidOut);
    }
    return counts;
  }
"""


def test_what_is_laid_out_for_a_letter_serves_for_the_next_up_to_a_bound(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    assert page.evaluate(AGAIN, 10) == [10, 10]
    first, second = page.evaluate(AGAIN, 150)
    assert first == 150
    assert 0 < second - first < 150


def test_a_search_that_is_not_wanted_any_more_stops(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    assert page.evaluate(ARCHIVE, ["鑫鑫", 0])[0] == 0


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_the_search_ready_to_type(reader: Reader, key: str) -> None:
    page = reader.opens("report.html")
    page.keyboard.press(key)
    expect(dialog(page)).to_be_visible()
    assert page.evaluate(FOCUSED) == "dz-query"
    assert page.locator("#dz-query").input_value() == ""


def test_its_control_opens_the_search_and_leads_nowhere(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.locator("#dz-find").click()
    expect(dialog(page)).to_be_visible()
    assert page.evaluate(FOCUSED) == "dz-query"
    assert page.url.endswith("report.html")


def test_escape_closes_the_search_and_gives_the_focus_back(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.locator("#dz-find").focus()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    assert page.evaluate(FOCUSED) == "dz-find"


def test_the_focus_goes_back_to_a_term_too(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.locator(".md-content a.term").first.focus()
    before = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("/")
    types(page, "放管服")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == before


def test_results_come_as_one_types(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    page.keyboard.type("fgf")
    expect(results(page).first).to_contain_text("放管服")
    page.keyboard.press("Control+a")
    page.keyboard.type("yshj")
    expect(results(page).first).to_contain_text("营商环境")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(results(page)).to_have_count(0)
    expect(status(page)).to_contain_text("Simplified, Traditional, pinyin")


def test_terms_come_before_headings_and_headings_before_text(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "民生")
    expect(results(page, "sentences").first).to_be_visible()
    shown = (
        dialog(page)
        .locator("section:visible")
        .evaluate_all("(all) => all.map((one) => one.dataset.group)")
    )
    assert shown == ["concepts", "headings", "sentences"]
    tops = [results(page, name).first.evaluate("(e) => e.offsetTop") for name in shown]
    assert tops == sorted(tops)


def test_the_number_of_results_is_told(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "民生")
    expect(status(page)).to_contain_text("results")
    total = sum(results(page, name).count() for name in ("concepts", "headings", "sentences"))
    assert status(page).inner_text().startswith(f"{total} ")


@pytest.mark.parametrize(
    ("script", "form", "sentence"),
    [
        ("hans", "营商环境", "台风"),
        ("tw", "營商環境", "颱風"),
        ("hk", "營商環境", "颱風"),
    ],
)
def test_what_was_found_is_marked_in_the_readers_script(
    reader: Reader, script: str, form: str, sentence: str
) -> None:
    reader.prefers(script=script)
    page = opened(reader.opens("index.html"))
    types(page, "shanghuan")
    expect(results(page).first.locator(".dz-found-form")).to_have_text(form)
    expect(results(page).first.locator("mark")).to_have_text(form[1:3])
    types(page, "臺風")
    expect(results(page, "sentences").first.locator("mark")).to_have_text(sentence)


def test_english_is_marked_where_it_was_found(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "streamline admin")
    marks = results(page).first.locator("mark")
    expect(marks).to_have_text("streamline administration")


def test_each_word_of_a_query_is_marked(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "环卫 畅通")
    expect(results(page, "sentences").first.locator("mark")).to_have_text(["环卫", "畅通"])


def test_the_arrows_go_through_the_results_and_back(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "乡村振兴")
    expect(results(page, "headings").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page, "headings").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "dz-query"


def test_enter_goes_to_the_first_result(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "fangguanfu")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/fangguanfu.html")
    expect(page.locator("h1#_entry")).to_be_in_viewport()


def test_enter_on_a_result_goes_there(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "乡村振兴")
    expect(results(page, "headings").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report.html#*")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("乡村振兴")


@pytest.mark.parametrize("kind", ["reader", "offline_reader"])
@pytest.mark.parametrize("start", ["index.html", "report.html"])
def test_the_place_is_highlighted_on_arrival_and_the_text_is_as_it_was(
    request: pytest.FixtureRequest, kind: str, start: str
) -> None:
    reader: Reader = request.getfixturevalue(kind)
    before = reader.opens("report.html").evaluate(CONTENT)
    page = opened(reader.opens(start))
    types(page, "孫春蘭")
    results(page, "sentences").first.click()
    page.wait_for_url("**/report.html#*")
    assert page.evaluate(HIGHLIGHTED) == ["孙春兰"]
    assert page.evaluate(CONTENT) == before
    expect(page.locator(":target")).to_be_in_viewport()
    assert reader.errors == []


@pytest.mark.parametrize("script", ["tw", "hk"])
def test_the_place_is_highlighted_in_the_readers_script(reader: Reader, script: str) -> None:
    reader.prefers(script=script)
    page = opened(reader.opens("index.html"))
    types(page, "孙春兰")
    results(page, "sentences").first.click()
    page.wait_for_url("**/report.html#*")
    assert page.evaluate(HIGHLIGHTED) == ["孫春蘭"]


def test_a_long_list_is_shown_in_part_until_all_is_wanted(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "建设")
    more = group(page, "sentences").locator(".dz-search-more")
    expect(more).to_be_visible()
    assert results(page, "sentences").count() == 20
    count = int("".join(filter(str.isdigit, more.inner_text())))
    assert count > 20
    more.click()
    expect(results(page, "sentences")).to_have_count(count)
    expect(more).to_be_hidden()
    expect(results(page, "sentences").nth(20)).to_be_focused()


def test_where_nothing_is_found_terms_like_it_are_shown(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "放管复")
    expect(results(page, "near").first).to_contain_text("放管服")
    expect(status(page)).to_contain_text("Nothing found")
    assert dialog(page).locator("section:visible").count() == 1


def wanted(reader: Reader) -> list[str]:
    """Give the requests for what only the search needs."""
    return [url for url in reader.requests if "/data/index.js" in url or "/search/" in url]


def test_what_the_search_needs_is_fetched_when_it_is_wanted_and_once(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.wait_for_load_state("networkidle")
    assert wanted(reader) == []
    opened(page)
    page.keyboard.type("fgf")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    opened(page)
    page.keyboard.type("yshj")
    expect(results(page).first).to_contain_text("营商环境")
    assert len(wanted(reader)) == len({*wanted(reader)}) == len(PARTS) + 1


def test_an_index_of_another_version_is_not_read(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "site")
    index = tmp_path / "site" / "assets" / "duizhao" / "data" / "index.js"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace(f'"version":{VERSION},', '"version":999,', 1), encoding="utf-8")
    with Served(tmp_path / "site") as address, browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.goto(f"{address}/report.html")
        page.keyboard.press("/")
        page.keyboard.type("fgf")
        expect(status(page)).to_contain_text("The index cannot be read")
        expect(results(page)).to_have_count(0)


def test_without_javascript_the_control_leads_to_the_glossary(scriptless_reader: Reader) -> None:
    page = scriptless_reader.opens("report.html")
    assert not dialog(page).is_visible()
    page.locator("#dz-find").click()
    page.wait_for_url("**/glossary.html")


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_telephone_the_search_fits(phone_reader: Reader, width: int) -> None:
    page = phone_reader.opens("report.html")
    page.set_viewport_size({"width": width, "height": 640})
    control = page.locator("#dz-find").bounding_box()
    assert control is not None
    assert control["width"] >= 40
    assert control["height"] >= 40
    page.locator("#dz-find").tap()
    types(page, "建设")
    expect(results(page, "sentences").first).to_be_attached()
    box = dialog(page).bounding_box()
    field = page.locator("#dz-query").bounding_box()
    close = page.locator(".dz-search-close").bounding_box()
    assert box is not None
    assert field is not None
    assert close is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 640
    assert field["height"] >= 44
    assert close["x"] + close["width"] <= width
    inside = page.locator(".dz-results")
    assert inside.evaluate("(e) => e.scrollWidth <= e.clientWidth")


def test_a_slash_in_the_box_is_a_slash(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    page.keyboard.type("a/b")
    assert page.locator("#dz-query").input_value() == "a/b"


def test_a_click_beside_the_box_closes_it(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    page.mouse.click(5, 890)
    expect(dialog(page)).to_be_hidden()


def test_when_it_is_closed_nothing_of_it_is_shown_or_heard(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    types(page, "fgf")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    assert "streamline administration" not in page.locator("body").inner_text()
    assert "Nothing found" not in page.locator("body").aria_snapshot()


def test_it_works_from_the_pages_of_another_script(reader: Reader) -> None:
    page = opened(reader.opens("zh-hant-tw/report.html"))
    types(page, "孙春兰")
    results(page, "sentences").first.click()
    assert page.evaluate(HIGHLIGHTED) == ["孫春蘭"]
    assert "/zh-hant-tw/report.html#" in page.url


def test_nothing_goes_wrong_on_the_way(reader: Reader) -> None:
    page = opened(reader.opens("index.html"))
    for query in ("放管服", "fgf", "reform", "“", "\\", "[(*", "<b>", "🙂", "鑫" * 200, ""):
        types(page, query)
    page.keyboard.press("Enter")
    assert reader.errors == []
