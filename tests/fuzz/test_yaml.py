"""The door of YAML."""

from pathlib import Path

import pytest
from hypothesis import given

from duizhao.bilingual import rulings
from duizhao.glossary import dump
from duizhao.glossary.load import load
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from duizhao.identity import load_aliases
from duizhao.problem import Refused
from tests.fuzz import laws
from tests.fuzz.budget import budget, count
from tests.fuzz.strategies import encoded, yaml

TEXT = "发展改革。"
OTHERS = ["names.yml", "readings.yml", "scripts.yml", "review.yml", "refused.yml"]


def loaded(folder: Path, name: str, data: bytes) -> Glossary | None:
    """Load a glossary of one file; None where it is refused, each problem in one line."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    try:
        return load(folder)
    except Refused as refused:
        laws.of_refusal(refused)
        return None


@budget(500)
@given(data=encoded(yaml))
def test_a_glossary_is_refused_or_right(scratch: Path, data: bytes) -> None:
    count("YAML")
    glossary = loaded(scratch / "concepts", "terms/a.yml", data)
    if glossary is not None:
        laws.of_passage(annotator(glossary).passage(TEXT), TEXT)
        for domain in glossary.domains:
            again = loaded(scratch / "again", "terms/a.yml", dump.domain(domain).encode("utf-8"))
            assert again is not None
            assert [c.forms for c in again.concepts] == [c.forms for c in domain.concepts]


@pytest.mark.parametrize("name", OTHERS)
@budget(60)
@given(data=encoded(yaml))
def test_any_other_file_of_a_glossary_is_refused_or_right(
    scratch: Path, name: str, data: bytes
) -> None:
    count("YAML")
    glossary = loaded(scratch / name, name, data)
    if glossary is not None:
        laws.of_passage(annotator(glossary).passage(TEXT), TEXT)


@budget(60)
@given(data=encoded(yaml))
def test_aliases_and_rulings_are_refused_or_right(scratch: Path, data: bytes) -> None:
    count("YAML")
    path = scratch / rulings.FILE
    path.write_bytes(data)
    for read in (load_aliases, lambda path: rulings.load(path.parent)):
        try:
            read(path)
        except Refused as refused:
            laws.of_refusal(refused)
