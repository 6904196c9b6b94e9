"""Publication: a folder with a mkdocs.yml, and what its configuration says to the command line."""

from pathlib import Path

from duizhao.annotator import glossary_of
from duizhao.glossary.model import Glossary
from duizhao.problem import Problem, Refused
from duizhao.script import HANS, SCRIPTS, Script
from duizhao.shape import read_file, under

CONFIGURATION = "mkdocs.yml"


def nearest(start: Path) -> Path | None:
    """Give the nearest folder that holds a publication, going up from a folder."""
    return next((f for f in (start, *start.parents) if (f / CONFIGURATION).is_file()), None)


def folder_near(start: Path) -> Path:
    """Give the folder of the nearest publication's glossary. Raises Refused."""
    home = nearest(start) or start
    problems: list[Problem] = []
    named = read_file(home / CONFIGURATION, under("extra", "glossary"), problems)
    if problems:
        raise Refused(problems)
    return home / (named or "glossary")


def source_near(start: Path) -> Script:
    """Give the script that the nearest publication's documents are in. Raises Refused."""
    home = nearest(start) or start
    problems: list[Problem] = []
    named = read_file(home / CONFIGURATION, under("extra", "source"), problems)
    if problems:
        raise Refused(problems)
    return next((script for script in SCRIPTS if script.name == named), HANS)


def glossary_near(start: Path) -> Glossary:
    """Read the glossary of the nearest publication, as its build would; none where there is none.

    Raises Refused.
    """
    home = nearest(start)
    if home is None:
        return Glossary()
    problems: list[Problem] = []
    named = read_file(home / CONFIGURATION, under("extra", "glossary"), problems)
    if problems:
        raise Refused(problems)
    return glossary_of(home, named or "")
