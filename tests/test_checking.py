"""Tests of what `duizhao check` says of how documents use a glossary."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.checking import terms
from duizhao.checking.candidates import candidates, runs
from duizhao.documents import Document
from duizhao.glossary.model import (
    Concept,
    Context,
    Definition,
    Domain,
    Form,
    Glossary,
    Part,
    Refusal,
    Rendering,
)
from duizhao.house import annotator
from duizhao.markdown import blocks_of
from tests.support import ROOT, python

GROWTH = Concept(
    "fazhan",
    (Form("发展", "fāzhǎn", status="preferred"),),
    (Rendering("growth", status="preferred"),),
    Definition("x"),
    "standard",
)
LONGER = replace(
    GROWTH, id="fazhan-jingji", forms=(Form("发展经济", "fāzhǎn jīngjì", status="preferred"),)
)


def told(text: str, *concepts: Concept, refused: tuple[Refusal, ...] = ()) -> list[str]:
    """Give what is said of a document of this text, but the candidates."""
    glossary = Glossary((Domain("甲", "A", concepts),), refused=refused)
    house = annotator(glossary)
    documents = [Document("a.md", blocks_of(text, house))]
    found = terms.problems(glossary, documents, house)
    return [f"{each.code} {each.message}" for each in found]


def test_a_glossary_that_is_used_well_has_nothing_said_of_it() -> None:
    assert told("发展。", GROWTH) == []


def test_a_concept_that_no_document_uses_is_named() -> None:
    assert told("改革。", GROWTH) == ["T001 fazhan is used in no document"]


def test_a_form_that_a_longer_one_always_takes_is_named() -> None:
    (line,) = told("发展经济。", GROWTH, LONGER)
    assert line.startswith("T002 “发展” stands in the documents and is never met")


def test_a_form_that_is_met_elsewhere_is_not_named() -> None:
    assert told("发展经济。发展。", GROWTH, LONGER) == []


def test_a_longer_form_of_the_same_concept_is_no_fault() -> None:
    both = replace(GROWTH, forms=(*GROWTH.forms, Form("发展经济", "fāzhǎn jīngjì")))
    assert told("发展经济。", both) == []


def test_a_longer_term_that_is_related_is_known() -> None:
    assert told("发展经济。", GROWTH, replace(LONGER, related=("fazhan",))) == []


def test_what_is_made_of_terms_that_are_used_is_used() -> None:
    both = replace(
        LONGER,
        id="both",
        forms=(Form("发展改革", "fāzhǎn gǎigé"),),
        expansion=(Part(concept="fazhan"),),
    )
    assert told("发展。", GROWTH, both) == []


def test_a_sense_that_its_context_excludes_is_named() -> None:
    limited = replace(GROWTH, context=Context(("照片",)))
    (line,) = told("发展。", limited)
    assert line.startswith("T002")


def test_a_rendering_without_a_source_is_named_where_the_entry_is_called_sourced() -> None:
    sourced = replace(GROWTH, confidence="sourced")
    assert told("发展。", sourced) == ["T003 “growth” has no source, and fazhan is called sourced"]
    assert told("发展。", replace(sourced, source="A plan")) == []


def test_a_form_that_is_deprecated_is_named_with_its_block_and_what_to_write() -> None:
    old = replace(GROWTH, forms=(*GROWTH.forms, Form("开发", "kāifā", status="deprecated")))
    (line,) = told("开发。发展。", old)
    assert line.startswith("T004 “开发” is deprecated, in block t-")


def test_what_is_repeated_and_not_covered_is_a_candidate() -> None:
    text = "基层管理很好。推进基层管理。\n\n基层管理。发展。"
    assert told(text, GROWTH) == ["T005 “基层管理” stands 3 times and no entry covers it"]


def test_what_is_refused_is_no_candidate() -> None:
    refused = (Refusal("基层管理", "plain words"),)
    assert told("基层管理。基层管理。基层管理。发展。", GROWTH, refused=refused) == []


def test_a_refusal_in_vain_is_named() -> None:
    refused = (Refusal("没有", "x"), Refusal("发展", "y"))
    assert told("发展。", GROWTH, refused=refused) == [
        "T006 “没有” is refused and stands in no document",
        "T006 “发展” is refused and is a form of an entry too",
    ]


def test_a_run_ends_where_something_is_covered() -> None:
    words = ["基层", "管理", "，", "发展", "基层", "管理"]
    assert list(runs(words, {5, 6})) == [["基层", "管理"], ["基层", "管理"]]


def test_a_part_of_a_longer_candidate_is_none() -> None:
    found = [["基层", "管理", "体系"]] * 3
    assert [c.text for c in candidates(found, lambda _: "n", set())] == ["基层管理体系"]
    assert [c.text for c in candidates([*found, ["基层", "管理"]], lambda _: "n", set())] == [
        "基层管理体系",
        "基层管理",
    ]


@pytest.mark.parametrize("tags", [["u", "n"], ["n", "f"], ["p", "n"], ["n", "t"]])
def test_words_of_grammar_make_no_candidate(tags: list[str]) -> None:
    words = dict(zip(["全面", "基层"], tags, strict=True))
    assert candidates([["全面", "基层"]] * 3, words.__getitem__, set()) == []


def check(*options: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    return python("-m", "duizhao", "check", *options, cwd=cwd)


def test_advice_counts_as_wrong_when_it_is_asked_to(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("发展。\n", encoding="utf-8")
    refused = "- {text: 没有, reason: plain words}\n"
    (tmp_path / "glossary" / "refused.yml").write_text(refused, encoding="utf-8")
    done = check(cwd=tmp_path)
    assert (done.returncode, done.stdout.decode()) == (
        0,
        "glossary/refused.yml:1:3: T006 “没有” is refused and stands in no document; remove it\n",
    )
    assert check("--strict", cwd=tmp_path).returncode == 1


def test_the_first_publication_has_nothing_wrong_and_nothing_advised() -> None:
    done = check("--strict")
    assert (done.returncode, done.stdout) == (0, b"")
