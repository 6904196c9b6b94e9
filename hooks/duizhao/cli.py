"""The command line. Each command has a module in `duizhao.commands`, loaded when it is called.

What a person got wrong is said in one line on standard error, with exit status 1 (2 where the
command itself is misspelt).
"""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from duizhao.arguments import parser
from duizhao.garbage import collect_seldom
from duizhao.problem import Problem, Refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give its exit status."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal may not know a character that stands in a message.
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        status: int | None = import_module(f"duizhao.commands.{options.command}").run(options)
        sys.stdout.flush()
    except Refused as refused:
        for problem in refused.problems:
            print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader has had enough; what is still buffered must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        place = str(error.filename or "standard output")
        remedy = "name one that can be read or written"
        print(Problem(place, 0, "F001", str(error.strerror or error), remedy), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return status or 0
