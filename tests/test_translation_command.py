"""Tests of `duizhao translation export` and `import`, with a loader that gives a small pair."""

import sys
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from duizhao.problem import Refused
from tests.bilingual import CHINESE, ENGLISH, pair_of

Run = Callable[..., None]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """What runs the command in a publication of one document."""
    (tmp_path / "mkdocs.yml").write_text("site_name: 甲\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "docs" / "a.en.md").write_text(ENGLISH, encoding="utf-8")
    loader = ModuleType("duizhao.bilingual.load")
    loader.pair = lambda home, document: pair_of(  # type: ignore[attr-defined]
        *((home / "docs" / name).read_text(encoding="utf-8") for name in ("a.md", "a.en.md"))
    )
    monkeypatch.setitem(sys.modules, "duizhao.bilingual.load", loader)
    monkeypatch.delitem(sys.modules, "duizhao.commands.translation", raising=False)
    monkeypatch.chdir(tmp_path)
    command = import_module("duizhao.commands.translation")
    settings = {"document": None, "output": None, "dry_run": False, "format": None, "file": None}

    def go(direction: str, **given: object) -> None:
        command.run(Namespace(direction=direction, **{**settings, **given}))

    return go


def exported(run: Run, folder: Path) -> Path:
    run("export", format="xliff", output=folder / "a.xlf")
    return folder / "a.xlf"


@pytest.mark.parametrize(
    ("name", "begins"), [("tmx", b"<?xml"), ("xliff", b"<?xml"), ("csv", b"\xef\xbb\xbfid,")]
)
def test_the_only_document_is_exported_in_every_format(
    run: Run, name: str, begins: bytes, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    run("export", format=name)
    sys.stdout.flush()
    assert capfdbinary.readouterr().out.startswith(begins)


def test_what_is_imported_unchanged_leaves_the_file_alone(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (tmp_path / "docs" / "a.en.md").stat()
    run("import", file=exported(run, tmp_path))
    after = (tmp_path / "docs" / "a.en.md").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert "a.en.md: 0 blocks changed" in capsys.readouterr().err


def test_an_edited_block_is_written_and_counted(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(run, tmp_path)
    file.write_text(file.read_text("utf-8").replace("I. Work<", "I. Tasks<"), "utf-8")
    run("import", file=file, dry_run=True)
    assert (tmp_path / "docs" / "a.en.md").read_text("utf-8") == ENGLISH
    assert "a.en.md: 1 block would change" in capsys.readouterr().err
    run("import", file=file)
    now = (tmp_path / "docs" / "a.en.md").read_text("utf-8")
    assert now == ENGLISH.replace("I. Work", "I. Tasks")
    assert "a.en.md: 1 block changed" in capsys.readouterr().err


def test_line_ends_of_the_file_are_kept(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "docs" / "a.en.md"
    path.write_bytes(ENGLISH.replace("\n", "\r\n").encode())
    file = exported(run, tmp_path)
    file.write_text(file.read_text("utf-8").replace("We did 32", "We did 33"), "utf-8")
    run("import", file=file)
    expected = ENGLISH.replace("We did 32", "We did 33").replace("\n", "\r\n")
    assert path.read_bytes() == expected.encode()


def refused(run: Run, file: Path) -> list[str]:
    with pytest.raises(Refused) as told:
        run("import", file=file)
    return [str(problem) for problem in told.value.problems]


def test_nothing_is_written_where_a_unit_is_at_fault(run: Run, tmp_path: Path) -> None:
    file = exported(run, tmp_path)
    text = file.read_text("utf-8").replace("I. Work<", "I. Tasks<")
    file.write_text(text.replace("报告标题</source>", "别的</source>"), "utf-8")
    (line,) = refused(run, file)
    assert line.startswith(f"{file}: F015 unit _1: its Chinese is not that of the document")
    assert (tmp_path / "docs" / "a.en.md").read_text("utf-8") == ENGLISH


@pytest.mark.parametrize("original", ["../a.md", "/etc/passwd", "", "C:\\a.md", "docs/../../a.md"])
def test_a_document_outside_the_publication_is_refused(
    run: Run, tmp_path: Path, original: str
) -> None:
    file = exported(run, tmp_path)
    text = file.read_text("utf-8").replace('original="docs/a.md"', f'original="{original}"')
    file.write_text(text, "utf-8")
    (line,) = refused(run, file)
    assert ": F014 " in line


def test_what_is_no_xliff_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text("<html/>", encoding="utf-8")
    (line,) = refused(run, tmp_path / "a.xlf")
    assert ": F013 the root is <html>" in line


def test_of_several_documents_one_must_be_named(run: Run, tmp_path: Path) -> None:
    for name in ("b.md", "b.en.md"):
        (tmp_path / "docs" / name).write_text("甲\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"F012 a\.md, b\.md have translations; name a document"):
        run("export", format="csv")
    run("export", format="csv", document="a.md", output=tmp_path / "a.csv")


def test_without_a_translation_there_is_nothing_to_export(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs" / "a.en.md").unlink()
    with pytest.raises(Refused, match="F012 no document has a translation"):
        run("export", format="csv")
