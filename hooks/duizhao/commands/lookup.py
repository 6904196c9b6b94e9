"""`duizhao lookup`: the entries of a glossary that fit a query, and where documents use them.

Where nothing fits, what is near is told, with exit status 1.
"""

import os
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

from duizhao.encoding import as_text
from duizhao.lookup import told
from duizhao.lookup.place import Place, place_of
from duizhao.lookup.ready import store_of
from duizhao.problem import Problem, Refused, on_one_line
from duizhao.search.concepts import Concepts


def run(options: Namespace) -> int:
    """Do so. Raises Refused."""
    query = " ".join(map(as_text, options.query))
    place = place_of(options.glossary, Path.cwd())
    concepts = Concepts(store_of(place))
    found = concepts.find(query)
    results = (found or concepts.near(query))[: options.most]
    where = _where(place, [result.entry.told.id for result in results]) if options.where else None
    if options.json:
        sys.stdout.buffer.write(told.as_json(query, results, where).encode("utf-8"))
        return 0 if found else 1
    if not found:
        near = "; near it:" if results else ""
        print(on_one_line(f"nothing fits “{query}”{near}"), file=sys.stderr)
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    sys.stdout.buffer.write(told.as_text(results, coloured, where).encode("utf-8"))
    return 0 if found else 1


def _where(place: Place, ids: list[str]) -> told.Where:
    """Give the uses of entries. Raises Refused where there is no publication to look in."""
    if place.home is None:
        message = "no publication here, and so no documents"
        raise Refused([Problem("mkdocs.yml", 0, "F004", message, "go to one's folder")])
    # It needs Markdown, which takes long to load.
    uses = import_module("duizhao.lookup.uses")
    found: told.Where = uses.uses_of(place.home, place.folder, ids)
    return found
