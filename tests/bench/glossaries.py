"""Glossaries: matching, looking up and searching among few, many and very many entries."""

import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from duizhao.editions import data
from duizhao.glossary import dump
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from duizhao.layers.terms import Finder, Sense
from tests.bench import browsing
from tests.bench.figures import Figure, Table, ratio
from tests.bench.layouts import Pair
from tests.bench.running import timed
from tests.bench.synthetic import with_synthetic
from tests.support import ROOT, python

COUNTS = (300, 10_000, 100_000)
_FITTING = ("放管服", "fangguanfu", "fgf", "改革發展", "number 77")
_MISSING = ("管服放", "yinshang")

_REMARKS = """\
The entries beyond the glossary's own are synthetic. *Looked up* is the command, a process each,
when it has met the glossary; *bare Python* is a process that does nothing. *Searched* is the
page's box on the report, from a letter to the frame that shows what it finds. The report is
*annotated* with its words met."""


def table(folder: Path, pair: Pair, rounds: int) -> Table:
    """Measure glossaries of each size."""
    own = load(ROOT / "glossary")
    made = {count: with_synthetic(own, count) for count in COUNTS}
    figures = [*_against_few("terms found", made, _finding, rounds)]
    figures += _against_few("the report annotated", made, _annotating, rounds)
    bare = tuple(timed(partial(python, "-c", "pass")) for _ in range(rounds))
    figures.append(Figure("bare Python", bare, "ms"))
    for count, glossary in made.items():
        place = _written(glossary, folder / str(count))
        for name, queries in (("looked up", _FITTING), ("looked up, nothing fits", _MISSING)):
            times = _looking_up(place, queries, rounds)
            figures.append(Figure(f"{name}, {count:,} entries", times, "ms"))
    figures += [
        Figure(f"searched, {count:,} entries", _searching(glossary, pair, folder), "ms")
        for count, glossary in made.items()
    ]
    shutil.rmtree(folder, ignore_errors=True)
    return Table("Large glossaries", tuple(figures), _REMARKS)


_Making = Callable[[Glossary], Callable[[str], object]]


def _against_few(
    name: str, made: dict[int, Glossary], making: _Making, rounds: int
) -> list[Figure]:
    """Compare the time that something takes over the report with that of few entries."""
    lines = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").splitlines()
    works = {count: making(glossary) for count, glossary in made.items()}

    def over(work: Callable[[str], object]) -> float:
        return timed(lambda: [work(line) for line in lines])

    for work in works.values():
        over(work)
    taken = [{count: over(work) for count, work in works.items()} for _ in range(rounds)]
    few = [each[COUNTS[0]] for each in taken]
    return [
        ratio(f"{name}, {count:,} entries / {COUNTS[0]}", [each[count] for each in taken], few)
        for count in COUNTS[1:]
    ]


def _finding(glossary: Glossary) -> Callable[[str], object]:
    return Finder({f.text: [Sense(c.id)] for c in glossary.concepts for f in c.forms}).mentions


def _annotating(glossary: Glossary) -> Callable[[str], object]:
    return annotator(glossary).passage


def _written(glossary: Glossary, folder: Path) -> Path:
    """Write a glossary as a folder."""
    (folder / "terms").mkdir(parents=True)
    for number, domain in enumerate(glossary.domains):
        (folder / "terms" / f"{number:02}.yml").write_text(dump.domain(domain), encoding="utf-8")
    (folder / "names.yml").write_text(dump.names(glossary.names), encoding="utf-8")
    return folder


def _looking_up(place: Path, queries: Sequence[str], rounds: int) -> tuple[float, ...]:
    """Give the milliseconds of the command, once it has met the glossary."""
    command = ("-m", "duizhao", "lookup", "--glossary", str(place))
    cache = {"XDG_CACHE_HOME": str(place / "cache")}

    def look(query: str) -> None:
        said = python(*command, query, environment=cache).stderr.decode("utf-8")
        # That nothing fits is an answer; anything else would be a refusal.
        assert not said or said.startswith("nothing fits"), said

    look(queries[0])
    return tuple(
        timed(lambda: look(queries[number % len(queries)]))  # noqa: B023 - it is called here
        for number in range(max(rounds, len(queries)))
    )


def _searching(glossary: Glossary, pair: Pair, folder: Path) -> tuple[float, ...]:
    """Give the milliseconds of the page's search, with the data of a glossary in its place."""
    site = folder / "searching"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(pair.ours / "site", site)
    terms = data.terms_script(glossary, annotator(glossary))
    (site / "assets" / "duizhao" / "data" / "terms.js").write_text(terms, encoding="utf-8")
    with browsing.browser() as browser:
        page = browsing.opened(browser, (site / "report.html").as_uri())
        return browsing.searched(page)
