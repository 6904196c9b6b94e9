"""Tests of the classic scripts that hold what the pages' own scripts are handed."""

import json
import re
from collections.abc import Mapping
from typing import Any

from duizhao.editions import data
from duizhao.editions.beside import Beside
from duizhao.glossary.model import Concept, Definition, Domain, Form, Glossary, Rendering
from tests.support import small

GROWTH = Concept(
    "t",
    (Form("发展", "fāzhǎn"), Form("“发展”", "fāzhǎn")),
    (Rendering("growth"), Rendering("swelling", status="deprecated")),
    Definition("To </script> grow."),
    "standard",
)
GLOSSARY = Glossary(domains=(Domain("经济", "Economy", (GROWTH,)),))
ANNOTATOR = small({"发展": "fāzhǎn"})
BESIDE = Beside(ANNOTATOR)


def read(script: str) -> Mapping[str, Any]:
    """Give the data of a classic script."""
    found = re.fullmatch(r"\(window\.duizhao = window\.duizhao \|\| \{\}\)\.\w+ = (.*);\n", script)
    assert found
    loaded: Mapping[str, Any] = json.loads(found[1])
    return loaded


def test_the_script_of_terms_holds_what_a_card_shows_and_a_search_needs() -> None:
    found = read(data.terms_script(GLOSSARY, ANNOTATOR))
    assert found["version"] == data.TERMS_VERSION
    (term,) = found["terms"]
    assert term["forms"][0] == {
        "hans": "发展",
        "tw": "發展",
        "hk": "發展",
        "pinyin": "fāzhǎn",
        "syllables": ["fā", "zhǎn"],
    }
    assert term["forms"][1]["syllables"] == ["", "fā", "zhǎn", ""]
    del term["forms"]
    assert term == {
        "id": "t",
        "english": ["growth"],
        "avoid": ["swelling"],
        "parts": [],
        "meaning": "To </script> grow.",
        "confidence": "standard",
        "unknown": "",
    }


def test_the_script_of_strings_holds_only_what_changes() -> None:
    found = read(data.strings_script(["发展", "人民", "发展"], BESIDE))
    assert found["version"] == data.STRINGS_VERSION
    assert found["strings"] == [["发展", "發展", "發展"]]


def test_a_script_has_no_line_ends_that_json_allows_and_javascript_does_not() -> None:
    script = data.strings_script(["发\u2028展\u2029"], BESIDE)
    assert not re.search("[\u2028\u2029]", script)
    assert read(script)["strings"][0][0] == "发\u2028展\u2029"


def test_the_order_of_strings_does_not_matter() -> None:
    one = data.strings_script(["发展", "经济"], BESIDE)
    assert one == data.strings_script(["经济", "发展"], BESIDE)
