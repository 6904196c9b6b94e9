"""The text is sacred: whatever is switched on, it is the source that is selected, found, heard."""

import re
from pathlib import Path

import pytest
from markdown import Markdown
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.support import ROOT

SCRIPTS = ("hans", "tw", "hk")
PINYIN = ("off", "terms", "all")
EVERY = [(script, pinyin) for script in SCRIPTS for pinyin in PINYIN]
# For what takes long: each script and each way of showing pinyin, together where most is drawn.
SOME = [("hans", "off"), ("hans", "terms"), ("hans", "all"), ("tw", "all"), ("hk", "all")]

BLOCKS = ".md-content :is(p, li, td, th, h1, h2, h3)[id^='t-'] > .dz-zh"

SELECTED = f"""() => [...document.querySelectorAll("{BLOCKS}")].flatMap((block) => {{
  const selection = getSelection();
  selection.selectAllChildren(block);
  const got = selection.toString(), wanted = block.textContent;
  return got.trim() === wanted.trim() ? [] : [[got, wanted]];
}})"""

# Six characters, beginning in the middle of every 31st word of a paragraph: they cross its borders.
FOUND = """() => {
  const missing = [];
  let tried = 0;
  for (const block of document.querySelectorAll(".md-content p[id] > .dz-zh")) {
    const text = block.textContent;
    for (const word of [...block.querySelectorAll("ruby")].filter((_, i) => i % 31 === 3)) {
      const range = document.createRange();
      range.setStart(block, 0);
      range.setEnd(word.firstChild, 1);
      const wanted = text.slice(range.toString().length - 1).slice(0, 6);
      if (wanted.length < 6) continue;
      tried += 1;
      getSelection().collapse(document.body, 0);
      if (!find(wanted, true, false, true)) missing.push(wanted);
    }
  }
  return { tried, missing };
}"""

TEXTS = """() => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode.data);
  return texts;
}"""

MARKS = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")


def shown(page: Page, script: str, pinyin: str) -> None:
    page.evaluate(
        "([script, pinyin]) => { duizhao.preferences.set('script', script);"
        " duizhao.preferences.set('pinyin', pinyin); }",
        [script, pinyin],
    )


def source_blocks() -> list[str]:
    text = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").split("---", 2)[2]
    plain = Markdown(extensions=["attr_list"]).convert(text)
    return [re.sub("<[^>]+>", "", line) for line in plain.splitlines() if line]


@pytest.mark.parametrize(("script", "pinyin"), SOME)
def test_selecting_a_block_gives_its_text(reader: Reader, script: str, pinyin: str) -> None:
    page = reader.opens("report.html")
    shown(page, script, pinyin)
    assert page.locator(BLOCKS).count() > 70
    assert page.evaluate(SELECTED) == []


@pytest.mark.parametrize(("script", "pinyin"), SOME)
def test_six_characters_across_words_are_found(reader: Reader, script: str, pinyin: str) -> None:
    page = reader.opens("report.html")
    shown(page, script, pinyin)
    result = page.evaluate(FOUND)
    assert result["tried"] > 100
    assert result["missing"] == []


@pytest.mark.parametrize("pinyin", PINYIN)
def test_the_text_in_simplified_is_the_source(reader: Reader, pinyin: str) -> None:
    page = reader.opens("report.html")
    shown(page, "hans", pinyin)
    assert page.locator(BLOCKS).all_text_contents() == source_blocks()


@pytest.mark.parametrize("script", SCRIPTS)
def test_another_script_has_as_many_characters(reader: Reader, script: str) -> None:
    page = reader.opens("report.html")
    shown(page, script, "all")
    lengths = [len(text) for text in page.locator(BLOCKS).all_text_contents()]
    assert lengths == [len(text) for text in source_blocks()]


@pytest.mark.parametrize(("script", "pinyin"), SOME)
def test_pinyin_is_not_in_the_accessibility_tree(
    listening_reader: Reader, script: str, pinyin: str
) -> None:
    page = listening_reader.opens("report.html")
    shown(page, script, pinyin)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    names = [str(node.get("name", {}).get("value", "")) for node in tree["nodes"]]
    assert sum("道里" in name for name in names) > 30
    assert [name for name in names if MARKS.search(name)] == []


@pytest.mark.parametrize("name", ["report.html", "markup.html", "index.html", "glossary.html"])
def test_switching_there_and_back_restores_every_text(reader: Reader, name: str) -> None:
    page = reader.opens(name)
    before = page.evaluate(TEXTS)
    for script, pinyin in [*EVERY, ("hans", "off")]:
        shown(page, script, pinyin)
    assert page.evaluate(TEXTS) == before


def test_markup_inside_words_survives_the_exchange(reader: Reader) -> None:
    page = reader.opens("markup.html")
    shown(page, "tw", "all")
    text = page.locator(".md-content").text_content() or ""
    assert "深化「放管服」改革，優化營商環境，落實「六穩」工作" in text
    assert page.locator("strong", has_text="化營").count() == 1
    assert page.locator("b", has_text="後").count() == 1
    assert page.locator("code", has_text="发展").count() == 1
    assert page.locator("strong", has_text="頭").text_content() == "頭"


def test_a_term_divided_by_bold_is_one_link(reader: Reader) -> None:
    page = reader.opens("markup.html")
    link = page.locator("a.term", has_text="放管服").first
    assert link.text_content() == "“放管服”改革"


def test_copying_with_pinyin_on_gives_the_bare_text(reader: Reader) -> None:
    page = reader.opens("report.html")
    shown(page, "hans", "all")
    copied = page.evaluate(
        """() => new Promise((resolve) => {
          document.addEventListener("copy", () => resolve(getSelection().toString()));
          const occasion = document.querySelector(".md-content p.occasion > .dz-zh");
          getSelection().selectAllChildren(occasion);
          document.execCommand("copy");
        })"""
    )
    assert copied == "——2020年12月29日在哈尔滨市道里区第十六届人民代表大会第六次会议上"


def test_the_built_page_says_each_text_once(site: Path) -> None:
    page = (site / "report.html").read_text(encoding="utf-8")
    texts = re.sub(r"<[^>]*>", "", page.partition('<section class="dz-notes')[0])
    assert texts.count("学东莱") == 1
    assert not MARKS.search(texts)
