"""Tests of the archive that tests and benchmarks are run on."""

import re
from pathlib import Path

import pytest

from tests.corpus import corpus
from tests.sites import files

# Two books are among them: as many for each document as in the whole.
SAMPLE = [text for _, text in corpus.documents(2 * corpus.LONG_EVERY, corpus.CHARACTERS)]
STRUCTURES = {
    "headings": r"^## ",
    "lists": r"^- ",
    "steps": r"^1\. ",
    "tables": r"^\|---",
    "quotations": r"^> ",
    "footnotes": r"^\[\^1\]: ",
    "code": r"^```$",
}


def written(folder: Path, seed: int) -> dict[str, bytes]:
    """Write a small archive; give its files."""
    corpus.write(folder, 30, 500, seed)
    return files(folder)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "one", 7) == written(tmp_path / "other", 7)


def test_another_seed_gives_others(tmp_path: Path) -> None:
    assert written(tmp_path / "one", 7) != written(tmp_path / "other", 8)


def test_a_smaller_archive_is_the_beginning_of_a_larger_one() -> None:
    few = list(corpus.documents(3, corpus.CHARACTERS))
    assert [text for _, text in few] == SAMPLE[:3]


def test_the_whole_of_it_has_eleven_million_characters() -> None:
    each = sum(map(len, SAMPLE)) / len(SAMPLE)
    assert 11e6 < each * corpus.DOCUMENTS < 12e6


def test_no_two_documents_are_the_same() -> None:
    assert len(set(SAMPLE)) == len(SAMPLE)


@pytest.mark.parametrize("structure", STRUCTURES)
def test_many_documents_have_every_structure(structure: str) -> None:
    having = [text for text in SAMPLE if re.search(STRUCTURES[structure], text, re.MULTILINE)]
    assert len(having) > len(SAMPLE) / 10


def test_some_are_books() -> None:
    assert sum(len(text) > 30_000 for text in SAMPLE) == 2
