"""`duizhao build`: the site of the nearest publication, by MkDocs in a process of its own."""

import os
import subprocess
import sys
from argparse import Namespace

from duizhao.home import home
from duizhao.keeping.settings import PROCESSES, TIMINGS


def run(options: Namespace) -> int:
    """Build it as the options say; give MkDocs's exit status. Raises Refused."""
    told = {"NO_MKDOCS_2_WARNING": "1"}
    if options.timings:
        told[TIMINGS] = "1"
    if options.processes:
        told[PROCESSES] = str(options.processes)
    command = [sys.executable, "-m", "mkdocs", "build"]
    command += ["--strict"] * options.strict + ["--quiet"] * options.quiet
    command += ["--site-dir", str(options.output.absolute())] if options.output else []
    return subprocess.run(command, cwd=home(), env={**os.environ, **told}, check=False).returncode
