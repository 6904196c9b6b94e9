"""Tests of the command that looks terms up."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from duizhao import cli
from duizhao.annotator import Annotator
from duizhao.commands import lookup as lookup_command
from duizhao.encoding import as_text
from duizhao.glossary.model import Glossary
from duizhao.layers.scripts import interchangeable
from duizhao.search.concepts import Concepts
from duizhao.search.entries import Entries, laid_out
from duizhao.search.folding import Fold
from tests.support import ROOT, python, rows

CASES = rows("queries.txt")
SHAPE = {
    "id": str,
    "form": str,
    "hant_tw": str,
    "hant_hk": str,
    "pinyin": str,
    "english": list,
    "meaning": str,
    "match": str,
    "score": int,
}


def lookup(
    *arguments: str, cwd: Path = ROOT, **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command."""
    return python("-m", "duizhao", "lookup", *arguments, cwd=cwd, environment=settings)


def on_a_terminal(*arguments: str, **settings: str) -> str:
    """Run the command on a terminal; give what it shows."""
    mine, its = pty.openpty()
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **settings}
    command = [sys.executable, "-m", "duizhao", "lookup", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=its) as process:
        os.close(its)
        shown = b""
        try:
            while part := os.read(mine, 65536):
                shown += part
        except OSError:  # how Linux says that the other side has closed
            pass
        os.close(mine)
    assert process.returncode == 0
    return shown.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture(scope="session")
def concepts(glossary: Glossary, house: Annotator) -> Concepts:
    """The publication's glossary, to look things up in."""
    fold = Fold(interchangeable())
    return Concepts(Entries(tuple(laid_out(glossary, house, fold)), fold))


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch, concepts: Concepts) -> None:
    """The glossary, read and laid out once for all cases."""
    monkeypatch.setattr(lookup_command, "store_of", lambda _: None)
    monkeypatch.setattr(lookup_command, "Concepts", lambda _: concepts)


@pytest.mark.usefixtures("at_hand")
@pytest.mark.parametrize(("query", "term", "text"), CASES)
def test_the_command_gives_what_the_cases_say(
    capfdbinary: pytest.CaptureFixture[bytes], query: str, term: str, text: str
) -> None:
    status = cli.main(["lookup", "--json", "--", query])
    found: dict[str, Any] = json.loads(capfdbinary.readouterr().out)
    first = found["results"][0]["id"] if found["results"] else "-"
    assert status == (0 if term[0] not in "-~" else 1)
    assert found["query"] == query
    assert first == term.lstrip("~") or (term == "-" and text != "-")


def test_the_json_is_one_line_of_the_promised_shape() -> None:
    done = lookup("--json", "改革")
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)
    found = json.loads(done.stdout)
    assert list(found) == ["query", "results"]
    assert found["query"] == "改革"
    assert len(found["results"]) > 2
    for result in found["results"]:
        assert {key: type(value) for key, value in result.items()} == SHAPE
        assert result["english"]
        assert all(type(rendering) is str for rendering in result["english"])


def test_the_json_tells_what_the_glossary_says() -> None:
    (result,) = json.loads(lookup("--json", "yingshanghuanjing").stdout)["results"]
    assert result.pop("meaning").startswith("How easy or hard")
    assert result == {
        "id": "yingshang-huanjing",
        "form": "营商环境",
        "hant_tw": "營商環境",
        "hant_hk": "營商環境",
        "pinyin": "yíngshāng huánjìng",
        "english": ["business environment"],
        "match": "pinyin",
        "score": 96,
    }


def test_words_need_no_quotation_marks() -> None:
    done = lookup("--json", "streamline", "administration")
    assert json.loads(done.stdout)["query"] == "streamline administration"
    assert done.returncode == 0


def test_in_a_pipe_a_term_is_told_plainly() -> None:
    done = lookup("营商环境")
    lines = done.stdout.decode("utf-8").splitlines()
    assert (done.returncode, done.stderr) == (0, b"")
    assert lines[0] == "营商环境（營商環境）  yíngshāng huánjìng  yingshang-huanjing"
    assert lines[1] == "  business environment"
    assert b"\033" not in done.stdout


