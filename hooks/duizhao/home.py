"""Home: the folder of a publication."""

from pathlib import Path

from duizhao.problem import Problem, Refused

CONFIGURATION = "mkdocs.yml"


def nearest(start: Path) -> Path | None:
    """Give the nearest folder that holds a publication, going up from a folder."""
    return next((f for f in (start, *start.parents) if (f / CONFIGURATION).is_file()), None)


def home() -> Path:
    """Give the folder of the publication one stands in. Raises Refused where there is none."""
    found = nearest(Path.cwd())
    if found is None:
        problem = Problem("mkdocs.yml", 0, "F004", "no publication here", "go to one's folder")
        raise Refused([problem])
    return found
