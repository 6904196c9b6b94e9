"""The command line: `duizhao import`, `annotate`, `lookup`, `review`, `check` and `bundle`.

What a person got wrong is said in one line on standard error, with exit status 1 (2 where the
command itself is misspelt).
"""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from duizhao import __version__, export, importing, lookup
from duizhao.annotator import annotator, glossary_of
from duizhao.editions import bundle
from duizhao.glossary.model import Glossary
from duizhao.layers.readings import Opinion
from duizhao.layers.scripts import interchangeable
from duizhao.problem import Problem, Refused
from duizhao.publication import glossary_near, nearest
from duizhao.readings.sandhi import spoken
from duizhao.readings.second import Second
from duizhao.script import SCRIPTS
from duizhao.scripts import telling
from duizhao.search.concepts import Concepts
from duizhao.search.folding import Fold
from duizhao.span import Span
from duizhao.writing import write_whole

_SCRIPTS = {script.name: script for script in SCRIPTS}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give its exit status."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int | None] = options.command
    try:
        status = command(options)
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
    annotate.add_argument(
        "--source", choices=["auto", *_SCRIPTS], default="auto", help="the script of the text"
    )
    annotate.add_argument(
        "--quotation-marks", action="store_true", help="「」 in Traditional script for “”"
    )
    annotate.add_argument(
        "--accurate", action="store_true", help="ask a second engine, slowly (duizhao[accurate])"
    )
    annotate.add_argument(
        "--sandhi", action="store_true", help="syllables of 一 and 不 in the tones they are said in"
    )
    annotate.set_defaults(command=_annotate)

    looker = commands.add_parser("lookup", help="look a term up in the glossary")
    looker.add_argument("query", metavar="QUERY", nargs="+", help="characters, pinyin or English")
    looker.add_argument("--glossary", type=Path, metavar="DIR", help="a glossary folder")
    looker.add_argument("--json", action="store_true", help="tell it as JSON")
    looker.add_argument("-n", "--most", type=_count, default=10, help="how many at most (10)")
    looker.set_defaults(command=_lookup)

    reviewer = commands.add_parser("review", help="list the doubtful places, and judge them")
    reviewer.add_argument("documents", metavar="DOCUMENT", nargs="*", help="(all)")
    reviewer.add_argument("--all", action="store_true", help="those that are judged too")
    reviewer.add_argument("--json", action="store_true", help="tell it as JSON")
    reviewer.add_argument("--page", type=Path, metavar="FILE.html", help="write a page of them")
    reviewer.add_argument("--accept", default="", metavar="all|1-9,12", help="judge them right")
    reviewer.add_argument("--read", action="append", default=[], metavar="3=wèi")
    reviewer.add_argument("--write", action="append", default=[], metavar="4=裡/裏")
    reviewer.set_defaults(command=_review)

    checker = commands.add_parser("check", help="say what is open, stale or not needed any more")
    checker.set_defaults(command=_check)

    bundler = commands.add_parser("bundle", help="make one file of the site, to be read from disk")
    bundler.add_argument("-o", "--output", type=Path, metavar="FILE.zip", required=True)
    bundler.add_argument(
        "--one-script", action="store_true", help="leave out the pages in Traditional script"
    )
    bundler.set_defaults(command=_bundle)
    return parser


def _count(text: str) -> int:
    """Take a whole number above nothing."""
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"{text} is no whole number above 0")
    return int(text)


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
        write_whole(options.output, text.encode("utf-8"))


def _address(source: Path, output: Path | None) -> str:
    """Give the source's address as seen from the Markdown, or its name where there is none."""
    if output is None:
        return source.name
    return Path(os.path.relpath(source.resolve(), output.resolve().parent)).as_posix()


def _annotate(options: argparse.Namespace) -> None:
    second = _second() if options.accurate else None
    house = annotator(
        _glossary(options.glossary), quotation_marks=options.quotation_marks, second=second
    )
    script = _SCRIPTS.get(options.source)
    name = str(options.file or "standard input")
    with options.file.open("rb") if options.file else sys.stdin.buffer as stream:
        for number, line in enumerate(_lines(stream), start=1):
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise Refused([_not_utf8(name, error, number)]) from None
            passage = house.passage(text, script or telling.told(text))
            if options.sandhi:
                words = (Span(word.start, word.end) for word in passage.words)
                said = tuple(spoken(passage.hans, passage.syllables, words))
                passage = replace(passage, syllables=said)
            for part in export.json_line(passage):
                sys.stdout.buffer.write(part.encode("utf-8"))


def _second() -> Opinion:
    """Give the second engine. Raises Refused where it is not installed."""
    try:
        return Second()
    except ModuleNotFoundError as missing:
        message = f"--accurate needs {missing.name}, which is not installed"
        raise Refused(
            [Problem("duizhao", 0, "F006", message, "pip install 'duizhao[accurate]'")]
        ) from None


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a stream: each ends at LF, and a CR before that is dropped with it."""
    for line in stream:
        yield line.removesuffix(b"\n").removesuffix(b"\r") if line.endswith(b"\n") else line


def _not_utf8(name: str, error: UnicodeDecodeError, line: int = 0) -> Problem:
    data, place = error.object, error.start
    message = f"byte 0x{data[place]:02X} is not UTF-8 ({error.reason})"
    line = line or data.count(b"\n", 0, place) + 1
    return Problem(name, line, "F002", message, "save the text as UTF-8")


def _lookup(options: argparse.Namespace) -> int:
    """Look a query up; where nothing fits, tell what is near, with exit status 1."""
    query = " ".join(options.query)
    glossary = _glossary(options.glossary)
    concepts = Concepts(glossary, annotator(glossary), Fold(interchangeable()))
    found = concepts.find(query)
    results = (found or concepts.near(query))[: options.most]
    if options.json:
        sys.stdout.buffer.write(lookup.as_json(query, results).encode("utf-8"))
        return 0 if found else 1
    if not found:
        near = "; near it:" if results else ""
        print(f"nothing fits “{query}”{near}", file=sys.stderr)
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    sys.stdout.buffer.write(lookup.as_text(results, coloured).encode("utf-8"))
    return 0 if found else 1


def _reviewing() -> Any:
    """Give the commands of the review: only they need Markdown, which takes long to load."""
    return import_module("duizhao.review.command")


def _review(options: argparse.Namespace) -> None:
    command = _reviewing()
    command.review(
        _home(),
        command.Wanted(
            documents=tuple(options.documents),
            everything=options.all,
            json=options.json,
            page=options.page,
            accept=options.accept,
            read=tuple(options.read),
            write=tuple(options.write),
        ),
    )


def _check(options: argparse.Namespace) -> int:
    status: int = _reviewing().check(_home())
    return status


def _home() -> Path:
    """Give the folder of the nearest publication. Raises Refused where there is none."""
    home = nearest(Path.cwd())
    if home is None:
        problem = Problem("mkdocs.yml", 0, "F004", "no publication here", "go to one's folder")
        raise Refused([problem])
    return home


def _bundle(options: argparse.Namespace) -> None:
    """Build the nearest publication and put its site into one file."""
    home = _home()
    if not options.output.parent.is_dir():
        missing = errno.ENOENT
        raise OSError(missing, os.strerror(missing), str(options.output))
    files = bundle.files(home, one_script=options.one_script)
    write_whole(options.output, bundle.packed(files))


def _glossary(named: Path | None) -> Glossary:
    """Read a glossary folder, or that of the nearest publication, or none."""
    return glossary_near(Path.cwd()) if named is None else glossary_of(Path(), str(named))
