"""Tests of the formats of exchange, read by means of others, and of the way back."""

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import elementpath
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS

from duizhao.annotator import Annotator
from duizhao.exchange.about import About
from duizhao.exchange.formats import FORMATS
from duizhao.exchange.imported import Imported
from duizhao.exchange.rows import read_csv
from duizhao.exchange.tbx import NoTbx, read_tbx
from duizhao.glossary import dump
from duizhao.glossary.load import load
from duizhao.glossary.model import Domain, Glossary
from duizhao.script import HANS, SCRIPTS, Script
from tests.support import ROOT
from tests.test_glossary_pages import GLOSSARY, GROWTH, REFORM

ABOUT = About("A & B", "Us <them>", "CC BY 4.0", "https://example.org/by", "https://example.org/")
SCHEMAS = Path(os.environ.get("SCHEMAS") or ROOT.parent / "shared" / "schemas")
TBX = {"tbx": "urn:iso:std:iso:30042:ed-2"}
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
NASTY = ["<script>alert(1)</script>", "=1+1", "'=x", 'a "b" ‘c’', "x; y | z", "&amp;", "–5 %", "@a"]

Form = Callable[[str, Script], str]


@pytest.fixture(scope="session")
def form(house: Annotator) -> Form:
    """What gives a text in a script."""
    return lambda text, script: house.passage(text, HANS).form(script)


def read(_text: str) -> str:
    """Give no pinyin."""
    raise AssertionError("every form has its pinyin")


def tbx(glossary: Glossary, form: Form) -> str:
    return FORMATS["tbx"].write(glossary, ABOUT, form)


def again(name: str, text: str) -> Imported:
    """Read what was exported."""
    return read_csv(text, read) if name == "csv" else read_tbx(text.encode("utf-8"), read)


def nasty() -> Glossary:
    """A glossary whose texts are hard to carry."""
    concepts = [
        replace(GROWTH, id=f"c{n}", note=text, source=text, definition=replace(d, en=text, zh=text))
        for n, text in enumerate(NASTY)
        for d in [GROWTH.definition]
    ]
    return Glossary((Domain("甲 | 乙", "A & <b>", tuple(concepts)), *GLOSSARY.domains))


@pytest.mark.parametrize("name", ["csv", "tbx"])
def test_what_is_exported_imported_and_exported_has_the_same_bytes(
    name: str, glossary: Glossary, form: Form
) -> None:
    first = FORMATS[name].write(glossary, ABOUT, form)
    imported = again(name, first)
    assert imported.told == ()
    assert FORMATS[name].write(imported.glossary, ABOUT, form) == first


@pytest.mark.parametrize("name", ["csv", "tbx"])
def test_what_is_imported_is_what_was_exported(name: str, glossary: Glossary, form: Form) -> None:
    found = again(name, FORMATS[name].write(glossary, ABOUT, form)).glossary
    assert found.domains == glossary.domains
    assert list(found.entries) == list(glossary.entries)


@pytest.mark.parametrize("name", ["csv"])
def test_texts_that_are_hard_to_carry_are_carried(name: str, form: Form) -> None:
    first = FORMATS[name].write(nasty(), ABOUT, form)
    assert again(name, first).glossary.domains == nasty().domains


def test_a_glossary_that_is_written_as_yaml_is_loaded_the_same(
    glossary: Glossary, tmp_path: Path
) -> None:
    (tmp_path / "terms").mkdir()
    for number, domain in enumerate(glossary.domains):
        path = tmp_path / "terms" / f"{number:02}.yml"
        path.write_text(dump.domain(domain), encoding="utf-8")
    (tmp_path / "names.yml").write_text(dump.names(glossary.names), encoding="utf-8")
    found = load(tmp_path)
    assert (found.domains, found.names) == (glossary.domains, glossary.names)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.split))
def test_any_text_is_written_so_that_yaml_reads_it(words: list[str]) -> None:
    import yaml

    text = " ".join(words)
    concept = replace(REFORM, note=text, unknown=text, source=text)
    (found,) = yaml.safe_load(dump.domain(Domain("甲", "A", (concept,))))["concepts"]
    told = {key: found.get(key, "") for key in ("note", "unknown", "source")}
    assert {" ".join(value.split()) for value in told.values()} == {text}


@pytest.fixture(scope="session")
def schemas() -> Path:
    """The public schemas; where a clone lacks them, that is said."""
    if not SCHEMAS.is_dir():
        pytest.skip(f"the public schemas are not here: set SCHEMAS to their folder ({SCHEMAS})")
    return SCHEMAS


