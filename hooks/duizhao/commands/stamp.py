"""`duizhao translation stamp`: say of each section which Chinese its translation is of."""

import os
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from duizhao.bilingual import translation
from duizhao.bilingual.stamp import stamped
from duizhao.bilingual.translation import parts
from duizhao.documents import documents
from duizhao.home import home
from duizhao.house import annotator, glossary_of
from duizhao.problem import Problem, Refused
from duizhao.publication import folder_of, folder_of_documents, setting, source_of
from duizhao.writing import write_whole


def run(options: Namespace) -> None:
    """Do so, and tell how many sections are how far. Raises Refused."""
    root = Path(os.path.relpath(home()))
    folder = folder_of_documents(root)
    house = annotator(
        glossary_of(root, folder_of(root).relative_to(root).as_posix()), source_of(root)
    )
    by = options.by or setting(root, "extra", "attribution") or ""
    done = 0
    for document in documents(root, house, tuple(options.documents)):
        path = folder / translation.name_of(document.file)
        told = translation.load(path)
        if told is None:
            continue
        if not (told.by or by):
            problem = Problem(path.as_posix(), 1, "F016", "nobody is named", "add --by NAME")
            raise Refused([problem])
        text = stamped(
            path.read_bytes().decode("utf-8"),
            told,
            list(parts(document.blocks)),
            by=options.by or told.by or by,
            date=options.date or date.today().isoformat(),
            state=options.state or "",
        )
        write_whole(path, text.encode("utf-8"))
        after = translation.load(path)
        drafts = sum(section.state == "draft" for section in after.sections) if after else 0
        count = len(after.sections) if after else 0
        print(f"{path}: {count} sections, {count - drafts} revised", file=sys.stderr)
        done += 1
    if not done:
        problem = Problem(
            folder.as_posix(), 0, "F012", "has no translation", "write X.en.md by X.md"
        )
        raise Refused([problem])
