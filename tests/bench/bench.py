"""Benchmarks: duizhao beside plain mkdocs-material, in one run, as ratios with their spread.

The machine may be busy: compare the ratios, not the times.
"""

import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.glossary import print_glossaries
from tests.browser import chromium
from tests.browser.site import build
from tests.support import ROOT

BUILDS = 9
SWITCHES = 24
COPIES = 10

# What a reader types, letter by letter: characters of either script, pinyin, initials, English.
TYPED = ("營商環境", "管服改", "yingshanghuanjing", "fgf", "streamline administration", "的")

# From a letter to the frame that shows what it finds, for every letter of a query.
TYPE = """async (query) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const box = document.getElementById("dz-query");
  const times = [];
  for (let end = 1; end <= query.length; end++) {
    box.value = query.slice(0, end);
    await frame();
    const start = performance.now();
    box.dispatchEvent(new Event("input"));
    await frame();
    times.push(performance.now() - start);
  }
  return times;
}"""

ONE_SCRIPT = "\nsite_dir: one\nextra: {scripts: []}\n"

# From a choice to the frame that shows it: two animation frames, the second after the paint.
SWITCH = """async ([setting, values, count]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const times = [];
  for (let i = 0; i < count + values.length; i++) {
    await frame();
    const start = performance.now();
    duizhao.preferences.set(setting, values[i % values.length]);
    await frame();
    times.push(performance.now() - start);
  }
  return times.slice(values.length);
}"""


def main() -> None:
    """Measure everything and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = _sites(Path(folder))
        _print_builds(ours, plain)
        alone = _alone(ours)
        _print_weight(ours, alone, plain)
        _print_translation(ours, alone)
        _print_sizes(ours)
        _print_reading(ours)
        print_glossaries(Path(folder) / "glossaries")


def _sites(folder: Path) -> tuple[Path, Path]:
    """Lay out the publication twice: ours, and the same pages for plain mkdocs-material."""
    ours, plain = folder / "ours", folder / "plain"
    ours.mkdir()
    site = build(ours)
    shutil.copytree(ours / "docs", plain / "docs")
    # The glossary's pages as an editor would have to write them.
    for page in (site / "glossary.html", *site.glob("glossary/*.html"), *site.glob("terms/*.html")):
        path = (plain / "docs" / page.relative_to(site)).with_suffix(".md")
        path.parent.mkdir(exist_ok=True)
        path.write_text(_as_markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    ours_only = r"^(hooks|watch|  custom_dir):.*\n"
    config = re.sub(ours_only, "", config, flags=re.MULTILINE).replace("zh-Hans", "zh")
    (plain / "mkdocs.yml").write_text(config, encoding="utf-8")
    searching = config.replace("plugins: []", "plugins: [search]\nsite_dir: searching")
    (plain / "mkdocs-search.yml").write_text(searching, encoding="utf-8")
    one = (ROOT / "mkdocs.yml").read_text(encoding="utf-8") + ONE_SCRIPT
    (ours / "mkdocs-one.yml").write_text(one, encoding="utf-8")
    _mkdocs(plain)
    return ours, plain


def _as_markdown(page: str) -> str:
    """Write a built page as an editor would have: headings, lists, emphasis and links."""
    body = page.split("<h1", 1)[1].split("</article>", 1)[0]
    body = re.sub(r'<a href="([^"]*)"[^>]*>(.*?)</a>', r"[\2](\1)", body)
    body = re.sub(r"<svg.*?</svg>", "", body)
    marks = {"h2": "\n## ", "h3": "\n### ", "dt": "\n**", "dd": "\n- ", "strong": "**"}
    marks |= {"li": "\n- ", "tr": "\n\n"}
    for tag, mark in marks.items():
        body = re.sub(rf"<{tag}\b[^>]*>", mark, body)
    body = body.replace("</dt>", "**\n").replace("</strong>", "**")
    title, _, rest = body.split(">", 1)[1].partition("</h1>")
    return f"# {re.sub('<[^>]*>', '', title)}\n" + re.sub("<[^>]*>", "", rest)


def _mkdocs(folder: Path, config: str = "mkdocs.yml") -> float:
    """Build a site in a process of its own; give the seconds it took."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, env=environment, capture_output=True)
    return time.perf_counter() - start


