"""Reading: what a reader waits for, on the report and on editions of it many times as long."""

import shutil
import statistics
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench import browsing
from tests.bench.figures import Figure, Table, ratio
from tests.bench.layouts import ONE, Pair
from tests.bench.running import mkdocs
from tests.browser.site import Served
from tests.support import ROOT

COPIES = (1, 10, 50)
SWITCHES = 12

_SETTINGS = {
    "script": ["tw", "hans", "hk"],
    "pinyin": ["all", "off", "terms"],
    "mode": ["side", "zh", "en", "under"],
}
_REMARKS = """\
Chromium over http on this machine, 1280 × 900, caches empty. *Usable*: the bar's controls do what
they say. A switch lasts from the choice to the frame that shows it, with all of the page laid
out. Memory is that of the process that holds the tab. Plain shows the Chinese page alone."""


def table(pair: Pair, rounds: int) -> Table:
    """Open, switch and search."""
    sites = {copies: _longer(pair, copies) for copies in COPIES}
    figures: list[Figure] = []
    for copies, (ours, plain) in sites.items():
        with Served(ours) as mine, Served(plain) as theirs:
            figures += _opening(copies, f"{mine}/report.html", f"{theirs}/report.html", rounds)
    with browsing.browser() as browser:
        figures += _using(browser, {copies: ours for copies, (ours, _) in sites.items()})
    return Table("Reading", tuple(figures), _REMARKS)


def _longer(pair: Pair, copies: int) -> tuple[Path, Path]:
    """Build both publications, the report so many times as long."""
    found = []
    for home, config in ((pair.ours, ONE), (pair.plain, "mkdocs.yml")):
        folder = home.with_name(f"{home.name}-{copies}")
        shutil.copytree(home, folder, ignore=shutil.ignore_patterns("site", "one", "searching"))
        for name in ("report.md", "report.en.md"):
            _, front, body = (ROOT / "docs" / name).read_text(encoding="utf-8").split("---\n", 2)
            long = f"---\n{front}---\n{body * copies}"
            (folder / "docs" / name).write_text(long, encoding="utf-8")
        mkdocs(folder, config)
        found.append(folder / ("one" if config == ONE else "site"))
    return found[0], found[1]


def _opening(copies: int, ours: str, plain: str, rounds: int) -> list[Figure]:
    """Open both pages turn by turn, each in a browser of its own."""
    mine, theirs = zip(*((_opened(ours), _opened(plain)) for _ in range(rounds)), strict=True)
    which = f"{copies} × the report"
    paint, bare = tuple(each[0] for each in mine), tuple(each[0] for each in theirs)
    held, bare_held = tuple(each[2] for each in mine), tuple(each[2] for each in theirs)
    return [
        Figure(f"first paint, {which}", paint, "ms"),
        Figure(f"first paint, plain, {which}", bare, "ms"),
        ratio(f"first paint / plain, {which}", paint, bare),
        Figure(f"controls usable, {which}", tuple(each[1] for each in mine), "ms"),
        Figure(f"memory of the tab, {which}", held, "MB"),
        ratio(f"memory of the tab / plain, {which}", held, bare_held),
    ]


def _opened(address: str) -> tuple[float, float, float]:
    """Give the times to the first paint and to a usable control, and the memory."""
    with browsing.browser() as browser:
        page = browsing.opened(browser, address)
        ours = page.evaluate("Boolean(window.duizhao)")
        usable = browsing.usable(page) if ours else 0.0
        return browsing.painted(page), usable, browsing.held(browser)


def _using(browser: Browser, sites: Mapping[int, Path]) -> list[Figure]:
    """Change the settings, and search, on pages read from disk."""
    address = {copies: (site / "report.html").as_uri() for copies, site in sites.items()}
    pages = {copies: browsing.opened(browser, where) for copies, where in address.items()}
    figures = []
    for setting, values in _SETTINGS.items():
        switch = partial(browsing.switched, setting=setting, values=values, count=SWITCHES)
        taken = {copies: switch(page) for copies, page in pages.items()}
        goals = {10: 100.0}
        figures += [
            Figure(f"{setting} switched, {copies} × the report", times, "ms", goals.get(copies))
            for copies, times in taken.items()
        ]
        one, ten = (statistics.median(taken[copies]) for copies in (1, 10))
        figures.append(Figure(f"{setting} switched, 10 × / 1 ×", (ten / one,), "", 1.5))
    for copies, page in pages.items():
        goal = 50.0 if copies == 10 else None
        name = f"a letter typed into the search, {copies} × the report"
        figures.append(Figure(name, browsing.searched(page), "ms", goal))
    return figures