def broken_rules(document: Any, schematron: Any) -> Iterator[str]:
    """Give what a document breaks of a Schematron schema (ISO 19757-3): in a pattern, each node
    is held to the first rule whose context it is.
    """
    for pattern in schematron.iter(f"{SCHEMATRON}pattern"):
        held: set[str] = set()
        for rule in pattern.iter(f"{SCHEMATRON}rule"):
            context = rule.get("context")
            for node in elementpath.select(document, f"//{context}", namespaces=TBX):
                place = _place(document, node)
                if place in held:
                    continue
                held.add(place)
                for claim in rule.iter(f"{SCHEMATRON}assert"):
                    if not _holds(document, node, claim.get("test")):
                        yield f"{place}: {claim.text}"


def _place(document: Any, node: Any) -> str:
    return str(document.getpath(node)) if isinstance(node, etree._Element) else f"text {node}"


def _holds(document: Any, node: Any, test: str) -> bool:
    if not isinstance(node, etree._Element):
        return any(f"'{node}'" in part for part in test.split(" or "))
    return bool(
        elementpath.select(document.getroot(), f"boolean({test})", namespaces=TBX, item=node)
    )


def test_the_termbase_is_valid_by_the_public_schemas(
    glossary: Glossary, form: Form, schemas: Path
) -> None:
    data = tbx(glossary, form).encode("utf-8")
    document = etree.ElementTree(etree.fromstring(data))
    grammar = etree.RelaxNG(etree.parse(schemas / "TBXcoreStructV03.rng"))
    assert grammar.validate(document), grammar.error_log
    small = Glossary((Domain("甲", "A", tuple(glossary.domains[1].concepts[:6])), *nasty().domains))
    rules = etree.parse(schemas / "TBX-Basic_DCA.sch")
    told = etree.ElementTree(etree.fromstring(tbx(small, form).encode("utf-8")))
    assert list(broken_rules(told, rules)) == []


def test_the_rules_can_fail(form: Form, schemas: Path) -> None:
    wrong = tbx(nasty(), form).replace("preferredTerm-admn-sts", "bestTerm")
    wrong = wrong.replace("subjectField", "colour")
    rules = etree.parse(schemas / "TBX-Basic_DCA.sch")
    found = str(list(broken_rules(etree.ElementTree(etree.fromstring(wrong.encode())), rules)))
    assert "administrativeStatus" in found
    assert "subjectField, context, definition" in found


def test_the_public_example_is_read_and_what_is_left_is_told(schemas: Path) -> None:
    data = (schemas / "example_valid_DCA.tbx").read_bytes()
    found = read_tbx(data, lambda _: "x")
    assert any("left out" in line or "not carried" in line for line in found.told)


FOREIGN = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader>
<fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="N 1"><descrip type="subjectField">economy</descrip>
<langSec xml:lang="zh"><termSec><term>发展</term></termSec></langSec>
<langSec xml:lang="en-GB"><termSec><term>growth</term>
<termNote type="partOfSpeech">noun</termNote></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>croissance</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""


def test_a_foreign_termbase_is_carried_as_far_as_it_goes(tmp_path: Path) -> None:
    found = read_tbx(FOREIGN.encode(), lambda _: "fāzhǎn")
    (concept,) = found.glossary.concepts
    assert (concept.id, concept.form.text, concept.form.pinyin) == ("imported-1", "发展", "fāzhǎn")
    assert (concept.rendering, concept.confidence) == ("growth", "unknown")
    told = "\n".join(found.told)
    for part in ("noun", "terms in fr", "no pinyin", "how sure", "definition"):
        assert part in told
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "a.yml").write_text(dump.domain(found.glossary.domains[0]), "utf-8")
    assert len(list(load(tmp_path).concepts)) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"<tbx",
        b"<html/>",
        b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>',
        b'<!DOCTYPE tbx SYSTEM "file:///etc/passwd"><tbx/>',
        b'<?xml version="1.0" encoding="nothing"?><tbx/>',
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_termbase_is_refused(data: bytes) -> None:
    with pytest.raises(NoTbx):
        read_tbx(data, read)


@pytest.mark.parametrize("empty", ["(x)", "", "<term/>", "<note>pinyin: fāzhǎn</note>"])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_term_that_says_nothing_is_told_and_left_out(language: str, empty: str) -> None:
    sections = "".join(
        f'<langSec xml:lang="{each}"><termSec><term>{term}</term></termSec>'
        f"{f'<termSec>{empty}</termSec>' if each == language else ''}</langSec>"
        for each, term in (("zh-Hans", "发展"), ("en", "development"))
    )
    entry = f'<conceptEntry id="c1">{sections}</conceptEntry>'
    found = read_tbx(f"<tbx><text><body>{entry}</body></text></tbx>".encode(), lambda _: "x")
    (concept,) = found.glossary.concepts
    assert [form.text for form in concept.forms] == ["发展"]
    assert [each.text for each in concept.english] == ["development"]
    assert "c1: a <termSec> without a term is not carried" in found.told


