"""Tests of building again: what was kept makes the same site as nothing kept, and no old one."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.corpus.corpus import documents
from tests.sites import FEW, build, files, written

REPORT = "# 深化“放管服”改革\n\n哈尔滨市道里区优化营商环境，推进“六稳”工作。见[说明](index.md)。\n"
TRANSLATED = "# 说明\n\n推进“六稳”工作。\n"
ENGLISH = "# Note\n\nWe advanced the work of ensuring stability on six fronts.\n"


def publication(folder: Path) -> Path:
    """Write a publication with documents of every kind: some alone, with links, with English."""
    pages = {f"{number:02}.md": text for number, (_, text) in enumerate(documents(4, 900))}
    pages |= {"index.md": "# 首页\n\n放管服。\n", "report.md": REPORT}
    pages |= {"note.md": TRANSLATED, "note.en.md": ENGLISH, "aliases.yml": "{}\n"}
    written(folder, pages, folder / "glossary")
    shutil.copytree(FEW, folder / "glossary")
    return folder


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Give an edit: an editor writes something else in a file."""

    def edit(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def added(name: str, text: str) -> Callable[[Path], None]:
    """Give an edit: an editor writes more, or another file."""

    def edit(folder: Path) -> None:
        path = folder / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + text, encoding="utf-8")

    return edit


NEW_TERM = """\
  - id: gaige
    forms: [{text: 改革, pinyin: gǎigé, status: preferred}]
    english: [{text: reform, status: preferred}]
    definition: {en: A change of institutions., zh: 对制度的改变。}
    confidence: descriptive
"""
RULING = "- {text: 推进, pinyin: tuījǐn, reason: a case for the tests}\n"
NAME = "- {id: ershi, text: 发展, pinyin: Fāzhǎn, kind: place, english: Fazhan}\n"

EDITS = {
    "a document": added("docs/00.md", "\nNew: 优化营商环境。\n"),
    "a document more": added("docs/zz.md", "# 新文件\n\n六稳。\n"),
    "a translation": replaced("docs/note.en.md", "advanced", "went on with"),
    "a page that others lead to": replaced("docs/index.md", "# 首页", "# 首頁面"),
    "a new term": added("glossary/terms/01.yml", NEW_TERM),
    "a definition": replaced("glossary/terms/01.yml", "cut red tape", "cut red tape everywhere"),
    "the reading of a term": replaced("glossary/terms/02.yml", "liùwěn,", "Liùwěn,"),
    "a name": added("glossary/names.yml", NAME),
    "a ruling": added("glossary/readings.yml", RULING),
    "the settings": replaced("mkdocs.yml", " toc,", " {toc: {permalink: true}},"),
    "one script": replaced("mkdocs.yml", "extra: {", "extra: {scripts: [], "),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication that was built, with all that was kept."""
    folder = publication(tmp_path_factory.mktemp("built"))
    assert build(folder).returncode == 0
    return folder


@pytest.fixture
def again(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be edited."""
    folder = tmp_path / "again"
    shutil.copytree(built, folder)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace(built.as_posix(), folder.as_posix())
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


def site(folder: Path) -> dict[str, bytes]:
    """Build a publication; give the files of its site."""
    ran = build(folder)
    assert ran.returncode == 0, ran.stderr.decode()
    return files(folder / "site")


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_kept_makes_the_same_site_as_nothing_kept(again: Path, edit: str) -> None:
    before = files(again / "site")
    EDITS[edit](again)
    warm = site(again)
    shutil.rmtree(again / ".cache")
    assert site(again) == warm
    assert warm != before


def rows(folder: Path) -> set[bytes]:
    """Give the keys of what is kept."""
    with sqlite3.connect(folder / ".cache" / "duizhao" / "kept.db") as connection:
        return {key for (key,) in connection.execute("SELECT key FROM kept")}


def test_a_build_with_nothing_changed_makes_nothing_anew(again: Path) -> None:
    before = rows(again), files(again / "site")
    assert site(again) == before[1]
    assert rows(again) == before[0]


def test_a_document_that_changes_leaves_the_others_alone(again: Path) -> None:
    before = rows(again)
    EDITS["a document"](again)
    site(again)
    # Its leaf, the new paragraph, and the entries that it uses or that are counted anew.
    assert len(rows(again) - before) <= 2 + len(list((again / "site" / "terms").glob("*.html")))


@pytest.mark.parametrize("length", [0, 50, 20_000])
def test_a_build_after_a_store_was_damaged_is_right(again: Path, length: int) -> None:
    kept = again / ".cache" / "duizhao" / "kept.db"
    kept.write_bytes(kept.read_bytes()[:length] + b"\xff" * 3000)
    assert site(again) == files(again / "site")
    assert rows(again)


def test_articles_that_are_damaged_are_made_anew(again: Path) -> None:
    before = files(again / "site")
    with sqlite3.connect(again / ".cache" / "duizhao" / "kept.db") as connection:
        connection.execute("UPDATE kept SET body = x'00' WHERE length(body) > 0")
    assert site(again) == before


def test_a_store_that_cannot_be_written_is_done_without(again: Path) -> None:
    before = files(again / "site")
    shutil.rmtree(again / ".cache")
    (again / ".cache").write_text("", encoding="utf-8")
    assert site(again) == before


def test_two_builds_at_once_are_both_right(again: Path, tmp_path: Path) -> None:
    before = files(again / "site")
    shutil.rmtree(again / ".cache")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    running = [
        subprocess.Popen([*command, str(tmp_path / name)], cwd=again) for name in ("one", "other")
    ]
    assert [each.wait(timeout=120) for each in running] == [0, 0]
    assert files(tmp_path / "one") == files(tmp_path / "other") == before


@pytest.mark.parametrize("after", [0.4, 0.9, 1.4])
def test_a_build_after_one_that_was_interrupted_is_right(again: Path, after: float) -> None:
    before = files(again / "site")
    shutil.rmtree(again / ".cache")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    running = subprocess.Popen(command, cwd=again, stderr=subprocess.PIPE)
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    assert site(again) == before


@pytest.fixture
def served(again: Path) -> Iterator[str]:
    """The address of a publication that is served while an editor writes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--watch",
        "glossary",
        "--dev-addr",
        address,
    ]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    running = subprocess.Popen(
        command, cwd=again, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield f"http://{address}"
    running.terminate()
    running.wait(timeout=30)


def shown(address: str, wanted: str) -> bool:
    """Wait until a page has something; say whether it came."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:
                if wanted in answer.read().decode("utf-8"):
                    return True
        except (URLError, OSError):
            pass
        time.sleep(0.2)
    return False


def test_who_edits_sees_documents_and_glossary_as_they_are_now(again: Path, served: str) -> None:
    assert shown(f"{served}/00.html", "<ruby")
    EDITS["a document"](again)
    assert shown(f"{served}/00.html", "New: ")
    EDITS["a new term"](again)
    assert shown(f"{served}/00.html", "terms/gaige.html")
