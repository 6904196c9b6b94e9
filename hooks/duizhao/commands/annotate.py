"""`duizhao annotate`: lines of text become lines of JSON."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from duizhao import export
from duizhao.encoding import not_utf8
from duizhao.glossary.model import Glossary
from duizhao.house import annotator, glossary_near, glossary_of
from duizhao.layers.readings import Opinion
from duizhao.problem import Problem, Refused
from duizhao.readings.sandhi import spoken
from duizhao.readings.second import Second
from duizhao.script import SCRIPTS
from duizhao.scripts import telling
from duizhao.span import Span

_SCRIPTS = {script.name: script for script in SCRIPTS}


def run(options: Namespace) -> None:
    """Do so. Raises Refused."""
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
                raise Refused([not_utf8(name, error, number)]) from None
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


def _glossary(named: Path | None) -> Glossary:
    """Read a glossary folder, or that of the nearest publication, or none."""
    return glossary_near(Path.cwd()) if named is None else glossary_of(Path(), str(named))
