"""How the text is set: pinyin that can be told apart, and lines that begin as they should."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader

WIDTHS = (390, 1280)
SCRIPTS = ("hans", "tw", "hk")

# Pinyin that stands nearer to its neighbour on the line than three pixels. The padding of what is
# drawn belongs to the gap, so it is taken off the box.
CROWDED = """() => {
  const gap = (rt) => parseFloat(getComputedStyle(rt, "::before").paddingInlineStart);
  const boxes = [...document.querySelectorAll(".md-content p rt")].slice(0, 900).map((rt) => {
    const { left, right, top } = rt.getBoundingClientRect();
    return { text: rt.dataset.py, left: left + gap(rt), right: right - gap(rt), top };
  });
  return boxes.flatMap((box, i) => {
    const next = boxes[i + 1];
    const sameLine = next && Math.abs(next.top - box.top) < 4;
    const space = sameLine ? next.left - box.right : 3;
    return space < 3 ? [[box.text, next.text, space]] : [];
  });
}"""

# Marks that must not begin a line (clreq, prohibition rules for line start), where one does.
BEGINNING = """() => {
  const marks = new Set("，。、；：？！）》」』】”’%％…");
  const found = [];
  for (const block of [...document.querySelectorAll(".md-content p[id]")].slice(0, 40)) {
    const left = block.getBoundingClientRect().left;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data } = walker.currentNode;
      for (let i = 0; i < data.length; i++) {
        if (!marks.has(data[i])) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, i);
        range.setEnd(walker.currentNode, i + 1);
        const [box] = range.getClientRects();
        if (box && box.left - left < 2) found.push(block.id + data[i]);
      }
    }
  }
  return found;
}"""

# Words that stand on two lines while their pinyin is shown.
BROKEN = """() => [...document.querySelectorAll(".md-content p ruby")].slice(0, 900)
  .filter((ruby) => {
    const range = document.createRange();
    range.selectNodeContents(ruby.firstChild);
    const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
    return new Set(tops).size > 1;
  }).map((ruby) => ruby.textContent)"""

# Lines left so short that the next line's first word, with a mark or two beside it, would have
# fitted: a place to break between words was not taken.
SHORT = """() => {
  const marks = 60;
  const found = [];
  for (const block of [...document.querySelectorAll(".md-content p[id].dz-pair")].slice(5, 30)) {
    const { right } = block.firstElementChild.getBoundingClientRect();
    const words = [...block.querySelectorAll("ruby")];
    for (const [i, next] of words.slice(1).entries()) {
      const [before, after] = [words[i], next].map((word) => word.getBoundingClientRect());
      const between = document.createRange();
      between.setStartAfter(words[i]);
      between.setEndBefore(next);
      const isNewLine = after.top - before.top > 10 && between.toString().length < 3;
      if (isNewLine && right - before.right > after.width + marks) found.push(next.textContent);
    }
  }
  return found;
}"""


def opened(reader: Reader, width: int, script: str) -> Page:
    reader.prefers(script=script, pinyin="all")
    page = reader.opens("report.html")
    page.set_viewport_size({"width": width, "height": 900})
    # Everything is laid out, so that everything can be measured.
    page.evaluate(
        """() => document.querySelectorAll("[class*=n]").forEach((block) => {
          block.style.contentVisibility = "visible";
        })"""
    )
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_neighbouring_pinyin_neither_overlaps_nor_abuts(
    reader: Reader, width: int, script: str
) -> None:
    assert opened(reader, width, script).evaluate(CROWDED) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_no_mark_begins_a_line(reader: Reader, width: int, script: str) -> None:
    assert opened(reader, width, script).evaluate(BEGINNING) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_word_stays_on_one_line_with_its_pinyin(reader: Reader, width: int) -> None:
    assert opened(reader, width, "hans").evaluate(BROKEN) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_are_filled(reader: Reader, width: int) -> None:
    assert opened(reader, width, "hans").evaluate(SHORT) == []


def test_the_guessed_height_of_the_page_is_nearly_its_own(reader: Reader) -> None:
    page = reader.opens("report.html")
    guessed = page.evaluate("document.documentElement.scrollHeight")
    page.evaluate(
        """() => document.querySelectorAll("[class*=n]").forEach((block) => {
          block.style.contentVisibility = "visible";
        })"""
    )
    real = page.evaluate("document.documentElement.scrollHeight")
    assert 0.8 < guessed / real < 1.25
