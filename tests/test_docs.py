"""What the documentation says is done, and comes out as it says."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.glossary.load import load
from tests.support import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "glossary/README.md")


def blocks(document: str, language: str) -> list[str]:
    """Give the fenced blocks of a document in one language."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    return [line for d in DOCUMENTS for block in blocks(d, "sh") for line in block.splitlines()]


def run(command: str, folder: Path) -> str:
    """Run a command of the documentation as a newcomer's shell would."""
    ours = command.replace(".venv/bin/duizhao", f"{sys.executable} -m duizhao")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    ran = subprocess.run(
        ["bash", "-ec", ours], cwd=folder, env=environment, capture_output=True, check=True
    )
    return ran.stdout.decode("utf-8")


def make(*words: str) -> str:
    """Ask make something, as from a shell of its own: the tests may run under make themselves."""
    environment = {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MAKELEVEL"}}
    ran = subprocess.run(
        ["make", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return ran.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of what the commands work on."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("docs", "glossary", "hooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith("make ")])
def test_a_verb_that_is_shown_can_be_made(command: str) -> None:
    assert make(*command.split()[1:], "--dry-run").strip()


@pytest.mark.parametrize("command", [c for c in commands() if not c.startswith("make ")])
def test_a_command_that_is_shown_runs(command: str, clone: Path) -> None:
    run(command, clone)


def test_importing_as_shown_gives_the_report_again(clone: Path) -> None:
    (command,) = [c for c in commands() if " import docs" in c]
    (clone / "docs" / "report.md").unlink()
    run(command, clone)
    made = (clone / "docs" / "report.md").read_bytes()
    assert made == (ROOT / "docs" / "report.md").read_bytes()


def test_annotating_as_shown_gives_what_is_shown(clone: Path) -> None:
    (command,) = [c for c in commands() if " annotate" in c]
    _, shown = blocks("README.md", "json")
    assert json.loads(run(command, clone)) == json.loads(shown)


def test_looking_up_as_shown_gives_what_is_shown(clone: Path) -> None:
    (command,) = [c for c in commands() if " lookup --json" in c]
    shown, _ = blocks("README.md", "json")
    assert json.loads(run(command, clone)) == json.loads(shown)


def test_every_verb_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    verbs = [line.split()[0] for line in make("help").splitlines()]
    assert len(verbs) > 7
    assert [verb for verb in verbs if verb not in readme] == []


def test_the_python_that_is_shown_runs(clone: Path) -> None:
    (code,) = blocks("README.md", "python")
    program = code.replace("Markdown(ext", "print(Markdown(ext").rstrip() + ")"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=clone, env=environment, capture_output=True, check=True
    )
    assert "data-py=shēnhuà" in ran.stdout.decode("utf-8")


def test_the_entries_that_are_shown_are_a_glossary(tmp_path: Path) -> None:
    domain, names, refused, readings, scripts, review = blocks("glossary/README.md", "yaml")
    entry = next(block for block in blocks("README.md", "yaml") if "liubao" in block)
    terms = tmp_path / "terms"
    terms.mkdir()
    indented = re.sub(r"^(?=.)", "  ", entry, flags=re.MULTILINE)
    (terms / "shown.yml").write_text(domain + indented, encoding="utf-8")
    for name, text in (
        ("names", names),
        ("refused", refused),
        ("readings", readings),
        ("scripts", scripts),
        ("review", review),
    ):
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    assert [concept.id for concept in load(tmp_path).concepts] == ["liuwen", "liubao"]


@pytest.mark.parametrize(
    "line",
    [
        'site_url: !ENV [SITE_URL, "https://duizhao.example/"]',
        "custom_dir: hooks/duizhao/theme",
        "language: zh-Hans",
        "font: false",
        "plugins: []",
    ],
)
def test_the_configuration_that_is_shown_is_the_projects_own(line: str) -> None:
    (shown,) = [block for block in blocks("README.md", "yaml") if "custom_dir" in block]
    assert line in shown
    assert line in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_inside_the_repository_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    folder = (ROOT / document).parent
    assert [link for link in links if not (folder / link).exists()] == []
