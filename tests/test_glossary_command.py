"""Tests of `duizhao glossary export` and `import`, in a process of its own."""

import subprocess
from pathlib import Path

import pytest

from duizhao.arguments import FORMATS as OFFERED
from duizhao.cli import main
from duizhao.exchange.formats import FORMATS
from tests.support import ROOT, python


def glossary(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    return python("-m", "duizhao", "glossary", *arguments, cwd=cwd)


def test_every_format_is_offered() -> None:
    assert list(OFFERED) == list(FORMATS)


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_glossary_is_exported_in_every_format_the_same_each_time(
    name: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(ROOT)
    done = glossary("export", "--format", name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert main(["glossary", "export", "--format", name]) == 0
    assert capfdbinary.readouterr().out == done.stdout
    assert "放管服".encode() in done.stdout


@pytest.mark.parametrize("name", ["csv", "tbx"])
def test_what_is_imported_is_exported_again_with_the_same_bytes(name: str, tmp_path: Path) -> None:
    first = tmp_path / f"a.{name}"
    assert glossary("export", "--format", name, "-o", str(first)).returncode == 0
    done = glossary("import", str(first), "-o", str(tmp_path / "made"))
    assert done.returncode == 0
    assert done.stderr.decode().endswith(f"entries written to {tmp_path / 'made'}\n")
    again = glossary("export", "--format", name, "--glossary", str(tmp_path / "made"))
    assert again.stdout == first.read_bytes()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,language,term\n", encoding="utf-8")
    done = glossary("import", str(tmp_path / "a.csv"), "-o", str(tmp_path))
    assert done.returncode == 1
    assert b": F010 is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_that_is_none_of_these_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.tbx").write_text("<html>", encoding="utf-8")
    done = glossary("import", str(tmp_path / "a.tbx"), "-o", str(tmp_path / "made"))
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"{tmp_path / 'a.tbx'}: F011 broken XML: ")
    assert not (tmp_path / "made").exists()


def test_a_table_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,language,term\nx,zh-Hans,发展\n".encode("gb18030"))
    done = glossary("import", str(tmp_path / "a.csv"), "-o", str(tmp_path / "made"))
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"a.csv:2: F002 byte 0x" in done.stderr


def test_a_glossary_without_entries_cannot_be_exported(tmp_path: Path) -> None:
    done = glossary("export", "--format", "tbx", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode() == "glossary: F009 has no entries; name another\n"


def test_a_site_gives_entries_their_addresses() -> None:
    done = glossary("export", "--format", "skos", "--site", "https://example.org/x")
    assert b"<https://example.org/x/terms/fangguanfu.html>" in done.stdout
