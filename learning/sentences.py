"""The labelled sentences that are learnt from and measured on: one marked character in each."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from duizhao.pinyin import marked
from duizhao.readings import learnt

HERE = Path(__file__).parent
_MARK = "\u2581"


class Sentence(NamedTuple):
    """A text, the place of its marked character in code points, and how that is read."""

    text: str
    place: int
    reading: str

    @property
    def character(self) -> str:
        """Give the marked character."""
        return self.text[self.place]

    @property
    def window(self) -> str:
        """Give the marked character with its neighbours."""
        return learnt.window(learnt.folded(self.text), self.place)


def cpp(folder: Path) -> Iterator[Sentence]:
    """Give the sentences of the CPP data in a folder."""
    texts = (folder / "cpp-dev.sent").read_text(encoding="utf-8").split("\n")
    labels = (folder / "cpp-dev.lb").read_text(encoding="utf-8").split("\n")
    for text, label in zip(texts, labels, strict=True):
        if text.count(_MARK) == 2 and label:
            yield Sentence(text.replace(_MARK, ""), text.index(_MARK), marked(label))


def own() -> Iterator[Sentence]:
    """Give the sentences of official prose that were written for this project."""
    for line in (HERE / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        text, place, reading, *_ = line.split("\t")
        yield Sentence(text, int(place), reading)


def words() -> Iterator[tuple[str, list[str]]]:
    """Give the words whose readings were written down for this project, with their syllables."""
    for line in (HERE / "words.tsv").read_text(encoding="utf-8").splitlines():
        word, syllables = line.split("\t")
        yield word, syllables.split(" ")


def is_measured(sentence: Sentence) -> bool:
    """Say whether a sentence belongs to the tenth that is measured on and never learnt from."""
    return hashlib.sha256(sentence.text.encode("utf-8")).digest()[0] % 10 == 0