def test_on_a_terminal_it_is_told_in_colours() -> None:
    assert "\033[1m营商环境\033[0m" in on_a_terminal("营商环境")


def test_without_its_colours_a_terminal_shows_what_a_pipe_gets() -> None:
    plain = lookup("改革").stdout.decode("utf-8")
    assert on_a_terminal("改革", NO_COLOR="1") == plain


def test_entries_stand_apart_by_an_empty_line() -> None:
    told = lookup("fgf", "-n", "1").stdout.decode("utf-8")
    assert told.endswith("\n")
    assert "\n\n" not in told
    assert lookup("改革", "-n", "2").stdout.decode("utf-8").count("\n\n") == 1


def test_no_more_are_told_than_are_wanted() -> None:
    all_of_them = json.loads(lookup("--json", "改革", "-n", "99").stdout)["results"]
    some = json.loads(lookup("--json", "改革", "--most", "2").stdout)["results"]
    assert some == all_of_them[:2]
    assert len(json.loads(lookup("--json", "发展").stdout)["results"]) <= 10


def test_where_nothing_fits_what_is_near_is_told_with_status_1() -> None:
    done = lookup("放管复")
    assert done.returncode == 1
    assert done.stderr.decode("utf-8") == "nothing fits “放管复”; near it:\n"
    assert done.stdout.decode("utf-8").startswith("放管服")


def test_near_matches_say_so_in_json() -> None:
    done = lookup("--json", "放管复")
    results = json.loads(done.stdout)["results"]
    assert (done.returncode, done.stderr) == (1, b"")
    assert {key: type(value) for key, value in results[0].items()} == SHAPE
    assert {result["match"] for result in results} == {"near"}


def test_where_nothing_is_near_either_there_is_one_line() -> None:
    done = lookup("鑫淼焱")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode("utf-8") == "nothing fits “鑫淼焱”\n"


@pytest.mark.usefixtures("at_hand")
@pytest.mark.parametrize(
    "query", ["", "  ", "，。！", "🙂", "“”", "q" * 10_000, "鑫" * 10_000, os.fsdecode(b"\xff\xfe")]
)
def test_nonsense_finds_nothing_and_does_no_harm(
    capfdbinary: pytest.CaptureFixture[bytes], query: str
) -> None:
    assert cli.main(["lookup", "--json", query]) == 1
    told, complained = capfdbinary.readouterr()
    # What is no UTF-8 cannot be written as it is.
    assert json.loads(told) == {"query": as_text(query), "results": []}
    assert complained == b""


def test_what_is_not_utf8_is_passed_over_in_text_too() -> None:
    done = lookup(os.fsdecode("放管服".encode() + b"\xff"))
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("放管服")
    assert b"Traceback" not in lookup(os.fsdecode(b"\xff")).stderr


@pytest.mark.parametrize(
    "arguments", [(), ("-n", "0", "放"), ("-n", "-1", "放"), ("-n", "x", "放"), ("-n", "放")]
)
def test_what_is_misspelt_is_refused_with_status_2(arguments: tuple[str, ...]) -> None:
    done = lookup(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: duizhao lookup" in done.stderr


def test_a_glossary_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "a.yml").write_text(
        "title: {zh: 甲, en: A}\nconcepts:\n- id: fazhan\n"
        "  forms: [{text: 发展, pinyin: fāzhǎn}]\n"
        "  english: [{text: growth}]\n  definition: {en: To grow.}\n  confidence: standard\n",
        encoding="utf-8",
    )
    done = lookup("--json", "--glossary", str(tmp_path), "發展")
    assert [result["id"] for result in json.loads(done.stdout)["results"]] == ["fazhan"]


def test_a_glossary_that_is_not_there_is_named_in_one_line(tmp_path: Path) -> None:
    done = lookup("--glossary", str(tmp_path / "none"), "放管服")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert b"none" in done.stderr


def test_without_any_glossary_nothing_fits(tmp_path: Path) -> None:
    done = lookup("放管服", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode("utf-8") == "nothing fits “放管服”\n"
