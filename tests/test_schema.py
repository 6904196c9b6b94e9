"""Tests of the JSON Schemas that editors complete and check by, against what is loaded."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from duizhao.glossary.load import load
from duizhao.problem import Refused
from tests.support import CASES, ROOT

SCHEMAS = ROOT / "hooks" / "duizhao" / "glossary" / "schema"
VALIDATORS = {
    path.stem: Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    for path in SCHEMAS.glob("*.json")
}
# Mistakes of shape: what a schema can see without knowing Chinese, or other entries.
OF_SHAPE = ("G002", "G004", "G005", "G006", "G007", "G010", "G014", "G020", "G024", "G026", "G028")
SHAPELY = sorted(
    folder.name
    for folder in (CASES / "glossary").iterdir()
    if folder.name.startswith(OF_SHAPE)
    and "tag" not in folder.name  # no reader of plain YAML knows it
    and (folder / "terms" / "a.yml").exists()
)
WHOLE = """\
title: {zh: 甲, en: A}
concepts:
- id: liuwen
  forms:
  - {text: 六稳, pinyin: liùwěn, type: short, status: preferred}
  expansion:
  - {text: 稳就业, pinyin: wěn jiùyè, english: stable employment}
  - {concept: other}
  english:
  - {text: stability, status: preferred, source: A, link: "https://example.org/a", year: 2020}
  definition: {en: Six things., zh: 六件事。}
  note: Not plain.
  confidence: sourced
  source: B
  link: https://example.org/b
  unknown: Nothing.
  first: {year: 2018, in: A meeting, source: C, link: "https://example.org/c"}
  related: [other]
  broader: [other]
  narrower: [third]
  context: {with: [经济], without: [桌]}
- {id: other, forms: [{text: 甲, pinyin: jiǎ}], english: &e [{text: a}], definition: &d {en: x},
   confidence: standard}
- {id: third, forms: [{text: 乙, pinyin: yǐ}], english: *e, definition: *d, confidence: standard}
"""


def valid(name: str, data: Any) -> bool:
    return bool(VALIDATORS[name].is_valid(data))


def loads(folder: Path, data: Any) -> bool:
    """Say whether a file of concepts is loaded."""
    (folder / "terms").mkdir(exist_ok=True)
    text = yaml.safe_dump(data, allow_unicode=True)
    (folder / "terms" / "a.yml").write_text(text, encoding="utf-8")
    try:
        load(folder)
    except Refused:
        return False
    return True


@pytest.mark.parametrize("name", sorted(VALIDATORS))
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(VALIDATORS[name].schema)


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "glossary" / "terms").glob("*.yml")), *(ROOT / "glossary").glob("*.yml")],
    ids=lambda path: path.name,
)
def test_the_publications_own_files_are_valid(path: Path) -> None:
    name = "terms" if path.parent.name == "terms" else path.stem
    if name in VALIDATORS:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        assert [error.message for error in VALIDATORS[name].iter_errors(data)] == []


@pytest.mark.parametrize("case", SHAPELY)
def test_a_mistake_of_shape_is_seen_by_the_schema_too(case: str) -> None:
    data = yaml.safe_load((CASES / "glossary" / case / "terms" / "a.yml").read_text("utf-8"))
    assert not valid("terms", data)


def steps(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to every key of every mapping."""
    if not isinstance(value, (dict, list)):
        return
    for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(value, dict):
            yield (*path, key)
        yield from steps(inside, (*path, key))


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


@pytest.mark.parametrize("way", list(steps(yaml.safe_load(WHOLE))), ids=str)
def test_schema_and_loader_agree_on_what_may_be_left_away(
    tmp_path: Path, way: tuple[Any, ...]
) -> None:
    data = copy.deepcopy(yaml.safe_load(WHOLE))
    assert valid("terms", data)
    assert loads(tmp_path, data)
    del at(data, way[:-1])[way[-1]]
    assert valid("terms", data) == loads(tmp_path, data)


@pytest.mark.parametrize("way", list(steps(yaml.safe_load(WHOLE))), ids=str)
def test_schema_and_loader_agree_that_no_other_key_is_known(
    tmp_path: Path, way: tuple[Any, ...]
) -> None:
    data = copy.deepcopy(yaml.safe_load(WHOLE))
    at(data, way[:-1])["other-key"] = "x"
    assert not valid("terms", data)
    assert not loads(tmp_path, data)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "glossary" / "terms").glob("*.yml")), ids=lambda path: path.name
)
def test_a_file_of_concepts_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).resolve() == SCHEMAS / "terms.json"
