"""Weights: what a reader's connection carries, gzipped and with Brotli."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import brotli

from tests.bench.figures import Figure, Table
from tests.bench.layouts import ONE, Pair
from tests.bench.running import mkdocs

_REMARKS = """\
Files packed one by one, as servers send them: gzip at level 9, Brotli at its own highest."""


def gzipped(paths: Iterable[Path]) -> int:
    """Give the bytes of files, each gzipped."""
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def brotlied(paths: Iterable[Path]) -> int:
    """Give the bytes of files, each packed by Brotli."""
    return sum(len(brotli.compress(path.read_bytes())) for path in paths)


def table(pair: Pair, alone: Path) -> Table:
    """Weigh the report's page, what comes with it, and the sites."""
    mkdocs(pair.ours, ONE)
    site, plain = pair.ours / "site", pair.plain / "site"
    page, chinese = [site / "report.html"], [alone / "site" / "report.html"]
    theirs, english = [plain / "report.html"], [plain / "report.en.html"]
    assets = site / "assets" / "duizhao"
    figures = [
        *_weighed("the report's page, Chinese alone", chinese),
        *_weighed("the report's page, with the translation", page),
        *_weighed("plain, the report's page", theirs),
        *_weighed("plain, the English page", english),
        _ratio("Chinese alone / plain, gzipped", chinese, theirs, 3),
        _ratio("with the translation / both plain, gzipped", page, [*theirs, *english]),
        *_weighed("style sheets of ours", assets.glob("*.css")),
        *_weighed("scripts of every page", assets.glob("*.js"), 30e3),
        *_weighed("the search's scripts", (assets / "search").glob("*.js")),
    ]
    for name in ("index", "terms", "strings", "english"):
        figures += _weighed(f"data/{name}.js", [assets / "data" / f"{name}.js"])
    three, one = (_files(pair.ours / name) for name in ("site", "one"))
    figures += [
        *_weighed("the site, with script addresses", three),
        *_weighed("the site, without", one),
        _ratio("with / without, gzipped", three, one),
        _ratio("the site, with translations / without, gzipped", three, _files(alone / "site")),
    ]
    return Table("Weights", tuple(figures), _REMARKS)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _weighed(name: str, paths: Iterable[Path], goal: float | None = None) -> list[Figure]:
    found = list(paths)
    return [
        Figure(f"{name}, gzipped", (gzipped(found),), "bytes", goal),
        Figure(f"{name}, Brotli", (brotlied(found),), "bytes"),
    ]


def _ratio(
    name: str, ours: Iterable[Path], theirs: Iterable[Path], goal: float | None = None
) -> Figure:
    return Figure(name, (gzipped(ours) / gzipped(theirs),), "", goal)
