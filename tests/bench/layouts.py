"""Layouts: publications laid out twice, ours and the same pages for plain mkdocs-material."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.bench.running import mkdocs
from tests.browser.site import build
from tests.corpus import corpus
from tests.support import ROOT

ONE = "mkdocs-one.yml"  # ours, with no script addresses
SEARCHING = "mkdocs-search.yml"  # plain as it comes, with its search
DOCUMENTS = "mkdocs-documents.yml"  # plain, without the glossary's pages


@dataclass(frozen=True)
class Pair:
    """The folders of two publications of the same pages."""

    ours: Path
    plain: Path


def report(folder: Path) -> Pair:
    """Lay this publication out."""
    pair = Pair(folder / "ours", folder / "plain")
    pair.ours.mkdir(parents=True)
    build(pair.ours)
    shutil.copytree(pair.ours / "docs", pair.plain / "docs")
    _write_glossary(pair, pair.ours / "site")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    ours_only = r"^(hooks|watch|  custom_dir):.*\n"
    plain = re.sub(ours_only, "", config, flags=re.MULTILINE).replace("zh-Hans", "zh")
    searching = plain.replace("plugins: []", "plugins: [search]\nsite_dir: searching")
    _write(pair.plain, {"mkdocs.yml": plain, SEARCHING: searching})
    one = config.replace("extra:\n", "site_dir: one\nextra:\n  scripts: []\n")
    _write(pair.ours, {ONE: one})
    return pair


_NOT_IN_NAV = "not_in_nav: |\n  terms/\n  glossary/\n"


def archive(folder: Path, count: int) -> Pair:
    """Lay an archive of so many documents out, with this publication's glossary."""
    pair = Pair(folder / "ours", folder / "plain")
    corpus.write(pair.plain / "docs", count)
    shutil.copytree(pair.plain / "docs", pair.ours / "docs")
    shutil.copytree(ROOT / "glossary", pair.ours / "glossary")
    # A glossary of its own: an entry of it is changed.
    ours = corpus.configuration().replace(f"{ROOT.as_posix()}/glossary", "glossary")
    _write(pair.ours, {"mkdocs.yml": ours, ONE: f"{ours}  scripts: []\nsite_dir: one\n"})
    mkdocs(pair.ours, ONE)
    _write_glossary(pair, pair.ours / "one")
    plain = corpus.PLAIN + _NOT_IN_NAV
    alone = corpus.PLAIN.replace("/aliases.yml", "|\n  /terms/\n  /glossary/\n  /glossary.md\n")
    _write(pair.plain, {"mkdocs.yml": plain, DOCUMENTS: f"{alone}site_dir: documents\n"})
    return pair


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _write_glossary(pair: Pair, site: Path) -> None:
    """Write the glossary's pages as an editor of the plain site would have to."""
    for page in (site / "glossary.html", *site.glob("glossary/*.html"), *site.glob("terms/*.html")):
        path = (pair.plain / "docs" / page.relative_to(site)).with_suffix(".md")
        path.parent.mkdir(exist_ok=True)
        path.write_text(as_markdown(page.read_text(encoding="utf-8")), encoding="utf-8")


def as_markdown(page: str) -> str:
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


def edit_document(pair: Pair, number: int) -> None:
    """Add a paragraph to the first document."""
    document = min(path for path in (pair.ours / "docs").rglob("*.md") if path.stem != "index")
    text = document.read_text(encoding="utf-8")
    document.write_text(f"{text}\n第{number}次修改，继续深化改革。\n", encoding="utf-8")


# Two ways to divide a reading into words; the first is the glossary's own.
_READ = ("pinyin: yíngshāng huánjìng}", "pinyin: yíngshānghuánjìng}")


def edit_entry(pair: Pair, number: int) -> None:
    """Change how an entry is read: every text that it stands in has to be annotated anew."""
    before, after = _READ[(number + 1) % 2], _READ[number % 2]
    terms = (pair.ours / "glossary" / "terms").glob("*.yml")
    path = next(each for each in terms if before in each.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before, after), encoding="utf-8")
