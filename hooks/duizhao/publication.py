"""Publication: a folder with a mkdocs.yml, and what its configuration says to the command line."""

from pathlib import Path

from duizhao.home import CONFIGURATION
from duizhao.problem import Problem, Refused
from duizhao.script import HANS, SCRIPTS, Script
from duizhao.shape import read_file, under


def setting(home: Path, *keys: str) -> str | None:
    """Give what a publication's configuration says under keys. Raises Refused."""
    problems: list[Problem] = []
    told: str | None = read_file(home / CONFIGURATION, under(*keys), problems)
    if problems:
        raise Refused(problems)
    return told


def folder_of(home: Path) -> Path:
    """Give the folder of a publication's glossary. Raises Refused."""
    return home / (setting(home, "extra", "glossary") or "glossary")


def folder_of_documents(home: Path) -> Path:
    """Give the folder of a publication's documents. Raises Refused."""
    return home / (setting(home, "docs_dir") or "docs")


def source_of(home: Path) -> Script:
    """Give the script that a publication's documents are in. Raises Refused."""
    named = setting(home, "extra", "source")
    return next((script for script in SCRIPTS if script.name == named), HANS)
