"""Tests of a translation memory in TMX 1.4b, by the public document type."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from duizhao.bilingual.bitext import Bitext, Match
from duizhao.exchange.about import About
from duizhao.exchange.tmx import Memory, as_tmx
from tests.bilingual import pair_of, small_pair
from tests.test_exchange import ABOUT, SCHEMAS

XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture(scope="module")
def grammar() -> Any:
    """The document type; where a clone lacks it, that is said."""
    if not SCHEMAS.is_dir():
        pytest.skip(f"the public schemas are not here: set SCHEMAS to their folder ({SCHEMAS})")
    return etree.DTD(str(Path(SCHEMAS) / "tmx14.dtd"))


def read(memory: Memory) -> Any:
    return etree.fromstring(memory.text.encode("utf-8"))


def segs(root: Any, id: str) -> list[str]:
    """Give both sides of a unit as they are written."""
    (unit,) = root.xpath(f"//tu[@tuid='{id}']")
    return ["".join(seg.itertext()) for seg in unit.iter("seg")]


def test_the_memory_is_valid_by_the_public_document_type(grammar: Any) -> None:
    for about in (ABOUT, About("x")):
        assert grammar.validate(read(as_tmx(small_pair(), about))), grammar.error_log


def test_the_document_type_can_refuse(grammar: Any) -> None:
    wrong = as_tmx(small_pair(), ABOUT).text.replace("<seg>", "<segment>")
    wrong = wrong.replace("</seg>", "</segment>")
    assert not grammar.validate(etree.fromstring(wrong.encode("utf-8")))


def test_a_unit_is_a_segment_with_its_id_and_two_languages() -> None:
    root = read(as_tmx(small_pair(), ABOUT))
    languages = [variant.get(f"{XML}lang") for variant in root.iter("tuv")]
    assert languages == ["zh-CN", "en-GB"] * len(root.findall(".//tu"))
    assert segs(root, "t-qihsrggs.2") == ["我们做了32件事。", "We did 32 things.[^32]"]
    assert root.find("header").get("srclang") == "zh-CN"


def test_codes_are_placeholders_with_the_same_number_on_both_sides() -> None:
    root = read(as_tmx(small_pair(), ABOUT))
    (unit,) = root.xpath("//tu[@tuid='t-qihsrggs.1']")
    told = [[(ph.get("x"), ph.get("assoc"), ph.text) for ph in seg] for seg in unit.iter("seg")]
    assert told[0] == told[1] == [("1", "f", "**"), ("2", "p", "**{.lead}")]


def test_a_character_that_is_escaped_is_itself() -> None:
    root = read(as_tmx(pair_of("甲\\*乙&amp;丙。\n", "A\\*B &amp; C.\n"), ABOUT))
    assert [seg.text for seg in root.iter("seg")] == ["甲*乙&丙。", "A*B & C."]


def test_a_segment_with_an_empty_side_is_left_out_and_counted() -> None:
    pair = small_pair()
    (first, *others) = pair.bitext.units
    lone = replace(first, target=(), matches=(Match(first.matches[0].source, ()),))
    memory = as_tmx(replace(pair, bitext=Bitext((lone, *others))), ABOUT)
    assert memory.left_out == 1
    assert len(read(memory).findall(".//tu")) == len(read(as_tmx(pair, ABOUT)).findall(".//tu")) - 1


def test_it_says_whose_it_is_and_that_it_is_unofficial() -> None:
    header = read(as_tmx(small_pair("revised"), ABOUT)).find("header")
    told = {prop.get("type"): prop.text for prop in header.iter("prop")}
    assert told["x-attribution"] == ABOUT.attribution
    assert told["x-licence-link"] == ABOUT.licence_link
    assert told["x-state"] == "revised"
    assert "Unofficial translation" in header.find("note").text


def test_what_xml_cannot_hold_is_left_out(grammar: Any) -> None:
    memory = as_tmx(pair_of("甲\x0b乙。\n", "A <\x0c]]> B.\n"), ABOUT)
    assert grammar.validate(read(memory))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert as_tmx(small_pair(), ABOUT) == as_tmx(small_pair(), ABOUT)
