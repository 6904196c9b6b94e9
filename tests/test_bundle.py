"""Tests of the bundle: one file that is the same everywhere and asks nothing of anyone."""

import io
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join, normpath
from subprocess import CompletedProcess
from urllib.parse import unquote, urlsplit

import pytest

from duizhao.editions import bundle
from duizhao.problem import Refused
from tests.sites import copied, files, written
from tests.support import CASES, ROOT, Document, python

MARKUP = (CASES / "pages" / "markup.md").read_text(encoding="utf-8")
NESTED = "# 附件\n\n![图](图.png) [报告](../report.md)\n"


def publication(folder: Path) -> Path:
    """Copy the publication, with a page in a folder of a Chinese name."""
    copied(folder)
    (folder / "docs" / "附件").mkdir()
    (folder / "docs" / "附件" / "第一份.md").write_text(NESTED, encoding="utf-8")
    (folder / "docs" / "附件" / "图.png").write_bytes(b"PNG")
    return folder


@contextmanager
def masked(mask: int) -> Iterator[None]:
    """Make files with another mask of permissions."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def run(folder: Path, *options: str, **environment: str) -> CompletedProcess[bytes]:
    """Run the command in a folder."""
    return python("-m", "duizhao", "bundle", *options, cwd=folder, environment=environment)


def lines(done: CompletedProcess[bytes]) -> list[str]:
    """Give what a command said that failed."""
    assert done.returncode == 1
    assert done.stdout == b""
    return done.stderr.decode().splitlines()


class Bundle:
    """A bundle: its bytes, and the files in it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}
        self.pages = {
            name: Document(content.decode())
            for name, content in self.files.items()
            if name.endswith(".html")
        }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication to be bundled."""
    return publication(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def whole(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The bundle of the publication."""
    output = tmp_path_factory.mktemp("output") / "whole.zip"
    done = run(home, "-o", str(output))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return Bundle(output.read_bytes())


@pytest.fixture(scope="module")
def one_script(home: Path) -> Bundle:
    """The bundle without the pages in Traditional script."""
    return Bundle(bundle.packed(bundle.files(home, one_script=True)))


def test_the_same_sources_give_the_same_bytes_anywhere_and_at_any_time(
    whole: Bundle, tmp_path: Path
) -> None:
    folder = publication(tmp_path / "另 一个 folder")
    surroundings = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "zh_CN.GBK",
        "PYTHONHASHSEED": "9",
        "SITE_URL": "https://example.org/",
        "TMPDIR": str(tmp_path),
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    with masked(0o077):
        done = run(folder / "docs", "-o", "../again.zip", **surroundings)
    assert done.returncode == 0, done.stderr.decode()
    again = Bundle((folder / "again.zip").read_bytes())
    assert [n for n in whole.files if whole.files[n] != again.files.get(n)] == []
    assert again.data == whole.data


def test_a_bundle_takes_the_place_of_the_one_before(whole: Bundle, home: Path) -> None:
    (home / "site.zip").write_bytes(b"before")
    assert run(home, "-o", "site.zip").returncode == 0
    assert (home / "site.zip").read_bytes() == whole.data


def test_it_is_bundled_without_leaving_anything_in_the_publication(
    whole: Bundle, home: Path
) -> None:
    assert {path.name for path in home.iterdir()} <= {
        *("docs", "glossary", "hooks", "mkdocs.yml", ".cache", "site.zip")
    }


def test_names_are_in_order_and_none_stands_twice(whole: Bundle) -> None:
    names = [entry.filename for entry in whole.entries]
    assert names == sorted({*names})


def test_names_lead_nowhere_else(whole: Bundle) -> None:
    assert [n for n in whole.files if n.startswith("/") or "\\" in n or ".." in n.split("/")] == []


def test_names_in_chinese_are_marked_as_unicode(whole: Bundle) -> None:
    chinese = [entry for entry in whole.entries if not entry.filename.isascii()]
    assert {entry.filename for entry in chinese} >= {"附件/第一份.html", "附件/图.png"}
    assert [entry.filename for entry in chinese if not entry.flag_bits & 0x800] == []


