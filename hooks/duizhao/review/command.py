"""Command: what `duizhao review` does."""

import dataclasses
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from duizhao.documents import Document, documents
from duizhao.glossary.files import REVIEW
from duizhao.glossary.model import Glossary, Judgment
from duizhao.house import annotator, glossary_near
from duizhao.layers.sentences import sentences
from duizhao.problem import Problem, Refused
from duizhao.publication import folder_of, source_of
from duizhao.review import judgments, told
from duizhao.review.items import Item, Review, reviewed
from duizhao.writing import write_whole


@dataclass(frozen=True)
class Wanted:
    """What was asked of `duizhao review`."""

    documents: tuple[str, ...] = ()
    everything: bool = False
    json: bool = False
    page: Path | None = None
    accept: str = ""
    read: tuple[str, ...] = ()
    write: tuple[str, ...] = ()


def review(home: Path, wanted: Wanted) -> None:
    """Tell the doubtful places of a publication, or record what was judged. Raises Refused."""
    found, texts, glossary = reviewed_in(home, wanted.documents)
    if wanted.accept or wanted.read or wanted.write:
        new = list(_new(found.open, wanted))
        kept = judgments.together(glossary.judgments, new)
        path = folder_of(home) / REVIEW
        path.parent.mkdir(exist_ok=True)
        write_whole(path, judgments.laid_out(kept, list(_order(texts))).encode("utf-8"))
        print(f"{len(new)} recorded in {path}", file=sys.stderr)
        return
    if wanted.page is not None:
        write_whole(wanted.page, told.as_page(found).encode("utf-8"))
        return
    items = [*found.open, *(found.judged if wanted.everything else ())]
    out = told.as_json(found, items) if wanted.json else told.as_table(items)
    sys.stdout.buffer.write(out.encode("utf-8"))
    if not wanted.json:
        print(counted(found), file=sys.stderr)


def problems(found: Review) -> Iterator[Problem]:
    """Give what is open, stale or not needed."""
    for item in found.open:
        before, text, after = item.context
        message = f"“{before}[{text}]{after}” is open: {item.doubt.chosen}?"
        yield Problem(item.file, 0, "R001", message, "judge it with duizhao review")
    for judgment in found.stale:
        message = f"the sentence of “{judgment.text}” stands in no document"
        yield _of(judgment, "R002", message, "remove the judgment")
    for judgment in found.not_needed:
        message = f"nobody doubts “{judgment.text}” any more"
        yield _of(judgment, "R003", message, "it may be removed")


def _of(judgment: Judgment, code: str, message: str, remedy: str) -> Problem:
    return Problem(judgment.file, judgment.line, code, message, remedy, judgment.column)


def reviewed_in(
    home: Path, named: tuple[str, ...] = ()
) -> tuple[Review, Sequence[Document], Glossary]:
    """Give the doubtful places of a publication, its documents, and its glossary.

    Raises Refused.
    """
    glossary = glossary_near(home)
    bare = annotator(dataclasses.replace(glossary, judgments=()), source_of(home))
    found = list(documents(home, bare, named))
    return reviewed(found, bare, glossary.judgments), found, glossary


def counted(found: Review) -> str:
    """Say how many places are in which state."""
    counts = (len(found.open), len(found.judged), len(found.stale), len(found.not_needed))
    return "{} open, {} judged, {} stale, {} not needed".format(*counts)


def _order(texts: Sequence[Document]) -> Iterator[str]:
    for document in texts:
        for block in document.blocks:
            hans = block.passage.hans
            yield from (span.of(hans).strip() for span in sentences(hans))


def _new(items: Sequence[Item], wanted: Wanted) -> Iterator[Judgment]:
    """Give what is to be recorded. Raises Refused with everything that cannot be."""
    problems: list[Problem] = []
    known = {str(number) for number in range(1, len(items) + 1)}
    asked: list[tuple[str, Callable[[Item], Judgment]]] = [
        (number, judgments.accepted) for number in _numbers(wanted.accept, len(items))
    ]
    for option, judge in ((wanted.read, judgments.read_as), (wanted.write, judgments.written_as)):
        for number, _, value in (each.partition("=") for each in option):
            asked.append((number, partial(judge, value)))
    for number, make in asked:
        if number not in known:
            problems.append(_refusal(f"“{number}” is no number of the list"))
            continue
        try:
            yield make(items[int(number) - 1])
        except ValueError as error:
            problems.append(_refusal(str(error)))
    if problems:
        raise Refused(problems)


def _refusal(message: str) -> Problem:
    return Problem("duizhao review", 0, "F008", message, "see the list that duizhao review prints")


def _numbers(told_: str, most: int) -> Iterator[str]:
    """Give the numbers of a list such as 1-20,25, or of everything."""
    if told_ == "all":
        yield from map(str, range(1, most + 1))
        return
    for part in filter(None, told_.split(",")):
        ends = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", part)
        first, last = (int(end) for end in ends.groups()) if ends else (1, 0)
        # A stretch that leads out of the list is told as a whole.
        yield from map(str, range(first, last + 1)) if 0 < first <= last <= most else [part]
