"""`duizhao import`: a saved page of a speech becomes Markdown."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from duizhao import importing
from duizhao.encoding import as_text, not_utf8
from duizhao.problem import Problem, Refused
from duizhao.writing import write_whole


def run(options: Namespace) -> None:
    """Do so. Raises Refused."""
    page = options.file.read_bytes()
    source = _address(options.file, options.output)
    try:
        text = importing.markdown(page, source)
    except UnicodeDecodeError as error:
        raise Refused([not_utf8(str(options.file), error)]) from None
    except ValueError as error:
        problem = Problem(str(options.file), 0, "F003", str(error), "give the page of a speech")
        raise Refused([problem]) from None
    if options.output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        write_whole(options.output, text.encode("utf-8"))


def _address(source: Path, output: Path | None) -> str:
    """Give the source's address as seen from the Markdown, or its name where there is none."""
    if output is None:
        return as_text(source.name)
    seen = Path(os.path.relpath(source.resolve(), output.resolve().parent))
    return as_text(seen.as_posix())
