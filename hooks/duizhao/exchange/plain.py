"""Plain: the whole glossary as JSON, field by field as the YAML has it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from duizhao.exchange.about import About
from duizhao.glossary.model import Concept, Form, Glossary
from duizhao.script import HK, TW, Script

VERSION = 1
_OURS = frozenset({"file", "line", "column"})

Written = Callable[[str, Script], str]


def as_json(glossary: Glossary, about: About, form: Written) -> str:
    """Write JSON. What is empty is left out; each form has its Traditional ones."""
    domains = [
        {
            "title": {"zh": domain.chinese, "en": domain.english},
            "concepts": [_concept(concept, form) for concept in domain.concepts],
        }
        for domain in glossary.domains
    ]
    names = [
        {"kind": name.kind, **_concept(name.concept(), form)} for name in glossary.names if name.id
    ]
    data = {
        "version": VERSION,
        "title": about.title,
        "attribution": about.attribution,
        "licence": about.licence_link or about.licence,
        "domains": domains,
        "names": names,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _concept(concept: Concept, form: Written) -> Mapping[str, Any]:
    told = _full({key: value for key, value in asdict(concept).items() if key not in _OURS})
    told["forms"] = [_form(each, form) for each in concept.forms]
    if concept.context:
        context = {"with": concept.context.including, "without": concept.context.excluding}
        told["context"] = _full(context)
    return told


def _form(each: Form, form: Written) -> Mapping[str, str]:
    told = {"hans": each.text, "hant_tw": form(each.text, TW), "hant_hk": form(each.text, HK)}
    return _full({**told, "pinyin": each.pinyin, "type": each.type, "status": each.status})


def _full(value: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty, at every depth."""
    return {key: _pruned(held) for key, held in value.items() if held not in ("", (), [], None)}


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return _full(value)
    return [_pruned(each) for each in value] if isinstance(value, (list, tuple)) else value
