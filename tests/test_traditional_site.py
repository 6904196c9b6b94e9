"""Tests of a publication whose documents are in Traditional script."""

import re
from html import unescape
from pathlib import Path

import pytest

from duizhao.script import HANS, HK, SCRIPTS, TW, Script, folder
from tests.sites import build, is_of_the_glossary, traditional, written
from tests.support import CASES
from tests.test_script_pages import NAMES, SITE, Published, Shown, alternates, left, public

SOURCE = (CASES / "pages" / "traditional.md").read_text(encoding="utf-8")
PAGES = ("index.html", "report.html", "glossary.html")
EVERY = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
OTHERS = pytest.mark.parametrize("script", [HANS, HK], ids=lambda script: script.name)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A publication of Taiwan."""
    return Published(traditional(tmp_path_factory.mktemp("taiwan") / "site"), SITE_URL=SITE)


def blocks(site: Published, script: Script) -> dict[str, str]:
    """Give the blocks of the report in a script, by id."""
    return site.shown[f"{folder(script, TW)}report.html"].blocks


def said(site: Published, script: Script) -> str:
    """Give the text of the report in a script."""
    return "\n".join(blocks(site, script).values())


def test_the_source_stands_at_the_root_and_the_others_in_folders(site: Published) -> None:
    found = {name for name in site.pages if not is_of_the_glossary(name)}
    assert found == {folder(s, TW) + name for s in SCRIPTS for name in PAGES}
    for script in SCRIPTS:
        assert f"{folder(script, TW)}terms/fangguanfu.html" in site.pages


@EVERY
def test_a_page_says_its_language(site: Published, script: Script) -> None:
    for name in PAGES:
        page = site.pages[folder(script, TW) + name]
        assert page.all("html")[0]["lang"] == script.language


def test_the_page_at_the_root_is_the_source_character_for_character(site: Published) -> None:
    paragraph = re.search(r"^著力.*?\n\n", SOURCE, re.DOTALL | re.MULTILINE)
    assert paragraph
    assert paragraph[0].strip().replace("**", "") in blocks(site, TW).values()


def test_the_page_in_simplified_is_derived(site: Published) -> None:
    text = said(site, HANS)
    assert "着力深化“放管服”改革，说明经济发展的情况：随着“新征程”展开，群众意识显著提高。" in text
    assert "说：“他引用了‘六稳’、‘六保’。”" in text
    assert "引文里面的“干净”与“乾隆”，people’s 的。" in text


def test_the_page_of_hong_kong_is_derived(site: Published) -> None:
    text = said(site, HK)
    assert (
        "着力深化「放管服」改革，説明經濟發展的情況：隨着『新征程』展開，羣眾意識顯著提高。" in text
    )


@OTHERS
def test_a_page_holds_the_source_of_every_block(site: Published, script: Script) -> None:
    page = site.texts[f"{folder(script, TW)}report.html"]
    held = re.compile(r"<(?:ruby|span)((?: data-\w+=(?:\"[^\"]*\"|[^\s\">]+))+)>([^<]*)")

    def back(match: re.Match[str]) -> str:
        forms = {
            name: unescape(value.strip('"'))
            for name, value in re.findall(r' data-(\w+)=("[^"]*"|[^\s">]+)', match[1])
        }
        return f"<ruby>{forms.get('tw', match[2])}"

    assert Shown(held.sub(back, page)).blocks == blocks(site, TW)


@EVERY
def test_a_block_is_as_long_in_every_script(site: Published, script: Script) -> None:
    lengths = {id: len(text) for id, text in blocks(site, script).items()}
    assert lengths == {id: len(text) for id, text in blocks(site, TW).items()}
    assert len(lengths) > 5


def test_terms_are_found_in_the_source(site: Published) -> None:
    links = [link["href"] for link in site.pages["report.html"].all("a")]
    terms = [link[6:-5] for link in links if link.startswith("terms/")]
    assert terms == ["yingshang-huanjing", "fangguanfu", "liuwen", "liubao"]


def test_the_uses_of_a_term_are_shown_in_the_source(site: Published) -> None:
    assert "深化「放管服」改革，說明經濟發展" in site.pages["terms/fangguanfu.html"].text


@pytest.mark.parametrize("name", PAGES)
def test_no_simplified_character_is_left_at_the_root(site: Published, name: str) -> None:
    assert left(site.shown[name]) == []


@pytest.mark.parametrize(
    ("script", "title"),
    [
        (TW, "市政工作報告 - 開放日說明"),
        (HANS, "市政工作报告 - 开放日说明"),
        (HK, "市政工作報告 - 開放日説明"),
    ],
)
def test_what_the_editor_wrote_around_the_documents_is_in_the_script(
    site: Published, script: Script, title: str
) -> None:
    page = site.texts[f"{folder(script, TW)}report.html"]
    assert f"<title>{title}</title>" in page
    assert ("術語表" in page) == (script is not HANS)
    assert ("术语表" in page.replace("data-hans=术语表", "")) == (script is HANS)


@EVERY
def test_every_page_names_itself_and_the_others_and_the_root_is_the_default(
    site: Published, script: Script
) -> None:
    for name in PAGES:
        page = site.pages[folder(script, TW) + name]
        wanted = {s.language: public(folder(s, TW) + name) for s in SCRIPTS}
        assert alternates(page) == {**wanted, "x-default": public(name)}
        canonical = [a["href"] for a in page.all("link") if a.get("rel") == "canonical"]
        assert canonical == [public(folder(script, TW) + name)]


def test_the_sitemap_has_every_page(site: Published) -> None:
    told = re.findall(r"<loc>(.*?)</loc>", site.files["sitemap.xml"].decode())
    assert sorted(told) == sorted(map(public, site.pages))
    default = re.findall(r'hreflang="x-default" href="(.*?)"', site.files["sitemap.xml"].decode())
    assert {*map(public, PAGES), public("terms/fangguanfu.html")} <= {*default}


@EVERY
def test_the_control_says_which_script_it_is(site: Published, script: Script) -> None:
    page = site.pages[f"{folder(script, TW)}report.html"]
    links = [link for link in page.all("a") if "data-script" in link]
    assert [a["data-script"] for a in links if a["aria-current"] == "true"] == [script.name]


def test_the_page_that_says_there_is_none_is_in_the_script_of_the_source(site: Published) -> None:
    page = site.files["404.html"].decode()
    assert '<html lang="zh-Hant-TW"' in page
    assert left(Shown(page)) == []


def test_the_index_is_in_simplified(site: Published) -> None:
    index = site.files["assets/duizhao/data/index.js"].decode()
    assert "着力深化“放管服”改革" in index
    assert "深化「放管服」改革" not in index


def test_the_words_of_the_theme_are_in_the_script_of_the_source(site: Published) -> None:
    page = site.texts["report.html"]
    assert 'aria-label="閱讀設置 Reading settings"' in page
    assert '"\\u8907\\u88fd"' in page  # 複製, among the theme's settings
    strings = site.files["assets/duizhao/data/strings.js"].decode()
    assert '["没有找到","沒有找到","沒有找到"]' in strings


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("source: zh", "mkdocs.yml: C003 extra.source is 'zh', which is no script"),
        ("source: tw, scripts: [tw]", "mkdocs.yml: C001 extra.scripts is ['tw']"),
        ("quotation_marks: maybe", "mkdocs.yml: C004 extra.quotation_marks is 'maybe'"),
    ],
)
def test_a_setting_that_cannot_be_stops_the_build(tmp_path: Path, setting: str, said: str) -> None:
    site = written(tmp_path / "site", {"index.md": "# 首页\n"})
    config = (site / "mkdocs.yml").read_text(encoding="utf-8")
    (site / "mkdocs.yml").write_text(config.replace("extra: {", f"extra: {{{setting}, "), "utf-8")
    done = build(site)
    assert done.returncode == 1
    assert len([line for line in done.stderr.decode().splitlines() if said in line]) == 1


def test_quotation_marks_that_are_not_to_change_do_not(tmp_path: Path) -> None:
    site = Published(traditional(tmp_path / "site", "quotation_marks: false"))
    assert "着力深化「放管服」改革" in said(site, HANS)


def test_shown_names_are_in_the_script(site: Published) -> None:
    for script in SCRIPTS:
        page = site.pages[f"{folder(script, TW)}report.html"]
        names = {found[name] for _, found in page.tags for name in NAMES if name in found}
        assert ({"標題說明": TW, "标题说明": HANS, "標題説明": HK}.keys() & names) == {
            {TW: "標題說明", HANS: "标题说明", HK: "標題説明"}[script]
        }
