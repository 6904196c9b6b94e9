"""Corpus: an archive of documents for tests and benchmarks, made of the report's own sentences.

The same seed makes the same archive. `python -m tests.corpus.corpus FOLDER` writes one as `docs/`,
with a configuration to build it by.
"""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from duizhao.layers.sentences import sentences
from tests.support import ROOT

REPORT = ROOT / "docs" / "report.md"
# The archive that a publisher of one district's reports of all years might have.
DOCUMENTS, CHARACTERS, SEED = 2000, 4000, 2021
# Every so many documents one is a book rather than a speech.
LONG_EVERY, LONG = 50, 10

_FIGURE = re.compile(r"\d+")
# As plain mkdocs-material has it. Pruned, since the theme would write every document into the
# navigation of every other, and nothing else could be measured.
PLAIN = """\
site_name: 档案
site_url: https://archive.example/
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune]
plugins: []
use_directory_urls: false
exclude_docs: /aliases.yml
markdown_extensions: [attr_list, footnotes, tables, toc, fenced_code]
"""

# What the report's own Markdown marks within a text.
_MARKUP = re.compile(r"\*\*|\{[^}]*\}")


@dataclass(frozen=True)
class Material:
    """What documents are made of: the sentences of the report and its headings."""

    sentences: tuple[str, ...]
    headings: tuple[str, ...]


def material(report: str) -> Material:
    """Take a document in Markdown apart."""
    blocks = [block.strip() for block in report.partition("\n---\n")[2].split("\n\n")]
    prose = [
        _MARKUP.sub("", block)
        for block in blocks
        if block and block[0] not in "#—{" and "{:" not in block
    ]
    found = [
        text[sentence.start : sentence.end].strip()
        for text in prose
        for sentence in sentences(text)
    ]
    headings = [block.lstrip("# ") for block in blocks if block.startswith("##")]
    return Material(tuple(filter(None, found)), tuple(headings))


def documents(count: int, characters: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Give so many documents of about so many characters, each with its path in the archive."""
    made_of = material(REPORT.read_text(encoding="utf-8"))
    for number in range(count):
        dice = Random(f"{seed}-{number}")
        length = characters * (LONG if number % LONG_EVERY == LONG_EVERY - 1 else 1)
        year = 1978 + number % 44
        yield f"{year}/{number:05}.md", _Author(made_of, dice).document(number, length)


class _Author:
    """Writes one document."""

    def __init__(self, made_of: Material, dice: Random) -> None:
        self._made_of, self._dice = made_of, dice
        self._notes: list[str] = []
        kinds: Sequence[tuple[Callable[[], str], int]] = (
            (self._paragraph, 70),
            (self._list, 9),
            (self._steps, 5),
            (self._quotation, 6),
            (self._table, 5),
            (self._code, 1),
            (self._noted, 4),
        )
        self._kinds, self._weights = zip(*kinds, strict=True)

    def document(self, number: int, length: int) -> str:
        """Write a document of about so many characters."""
        heading = self._dice.choice(self._made_of.headings)
        parts = [f"# 第{number}号文件：{heading}"]
        written = 0
        while written < length:
            parts.append(f"## {self._dice.choice(self._made_of.headings)}")
            for _ in range(self._dice.randint(3, 9)):
                (write,) = self._dice.choices(self._kinds, self._weights)
                parts.append(write())
                written += len(parts[-1])
        return "\n\n".join([*parts, *self._notes]) + "\n"

    def _sentence(self) -> str:
        """Take a sentence of the report, its figures changed: no two documents are the same."""
        sentence = self._dice.choice(self._made_of.sentences)
        return _FIGURE.sub(lambda _: str(self._dice.randint(2, 2999)), sentence)

    def _several(self, least: int, most: int) -> list[str]:
        return [self._sentence() for _ in range(self._dice.randint(least, most))]

    def _paragraph(self) -> str:
        return "".join(self._several(2, 6))

    def _list(self) -> str:
        return "\n".join(f"- {each}" for each in self._several(3, 6))

    def _steps(self) -> str:
        return "\n".join(f"{at}. {each}" for at, each in enumerate(self._several(3, 5), 1))

    def _quotation(self) -> str:
        return "\n>\n".join(f"> {each}" for each in self._several(1, 3))

    def _table(self) -> str:
        rows = [f"| {each} | {self._dice.randint(1, 999)}万元 |" for each in self._several(2, 5)]
        return "\n".join(["| 项目 | 金额 |", "|---|---|", *rows])

    def _code(self) -> str:
        return f"```\n{self._sentence()}\n```"

    def _noted(self) -> str:
        mark = f"[^{len(self._notes) + 1}]"
        self._notes.append(f"{mark}: {self._sentence()}")
        return self._paragraph() + mark


def write(folder: Path, count: int, characters: int = CHARACTERS, seed: int = SEED) -> int:
    """Write an archive as documents into a folder; give how many code points it has."""
    total = 0
    for name, text in documents(count, characters, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        total += len(text)
    (folder / "index.md").write_text("# 档案\n\n各年文件。\n", encoding="utf-8")
    return total


def configuration() -> str:
    """Give the configuration of an archive with this project's hook, theme and glossary."""
    root = ROOT.as_posix()
    theme = f"name: material\n  custom_dir: {root}/hooks/duizhao/theme"
    ours = PLAIN.replace("name: material", theme).replace("language: zh", "language: zh-Hans")
    return f'{ours}hooks: ["{root}/hooks/publish.py"]\nextra:\n  glossary: {root}/glossary\n'


def main() -> None:
    """Write an archive where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where docs/ is written")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--characters", type=int, default=CHARACTERS, help="of each, about")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    total = write(asked.folder / "docs", asked.documents, asked.characters, asked.seed)
    (asked.folder / "mkdocs.yml").write_text(configuration(), encoding="utf-8")
    print(f"{asked.documents} documents, {total:,} characters: {asked.folder / 'docs'}")


if __name__ == "__main__":
    main()
