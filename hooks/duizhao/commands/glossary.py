"""`duizhao glossary export` and `import`: the glossary in the formats of other tools, and back."""

import sys
from argparse import Namespace
from pathlib import Path

from duizhao.annotator import Annotator
from duizhao.encoding import not_utf8
from duizhao.exchange.about import About
from duizhao.exchange.formats import FORMATS
from duizhao.exchange.imported import Imported
from duizhao.exchange.rows import read_csv
from duizhao.exchange.tbx import NoTbx, read_tbx
from duizhao.glossary import dump
from duizhao.glossary.files import NAMES, TERMS
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary
from duizhao.home import nearest
from duizhao.house import annotator, glossary_near, glossary_of
from duizhao.problem import Problem, Refused, on_one_line
from duizhao.publication import setting
from duizhao.script import HANS
from duizhao.writing import write_whole


def run(options: Namespace) -> None:
    """Do so. Raises Refused."""
    if options.direction == "export":
        _export(options)
    else:
        _import(options)


def _export(options: Namespace) -> None:
    named: Path | None = options.glossary
    glossary = glossary_near(Path.cwd()) if named is None else glossary_of(Path(), str(named))
    if not any(glossary.entries):
        problem = Problem(str(named or "glossary"), 0, "F009", "has no entries", "name another")
        raise Refused([problem])
    house = annotator(glossary)
    written = FORMATS[options.format].write(
        glossary,
        _about(options.site),
        lambda text, script: house.passage(text, HANS).form(script),
    )
    if options.output is None:
        sys.stdout.buffer.write(written.encode("utf-8"))
    else:
        write_whole(options.output, written.encode("utf-8"))


def _about(site: str) -> About:
    home = nearest(Path.cwd())

    def told(*keys: str) -> str:
        return (setting(home, *keys) or "") if home else ""

    return About(
        title=f"{told('site_name') or 'duizhao'}: 术语表 Glossary",
        attribution=told("extra", "attribution"),
        licence=told("extra", "licence"),
        licence_link=told("extra", "licence_link"),
        site=f"{site.rstrip('/')}/" if site else "",
    )


def _import(options: Namespace) -> None:
    """Write a glossary folder, which must be empty or new, and tell what was not carried."""
    folder: Path = options.output
    if folder.exists() and any(folder.iterdir()):
        problem = Problem(str(folder), 0, "F010", "is not empty", "name a new folder")
        raise Refused([problem])
    imported = _read(options.file, annotator(Glossary()))
    (folder / TERMS).mkdir(parents=True, exist_ok=True)
    for number, domain in enumerate(imported.glossary.domains, start=1):
        path = folder / TERMS / f"{number:02}.yml"
        write_whole(path, dump.domain(domain).encode("utf-8"))
    if imported.glossary.names:
        write_whole(folder / NAMES, dump.names(imported.glossary.names).encode("utf-8"))
    for line in imported.told:
        print(on_one_line(f"{options.file}: {line}"), file=sys.stderr)
    count = sum(1 for _ in imported.glossary.entries)
    print(f"{count} entries written to {folder}", file=sys.stderr)
    load(folder)


def _read(file: Path, house: Annotator) -> Imported:
    def read(text: str) -> str:
        passage = house.passage(text, HANS)
        return " ".join(word.pinyin for word in passage.words if word.pinyin)

    data = file.read_bytes()
    try:
        if file.suffix.lower() == ".csv":
            return read_csv(data.decode("utf-8"), read)
        return read_tbx(data, read)
    except UnicodeDecodeError as error:
        raise Refused([not_utf8(str(file), error)]) from None
    except NoTbx as error:
        problem = Problem(str(file), 0, "F011", str(error), "give a CSV, or a TBX in DCA style")
        raise Refused([problem]) from None
