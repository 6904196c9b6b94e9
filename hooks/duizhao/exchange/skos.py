"""SKOS: the glossary as linked data (W3C, SKOS Reference), in Turtle and in JSON-LD."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from duizhao.exchange.about import About
from duizhao.glossary.model import Concept, Glossary
from duizhao.script import HANS, SCRIPTS, Script

Form = Callable[[str, Script], str]

_PINYIN = "zh-Latn-pinyin"
_PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# A thing that is named, a text in a language, or a plain text.
_Value = tuple[str, str]
# What is said of a thing: each property with its values, in order.
_Said = Sequence[tuple[str, Sequence[_Value]]]
_NAMED, _PLAIN = "@id", ""


def as_turtle(glossary: Glossary, about: About, form: Form) -> str:
    """Write Turtle."""
    heads = [f"@prefix {name}: <{uri}> ." for name, uri in _PREFIXES.items()]
    told = [_turtle(uri, said) for uri, said in _things(glossary, about, form)]
    return "\n".join([*heads, "", *told])


def as_json_ld(glossary: Glossary, about: About, form: Form) -> str:
    """Write JSON-LD 1.1."""
    things = [_json(uri, said) for uri, said in _things(glossary, about, form)]
    data = {"@context": _PREFIXES, "@graph": things}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _things(glossary: Glossary, about: About, form: Form) -> Iterator[tuple[str, _Said]]:
    scheme = f"{about.site}glossary.html" if about.site else "urn:duizhao:glossary"
    yield scheme, _scheme(about)
    for number, domain in enumerate(glossary.domains, start=1):
        labels = [(domain.english, "en"), (domain.chinese, HANS.language)]
        members = [(about.uri(concept.id), _NAMED) for concept in domain.concepts]
        yield (
            f"{scheme}#_domain-{number}",
            [
                ("a", [("skos:Collection", "a")]),
                ("skos:prefLabel", labels),
                ("skos:member", members),
            ],
        )
    ids = {entry.id for entry in glossary.entries}
    for concept in glossary.entries:
        said = [*_labels(concept, form), *_described(concept), *_related(concept, about, ids)]
        kind = [("a", [("skos:Concept", "a")]), ("skos:inScheme", [(scheme, _NAMED)])]
        yield about.uri(concept.id), [*kind, *((name, held) for name, held in said if held)]


def _scheme(about: About) -> _Said:
    terms = [(about.licence_link, _NAMED)] if about.licence_link else [(about.licence, _PLAIN)]
    told: _Said = [
        ("a", [("skos:ConceptScheme", "a")]),
        ("dct:title", [(about.title, _PLAIN)]),
        ("dct:creator", [(about.attribution, _PLAIN)]),
        ("dct:license", terms),
    ]
    return [(name, held) for name, held in told if held[0][0]]


def _labels(concept: Concept, form: Form) -> _Said:
    """Give the labels: one preferred in each language; none is preferred and also another."""
    preferred = [(form(concept.form.text, script), script.language) for script in SCRIPTS]
    preferred += [(concept.form.pinyin, _PINYIN)]
    preferred += [(concept.rendering, "en")] if concept.rendering else []
    others: list[_Value] = []
    hidden: list[_Value] = []
    for each in concept.forms[1:]:
        found = [(form(each.text, script), script.language) for script in SCRIPTS]
        found.append((each.pinyin, _PINYIN))
        (hidden if each.status == "deprecated" else others).extend(found)
    for rendering in concept.english[1:]:
        told = hidden if rendering.status == "deprecated" else others
        told.append((rendering.text, "en"))
    others = [label for label in dict.fromkeys(others) if label not in preferred]
    hidden = [label for label in dict.fromkeys(hidden) if label not in [*preferred, *others]]
    labels = {"skos:prefLabel": preferred, "skos:altLabel": others, "skos:hiddenLabel": hidden}
    return list(labels.items())


def _described(concept: Concept) -> _Said:
    defined = [(concept.definition.en, "en"), (concept.definition.zh, HANS.language)]
    unknown = [(f"Not known: {concept.unknown}", "en")] if concept.unknown else []
    seen = [(each.source, _PLAIN) for each in concept.english if each.source]
    seen += [(concept.source, _PLAIN)] if concept.source else []
    links = [(each.link, _NAMED) for each in concept.english if each.link]
    links += [(concept.link, _NAMED)] if concept.link else []
    first = concept.first
    return [
        ("dct:identifier", [(concept.id, _PLAIN)]),
        ("skos:definition", [each for each in defined if each[0]]),
        ("skos:scopeNote", [(concept.note, "en")] if concept.note else []),
        ("skos:editorialNote", [(f"Confidence: {concept.confidence}", "en"), *unknown]),
        ("skos:historyNote", [(f"{first.year}: {first.occasion}", "en")] if first else []),
        ("dct:source", list(dict.fromkeys(seen))),
        ("dct:references", list(dict.fromkeys(links))),
    ]


def _related(concept: Concept, about: About, ids: set[str]) -> _Said:
    """Give the relations. What is broader or narrower is not called related too (SKOS, S27)."""
    parts = [part.concept for part in concept.expansion if part.concept]
    hierarchy = {*concept.broader, *concept.narrower}
    related = [id for id in dict.fromkeys([*concept.related, *parts]) if id not in hierarchy]

    def named(others: Sequence[str]) -> list[_Value]:
        return [(about.uri(id), _NAMED) for id in others if id in ids]

    return [
        ("skos:broader", named(concept.broader)),
        ("skos:narrower", named(concept.narrower)),
        ("skos:related", named(related)),
    ]


def _turtle(uri: str, said: _Said) -> str:
    lines = [f"    {name} {', '.join(map(_shown, held))}" for name, held in said]
    return f"<{uri}>\n" + " ;\n".join(lines) + " .\n"


def _shown(value: _Value) -> str:
    text, kind = value
    if kind == "a":
        return text
    if kind == _NAMED:
        return f"<{text}>"
    quoted = json.dumps(text, ensure_ascii=False)
    return f"{quoted}@{kind}" if kind else quoted


def _json(uri: str, said: _Said) -> Mapping[str, Any]:
    found: dict[str, Any] = {"@id": uri}
    for name, held in said:
        if name == "a":
            found["@type"] = held[0][0]
        else:
            found[name] = [_told(value) for value in held]
    return found


def _told(value: _Value) -> Mapping[str, str]:
    text, kind = value
    if kind == _NAMED:
        return {"@id": text}
    return {"@value": text, "@language": kind} if kind else {"@value": text}
