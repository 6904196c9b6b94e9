"""Pair: a document and its translation, as their files say it, and how they belong together."""

from dataclasses import dataclass

from duizhao.bilingual.bitext import Bitext


@dataclass(frozen=True)
class Pair:
    """A document and its translation: their files, what stands in them, and their bitext."""

    source_file: str
    target_file: str
    source: str
    target: str
    bitext: Bitext
    state: str
