"""Tests of a built publication: each page whole in every script, and all of them beside it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

import pytest

from duizhao.annotator import Annotator
from duizhao.script import HANS, HK, SCRIPTS, TW, Script, folder
from tests.sites import build, copied, files, is_of_the_glossary, written
from tests.support import CASES, ROOT, Document, without_english

SITE = "https://example.org/daoli/"
SIMPLIFIED = ROOT / "hooks" / "duizhao" / "scripts" / "simplified.txt"
MARKUP = (CASES / "pages" / "markup.md").read_text(encoding="utf-8")
NESTED = """\
# 附件：发展规划

见[报告](../../report.md#t-1)、[标记](../../markup.md)、[术语表](../../glossary.md)和
[下一份](../第二 份.md)。

![发展图](图.png "发展的图") <a href="../../index.html" title="回首页">首页</a>
"""
PAGES = {
    "markup.md": MARKUP,
    "附件/深/第一份.md": NESTED,
    "附件/第二 份.md": "---\ndescription: 第二份的说明\n---\n# 第二份\n\n发展。\n",
    "附件/深/图.png": "PNG",
}
NAMES = ("title", "alt", "aria-label", "placeholder")
ADDRESSES = ("href", "src", "data-terms", "data-index", "data-strings")
SILENT = frozenset({"script", "style", "template"})
CODE = frozenset({"code", "pre", "kbd", "samp"})
VOID = frozenset("meta link input img br hr wbr rt path source".split())
TRADITIONAL = pytest.mark.parametrize("script", [TW, HK], ids=lambda script: script.name)
EVERY = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)


class Shown(HTMLParser):
    """What a page shows: its texts, each with the language it is in, and its blocks."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[tuple[str, str]] = []
        self.names: list[tuple[str, str]] = []
        self.blocks: dict[str, str] = {}
        self.others: dict[str, dict[str, str]] = {}
        # The tags that are open, each with the language and the block that it is in.
        self._open: list[tuple[str, str, str]] = [("", "", "")]
        self._forms: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is shown of an attribute, and what the tag's text is in."""
        found = {name: value or "" for name, value in attrs}
        _, language, block = self._open[-1]
        language = found.get("lang", language)
        block = found.get("id", block) if found.get("id", "").startswith("t-") else block
        self.names += [(found[name], language) for name in NAMES if name in found]
        if tag == "meta" and found.get("name") == "description":
            self.names.append((found["content"], language))
        self._forms = {name[5:]: form for name, form in found.items() if name.startswith("data-")}
        if tag not in VOID:
            self._open.append((tag, language, block))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and all in it that needs no end."""
        if tag in (name for name, _, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        self._forms = {}

    def handle_data(self, data: str) -> None:
        """Keep a text, and its forms in the other scripts."""
        tags = {name for name, _, _ in self._open}
        _, language, block = self._open[-1]
        if tags & SILENT:
            return
        if not tags & CODE:
            self.texts.append((data, language))
        if block:
            self.blocks[block] = self.blocks.get(block, "") + data
            forms = {"tw": self._forms.get("tw", data)}
            forms["hk"] = self._forms.get("hk", forms["tw"])
            for script, form in forms.items():
                told = self.others.setdefault(block, {"tw": "", "hk": ""})
                told[script] += form
        self._forms = {}


class Published:
    """A built publication: its files, and its pages by script and address."""

    def __init__(self, folder: Path, **settings: str) -> None:
        done = build(folder, **settings)
        assert done.returncode == 0, done.stderr.decode()
        self.files = files(folder / "site")
        self.texts = {
            name: content.decode()
            for name, content in self.files.items()
            if name.endswith(".html") and name != "404.html"
        }
        self.pages = {name: Document(text) for name, text in self.texts.items()}
        self.shown = {name: Shown(text) for name, text in self.texts.items()}

    @property
    def names(self) -> list[str]:
        """Give the pages in Simplified."""
        return [name for name in self.pages if not name.startswith(("zh-hant-tw/", "zh-hant-hk/"))]

    def both(self, script: Script) -> Iterator[tuple[str, str]]:
        """Give each page in Simplified with the same page in a script."""
        return ((name, folder(script) + name) for name in self.names)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The publication with pages of the tests' own, in folders with Chinese names."""
    folder = copied(tmp_path_factory.mktemp("published"))
    for name, text in PAGES.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    return Published(folder, SITE_URL=SITE)


def public(name: str) -> str:
    """Give the public address of a file."""
    return SITE + quote(name)


def alternates(page: Document) -> dict[str, str]:
    """Give the addresses that a page gives of itself in other scripts, by language."""
    links = [link for link in page.all("link") if link.get("rel") == "alternate"]
    found = {link["hreflang"]: link["href"] for link in links}
    assert len(found) == len(links)
    return found


@cache
def simplified() -> frozenset[str]:
    """Give the characters that only Simplified writing has."""
    lines = SIMPLIFIED.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def left(shown: Shown) -> list[str]:
    """Give what a page shows in Chinese with characters of Simplified writing."""
    told = [*shown.texts, *shown.names]
    return [
        " ".join(text.split())
        for text, language in told
        if language.startswith("zh-Hant") and simplified() & {*text}
    ]


def test_every_page_is_there_in_every_script(site: Published) -> None:
    assert {name for name in site.names if not is_of_the_glossary(name)} == {
        *("index.html", "report.html", "glossary.html", "markup.html"),
        *("附件/深/第一份.html", "附件/第二 份.html"),
    }
    assert {"terms/fangguanfu.html", "glossary/overview.html"} <= {*site.names}
    assert sorted(site.pages) == sorted(folder(s) + name for s in SCRIPTS for name in site.names)


@EVERY
def test_a_page_says_its_language(site: Published, script: Script) -> None:
    for _, there in site.both(script):
        assert site.pages[there].all("html")[0]["lang"] == script.language, there


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("zh-hant-tw/report.html", "2021年政府工作報告 - 對照 duizhao"),
        ("zh-hant-hk/report.html", "2021年政府工作報告 - 對照 duizhao"),
        ("zh-hant-tw/glossary.html", "術語表 - 對照 duizhao"),
        ("zh-hant-tw/附件/深/第一份.html", "附件：發展規劃 - 對照 duizhao"),
        ("report.html", "2021年政府工作报告 - 对照 duizhao"),
    ],
)
def test_a_title_is_in_the_script(site: Published, name: str, title: str) -> None:
    assert f"<title>{title}</title>" in site.texts[name]


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("zh-hant-tw/附件/第二 份.html", "第二份的說明"),
        ("zh-hant-hk/附件/第二 份.html", "第二份的説明"),
        ("附件/第二 份.html", "第二份的说明"),
    ],
)
def test_a_description_is_in_the_script(site: Published, name: str, description: str) -> None:
    metas = site.pages[name].all("meta")
    assert [meta["content"] for meta in metas if meta.get("name") == "description"] == [description]


