"""Tests of the command line, in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from duizhao import __version__
from duizhao.cli import main
from tests.support import CASES, ROOT, python

REMEDY = "name one that can be read or written"
SPEECH = "工作报告\n——2021年3月5日在大会上\n各位代表:\n"


def duizhao(
    *arguments: str, cwd: Path = ROOT, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command."""
    return python("-m", "duizhao", *arguments, cwd=cwd, given=given)


def annotated(given: bytes, *arguments: str, cwd: Path = ROOT) -> list[dict[str, Any]]:
    """Annotate what is given; give the lines."""
    done = duizhao("annotate", *arguments, cwd=cwd, given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.split(b"\n")[:-1]]


def refused(*arguments: str, cwd: Path = ROOT, given: bytes = b"") -> list[str]:
    """Run a command that must fail with status 1 and no output; give what it says."""
    done = duizhao(*arguments, cwd=cwd, given=given)
    assert (done.returncode, done.stdout) == (1, b"")
    return done.stderr.decode("utf-8").splitlines()


def publication(path: Path) -> Path:
    """Make a publication with a name of its own; give a folder deep inside it."""
    (path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (path / "glossary").mkdir()
    names = "- {text: 发展, pinyin: Fāzhǎn, kind: place}\n"
    (path / "glossary" / "names.yml").write_text(names, encoding="utf-8")
    deep = path / "docs" / "deep"
    deep.mkdir(parents=True)
    return deep


def test_the_version_is_told() -> None:
    assert duizhao("--version").stdout.decode() == f"duizhao {__version__}\n"


def test_a_command_must_be_named() -> None:
    assert duizhao().returncode == 2


def test_a_command_that_is_misspelt_is_refused_with_status_2() -> None:
    assert duizhao("anotate").returncode == 2


@pytest.mark.parametrize("name", ["a\nb: c", "a\x01"])
def test_a_translator_whose_name_is_no_line_is_refused_with_status_2(name: str) -> None:
    assert duizhao("translation", "stamp", "--by", name).returncode == 2


def test_each_line_of_text_is_a_line_of_json() -> None:
    lines = annotated("发展\n改革\n".encode())
    assert [line["text"] for line in lines] == ["发展", "改革"]


def test_a_last_line_needs_no_end() -> None:
    assert [line["text"] for line in annotated("发展\n改革".encode())] == ["发展", "改革"]


def test_a_blank_line_is_a_line() -> None:
    assert [line["text"] for line in annotated("发展\n\n改革\n".encode())] == ["发展", "", "改革"]


def test_a_carriage_return_before_a_line_feed_is_no_text() -> None:
    assert [line["text"] for line in annotated("发展\r\n改革\r\n".encode())] == ["发展", "改革"]


def test_a_carriage_return_elsewhere_is_text() -> None:
    assert [line["text"] for line in annotated("发\r展\r".encode())] == ["发\r展\r"]


def test_other_separators_end_no_line() -> None:
    text = "发\u2028展\x0b\x0c\x1c\x85"
    assert [line["text"] for line in annotated(text.encode())] == [text]


def test_no_input_gives_no_output() -> None:
    assert annotated(b"") == []


@pytest.mark.parametrize(
    ("options", "hans", "tw", "hk"),
    [
        ((), "说明“发展”", "說明「發展」", "説明「發展」"),
        (("--source", "tw"), "说明“发展”", "說明「發展」", "説明「發展」"),
    ],
)
def test_a_line_in_traditional_is_annotated_as_such(
    options: tuple[str, ...], hans: str, tw: str, hk: str
) -> None:
    (line,) = annotated("說明「發展」\n".encode(), "--quotation-marks", *options)
    assert (line["text"], line["hans"]) == ("說明「發展」", hans)
    assert (line["hant_tw"], line["hant_hk"]) == (tw, hk)
    assert line["words"][0] == {"start": 0, "end": 2, "text": "說明", "pinyin": "shuōmíng"}


def test_the_script_of_each_line_is_told_by_itself() -> None:
    lines = annotated("发展\n發展\n説明裏面\n里面\n".encode())
    found = [(line["hans"], line["hant_tw"], line["hant_hk"]) for line in lines]
    assert found == [
        ("发展", "發展", "發展"),
        ("发展", "發展", "發展"),
        ("说明里面", "說明裡面", "説明裏面"),
        ("里面", "裡面", "裏面"),
    ]


def test_a_line_may_be_said_to_be_in_a_script() -> None:
    (line,) = annotated("皇后里\n".encode(), "--source", "tw")
    assert (line["hans"], line["hant_tw"]) == ("皇后里", "皇后里")


def test_another_script_is_refused_with_status_2() -> None:
    assert duizhao("annotate", "--source", "zh").returncode == 2


def test_quotation_marks_stay_unless_they_are_asked_for() -> None:
    (line,) = annotated("“发展”\n".encode())
    assert (line["hant_tw"], line["hant_hk"]) == ("“發展”", "“發展”")
    (line,) = annotated("“发展”\n".encode(), "--quotation-marks")
    assert (line["hant_tw"], line["hant_hk"]) == ("「發展」", "「發展」")


def test_emoji_and_rare_characters_count_as_one_each() -> None:
    (line,) = annotated("👨‍👩‍👧𠮷发".encode())
    assert len(line["syllables"]) == len(line["text"]) == 7
    assert line["words"][-1]["start"] == 6


def test_a_file_is_read_as_standard_input_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("发展\n", encoding="utf-8")
    assert annotated(b"", str(tmp_path / "a.txt")) == annotated("发展\n".encode())


def test_what_is_not_utf8_is_named_with_its_line() -> None:
    done = duizhao("annotate", given="发展\n".encode() + "改革".encode("gb18030") + b"\n")
    assert done.returncode == 1
    wanted = "standard input:2: F002 byte 0xB8 is not UTF-8 (invalid start byte)"
    wanted += ": it seems to be GB18030"
    assert done.stderr.decode() == f"{wanted}; save the text as UTF-8\n"


def test_the_lines_before_what_is_not_utf8_are_annotated() -> None:
    done = duizhao("annotate", given="发展\n".encode() + b"\xff\n")
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["发展"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    said = refused("annotate", "none.txt", cwd=tmp_path)
    assert said == [f"none.txt: F001 No such file or directory; {REMEDY}"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused("annotate", ".", cwd=tmp_path) == [f".: F001 Is a directory; {REMEDY}"]


def test_a_glossary_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = refused("annotate", "--glossary", "none", cwd=tmp_path)
    assert said == ["none: G000 is no glossary folder; name one"]


def test_a_broken_glossary_is_refused_with_all_its_problems() -> None:
    folder = CASES / "glossary" / "many-at-once"
    said = refused("annotate", "--glossary", ".", cwd=folder)
    assert said == (folder / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_a_broken_glossary_is_refused_before_any_input_is_read() -> None:
    folder = CASES / "glossary" / "G001-broken-yaml"
    assert len(refused("annotate", "--glossary", str(folder), given=b"\xff\n")) == 1


def test_the_glossary_of_the_nearest_publication_is_used(tmp_path: Path) -> None:
    deep = publication(tmp_path)
    (line,) = annotated("发展\n".encode(), cwd=deep)
    assert line["words"][0]["pinyin"] == "Fāzhǎn"


def test_a_publication_without_glossary_hides_those_above_it(tmp_path: Path) -> None:
    deep = publication(tmp_path)
    (deep / "mkdocs.yml").write_text("site_name: y\n", encoding="utf-8")
    (line,) = annotated("发展\n".encode(), cwd=deep)
    assert line["words"][0]["pinyin"] == "fāzhǎn"


def test_a_glossary_that_is_named_comes_before_the_nearest(tmp_path: Path) -> None:
    deep = publication(tmp_path)
    other = deep / "other"
    shutil.copytree(ROOT / "glossary", other)
    (line,) = annotated("发展\n".encode(), "--glossary", "other", cwd=deep)
    assert line["words"][0]["pinyin"] == "fāzhǎn"


def test_without_any_publication_there_are_no_terms(tmp_path: Path) -> None:
    (line,) = annotated("营商环境\n".encode(), cwd=tmp_path)
    assert line["terms"] == []
    assert line["hant_tw"] == "營商環境"


def test_a_line_of_a_megabyte_is_annotated(tmp_path: Path) -> None:
    report = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").replace("\n", "")
    text = report * (1_000_000 // len(report.encode()) + 1)
    (line,) = annotated(text.encode(), cwd=tmp_path)
    assert line["text"] == text
    assert len(line["syllables"]) == len(text)


def test_output_that_nobody_reads_on_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("发展\n" * 20_000, encoding="utf-8")
    script = "set -o pipefail; python -m duizhao annotate a.txt | head -n 1 >/dev/null"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    script = script.replace("python", f"'{sys.executable}'", 1)
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_speech_is_imported_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    done = duizhao("import", "a.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode().endswith("各位代表：\n")


def test_a_speech_is_imported_into_a_file_that_names_its_source(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_text(SPEECH, encoding="utf-8")
    done = duizhao("import", "source/a.txt", "-o", "a.md", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert 'source: "source/a.txt"' in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_importing_leaves_nothing_else_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    duizhao("import", "a.txt", "-o", "a.md", cwd=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "a.txt"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "a.md").mkdir()
    assert len(refused("import", "a.txt", "-o", "a.md", cwd=tmp_path)) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "a.txt"]


def test_a_file_that_cannot_be_written_is_named_as_the_person_named_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    said = refused("import", "a.txt", "-o", "none/a.md", cwd=tmp_path)
    assert said == [f"none/a.md: F001 No such file or directory; {REMEDY}"]


def test_a_page_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("题目\n".encode() + b"\xff\n")
    (said,) = refused("import", "a.txt", cwd=tmp_path)
    assert said.startswith("a.txt:2: F002 byte 0xFF is not UTF-8")


def test_a_page_in_utf8_with_a_mark_and_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "题目\n".encode() + b"\xff\n")
    (said,) = refused("import", "a.txt", cwd=tmp_path)
    assert said.startswith("a.txt:2: F002 byte 0xFF is not UTF-8")


@pytest.mark.parametrize("content", [b"", b"\n\n", "【关闭窗口】\n".encode()])
def test_a_page_without_text_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    said = refused("import", "a.txt", cwd=tmp_path)
    assert said == ["a.txt: F003 it holds no text; give the page of a speech"]


def test_a_missing_page_is_named(tmp_path: Path) -> None:
    said = refused("import", "none.txt", cwd=tmp_path)
    assert said == [f"none.txt: F001 No such file or directory; {REMEDY}"]


def test_a_second_engine_that_is_not_installed_is_told_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "g2pM", None)
    for name in ("duizhao.readings.second", "duizhao.commands.annotate"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    assert main(["annotate", "--accurate"]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("duizhao: F006 --accurate needs ")
    assert said.endswith(", which is not installed; pip install 'duizhao[accurate]'")


def test_a_translation_by_nobody_is_not_stamped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publication(tmp_path)
    (tmp_path / "docs" / "a.md").write_text("发展\n", encoding="utf-8")
    (tmp_path / "docs" / "a.en.md").write_text("Development\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["translation", "stamp"]) == 1
    assert capsys.readouterr().err == "docs/a.en.md:1: F016 nobody is named; add --by NAME\n"
