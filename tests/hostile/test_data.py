"""Tests of hostile files: `tests/cases/hostile/imports/`, a folder a case.

`command.txt` is run in a publication with the other files of the case in it; `expected.txt` is
what it says on standard error. What is refused leaves nothing behind; what is taken is right.
"""

import ast
import os
import shutil
from pathlib import Path

import pytest
import yaml

from duizhao import importing
from duizhao.glossary.load import load
from duizhao.problem import Refused
from tests import sites
from tests.hostile.publication import made, run
from tests.support import CASES, ROOT, Document, converted, small, text_of

IMPORTS = CASES / "hostile" / "imports"
NAMES = sorted(path.name for path in IMPORTS.iterdir())


def taken(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run the command of a case in a publication."""
    made(folder)
    shutil.copytree(IMPORTS / name, folder, dirs_exist_ok=True)
    os.chdir(folder)
    return run((folder / "command.txt").read_text(encoding="utf-8"), capsys)


@pytest.fixture(autouse=True)
def back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Come back from wherever a test goes."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_refused_with_its_place_or_taken(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = (IMPORTS / name / "expected.txt").read_text(encoding="utf-8")
    before = {path.relative_to(tmp_path.parent) for path in tmp_path.parent.iterdir()}
    status, said = taken(name, tmp_path, capsys)
    assert said == expected
    assert status == (1 if ": F0" in said else 0)
    left = {path.name for path in tmp_path.iterdir()} - {"mkdocs.yml", "docs", "glossary"}
    files = {path.name for path in (IMPORTS / name).iterdir()}
    assert left - files == (set() if status else left & {"made", "made.md"})
    # Nothing is written beside the publication, wherever an id may lead.
    assert {path.relative_to(tmp_path.parent) for path in tmp_path.parent.iterdir()} == before


def test_a_definition_that_looks_like_a_tag_of_yaml_is_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken("definition-of-yaml", tmp_path, capsys)
    (concept,) = load(tmp_path / "made").concepts
    assert concept.definition.en == "!!python/object/apply:os.system [touch ran]"


def test_an_id_that_climbs_is_made_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken("id-that-climbs", tmp_path, capsys)
    (concept,) = load(tmp_path / "made").concepts
    assert concept.id == "imported-1"


@pytest.mark.parametrize("name", ["page-of-markup", "page-of-controls"])
def test_nothing_of_an_imported_page_is_markup(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken(name, tmp_path, capsys)
    _, front, body = (tmp_path / "made.md").read_text(encoding="utf-8").split("---\n", 2)
    told = yaml.safe_load(front)
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()
    assert told["title"] == lines[0]
    page, _ = converted(body, small())
    found = Document(page).tags
    assert {name for name, _ in found} <= {"h1", "h2", "p", "ruby", "rt", "wbr", "span", "strong"}
    assert not any(name.startswith("on") for _, attributes in found for name in attributes)
    for said in filter(None, (line.strip("\x01").strip() for line in lines)):
        assert importing.punctuated(said)[:3] in text_of(page)


LINKS = [("docs/out.md", "C007"), ("docs/nowhere.md", "C007"), ("glossary/terms/out.yml", "G030")]


def linked(folder: Path, name: str) -> Path:
    """Make a publication with a link out of it, or to nothing."""
    made(folder / "home")
    (folder / "secret").write_text("机密\n", encoding="utf-8")
    path = folder / "home" / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(folder / ("nothing" if "nowhere" in name else "secret"))
    return folder / "home"


@pytest.mark.parametrize(("name", "code"), LINKS)
def test_a_link_out_of_the_publication_is_refused(
    name: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.chdir(linked(tmp_path, name))
    status, said = run("check", capsys)
    assert status == 1
    wanted = "is a link that leads out of the publication, or nowhere"
    assert said == f"{name}: {code} {wanted}; put the file itself in its place\n"


@pytest.mark.parametrize("name", ["docs/out.md", "docs/out.png", "docs/folder"])
def test_a_build_publishes_nothing_from_outside(name: str, tmp_path: Path) -> None:
    sites.written(tmp_path / "home", {"index.md": "# 首页\n"})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("机密\n", encoding="utf-8")
    target = outside if name == "docs/folder" else outside / "secret.md"
    (tmp_path / "home" / name).symlink_to(target)
    done = sites.build(tmp_path / "home")
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert f"{name}{'/secret.md' if target is outside else ''}: C007 is a link that leads" in said
    assert "Traceback" not in said
    built = tmp_path / "home" / "site"
    assert not any("机密".encode() in path.read_bytes() for path in built.rglob("*.html"))


def test_a_link_inside_the_publication_is_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(tmp_path)
    (tmp_path / "README.md").write_text("改革。\n", encoding="utf-8")
    (tmp_path / "docs" / "b.md").symlink_to("../README.md")
    (tmp_path / "glossary" / "refused.yml").symlink_to("../refused.yml")
    (tmp_path / "refused.yml").write_text("[]\n", encoding="utf-8")
    os.chdir(tmp_path)
    assert run("review b.md", capsys)[0] == 0


def test_a_glossary_whose_folder_is_itself_a_link_is_read(tmp_path: Path) -> None:
    made(tmp_path / "home")
    (tmp_path / "link").symlink_to(tmp_path / "home" / "glossary")
    assert [name.text for name in load(tmp_path / "link").names] == ["道里"]


def test_a_link_that_leads_in_a_circle_is_no_traceback(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "glossary" / "refused.yml").symlink_to("refused.yml")
    with pytest.raises(Refused, match="G030"):
        load(tmp_path / "glossary")


def test_no_zip_is_ever_read() -> None:
    """What is never unpacked cannot climb: the one use of zip files writes the bundle."""
    readers = {"extract", "extractall", "ZipExtFile", "unpack_archive", "TarFile", "tarfile"}
    found = {
        (path.name, node.attr)
        for path in (ROOT / "hooks").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {*readers, "ZipFile"}
    }
    assert found == {("bundle.py", "ZipFile")}
