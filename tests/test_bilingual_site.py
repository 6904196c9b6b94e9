"""Tests of a small bilingual site: lists, tables, footnotes, quotations, divided paragraphs."""

import re
from html import unescape
from pathlib import Path

import pytest

from duizhao.script import SCRIPTS, TW, Script, folder
from tests.sites import build, files, written
from tests.support import CASES, Document
from tests.test_script_pages import Published

PAGES = CASES / "pages"
INDEX = "# 首页\n\n欢迎。\n"
EVERY = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)

# What ends a block's two languages: the mark of the block, or the end of a cell, which has none.
END = re.compile("<a class=dz-mark|</t[dh]>")


def texts(told: str) -> str:
    """Give the text of HTML, footnote marks left out."""
    bare = re.sub(r"<sup.*?</sup>|<[^>]*>", "", told, flags=re.DOTALL)
    return " ".join(unescape(bare).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A publication of one document with its translation, and one without."""
    pages = {"index.md": INDEX} | {
        name: (PAGES / f"bilingual{ending}").read_text(encoding="utf-8")
        for name, ending in (("report.md", ".md"), ("report.en.md", ".en.md"))
    }
    return Published(written(tmp_path_factory.mktemp("bilingual") / "site", pages))


def pairs(page: str) -> list[tuple[str, str]]:
    """Give the Chinese and the English of each block that has both; parts of it with ¶ between."""
    found = []
    for match in re.finditer("<span class=dz-zh>", page):
        end = END.search(page, match.end())
        chinese, *english = page[match.start() : end.start() if end else None].split(
            "<span class=dz-en lang=en>"
        )
        found.append((texts(chinese), " ¶ ".join(map(texts, english))))
    return found


def test_a_translation_has_no_page_of_its_own(site: Published) -> None:
    assert not [name for name in site.files if "report.en" in name]


def test_a_site_without_translations_has_no_pairs(site: Published) -> None:
    assert "dz-pair" not in site.texts["index.html"]
    assert "dz-modes" not in site.texts["index.html"]


@EVERY
def test_every_kind_of_block_has_its_english(site: Published, script: Script) -> None:
    found = pairs(site.texts[f"{folder(script)}report.html"])
    english = {there for _, there in found}
    assert {
        "Notes on the Open Day",
        "I. Arrangements",
        "We open at nine in the morning and receive 1,200 visits.",
        "In the afternoon there are visits to:",
        "the smart community.",
        "The second group meets on the second floor.",
        "Time",
        "First floor",
        "35,000",
        "Get things done without asking favours. Oversight is welcome.",
        "(1) Supplementary provisions",
        "The explanation of a word.",
    } <= english


@EVERY
def test_a_paragraph_that_english_divides_has_both_parts(site: Published, script: Script) -> None:
    found = pairs(site.texts[f"{folder(script)}report.html"])
    (divided,) = [there for _, there in found if there.startswith("The first paragraph")]
    assert divided == (
        "The first paragraph is about safety. Safety is the bottom line, and everyone is "
        "responsible. ¶ The second matter is epidemic prevention: temperatures are taken at the "
        "door, and masks are worn throughout."
    )


def test_paragraphs_that_english_joins_have_it_once(site: Published) -> None:
    found = pairs(site.texts["report.html"])
    joined = [(here, there) for here, there in found if here.startswith(("第三", "第四"))]
    assert joined == [
        (
            "第三，请保持安静。",
            "Third, please keep quiet. Fourth, please take no pictures; who does will be asked to "
            "leave.",
        ),
        ("第四，请勿拍照，违者劝离。", ""),
    ]


def test_what_is_the_same_in_both_languages_is_said_once(site: Published) -> None:
    page = site.texts["report.html"]
    assert page.count("Only English stands here.") == 1
    assert page.count(">120<") == 1


def test_sentences_that_belong_together_have_one_number(site: Published) -> None:
    page = site.texts["report.html"]
    said: dict[str, list[str]] = {}
    for match in re.finditer(r"<span data-s=(\d+)>(.*?)</span>", page, re.DOTALL):
        said.setdefault(match[1], []).append(texts(match[2]))
    together = {tuple(parts) for parts in said.values()}
    assert ("欢迎监督。", "Oversight is welcome.") in together
    assert ("第三，请保持安静。", "Third, please keep quiet.") in together
    second = next(parts for parts in together if parts[0].startswith("第二件事是防疫"))
    assert second[1].startswith("The second matter is epidemic prevention")


def test_terms_are_links_in_both_languages(site: Published) -> None:
    page = site.texts["report.html"]
    links = re.findall(
        r'<a class="?term[^>]*href="?([^" >]*fangguanfu[^" >]*)[^>]*>(.*?)</a>', page
    )
    said = {texts(text) for _, text in links}
    assert any(text.startswith("reform to streamline administration") for text in said)
    assert any("放管服" in text for text in said)


@EVERY
def test_every_link_inside_the_page_leads_somewhere(site: Published, script: Script) -> None:
    page = Document(site.texts[f"{folder(script)}report.html"])
    ids = page.ids
    assert len(ids) == len(set(ids))
    inside = [a["href"][1:] for a in page.all("a") if a.get("href", "").startswith("#")]
    assert [id for id in inside if id and id not in ids] == []


def test_a_footnote_of_both_languages_stands_once_and_a_note_at_the_end(site: Published) -> None:
    page = site.texts["report.html"]
    assert page.count("The formula means streamlining") == 1
    notes = page[page.index("dz-notes") :]
    assert "A note of the translator" in notes
    assert "<span lang=zh-Hans>办事不求人</span>" in notes
    assert "The formula means" not in notes


def test_the_english_is_the_same_in_every_script(site: Published) -> None:
    here, there = (pairs(site.texts[f"{folder(s)}report.html"]) for s in (SCRIPTS[0], TW))
    assert [english for _, english in here] == [english for _, english in there]
    assert [chinese for chinese, _ in here] != [chinese for chinese, _ in there]


def test_english_is_in_the_search(site: Published) -> None:
    index = site.files["assets/duizhao/data/index.js"].decode()
    assert "Oversight is welcome." in index


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = {"index.md": INDEX} | {
        name: (PAGES / f"bilingual{ending}").read_text(encoding="utf-8")
        for name, ending in (("report.md", ".md"), ("report.en.md", ".en.md"))
    }
    made = written(tmp_path / "site", pages)
    build(made).check_returncode()
    once = files(made / "site")
    build(made).check_returncode()
    assert files(made / "site") == once
