"""Translations: what the documents and their translations show when they are set side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.annotator import Annotator
from duizhao.bilingual import rulings
from duizhao.bilingual.checks import blocks, names, numbers, staleness, terms, writing
from duizhao.bilingual.checks.finding import Finding
from duizhao.bilingual.load import Loaded, loaded
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.rulings import Ruling
from duizhao.documents import Document
from duizhao.glossary.model import Glossary
from duizhao.problem import Problem


@dataclass(frozen=True)
class Checked:
    """What is wrong with the translations, and how many figures and rulings there are."""

    problems: tuple[Problem, ...]
    figures: int
    rulings: tuple[Ruling, ...]


def check(
    folder: Path,
    documents: Iterable[Document],
    annotator: Annotator,
    glossary: Glossary,
    ruled: Path,
) -> Checked:
    """Check the translations of documents in a folder; `ruled` is that of the rulings.

    Raises Refused.
    """
    said = rulings.load(ruled)
    found: list[Problem] = []
    settled: set[Ruling] = set()
    figures = 0
    for document in documents:
        held = loaded(folder, document, annotator, glossary)
        if held is not None:
            figures += numbers.figures(held.pair.bitext, Renderings(glossary))
            left, used = rulings.applied(findings(held, glossary), said)
            settled |= used
            found += [finding.problem(held.pair) for finding in left]
    found += rulings.unused((ruled / rulings.FILE).as_posix(), said, settled)
    return Checked(tuple(found), figures, said)


def findings(held: Loaded, glossary: Glossary) -> Iterator[Finding]:
    """Give everything that the checks find in a translation."""
    bitext = held.pair.bitext
    renderings = Renderings(glossary)
    english = {name.text: name.english for name in glossary.names if name.english}
    yield from blocks.findings(bitext)
    yield from numbers.findings(bitext, renderings)
    yield from terms.findings(bitext, renderings)
    yield from names.findings(bitext, english)
    yield from writing.findings(bitext)
    yield from staleness.findings(held.translation, held.blocks)


def counted(checked: Checked) -> str:
    """Say how many figures were compared, and how many rulings there are."""
    ruled: Sequence[Ruling] = [each for each in checked.rulings if each.code in {"B010", "B011"}]
    return f"{checked.figures} figures, {len(checked.rulings)} rulings ({len(ruled)} on figures)"
