"""The glossary's page, as Markdown: every concept, and where the documents use it."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.glossary.model import CONFIDENCE, Concept, Domain, Form, Glossary, Rendering

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!])")


@dataclass(frozen=True)
class Use:
    """One place where a document uses a concept: its address and the words around it."""

    title: str
    href: str
    before: str
    text: str
    after: str


def markdown(glossary: Glossary, uses: Mapping[str, Sequence[Use]]) -> str:
    """Write the page. Whatever stands in a field is shown as text, markup and all."""
    blocks = [
        "# 术语表 {: #glossary }\n",
        _english("Glossary. The glosses are this project's own and unofficial; each entry says how "
                 "sure it is and, where known, where a rendering was seen.") + "\n",
    ]
    concepts = {concept.id: concept for concept in glossary.concepts}
    for domain in glossary.domains:
        blocks += _domain(domain, concepts, uses)
    return "\n".join(blocks)


def _domain(
    domain: Domain, concepts: Mapping[str, Concept], uses: Mapping[str, Sequence[Use]]
) -> Iterator[str]:
    yield f"## {escaped(domain.chinese)} {_english(domain.english)}\n"
    for concept in domain.concepts:
        yield f"### {escaped(concept.forms[0].text)} {{: #{concept.id} }}\n"
        yield from _entry(concept, concepts)
        yield from _uses(uses.get(concept.id, ()))


def _entry(concept: Concept, concepts: Mapping[str, Concept]) -> Iterator[str]:
    yield _defined("拼音", "Pinyin", map(_pinyin, concept.forms))
    yield _defined("英文", "English", map(_rendering, concept.english))
    yield _defined("含义", "Meaning", [_english(concept.meaning)])
    if concept.unknown:
        yield _defined("未详", "Not known", [_english(concept.unknown)])
    chinese, english = CONFIDENCE[concept.confidence]
    yield _defined("可靠程度", "Confidence", [f"{chinese} {_english(english)}"])
    if concept.source:
        yield _defined("出处", "Source", [_english(concept.source)])
    if concept.related:
        others = (concepts[id] for id in concept.related)
        links = "、".join(f"[{escaped(o.forms[0].text)}](#{o.id})" for o in others)
        yield _defined("参见", "See also", [links])


def _uses(uses: Sequence[Use]) -> Iterator[str]:
    if not uses:
        yield _defined("出现", "Uses", [f"无 {_english('none in these documents')}"])
        return
    links = (
        f"[{escaped(use.before)}**{escaped(use.text)}**{escaped(use.after)}]({use.href})"
        f"{{: title=\"{html.escape(use.title)}\" }}"
        for use in uses
    )
    yield _defined("出现", "Uses", links)


def _defined(chinese: str, english: str, values: Iterable[str]) -> str:
    return "\n".join([f"{chinese} {_english(english)}", *(f":   {value}" for value in values), ""])


def _pinyin(form: Form) -> str:
    spoken = f'<span lang="zh-Latn-pinyin">{escaped(form.pinyin)}</span>'
    return f"{escaped(form.text)} {spoken}"


def _rendering(rendering: Rendering) -> str:
    seen = ", ".join(filter(None, [rendering.source, str(rendering.year or "")]))
    return _english(rendering.text) + (f" {_english(f'({seen})')}" if seen else "")


def _english(text: str) -> str:
    return f'<span lang="en">{escaped(text)}</span>'


def escaped(text: str) -> str:
    """Protect a text so that Markdown and HTML show it as it stands."""
    return html.escape(_MARKUP.sub(r"\\\1", text), quote=False)