def test_a_table_of_others_tells_what_it_does_not_carry() -> None:
    table = "id,language,term,colour\nfa,zh-Hans,发展,red\nfa,en,growth,\n,en,nothing,\n"
    found = read_csv(table, lambda _: "fāzhǎn")
    assert [c.rendering for c in found.glossary.concepts] == ["growth"]
    assert any("column colour" in line for line in found.told)
    assert any(line.startswith("row 4") for line in found.told)


def test_the_table_is_read_by_another_reader(glossary: Glossary, form: Form) -> None:
    text = FORMATS["csv"].write(glossary, ABOUT, form)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    ids = {row[0] for row in rows[1:]}
    assert ids == {entry.id for entry in glossary.entries}


def test_no_cell_of_the_table_is_a_formula(form: Form) -> None:
    text = FORMATS["csv"].write(nasty(), ABOUT, form)
    cells = [cell for row in csv.reader(io.StringIO(text[1:], newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t"} and cell] == []


@pytest.fixture(scope="session")
def graph(glossary: Glossary, form: Form) -> rdflib.Graph:
    """The linked data, as a library reads it."""
    return rdflib.Graph().parse(data=FORMATS["skos"].write(glossary, ABOUT, form), format="turtle")


def test_the_linked_data_names_every_entry(graph: rdflib.Graph, glossary: Glossary) -> None:
    found = {str(each) for each in graph.subjects(RDF.type, SKOS.Concept)}
    assert found == {f"https://example.org/terms/{entry.id}.html" for entry in glossary.entries}


def test_both_forms_of_the_linked_data_say_the_same(
    graph: rdflib.Graph, glossary: Glossary, form: Form
) -> None:
    text = FORMATS["json-ld"].write(glossary, ABOUT, form)
    assert isomorphic(graph, rdflib.Graph().parse(data=text, format="json-ld"))


def test_a_concept_has_one_preferred_label_in_each_language(graph: rdflib.Graph) -> None:
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        languages = [
            str(getattr(x, "language", "")) for x in graph.objects(concept, SKOS.prefLabel)
        ]
        assert len(languages) == len({*languages})
        assert {s.language.lower() for s in SCRIPTS} <= {x.lower() for x in languages}
        labels = [
            {*graph.objects(concept, kind)}
            for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        ]
        assert sum(map(len, labels)) == len(set.union(*labels))


def test_relations_of_the_linked_data_lead_to_concepts(graph: rdflib.Graph) -> None:
    concepts = {*graph.subjects(RDF.type, SKOS.Concept)}
    for relation in (SKOS.broader, SKOS.narrower, SKOS.related, SKOS.member):
        assert {*graph.objects(None, relation)} <= concepts
    for one, other in graph.subject_objects(SKOS.broader):
        assert (one, SKOS.related, other) not in graph


def test_markup_in_linked_data_is_text(form: Form) -> None:
    data = FORMATS["skos"].write(nasty(), ABOUT, form)
    graph = rdflib.Graph().parse(data=data, format="turtle")
    notes = {str(note) for note in graph.objects(None, SKOS.scopeNote)}
    assert {*NASTY} <= notes


def test_the_json_has_every_field_that_is_not_empty(form: Form) -> None:
    data = json.loads(FORMATS["json"].write(GLOSSARY, ABOUT, form))
    (growth, _) = data["domains"][0]["concepts"]
    assert growth["forms"][0]["hant_tw"] == "發展"
    assert growth["context"] == {"with": ["经济"], "without": ["照片"]}
    assert data["names"][0]["kind"] == "place"
    assert "" not in growth.values()


def test_a_deck_keeps_to_the_rules_of_its_reader(glossary: Glossary, form: Form) -> None:
    """Anki's manual: header lines first, #key:value; then as many fields in every line."""
    lines = FORMATS["anki"].write(glossary, ABOUT, form).splitlines()
    heads = [line for line in lines if line.startswith("#")]
    assert lines[: len(heads)] == heads
    known = dict(line[1:].split(":", 1) for line in heads)
    assert (known["separator"], known["html"], known["guid column"]) == ("tab", "true", "1")
    columns = known["columns"].split("\t")
    assert int(known["tags column"]) == len(columns)
    notes = list(csv.reader(lines[len(heads) :], delimiter="\t", strict=True))
    assert {len(note) for note in notes} == {len(columns)}
    assert len({note[0] for note in notes}) == len(list(glossary.entries)) == len(notes)


def test_markup_in_a_deck_is_text(form: Form) -> None:
    told = FORMATS["anki"].write(nasty(), ABOUT, form)
    assert "<script" not in told
    assert re.findall("<(?!br>)[a-z]", told) == []


def test_an_export_says_on_which_terms(glossary: Glossary, form: Form) -> None:
    for name in ("tbx", "skos", "json-ld", "json", "anki"):
        told = FORMATS[name].write(glossary, ABOUT, form)
        assert "https://example.org/by" in told, name
        assert "Us" in told, name
