"""`duizhao translation export` and `import`: a document's translation in other tools' formats."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from duizhao.bilingual.load import pair
from duizhao.bilingual.pair import Pair
from duizhao.bilingual.renderings import Renderings
from duizhao.encoding import exactly
from duizhao.exchange import bitext_rows, tmx, xliff
from duizhao.exchange.about import About
from duizhao.exchange.returned import NoXliff, ReturnedFile, read_xliff
from duizhao.exchange.taking import Taken, taken
from duizhao.home import home
from duizhao.house import glossary_near
from duizhao.problem import Problem, Refused
from duizhao.publication import setting
from duizhao.writing import write_whole

_TRANSLATED = ".en.md"


def run(options: Namespace) -> None:
    """Do so. Raises Refused."""
    if options.direction == "export":
        _export(options)
    else:
        _import(options)


def _export(options: Namespace) -> None:
    here = Path(os.path.relpath(home()))
    document = pair(here, options.document or _only_document(here))
    written = _written(document, options.format, _about(here)).encode("utf-8")
    if options.output is None:
        sys.stdout.buffer.write(written)
    else:
        write_whole(options.output, written)


def _written(document: Pair, format: str, about: About) -> str:
    if format == "xliff":
        return xliff.as_xliff(document, about)
    if format == "csv":
        return bitext_rows.as_csv(document, Renderings(glossary_near(Path.cwd())))
    memory = tmx.as_tmx(document, about)
    if memory.left_out:
        told = f"{memory.left_out} segments without a counterpart left out"
        print(f"{document.target_file}: {told}", file=sys.stderr)
    return memory.text


def _only_document(here: Path) -> str:
    """Give the one document that has a translation. Raises Refused where there is not one."""
    found = list(_translated(here / (setting(here, "docs_dir") or "docs")))
    if len(found) == 1:
        return found[0]
    message = f"{', '.join(found)} have translations" if found else "no document has a translation"
    remedy = "name a document" if found else f"write one beside it, NAME{_TRANSLATED}"
    raise Refused([Problem("mkdocs.yml", 0, "F012", message, remedy)])


def _translated(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob(f"*{_TRANSLATED}")):
        document = path.with_name(path.name.removesuffix(_TRANSLATED) + ".md")
        if document.is_file():
            yield document.relative_to(folder).as_posix()


def _about(here: Path) -> About:
    def told(*keys: str) -> str:
        return setting(here, *keys) or ""

    return About(
        title=told("site_name") or "duizhao",
        attribution=told("extra", "attribution"),
        licence=told("extra", "licence"),
        licence_link=told("extra", "licence_link"),
    )


def _import(options: Namespace) -> None:
    """Write the translations that a file changes; none of them where anything is wrong."""
    here = Path(os.path.relpath(home()))
    results = [_taken(options.file, here, file) for file in _files(options.file)]
    problems = [
        Problem(str(options.file), 0, "F015", str(fault), fault.remedy)
        for _, result in results
        for fault in result.faults
    ]
    if problems:
        raise Refused(problems)
    for path, result in results:
        if result.changed and not options.dry_run:
            write_whole(path, result.text.encode("utf-8"))
        done = "would change" if options.dry_run else "changed"
        blocks = "block" if result.changed == 1 else "blocks"
        print(f"{path}: {result.changed} {blocks} {done}", file=sys.stderr)


def _files(file: Path) -> tuple[ReturnedFile, ...]:
    try:
        files = read_xliff(file.read_bytes())
        originals = [each.original for each in files]
        if len(set(originals)) < len(files):
            raise NoXliff("two of its files name one document")
    except NoXliff as error:
        remedy = "give an XLIFF 2 that duizhao exported"
        raise Refused([Problem(str(file), 0, "F013", str(error), remedy)]) from None
    return files


def _taken(file: Path, here: Path, returned: ReturnedFile) -> tuple[Path, Taken]:
    if not _is_inside(returned.original):
        message = f"its original “{returned.original}” is no document of this publication"
        raise Refused(
            [Problem(str(file), 0, "F014", message, "give the name it was exported with")]
        )
    document = pair(here, returned.original)
    path = here / document.target_file
    return path, taken(replace(document, target=exactly(path)), returned)


def _is_inside(name: str) -> bool:
    """Say whether a name, which anybody may have written, leads nowhere else."""
    path = PurePosixPath(name)
    return (
        bool(name)
        and not path.is_absolute()
        and not {*name} & {*"\\:\0"}
        and ".." not in path.parts
    )