def _print_builds(ours: Path, plain: Path) -> None:
    rounds = [
        (
            _first(ours),
            _mkdocs(ours),
            _mkdocs(ours, "mkdocs-one.yml"),
            _mkdocs(plain),
            _mkdocs(plain, "mkdocs-search.yml"),
        )
        for _ in range(BUILDS)
    ]
    first, again, one, bare, searching = zip(*rounds, strict=True)
    print("Build, a process each, beside plain mkdocs-material on the same pages")
    _row("plain, its search left out", bare, "s")
    _row("plain as it comes, with its search", searching, "s")
    _row("duizhao, pages in three scripts", again, "s")
    _row("duizhao, pages in one script", one, "s")
    _row("three scripts, nothing kept", first, "s")
    _ratio("three scripts / one script", again, one)
    _ratio("one script / plain without search", one, bare)
    _ratio("three scripts / plain without search", again, bare)
    _ratio("three scripts / plain as it comes", again, searching)
    _ratio("nothing kept / plain without search", first, bare)
    _ratio("nothing kept / plain as it comes", first, searching)
    print("  (goal: at most 1.5)")


def _ratio(name: str, ours: Sequence[float], theirs: Sequence[float]) -> None:
    _row(name, (a / b for a, b in zip(ours, theirs, strict=True)), "")


