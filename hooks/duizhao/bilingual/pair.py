"""Pair: a document and its translation, as they are exchanged with other tools."""

from dataclasses import dataclass

from duizhao.bilingual.bitext import Bitext


@dataclass(frozen=True)
class Pair:
    """A document and its translation: the names of both files, seen from the publication's folder,
    their whole texts with the line ends the files have, and what belongs together in them.
    """

    source_file: str
    target_file: str
    source: str
    target: str
    bitext: Bitext
    state: str
    status: str = "unofficial"