def test_every_entry_has_the_same_date_and_may_be_read_by_anyone(whole: Bundle) -> None:
    assert {entry.date_time for entry in whole.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in whole.entries} == {0o644}
    assert {entry.create_system for entry in whole.entries} == {3}


def without_glossary(bundle: Bundle) -> set[str]:
    """Give the pages of a bundle but those of the glossary's entries and its other indexes."""
    return {name for name in bundle.pages if not re.search("(^|/)(terms|glossary)/", name)}


def test_on_top_are_the_first_page_and_a_page_that_says_what_this_is(whole: Bundle) -> None:
    top = {name for name in whole.files if "/" not in name}
    assert top == {"index.html", "report.html", "glossary.html", "READ ME.html"}


def test_there_is_every_page_in_every_script_and_nothing_for_servers(whole: Bundle) -> None:
    names = ("index.html", "report.html", "glossary.html", "附件/第一份.html")
    folders = ("", "zh-hant-tw/", "zh-hant-hk/")
    assert without_glossary(whole) == {f + n for f in folders for n in names} | {"READ ME.html"}
    for folder in folders:
        assert f"{folder}terms/fangguanfu.html" in whole.pages
    assert [name for name in whole.files if "sitemap" in name or "404" in name] == []


def test_the_page_that_says_what_this_is_does_so_in_both_languages(whole: Bundle) -> None:
    text = whole.pages["READ ME.html"].text
    for part in ("对照 duizhao", "打开", "怎样读", "请注意", "How to read", "Unzip the whole file"):
        assert part in text
    assert whole.pages["READ ME.html"].all("html")[0]["lang"] == "zh-Hans"
    assert {"lang": "en"} in whole.pages["READ ME.html"].all("div")


def test_it_is_called_by_the_title_of_the_first_page(tmp_path: Path) -> None:
    folder = written(tmp_path / "site", {"index.md": "# 甲 &amp; <乙>\n"})
    made = Bundle(bundle.packed(bundle.files(folder, one_script=True)))
    title = re.search(r"<title>\s*(.*?)\s*</title>", made.files["index.html"].decode())
    assert title
    assert f"<h1>{title[1]}</h1>" in made.files["READ ME.html"].decode()


def addresses(made: Bundle) -> Iterator[tuple[str, str]]:
    """Give every address that a file of a bundle names, with the file."""
    for name, page in made.pages.items():
        for tag, found in page.tags:
            for attribute in ("href", "src", "data-terms", "data-index", "data-strings"):
                if attribute in found and not (tag == "a" and "://" in found[attribute]):
                    yield name, found[attribute]
    for name, content in made.files.items():
        if name.endswith(".css"):
            text = re.sub(r"/\*.*?\*/", "", content.decode(), flags=re.DOTALL)
            for address in re.findall(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)", text):
                yield name, "".join(address)


def test_every_address_leads_to_a_file_of_the_bundle(whole: Bundle) -> None:
    seen = 0
    for name, address in addresses(whole):
        parts = urlsplit(address)
        if parts.scheme in {"data", "mailto"} or not (parts.scheme or parts.netloc or parts.path):
            continue
        assert (parts.scheme, parts.netloc) == ("", ""), (name, address)
        assert not parts.path.startswith("/"), (name, address)
        path = normpath(join(dirname(name), unquote(parts.path)))
        assert path in whole.files, (name, address)
        seen += 1
    assert seen > 1000


def test_no_page_gives_a_public_address_of_itself(whole: Bundle) -> None:
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "https://duizhao.example/" in configuration
    told = [name for name, content in whole.files.items() if b"duizhao.example" in content]
    assert told == []
    assert not any(link.get("rel") == "canonical" for link in whole.pages["index.html"].all("link"))


def test_no_script_of_ours_names_a_host(whole: Bundle) -> None:
    ours = {n: text for n, text in whole.files.items() if re.match(r"assets/duizhao/.*\.js$", n)}
    assert len(ours) > 10
    assert [name for name, text in ours.items() if re.search(rb"https?://|[\"']//\w", text)] == []


def test_every_page_forbids_other_hosts(whole: Bundle) -> None:
    for name, page in whole.pages.items():
        policies = [meta for meta in page.all("meta") if "http-equiv" in meta]
        assert [meta["http-equiv"] for meta in policies] == ["Content-Security-Policy"], name
        assert policies[0]["content"].startswith("default-src 'none';"), name
        assert "http" not in policies[0]["content"], name


