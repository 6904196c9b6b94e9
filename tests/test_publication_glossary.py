"""Tests of what the first publication's glossary holds."""

from collections import Counter

import pytest

from duizhao import quotation
from duizhao.annotator import Annotator
from duizhao.glossary.confidence import CONFIDENCE
from duizhao.glossary.model import Concept, Glossary
from tests.support import CASES, ROOT

PHRASES = [
    line
    for line in (CASES / "report-terms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def concept(glossary: Glossary, id: str) -> Concept:
    return next(each for each in glossary.entries if each.id == id)


def test_it_has_three_hundred_concepts(glossary: Glossary) -> None:
    assert len(list(glossary.concepts)) >= 300


def test_every_confidence_is_used_and_what_is_not_known_is_called_so(glossary: Glossary) -> None:
    counts = Counter(each.confidence for each in glossary.concepts)
    assert counts.keys() == CONFIDENCE.keys()


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_set_phrase_has_an_entry_or_is_refused_with_a_reason(
    phrase: str, glossary: Glossary
) -> None:
    known = {quotation.without(form.text) for each in glossary.entries for form in each.forms}
    refused = {quotation.without(each.text) for each in glossary.refused}
    assert quotation.without(phrase) in known | refused


def test_every_concept_is_defined_in_both_languages(glossary: Glossary) -> None:
    assert [each.id for each in glossary.concepts if not each.definition.zh] == []
    assert [each.id for each in glossary.entries if not each.definition.en] == []


def test_a_chinese_definition_has_no_space_between_characters(glossary: Glossary) -> None:
    texts = [each.definition.zh for each in glossary.entries]
    assert [text for text in texts if " " in text and not any(c.isascii() for c in text[:-1])] == []


def test_six_stabilities_and_six_protections_are_joined(glossary: Glossary) -> None:
    assert len(concept(glossary, "liuwen").expansion) == 6
    assert len(concept(glossary, "liubao").expansion) == 6
    both = concept(glossary, "liuwen-liubao").expansion
    assert [part.concept for part in both] == ["liuwen", "liubao"]


def test_an_abbreviation_names_its_parts_with_their_english(glossary: Glossary) -> None:
    parts = concept(glossary, "fangguanfu").expansion
    assert [part.text for part in parts] == ["简政放权", "放管结合", "优化服务"]
    assert all(part.english for part in parts)


def test_senses_of_the_countryside_need_their_context(house: Annotator) -> None:
    farm = house.passage("推进化肥、农药、除草剂“三减”行动").mentions
    other = house.passage("企业开展“三减”行动").mentions
    assert "sanjian" in {mention.id for mention in farm}
    assert "sanjian" not in {mention.id for mention in other}


def test_every_entry_has_a_page_of_its_own_address(glossary: Glossary) -> None:
    ids = [each.id for each in glossary.entries]
    assert len({*ids}) == len(ids)
    assert "_entry" not in ids


def test_links_are_whole_and_sources_are_readable(glossary: Glossary) -> None:
    for each in glossary.entries:
        for rendering in each.english:
            assert not rendering.link or rendering.source, each.id
            assert "http" not in rendering.source, each.id


def test_what_is_refused_has_a_reason(glossary: Glossary) -> None:
    assert all(each.reason for each in glossary.refused)
    assert (ROOT / "glossary" / "refused.yml").is_file()
