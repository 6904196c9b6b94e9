"""Sites for the tests: publications built by MkDocs itself, in a process of its own."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support import CASES, ROOT, python

CONFIG = """\
site_name: 开放日
theme:
  name: material
  custom_dir: {root}/hooks/duizhao/theme
  language: zh-Hans
  font: false
hooks: ["{root}/hooks/publish.py"]
plugins: []
use_directory_urls: false
exclude_docs: /aliases.yml
markdown_extensions: [attr_list, footnotes, tables, toc, fenced_code, def_list]
extra: {{glossary: "{glossary}"}}
"""


def build(folder: Path, *options: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Build the site of a folder."""
    return python("-m", "mkdocs", "build", *options, cwd=folder, environment=settings)


# A few entries of every kind: most tests of sites need no more, and each entry is three pages.
FEW = CASES / "site-glossary"


def written(folder: Path, pages: Mapping[str, str], glossary: Path = FEW) -> Path:
    """Write a publication of a few files with this project's hook and theme."""
    (folder / "docs").mkdir(parents=True)
    for name, text in pages.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    config = CONFIG.format(root=ROOT.as_posix(), glossary=glossary.as_posix())
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


def traditional(folder: Path, settings: str = "") -> Path:
    """Write a publication whose documents and navigation are as in Taiwan, with more settings."""
    report = (CASES / "pages" / "traditional.md").read_text(encoding="utf-8")
    index = "# 開放日說明\n\n歡迎。[報告](report.md)\n"
    written(folder, {"index.md": index, "report.md": report})
    nav = "nav: [{首頁: index.md}, {報告: report.md}, {術語表: glossary.md}]\n"
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("site_name: 开放日", "site_name: 開放日說明")
    config = config.replace(
        "extra: {", f"extra: {{source: tw, {settings + ', ' if settings else ''}"
    )
    url = 'site_url: !ENV [SITE_URL, ""]\n'
    (folder / "mkdocs.yml").write_text(url + config + nav, encoding="utf-8")
    return folder


def copied(folder: Path, *, whole: bool = False) -> Path:
    """Copy what this publication is built from; of the entries a few, or the whole glossary."""
    for name in ("docs", "glossary", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    if not whole:
        shutil.rmtree(folder / "glossary" / "terms")
        shutil.copytree(FEW / "terms", folder / "glossary" / "terms")
        names = (FEW / "names.yml").read_text(encoding="utf-8")
        (folder / "glossary" / "names.yml").write_text(names, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def files(site: Path) -> dict[str, bytes]:
    """Give every file of a built site."""
    found = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def is_of_the_glossary(name: str) -> bool:
    """Say whether a page is an entry of the glossary, or an index of it but the first."""
    return re.search("(^|/)(terms|glossary)/", name) is not None
