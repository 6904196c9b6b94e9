"""Tests of looking things up in the publication's own glossary."""

import pytest

from duizhao.annotator import Annotator
from duizhao.glossary.model import Concept, Glossary
from duizhao.layers.scripts import interchangeable
from duizhao.search.concepts import NEAREST, Concepts
from duizhao.search.entries import Entries, laid_out
from duizhao.search.folding import Fold
from duizhao.search.spoken import plain
from tests.support import rows


@pytest.fixture(scope="session")
def concepts(glossary: Glossary, house: Annotator) -> Concepts:
    """The publication's glossary, to look things up in."""
    fold = Fold(interchangeable())
    return Concepts(Entries(tuple(laid_out(glossary, house, fold)), fold))


def first(concepts: Concepts, query: str) -> str:
    """Give what is found first, as the cases write it, whatever a page's texts have."""
    found = concepts.find(query)
    near = [] if found else concepts.near(query)
    return found[0].entry.told.id if found else f"~{near[0].entry.told.id}" if near else "-"


def ids(concepts: Concepts, query: str) -> list[str]:
    return [result.entry.told.id for result in concepts.find(query)]


@pytest.mark.parametrize(("query", "term", "text"), rows("queries.txt"))
def test_a_query_finds_its_term_first(concepts: Concepts, query: str, term: str, text: str) -> None:
    found = first(concepts, query)
    assert ("-" if text != "-" and found.startswith("~") else found) == term


def test_there_are_queries_of_every_kind_and_none_twice() -> None:
    queries = [query for query, _, _ in rows("queries.txt")]
    assert len(queries) >= 80
    assert len({*queries}) == len(queries)


def ways(concept: Concept, house: Annotator) -> list[str]:
    """Give the ways in which a reader may type the whole of a term."""
    form = concept.forms[0]
    passage = house.passage(form.text)
    syllables = [syllable for syllable in passage.syllables if syllable]
    toneless = [plain(syllable)[0] for syllable in syllables]
    written = [form.text, passage.tw, passage.hk]
    said = [form.pinyin, " ".join(syllables), " ".join(toneless), "".join(toneless)]
    return [*written, *said, *(rendering.text for rendering in concept.english)]


def test_every_term_is_first_however_the_whole_of_it_is_typed(
    concepts: Concepts, glossary: Glossary, house: Annotator
) -> None:
    wrong = []
    # Looking up takes a while: every fourth term stands for the others.
    for concept in list(glossary.concepts)[::4]:
        for way in ways(concept, house):
            results = concepts.find(way)
            best = [r.entry.told.id for r in results if r.match.score == results[0].match.score]
            wrong += [] if concept.id in best else [(concept.id, way)]
    assert wrong == []


def test_every_stretch_of_a_term_finds_it(
    concepts: Concepts, glossary: Glossary, house: Annotator
) -> None:
    wrong = []
    for concept in list(glossary.concepts)[::4]:
        passage = house.passage(concept.forms[0].text)
        for script in (passage.text, passage.tw, passage.hk):
            for start in range(0, len(script) - 1):
                part = script[start : start + 2]
                wrong += [] if concept.id in ids(concepts, part) else [(concept.id, part)]
    assert wrong == []


def test_results_come_in_the_order_of_their_scores(concepts: Concepts) -> None:
    for query in ("改革", "reform", "gg", "fa", "新"):
        scores = [result.match.score for result in concepts.find(query)]
        assert len(scores) > 2
        assert scores == sorted(scores, reverse=True)


def test_of_results_that_fit_as_well_the_shorter_form_comes_first(concepts: Concepts) -> None:
    found = concepts.find("发展")
    keys = [(-result.match.score, len(result.entry.told.form)) for result in found]
    assert len(keys) > 3
    assert keys == sorted(keys)


def test_what_is_preferred_comes_before_what_is_not(concepts: Concepts) -> None:
    preferred, other = concepts.find("放管服")[0], concepts.find("放管服改革")[0]
    assert (preferred.match.score, other.match.score) == (100, 99)


def test_the_place_of_a_match_is_in_the_form(concepts: Concepts) -> None:
    result = concepts.find("shanghuan")[0]
    assert result.match.places == ((1, 3),)


@pytest.mark.parametrize("query", ["", " ", "，。！", "🙂", "“”", "\n", "\u0301", "\udcff"])
def test_a_query_without_letters_finds_nothing_and_is_like_nothing(
    concepts: Concepts, query: str
) -> None:
    assert concepts.find(query) == []
    assert concepts.near(query) == []


@pytest.mark.parametrize("query", ["放管复", "yinshang", "enviroment", "改革改革"])
def test_only_a_few_are_near_and_the_likest_comes_first(concepts: Concepts, query: str) -> None:
    near = concepts.near(query)
    scores = [result.match.score for result in near]
    assert 1 <= len(near) <= NEAREST
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] >= scores[0] * 2 // 3
    assert {result.match.kind for result in near} == {"near"}


def test_an_empty_glossary_has_nothing() -> None:
    concepts = Concepts(Entries((), Fold(interchangeable())))
    assert concepts.find("放管服") == concepts.near("放管服") == []
