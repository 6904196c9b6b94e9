"""Documents: the Markdown files of a publication, as the blocks of its edition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao import han
from duizhao.annotator import Annotator
from duizhao.bilingual.translation import is_translation
from duizhao.bounds import leads_out
from duizhao.encoding import read_text
from duizhao.markdown import Block, blocks_of
from duizhao.problem import Problem, Refused
from duizhao.publication import folder_of_documents, setting

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Document:
    """A document, named by its file, with its blocks: those with Chinese, and every one."""

    file: str
    blocks: Sequence[Block]
    every: Sequence[Block] = ()


def documents(home: Path, annotator: Annotator, named: tuple[str, ...] = ()) -> Iterator[Document]:
    """Give the documents of a publication, or those that are named, in the order of their names.

    Raises Refused where one that is named is none of its documents, and where one is a link out.
    """
    folder = folder_of_documents(home)
    left_out = (setting(home, "exclude_docs") or "").split()
    files = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*.md"))
        if not is_translation(path.name)
        and not any(path.match(pattern.strip("/")) for pattern in left_out)
    }
    unknown = [name for name in named if _inside(name, folder) not in files]
    problems = [
        Problem(
            name or "“”", 0, "F007", "is no document of this publication", f"name one in {folder}"
        )
        for name in unknown
    ]
    if problems:
        raise Refused(problems)
    wanted = {_inside(name, folder) for name in named} or set(files)
    met = (path for name, path in files.items() if name in wanted)
    outside = [path for path in met if leads_out(path, home, folder)]
    if outside:
        raise Refused(map(link_out, outside))
    for name, path in files.items():
        if name in wanted:
            text = _FRONT_MATTER.sub("", read_text(path))
            every = blocks_of(text, annotator)
            chinese = tuple(block for block in every if han.contains_han(block.text))
            yield Document(name, chinese, every)


def link_out(path: Path) -> Problem:
    """Give the problem of a document that is a link out of the publication."""
    message = "is a link that leads out of the publication, or nowhere"
    return Problem(path.as_posix(), 0, "C007", message, "put the file itself in its place")


def _inside(name: str, folder: Path) -> str:
    """Give a document's name inside the folder of documents, however it was named."""
    path, root = Path(name).resolve(), folder.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name
