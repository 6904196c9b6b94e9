"""Arguments: what can be said on the command line, command by command.

A command's `command` is the module that does it.
"""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao import __version__
from duizhao.script import SCRIPTS

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

FORMATS = ("tbx", "skos", "json-ld", "csv", "json", "anki")
TRANSLATION_FORMATS = ("tmx", "xliff", "csv")


def parser() -> argparse.ArgumentParser:
    """Make what takes the command line apart."""
    parser = argparse.ArgumentParser(prog="duizhao", description="Annotate Chinese documents.")
    parser.add_argument("--version", action="version", version=f"duizhao {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in _COMMANDS:
        add(commands)
    return parser


def _import(commands: "Commands") -> None:
    importer = commands.add_parser("import", help="turn a saved page of a speech into Markdown")
    importer.add_argument("file", metavar="FILE", type=Path)
    importer.add_argument("-o", "--output", type=Path, help="where to write (standard output)")
    importer.set_defaults(command="importing")


def _annotate(commands: "Commands") -> None:
    annotate = commands.add_parser("annotate", help="annotate text, a line of JSON for each line")
    annotate.add_argument("file", metavar="FILE", type=Path, nargs="?", help="(standard input)")
    annotate.add_argument("--glossary", type=Path, metavar="DIR", help="a glossary folder")
    annotate.add_argument(
        "--source",
        choices=["auto", *(script.name for script in SCRIPTS)],
        default="auto",
        help="the script of the text",
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
    annotate.set_defaults(command="annotate")


def _lookup(commands: "Commands") -> None:
    looker = commands.add_parser("lookup", help="look a term up in the glossary")
    looker.add_argument("query", metavar="QUERY", nargs="+", help="characters, pinyin or English")
    looker.add_argument("--glossary", type=Path, metavar="DIR", help="a glossary folder")
    looker.add_argument("--json", action="store_true", help="tell it as JSON")
    looker.add_argument("--where", action="store_true", help="tell where documents use it, too")
    looker.add_argument("-n", "--most", type=_count, default=10, help="how many at most (10)")
    looker.set_defaults(command="lookup")


def _review(commands: "Commands") -> None:
    reviewer = commands.add_parser("review", help="list the doubtful places, and judge them")
    reviewer.add_argument("documents", metavar="DOCUMENT", nargs="*", help="(all)")
    reviewer.add_argument("--all", action="store_true", help="those that are judged too")
    reviewer.add_argument("--json", action="store_true", help="tell it as JSON")
    reviewer.add_argument("--page", type=Path, metavar="FILE.html", help="write a page of them")
    reviewer.add_argument("--accept", default="", metavar="all|1-9,12", help="judge them right")
    reviewer.add_argument("--read", action="append", default=[], metavar="3=wèi")
    reviewer.add_argument("--write", action="append", default=[], metavar="4=裡/裏")
    reviewer.set_defaults(command="review")


def _check(commands: "Commands") -> None:
    checker = commands.add_parser("check", help="say what is wrong, and what could be better")
    checker.add_argument("--strict", action="store_true", help="advice counts as wrong too")
    checker.set_defaults(command="check")


def _glossary(commands: "Commands") -> None:
    glossary = commands.add_parser("glossary", help="give the glossary to other tools, or take one")
    directions = glossary.add_subparsers(required=True, metavar="DIRECTION", dest="direction")
    exporter = directions.add_parser("export", help="write the glossary in another format")
    exporter.add_argument("--format", choices=FORMATS, required=True)
    exporter.add_argument("-o", "--output", type=Path, help="where to write (standard output)")
    exporter.add_argument("--glossary", type=Path, metavar="DIR", help="a glossary folder")
    exporter.add_argument("--site", default="", metavar="URL", help="where the site is published")
    importer = directions.add_parser("import", help="make a glossary folder of a CSV or TBX file")
    importer.add_argument("file", metavar="FILE", type=Path)
    importer.add_argument("-o", "--output", type=Path, metavar="DIR", required=True)
    glossary.set_defaults(command="glossary")


def _translation(commands: "Commands") -> None:
    translation = commands.add_parser(
        "translation", help="take care of a translation, give it to other tools, or take it back"
    )
    directions = translation.add_subparsers(required=True, metavar="ACTION", dest="direction")
    stamper = directions.add_parser("stamp", help="say which Chinese the translations are of")
    stamper.add_argument("documents", metavar="DOCUMENT", nargs="*", help="(all)")
    stamper.add_argument("--state", choices=["draft", "revised"], help="how far every section is")
    stamper.add_argument("--by", metavar="NAME", help="who made it", type=_name)
    stamper.add_argument("--date", metavar="2021-01-31", help="(today)", type=_day)
    stamper.set_defaults(command="stamp")
    exporter = directions.add_parser("export", help="write the aligned sentences for other tools")
    exporter.add_argument("document", metavar="DOCUMENT", nargs="?", help="(the only one)")
    exporter.add_argument("--format", choices=TRANSLATION_FORMATS, required=True)
    exporter.add_argument("-o", "--output", type=Path, help="where to write (standard output)")
    importer = directions.add_parser("import", help="put an XLIFF file's translation into place")
    importer.add_argument("file", metavar="FILE.xlf", type=Path)
    importer.add_argument("--dry-run", action="store_true", help="only tell what would change")
    translation.set_defaults(command="translation")


def _build(commands: "Commands") -> None:
    builder = commands.add_parser("build", help="build the site, and say how it went")
    builder.add_argument("--strict", action="store_true", help="warnings stop the build")
    builder.add_argument("--timings", action="store_true", help="say where the time went")
    builder.add_argument("--processes", type=_count, metavar="N", help="(one for each core)")
    builder.add_argument("--quiet", action="store_true", help="say only what is wrong")
    builder.add_argument("-o", "--output", type=Path, metavar="DIR", help="(site)")
    builder.set_defaults(command="build")


def _prepare(commands: "Commands") -> None:
    preparer = commands.add_parser("prepare", help="annotate the documents before a build does")
    spread = preparer.add_mutually_exclusive_group()
    spread.add_argument("--cluster", metavar="ADDRESS", help="on a Dask cluster (duizhao[cluster])")
    spread.add_argument(
        "--processes", metavar="N", type=_count, help="in so many processes (one for each core)"
    )
    preparer.set_defaults(command="prepare")


def _bundle(commands: "Commands") -> None:
    bundler = commands.add_parser("bundle", help="make one file of the site, to be read from disk")
    bundler.add_argument("-o", "--output", type=Path, metavar="FILE.zip", required=True)
    bundler.add_argument(
        "--one-script", action="store_true", help="leave out the pages in Traditional script"
    )
    bundler.set_defaults(command="bundle")


# In the order in which the help tells them.
_COMMANDS = (
    _import,
    _annotate,
    _lookup,
    _review,
    _check,
    _glossary,
    _translation,
    _build,
    _prepare,
    _bundle,
)


def _name(text: str) -> str:
    """Take a name, which is written into a file of lines."""
    if not text.isprintable():
        raise argparse.ArgumentTypeError("a name is one line without control characters")
    return text


def _day(text: str) -> str:
    """Take a day as ISO 8601 writes it."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day, such as 2021-01-31") from None


def _count(text: str) -> int:
    """Take a whole number above nothing."""
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"{text} is no whole number above 0")
    return int(text)