def _first(folder: Path) -> float:
    """Build a site as if for the first time: every passage is annotated anew."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return _mkdocs(folder)


def _alone(ours: Path) -> Path:
    """Lay the publication out once more, without its translations."""
    alone = ours.with_name("alone")
    shutil.copytree(ours, alone, ignore=shutil.ignore_patterns("site", "one", ".cache"))
    for translation in (alone / "docs").rglob("*.en.md"):
        translation.unlink()
    _mkdocs(alone)
    return alone


def _print_weight(ours: Path, alone: Path, plain: Path) -> None:
    both, first, second = (_gzipped(each / "site" / "report.html") for each in (ours, alone, plain))
    english = _gzipped(plain / "site" / "report.en.html")
    print("\nThe report's page, gzipped")
    print(f"  {'duizhao, Chinese alone':36} {first:>8,} bytes")
    print(f"  {'plain':36} {second:>8,} bytes")
    print(f"  {'ratio (goal: at most 3)':36} {first / second:8.2f}")
    print(f"  {'duizhao, with the translation':36} {both:>8,} bytes")
    print(f"  {'plain, the English page':36} {english:>8,} bytes")
    print(f"  {'with the translation / alone':36} {both / first:8.2f}")
    print(f"  {'with the translation / both plain':36} {both / (second + english):8.2f}")


def _print_translation(ours: Path, alone: Path) -> None:
    """Build with the translations and without, one after the other."""
    rounds = [(_mkdocs(ours), _mkdocs(alone), _first(ours), _first(alone)) for _ in range(BUILDS)]
    both, chinese, both_first, chinese_first = zip(*rounds, strict=True)
    print("\nBuild with the translations beside the Chinese edition alone")
    _row("with the translations", both, "s")
    _row("Chinese alone", chinese, "s")
    _ratio("with / alone", both, chinese)
    _ratio("with / alone, nothing kept", both_first, chinese_first)
    sizes = [_total(folder / "site")[1] for folder in (ours, alone)]
    print(f"  {'the site, with / alone, gzipped':36} {sizes[0] / sizes[1]:8.2f}")


def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def _print_sizes(ours: Path) -> None:
    print("\nSizes, as they are and gzipped file by file")
    for name, site in (("three scripts", "site"), ("one script", "one")):
        _size(f"the site, {name}", ours / site)
    three, one = (_total(ours / site)[1] for site in ("site", "one"))
    print(f"  {'three scripts / one script, gzipped':36} {three / one:8.2f}")
    _size("the pages of one script", ours / "one", "*.html")
    for name in ("index", "terms", "strings", "english"):
        _size(f"data/{name}.js", ours / "site" / "assets/duizhao/data", f"{name}.js")
    assets = ours / "site" / "assets" / "duizhao"
    _size("the search's own scripts", assets / "search", "*.js")
    packed = sum(map(_gzipped, assets.glob("*.js")))
    print(f"  {'scripts of every page (goal: 30 kB)':36} {'':16} {packed:>10,} gzipped")
    print(f"  {'style sheets':36} {'':16} {sum(map(_gzipped, assets.glob('*.css'))):>10,} gzipped")


def _size(name: str, folder: Path, pattern: str = "*") -> None:
    raw, packed = _total(folder, pattern)
    print(f"  {name:36} {raw:>10,} bytes {packed:>10,} gzipped")


def _total(folder: Path, pattern: str = "*") -> tuple[int, int]:
    found = [path for path in folder.rglob(pattern) if path.is_file()]
    return sum(path.stat().st_size for path in found), sum(map(_gzipped, found))


def _print_reading(ours: Path) -> None:
    """Switch and search on the report, and on an edition of it ten times over."""
    longer = ours.with_name("longer")
    shutil.copytree(ours, longer)
    for name in ("report.md", "report.en.md"):
        _, front, body = (ROOT / "docs" / name).read_text(encoding="utf-8").split("---\n", 2)
        long = f"---\n{front}---\n{body * COPIES}"
        (longer / "docs" / name).write_text(long, encoding="utf-8")
    _mkdocs(longer)
    print(f"\nReading, on the report and on the report {COPIES} times over")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.arguments()
        )
        pages = []
        for folder in (ours, longer):
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
            page.goto((folder / "site" / "report.html").as_uri())
            page.wait_for_timeout(1500)
            pages.append(page)
        _print_switches(pages)
        _print_search(pages)
        browser.close()


def _print_switches(pages: Sequence[Page]) -> None:
    modes = ["side", "zh", "en", "under"]
    scripts, pinyin = ["tw", "hans", "hk"], ["all", "off", "terms"]
    for setting, values in (("script", scripts), ("pinyin", pinyin), ("mode", modes)):
        short, tenfold = (_switched(page, setting, values) for page in pages)
        _row(f"{setting}, report", short, "ms")
        _row(f"{setting}, tenfold (goal: under 100)", tenfold, "ms")
        ratio = statistics.median(tenfold) / statistics.median(short)
        print(f"  {f'{setting}, ratio (goal: at most 1.5)':36} {ratio:8.2f}")


def _print_search(pages: Sequence[Page]) -> None:
    for name, page in zip(("report", "tenfold"), pages, strict=True):
        page.bring_to_front()
        page.keyboard.press("/")
        # The page's policy forbids what waiting for an expression would do.
        while not page.evaluate("Boolean(window.duizhao.search?.finder)"):
            page.wait_for_timeout(50)
        page.wait_for_timeout(1500)
        times = [time for query in TYPED for time in page.evaluate(TYPE, query)]
        goal = " (goal: under 50)" if name == "tenfold" else ""
        _row(f"a letter typed, {name}{goal}", times, "ms")


def _switched(page: Page, setting: str, values: list[str]) -> list[float]:
    page.bring_to_front()
    times: list[float] = page.evaluate(SWITCH, [setting, values, SWITCHES])
    return times


def _row(name: str, values: Iterable[float], unit: str) -> None:
    values = sorted(values)
    pick: Callable[[float], str] = "{:.2f}".format if unit != "ms" else "{:.0f}".format
    spread = f"({pick(values[0])} to {pick(values[-1])})"
    print(f"  {name:36} {pick(statistics.median(values)):>8} {unit:2} {spread}")


if __name__ == "__main__":
    main()
