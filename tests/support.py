"""What the tests share: cases as text, small glossaries, and what a reader sees of a page."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import opencc
from markdown import Markdown

from duizhao.annotator import Annotator
from duizhao.layers.terms import Sense
from duizhao.lexicon import Lexicon
from duizhao.markdown import DuizhaoExtension
from duizhao.scripts.house import Variant

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
EXTENSIONS = ["attr_list", "footnotes", "tables", "toc", "fenced_code"]

_BACK = {"tw": opencc.OpenCC("tw2s"), "hk": opencc.OpenCC("hk2s")}
_SILENT = frozenset({"script", "style", "template"})


def rows(name: str) -> list[tuple[str, ...]]:
    """Give the cases of a file: a case a line, fields between bars, # before a comment."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line.strip() and not line.startswith("#")]
    return [tuple(part.strip() for part in line.split("|")) for line in told]


def table(name: str) -> list[tuple[str, ...]]:
    """Give the rows of a file of cases with tabs between the fields, without its header."""
    _, *lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines]


def small(
    terms: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    given: Mapping[str, Variant] | None = None,
    readings: Mapping[str, tuple[str, ...]] | None = None,
    scripts: Mapping[str, Variant] | None = None,
) -> Annotator:
    """Make an annotator of a few terms and names, each with its pinyin; a term's id is `t`."""
    terms, names, given = terms or {}, names or {}, given or {}
    return Annotator(
        Lexicon(
            terms=dict.fromkeys(terms, (Sense("t"),)),
            pinyin={**names, **terms},
            names={name: given.get(name, Variant("", "")) for name in names},
            readings=readings or {},
            scripts=scripts or {},
        )
    )


def to_simplified(text: str, region: str) -> str:
    """Convert Traditional text of a region back, by the converter's own reverse."""
    return str(_BACK[region].convert(text))


def converted(
    source: str, annotator: Annotator, **settings: object
) -> tuple[str, DuizhaoExtension]:
    """Convert Markdown with the extension; give the HTML, and the extension."""
    extension = DuizhaoExtension(annotator, **settings)
    return Markdown(extensions=[*EXTENSIONS, extension]).convert(source), extension


def plain(source: str) -> str:
    """Convert Markdown without the extension."""
    return Markdown(extensions=EXTENSIONS).convert(source)


class Document(HTMLParser):
    """A page as a browser has it: its tags with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self._texts: list[str] = []
        self._inside = ""
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """Give the text content, scripts and style sheets left out."""
        return "".join(self._texts)

    @property
    def ids(self) -> list[str]:
        """Give every id in the order of the page."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def all(self, tag: str) -> list[dict[str, str]]:
        """Give the attributes of every element of one kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        self._inside = tag if tag in _SILENT else ""

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or a style sheet."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep text."""
        (self.scripts if self._inside else self._texts).append(data)


def without_english(html: str) -> str:
    """Give HTML without the translation: what stands beside the blocks, its notice, its notes."""
    html = re.sub(r'<(p|section) class="dz-not.*?</\1>', "", html, flags=re.DOTALL)
    kept: list[str] = []
    depth = 0
    for token in re.split(r"(<[^>]*>)", html):
        if token.startswith("<span class=dz-en") or (depth and token.startswith("<span")):
            depth += 1
        elif depth:
            depth -= token == "</span>"
        else:
            kept.append(token)
    return "".join(kept)


def text_of(html: str) -> str:
    """Give the text content of HTML."""
    return Document(html).text


def python(
    *arguments: str,
    cwd: Path = ROOT,
    given: bytes = b"",
    path: str = "",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run Python with the package on its path, in a process of its own."""
    places = os.pathsep.join(filter(None, [path, str(ROOT / "hooks")]))
    variables = {**os.environ, "PYTHONPATH": places, "NO_MKDOCS_2_WARNING": "1"}
    variables.pop("SOURCE_DATE_EPOCH", None)
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        input=given,
        capture_output=True,
        env={**variables, **(environment or {})},
        check=False,
    )
