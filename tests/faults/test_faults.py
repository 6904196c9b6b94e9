"""Tests of faults: after each a right result or one clear line, no half-written file, and the next
build right. `handbook/faults.md` has a line for each.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from duizhao.writing import write_whole
from tests import sites
from tests.hostile.publication import made, run
from tests.support import ROOT, python

TEXT = "# 发展\n\n深化“放管服”改革。\n"


def command(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command of ours."""
    return python("-m", "duizhao", *words, cwd=cwd, environment=environment)


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """Give the one line that a command which failed has said."""
    assert done.returncode == 1
    (line,) = done.stderr.decode("utf-8").splitlines()
    return line


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a small site that was built without any fault."""
    return built(publication(tmp_path_factory.mktemp("right") / "site"))


def publication(folder: Path) -> Path:
    """Write a small publication."""
    return sites.written(folder, {"index.md": TEXT})


def built(folder: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """Build a publication; give its site without what tells the day."""
    done = sites.build(folder, *options, **environment)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return files(folder / "site")


def files(site: Path) -> dict[str, bytes]:
    """Give the files of a site without those that tell the day."""
    return {k: v for k, v in sites.files(site).items() if not k.startswith("sitemap.xml")}


def left_behind(folder: Path) -> list[Path]:
    """Give what was written aside and left there."""
    return [path for path in folder.rglob(".*.[0-9]*") if path.is_file()]


def test_a_path_with_spaces_and_chinese_characters(tmp_path: Path, right: dict[str, bytes]) -> None:
    assert built(publication(tmp_path / "我的 文件 #1 100%" / "对照")) == right


def test_windows_line_ends(tmp_path: Path, right: dict[str, bytes]) -> None:
    folder = publication(tmp_path / "site")
    path = folder / "docs" / "index.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    shutil.copytree(sites.FEW, tmp_path / "glossary")
    for each in (tmp_path / "glossary").rglob("*.yml"):
        each.write_bytes(each.read_bytes().replace(b"\n", b"\r\n"))
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace(sites.FEW.as_posix(), (tmp_path / "glossary").as_posix())
    (folder / "mkdocs.yml").write_bytes(config.replace("\n", "\r\n").encode("utf-8"))
    assert built(folder) == right


def test_a_mark_of_byte_order(tmp_path: Path, right: dict[str, bytes]) -> None:
    folder = publication(tmp_path / "site")
    path = folder / "docs" / "index.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert built(folder) == right


def test_a_stamp_keeps_the_line_ends_of_a_file(tmp_path: Path) -> None:
    made(tmp_path)
    path = tmp_path / "docs" / "a.en.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert command("translation", "stamp", "--by", "x", cwd=tmp_path).returncode == 0
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 5


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("name", ["docs/a.md", "docs/a.en.md", "glossary/names.yml", "mkdocs.yml"])
def test_a_file_in_another_encoding(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    encoding: str,
) -> None:
    monkeypatch.chdir(made(tmp_path))
    (tmp_path / name).write_bytes("# 深化改革 开放\n".encode(encoding))
    status, said = run("check", capsys)
    (line,) = said.splitlines()
    assert status == 1
    assert line.startswith(name) or f"/{name}" in line
    assert "not UTF-8" in line


def test_a_build_of_a_document_in_another_encoding(tmp_path: Path) -> None:
    folder = publication(tmp_path / "site")
    (folder / "docs" / "b.md").write_bytes("深化改革。\n".encode("gb18030"))
    done = sites.build(folder)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert "docs/b.md:1: F002 byte 0xC9 is not UTF-8" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_page_to_import_in_another_encoding(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    encoding: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes("工作报告\n各位代表:\n".encode(encoding))
    status, line = run("import a.txt -o a.md", capsys)
    assert status == 1
    assert f"it seems to be {encoding.upper()}; save the text as UTF-8" in line
    assert not (tmp_path / "a.md").exists()


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "LANG": "", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"TZ": "Pacific/Kiritimati"},
    ],
    ids=lambda environment: "-".join(environment.values()),
)
def test_another_locale_or_time_zone(
    tmp_path: Path, right: dict[str, bytes], environment: dict[str, str]
) -> None:
    assert built(publication(tmp_path / "site"), **environment) == right


def test_a_terminal_that_knows_no_chinese(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "docs" / "a.md").write_text("踏上新征程。\n", encoding="utf-8")
    done = command("check", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 1
    assert rb"R001 \u201c\u8e0f\u4e0a\u65b0[\u5f81]" in done.stdout
    assert b"Traceback" not in done.stderr


def test_a_umask_that_hides_everything(tmp_path: Path, right: dict[str, bytes]) -> None:
    folder = publication(tmp_path / "site")
    before = os.umask(0o077)
    try:
        assert built(folder) == right
        assert built(folder) == right
    finally:
        os.umask(before)


@pytest.mark.parametrize("year", [1970, 2105])
def test_a_clock_far_from_now(tmp_path: Path, right: dict[str, bytes], year: int) -> None:
    folder = publication(tmp_path / "site")
    then = (year - 1970) * 31_556_952 + 86_400
    for path in folder.rglob("*"):
        os.utime(path, (then, then))
    found = built(folder, SOURCE_DATE_EPOCH=str(min(then, 4_000_000_000)))
    assert {name: found[name] for name in right if name.endswith(".js")} == {
        name: right[name] for name in right if name.endswith(".js")
    }
    packed = command("bundle", "-o", "a.zip", cwd=folder, SOURCE_DATE_EPOCH=str(then))
    assert packed.returncode == 0, packed.stderr.decode("utf-8")


SEED = random.Random(8)


@pytest.mark.parametrize("after", [round(SEED.uniform(0.3, 4), 2) for _ in range(3)])
def test_an_interrupt_of_a_build(tmp_path: Path, right: dict[str, bytes], after: float) -> None:
    folder = publication(tmp_path / "site")
    words = [sys.executable, "-m", "mkdocs", "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    with subprocess.Popen(words, cwd=folder, env=environment, stderr=subprocess.PIPE) as started:
        time.sleep(after)
        started.send_signal(signal.SIGINT)
        started.wait(60)
    assert built(folder) == right
    assert left_behind(folder) == []


@pytest.mark.parametrize("after", [0.05, 0.4, 1.2])
def test_an_interrupt_of_a_command(tmp_path: Path, after: float) -> None:
    made(tmp_path)
    path = tmp_path / "docs" / "a.en.md"
    before = path.read_bytes()
    words = [sys.executable, "-m", "duizhao", "translation", "stamp", "--by", "x"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    with subprocess.Popen(words, cwd=tmp_path, env=environment, stderr=subprocess.PIPE) as started:
        time.sleep(after)
        started.send_signal(signal.SIGINT)
        started.wait(60)
    assert path.read_bytes() == before or path.read_bytes().startswith(b"---\ntranslation:\n")
    assert left_behind(tmp_path) == []
    assert command("translation", "stamp", "--by", "x", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    "words", ["review --page mkdocs.yml/out.html", "import docs/a.md -o mkdocs.yml/a"]
)
def test_an_output_folder_that_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    monkeypatch.chdir(made(tmp_path))
    status, said = run(words, capsys)
    assert status == 1
    assert said.splitlines() == [
        f"{words.split()[-1]}: F001 Not a directory; name one that can be read or written"
    ]


def test_an_output_that_may_not_be_written(tmp_path: Path) -> None:
    made(tmp_path)
    if sys.platform != "linux" or not Path("/proc/self").exists():
        pytest.skip("needs a folder that not even root may write into: Linux has one")
    line = one_line(command("import", "docs/a.md", "-o", "/proc/a.md", cwd=tmp_path))
    assert line.startswith("/proc/a.md: F001 ")


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few kilobytes that is nearly full; only root may mount one."""
    place = tmp_path / "full"
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(options, capture_output=True).returncode:
        pytest.skip("needs root, and leave to mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(full: Path, tmp_path: Path) -> None:
    made(tmp_path)
    speech = "工作报告\n" + "深化改革。\n" * 8_000
    (tmp_path / "a.txt").write_text(speech, encoding="utf-8")
    (full / "a.md").write_text("以前\n", encoding="utf-8")
    line = one_line(command("import", "a.txt", "-o", f"{full}/a.md", cwd=tmp_path))
    assert line.startswith(f"{full}/a.md: F001 No space left on device; ")
    assert (full / "a.md").read_text(encoding="utf-8") == "以前\n"
    assert [path.name for path in full.iterdir()] == ["a.md"]


def test_what_is_interrupted_while_it_is_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Path, data: bytes) -> int:
        with self.open("wb") as stream:
            stream.write(data[:1])
        raise KeyboardInterrupt

    path = tmp_path / "a.md"
    path.write_bytes(b"before")
    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_mkdocs_in_another_version(tmp_path: Path) -> None:
    folder = publication(tmp_path / "site")
    other = tmp_path / "other" / "mkdocs-2.0.0.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Name: mkdocs\nVersion: 2.0.0\n", encoding="utf-8")
    done = python("-m", "mkdocs", "build", cwd=folder, path=str(tmp_path / "other"))
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert "duizhao: C008 mkdocs is installed in version 2.0.0, <2,>=1.6.1 is wanted; pip" in said
    assert "Traceback" not in said


def test_no_module_writes_a_file_but_the_one_that_writes_it_whole() -> None:
    sources = {path: path.read_text("utf-8") for path in (ROOT / "hooks").rglob("*.py")}
    writers = ("write_text(", "write_bytes(", 'open("w', "open('w", ".touch(")
    found = {path.name for path, text in sources.items() if any(w in text for w in writers)}
    assert found == {"writing.py"}