@TRADITIONAL
def test_ids_are_the_same_in_the_same_order(site: Published, script: Script) -> None:
    for name, there in site.both(script):
        assert site.pages[there].ids == site.pages[name].ids, there
    assert len(site.pages["report.html"].ids) > 80


@TRADITIONAL
def test_tags_are_the_same_in_the_same_order(site: Published, script: Script) -> None:
    for name, there in site.both(script):
        tags = [tag for tag, _ in site.pages[name].tags]
        assert [tag for tag, _ in site.pages[there].tags] == tags, there


@EVERY
def test_every_page_names_itself_and_all_the_others(site: Published, script: Script) -> None:
    for name, there in site.both(script):
        wanted = {s.language: public(folder(s) + name) for s in SCRIPTS}
        assert alternates(site.pages[there]) == {**wanted, "x-default": public(name)}, there


@EVERY
def test_every_page_has_a_canonical_address_of_its_own(site: Published, script: Script) -> None:
    for _, there in site.both(script):
        links = site.pages[there].all("link")
        canonical = [link["href"] for link in links if link.get("rel") == "canonical"]
        assert canonical == [public(there)]


def test_the_sitemap_has_every_page_in_every_script_and_nothing_else(site: Published) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.fromstring(site.files["sitemap.xml"])
    assert root.tag == f"{space}urlset"
    assert {url.tag for url in root} == {f"{space}url"}
    told = [url.findtext(f"{space}loc") for url in root]
    assert sorted(filter(None, told)) == sorted(map(public, site.pages))


def test_the_sitemap_says_of_every_page_what_the_page_says(site: Published) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    for url in ElementTree.fromstring(site.files["sitemap.xml"]):
        name = unquote((url.findtext(f"{space}loc") or "").removeprefix(SITE))
        links = url.findall("{http://www.w3.org/1999/xhtml}link")
        assert {link.get("rel") for link in links} == {"alternate"}
        told = {link.get("hreflang"): link.get("href") for link in links}
        assert told == alternates(site.pages[name]), name
        assert len(told) == len(links)