def test_nothing_of_this_machine_is_inside(whole: Bundle, home: Path) -> None:
    marks = [str(home), str(ROOT), str(Path.home()) + "/", "/tmp/", os.uname().nodename]
    for name, content in whole.files.items():
        told = [mark for mark in marks if len(mark) > 3 and mark.encode() in content]
        assert told == [], name


def test_without_the_other_scripts_there_are_the_pages_in_simplified(one_script: Bundle) -> None:
    assert without_glossary(one_script) == {
        *("index.html", "report.html", "glossary.html", "附件/第一份.html", "READ ME.html")
    }
    links = one_script.pages["report.html"].all("link")
    assert [link for link in links if "hreflang" in link] == []


def test_without_the_other_scripts_it_is_smaller(one_script: Bundle, whole: Bundle) -> None:
    assert len(one_script.data) < len(whole.data) * 0.8


def test_without_the_other_scripts_a_page_can_still_be_read_in_them(one_script: Bundle) -> None:
    choices = one_script.pages["report.html"].all("button")
    assert [c["data-script"] for c in choices if "data-script" in c] == ["tw", "hk"]
    assert "工作報告" in one_script.files["assets/duizhao/data/strings.js"].decode()


def test_what_is_packed_is_what_is_unpacked() -> None:
    contents: Mapping[str, bytes] = {"b/里.html": "里".encode(), "a.txt": b"", "READ ME.html": b"x"}
    assert Bundle(bundle.packed(contents)).files == contents


def test_the_order_of_what_is_packed_does_not_matter() -> None:
    one = {"a": b"1", "b": b"2"}
    assert bundle.packed(one) == bundle.packed(dict(reversed(one.items())))


def test_outside_a_publication_one_line_says_so(tmp_path: Path) -> None:
    assert lines(run(tmp_path, "-o", "a.zip")) == [
        "mkdocs.yml: F004 no publication here; go to one's folder"
    ]


def test_a_missing_folder_for_the_output_is_said_in_one_line(home: Path, tmp_path: Path) -> None:
    place = tmp_path / "nowhere" / "a.zip"
    (line,) = lines(run(home, "-o", str(place)))
    assert re.match(rf"{re.escape(str(place.parent))}\S*: F001 ", line)
    assert not place.parent.exists()


def test_a_build_that_fails_is_said_in_one_line_with_its_reasons(tmp_path: Path) -> None:
    broken = CASES / "glossary" / "many-at-once"
    folder = written(tmp_path / "site", {"index.md": "# 首页\n"}, broken)
    (line,) = lines(run(folder, "-o", "a.zip"))
    assert line.startswith(f"{folder / 'mkdocs.yml'}: F005 the site cannot be built: ")
    expected = (broken / "expected.txt").read_text(encoding="utf-8")
    assert re.findall(r"yml:\d+:\d+: G\d+", line) == re.findall(r"yml:\d+:\d+: G\d+", expected)
    assert not (folder / "a.zip").exists()


def test_a_bundle_that_cannot_be_made_leaves_the_one_before(tmp_path: Path) -> None:
    folder = written(tmp_path / "site", {"index.md": "# 首页\n"}, tmp_path / "none")
    (folder / "a.zip").write_bytes(b"before")
    lines(run(folder, "-o", "a.zip"))
    assert (folder / "a.zip").read_bytes() == b"before"


def test_a_setting_that_cannot_be_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path / "site", {"index.md": "# 首页\n"})
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("extra: {", "extra: {scripts: tw, "), "utf-8")
    with pytest.raises(Refused, match=r"C001 extra\.scripts is 'tw'"):
        bundle.files(folder, one_script=False)


def test_the_files_are_those_of_the_site(whole: Bundle, home: Path, tmp_path: Path) -> None:
    build = python(
        *("-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")),
        cwd=home,
        environment={bundle.VARIABLE: "all"},
    )
    assert build.returncode == 0
    site = files(tmp_path / "site")
    extra = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
    wanted = {n: c for n, c in site.items() if n not in extra and not n.endswith(".map")}
    assert wanted == {
        name: content for name, content in whole.files.items() if name != "READ ME.html"
    }
