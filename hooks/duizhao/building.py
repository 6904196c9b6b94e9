"""MkDocs in a process of its own: the command line does not know it, only how it is called."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from duizhao.home import CONFIGURATION
from duizhao.problem import Problem, Refused


def build(home: Path, site: Path, variables: Mapping[str, str], *options: str) -> str:
    """Build a publication into a folder; give what was said, in one line.

    Raises Refused with it where the build failed.
    """
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options, "--site-dir", str(site)],
        cwd=home,
        env={**os.environ, **variables, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=False,
    )
    lines = (ran.stderr + ran.stdout).decode("utf-8", "replace").splitlines()
    said = " ".join(" ".join(line for line in lines if not line.startswith("INFO")).split())
    if ran.returncode:
        raise failed(home, said or "MkDocs gave no reason")
    return said


def failed(home: Path, said: str) -> Refused:
    """Give what is told where a publication cannot be built."""
    message = f"the site cannot be built: {said}"
    return Refused([Problem(str(home / CONFIGURATION), 0, "F005", message, "mend what it says")])