@EVERY
def test_every_relative_address_leads_to_a_file(site: Published, script: Script) -> None:
    seen = 0
    for _, there in site.both(script):
        for _, found in site.pages[there].tags:
            for address in (found[name] for name in ADDRESSES if name in found):
                parts = urlsplit(address)
                if parts.scheme or not parts.path:
                    continue
                path = normpath(join(dirname(there), unquote(parts.path)))
                assert path in site.files, (there, address)
                seen += 1
    assert seen > 300


@EVERY
def test_every_fragment_leads_to_an_id(site: Published, script: Script) -> None:
    seen = 0
    for _, there in site.both(script):
        for link in site.pages[there].all("a"):
            parts = urlsplit(link.get("href", ""))
            if parts.scheme or not parts.fragment or parts.fragment == "t-1":
                continue
            path = normpath(join(dirname(there), unquote(parts.path))) if parts.path else there
            assert unquote(parts.fragment) in site.pages[path].ids, (there, link)
            seen += 1
    assert seen > 250


@EVERY
def test_a_link_to_a_page_stays_in_the_script(site: Published, script: Script) -> None:
    for _, there in site.both(script):
        for link in site.pages[there].all("a"):
            parts = urlsplit(link.get("href", ""))
            path = normpath(join(dirname(there), unquote(parts.path)))
            if path in site.pages and parts.path and "hreflang" not in link:
                assert path.startswith(folder(script)), (there, link)
                assert script is not HANS or path in site.names, (there, link)


@EVERY
def test_the_control_leads_to_the_same_page_in_every_script(
    site: Published, script: Script
) -> None:
    for name, there in site.both(script):
        links = [link for link in site.pages[there].all("a") if "data-script" in link]
        led = [normpath(join(dirname(there), unquote(link["href"]))) for link in links]
        assert led == [folder(s) + name for s in SCRIPTS]
        current = [link["data-script"] for link in links if link["aria-current"] == "true"]
        assert current == [script.name]


def test_the_list_of_simplified_characters_is_long_and_sorted() -> None:
    lines = SIMPLIFIED.read_text(encoding="utf-8").splitlines()
    told = "".join(line for line in lines if not line.startswith("#"))
    assert len(told) > 2000
    assert list(told) == sorted({*told})


def test_the_list_has_no_character_that_traditional_text_has() -> None:
    assert simplified() & {*"后里面台只干丑谷于范余云占并布志仿几郁须灶群温"} == set()


def test_the_list_has_none_that_the_converter_writes(house: Annotator) -> None:
    text = "\n".join(sorted(simplified()))
    passage = house.passage(text)
    assert simplified() & {*passage.tw, *passage.hk} == set()


def test_the_list_bites_on_every_page_in_simplified(site: Published) -> None:
    for name in site.names:
        shown = site.shown[name]
        told = "".join(text for text, _ in [*shown.texts, *shown.names])
        assert len(simplified() & {*told}) > 10, name


@TRADITIONAL
def test_no_simplified_character_is_left_on_a_traditional_page(
    site: Published, script: Script
) -> None:
    for _, there in site.both(script):
        assert left(site.shown[there]) == [], there


@TRADITIONAL
def test_a_block_is_as_long_in_every_script(site: Published, script: Script) -> None:
    for name, there in site.both(script):
        here, blocks = site.shown[name].blocks, site.shown[there].blocks
        lengths = {id: len(text) for id, text in here.items()}
        assert {id: len(text) for id, text in blocks.items()} == lengths, there


@TRADITIONAL
def test_a_block_has_the_text_that_the_page_in_simplified_holds_for_the_script(
    site: Published, script: Script
) -> None:
    for name, there in site.both(script):
        held = {id: forms[script.name] for id, forms in site.shown[name].others.items()}
        assert site.shown[there].blocks == held, there
    assert "哈爾濱市道里區" in "".join(site.shown[f"{folder(script)}report.html"].blocks.values())


@EVERY
def test_quotation_marks_are_those_of_the_script(site: Published, script: Script) -> None:
    page = without_english(site.texts[f"{folder(script)}report.html"])
    text = "".join(Shown(page).blocks.values())
    marks = "“”" if script is HANS else "「」"
    assert text.count(marks[0]) == text.count(marks[1]) > 100
    assert {*text} & {*"“”「」"} == {*marks}


