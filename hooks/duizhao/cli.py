"""The command line: `duizhao import` and `duizhao annotate`.

What a person got wrong is said in one line on standard error, with exit status 1 (2 where the
command itself is misspelt).
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from duizhao import __version__, export, importing
from duizhao.annotator import annotator, annotator_of
from duizhao.glossary.model import Glossary
from duizhao.passage import Annotator
from duizhao.problem import Problem, Refused
from duizhao.writing import write_whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give its exit status."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = options.command
    try:
        command(options)
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
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="duizhao", description="Annotate Chinese documents.")
    parser.add_argument("--version", action="version", version=f"duizhao {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    importer = commands.add_parser("import", help="turn a saved page of a speech into Markdown")
    importer.add_argument("file", metavar="FILE", type=Path)
    importer.add_argument("-o", "--output", type=Path, help="where to write (standard output)")
    importer.set_defaults(command=_import)

    annotate = commands.add_parser("annotate", help="annotate text, a line of JSON for each line")
    annotate.add_argument("file", metavar="FILE", type=Path, nargs="?", help="(standard input)")
    annotate.add_argument("--glossary", type=Path, metavar="DIR", help="a glossary folder")
    annotate.set_defaults(command=_annotate)
    return parser


def _import(options: argparse.Namespace) -> None:
    page = options.file.read_bytes()
    source = _address(options.file, options.output)
    try:
        text = importing.markdown(page, source)
    except UnicodeDecodeError as error:
        raise Refused([_not_utf8(str(options.file), error)]) from None
    except ValueError as error:
        problem = Problem(str(options.file), 0, "F003", str(error), "give the page of a speech")
        raise Refused([problem]) from None
    if options.output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        write_whole(options.output, text)


def _address(source: Path, output: Path | None) -> str:
    """Give the source's address as seen from the Markdown, or its name where there is none."""
    if output is None:
        return source.name
    return Path(os.path.relpath(source.resolve(), output.resolve().parent)).as_posix()


def _annotate(options: argparse.Namespace) -> None:
    house = _annotator(options.glossary)
    name = str(options.file or "standard input")
    with options.file.open("rb") if options.file else sys.stdin.buffer as stream:
        for number, line in enumerate(_lines(stream), start=1):
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise Refused([_not_utf8(name, error, number)]) from None
            for part in export.json_line(house.passage(text)):
                sys.stdout.buffer.write(part.encode("utf-8"))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a stream: each ends at LF, and a CR before that is dropped with it."""
    for line in stream:
        yield line.removesuffix(b"\n").removesuffix(b"\r") if line.endswith(b"\n") else line


def _not_utf8(name: str, error: UnicodeDecodeError, line: int = 0) -> Problem:
    data, place = error.object, error.start
    message = f"byte 0x{data[place]:02X} is not UTF-8 ({error.reason})"
    line = line or data.count(b"\n", 0, place) + 1
    return Problem(name, line, "F002", message, "save the text as UTF-8")


def _annotator(named: Path | None) -> Annotator:
    """Make the annotator of a glossary folder, or of the nearest publication's, or a bare one."""
    if named is not None:
        return annotator_of(Path(), str(named))
    home = _nearest_publication(Path.cwd())
    return annotator_of(home) if home else annotator(Glossary())


def _nearest_publication(start: Path) -> Path | None:
    """Give the nearest folder with a mkdocs.yml, going up from a folder."""
    return next((f for f in (start, *start.parents) if (f / "mkdocs.yml").is_file()), None)
