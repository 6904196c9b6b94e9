"""A small publication in which commands are run, in this process."""

import shlex
from pathlib import Path

import pytest

from duizhao.cli import main


def made(folder: Path) -> Path:
    """Make a publication of one document in two languages, and a glossary of one name."""
    texts = {
        "mkdocs.yml": "site_name: x\n",
        "docs/a.md": "# 发展\n\n深化改革。\n",
        "docs/a.en.md": "# Development\n\nDeepen the reform.\n",
        "glossary/names.yml": "- {text: 道里, pinyin: Dàolǐ, kind: place}\n",
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run a command; give its status and what it says on standard error."""
    capsys.readouterr()
    status = main(shlex.split(command))
    return status, capsys.readouterr().err