@TRADITIONAL
def test_a_traditional_page_holds_the_source_of_every_block(
    site: Published, script: Script
) -> None:
    held = re.compile(r"<(?:ruby|span) data-hans=(\"[^\"]*\"|[^\s\">]+)[^>]*>([^<]*)")
    for name, there in site.both(script):
        back = held.sub(lambda match: f"<ruby>{match[1].strip(chr(34))}", site.texts[there])
        assert Shown(back).blocks == site.shown[name].blocks, there


def chosen(folder: Path, scripts: str) -> Published:
    """Build a small publication with a setting."""
    written(folder, {"index.md": "# 发展\n\n里面。\n", "a.md": "# 甲\n\n[见](index.md)\n"})
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("extra: {", f"extra: {{scripts: {scripts}, ")
    (folder / "mkdocs.yml").write_text(f"site_url: {SITE}\n{config}", encoding="utf-8")
    return Published(folder)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A publication whose pages are in one script only."""
    return chosen(tmp_path_factory.mktemp("alone") / "site", "[]")


@pytest.fixture(scope="module")
def hong_kong(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A publication whose pages are in Simplified and in Traditional as in Hong Kong."""
    return chosen(tmp_path_factory.mktemp("hk") / "site", "[hk]")


def test_without_scripts_there_are_no_further_pages(alone: Published) -> None:
    assert [name for name in alone.files if name.startswith("zh-")] == []
    names = sorted(name for name in alone.pages if not is_of_the_glossary(name))
    assert names == ["a.html", "glossary.html", "index.html"]


def test_without_scripts_no_page_and_no_sitemap_tells_of_any(alone: Published) -> None:
    assert [page for page in alone.pages.values() if alternates(page)] == []
    assert b"hreflang" not in alone.files["sitemap.xml"]
    assert alone.files["sitemap.xml"].count(b"<loc>") == len(alone.pages)


def test_without_scripts_the_control_has_buttons_in_place_of_links(alone: Published) -> None:
    for name, page in alone.pages.items():
        buttons = [b["data-script"] for b in page.all("button") if "data-script" in b]
        links = [link["href"] for link in page.all("a") if "data-script" in link]
        assert (buttons, links) == (["tw", "hk"], [name.rpartition("/")[2]])


def test_with_one_script_there_are_the_pages_of_that_one(hong_kong: Published) -> None:
    folders = {name.partition("/")[0] for name in hong_kong.pages if "/" in name}
    assert folders == {"zh-hant-hk", "terms", "glossary"}
    for page in hong_kong.pages.values():
        assert {*alternates(page)} == {"zh-Hans", "zh-Hant-HK", "x-default"}
        controls = [(tag, a["data-script"]) for tag, a in page.tags if "data-script" in a]
        assert controls == [("a", "hans"), ("button", "tw"), ("a", "hk")]


def test_a_site_without_a_public_address_has_relative_alternates(tmp_path: Path) -> None:
    site = Published(written(tmp_path / "site", {"index.md": "# 发展\n"}))
    found = alternates(site.pages["zh-hant-tw/index.html"])
    assert found["x-default"] == "../index.html"
    assert found["zh-Hant-TW"] == "../zh-hant-tw/index.html"


def test_the_same_sources_give_the_same_bytes(site: Published, tmp_path: Path) -> None:
    folder = copied(tmp_path / "again")
    for name, text in PAGES.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    again = Published(folder, SITE_URL=SITE, TZ="Asia/Shanghai", LC_ALL="C", PYTHONHASHSEED="7")
    assert {*again.files} == {*site.files}
    assert [name for name in again.files if again.files[name] != site.files[name]] == []


@pytest.mark.parametrize(
    ("pages", "scripts", "said"),
    [
        ({"a.md": "# 甲\n"}, "[zh]", "mkdocs.yml: C001 extra.scripts is ['zh']"),
        ({"a.md": "# 甲\n"}, "tw", "mkdocs.yml: C001 extra.scripts is 'tw'"),
        ({"a.md": "# 甲\n", "zh-hant-tw/b.md": "# 乙\n"}, "[tw]", "zh-hant-tw/b.html: C002"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_stops_the_build(
    tmp_path: Path, pages: Mapping[str, str], scripts: str, said: str
) -> None:
    folder = written(tmp_path / "site", {"index.md": "# 首页\n"})
    for name, text in pages.items():
        (folder / "docs" / name).parent.mkdir(exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("extra: {", f"extra: {{scripts: {scripts}, ")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = build(folder)
    assert done.returncode == 1
    lines = [line for line in done.stderr.decode().splitlines() if said in line]
    assert len(lines) == 1
    assert "Traceback" not in done.stderr.decode()
