"""Terms: how documents use a glossary: what is never used, never met, or used though deprecated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from duizhao import quotation
from duizhao.annotator import Annotator
from duizhao.checking.candidates import candidates, runs
from duizhao.documents import Document
from duizhao.glossary.model import Concept, Glossary
from duizhao.problem import Problem

# How many candidates are named.
_NAMED = 20


def problems(
    glossary: Glossary, documents: Sequence[Document], annotator: Annotator
) -> Iterator[Problem]:
    """Give what the documents show of a glossary, and what the glossary shows of itself."""
    met = _met(documents)
    whole = quotation.without("\n".join(_texts(documents)))
    known = {concept.id: concept for concept in glossary.concepts}
    for concept in glossary.concepts:
        yield from _unused(concept, met, whole, known)
        yield from _unsourced(concept)
    yield from _deprecated(glossary, documents)
    yield from _candidates(glossary, documents, annotator)
    yield from _refused_in_vain(glossary, whole)


def _texts(documents: Iterable[Document]) -> Iterator[str]:
    return (block.passage.hans for each in documents for block in each.blocks)


def _met(documents: Iterable[Document]) -> Mapping[str, Set[str]]:
    """Give, for each concept, the forms in which the documents mention it."""
    found: dict[str, set[str]] = {}
    for document in documents:
        for block in document.blocks:
            for mention in block.passage.mentions:
                found.setdefault(mention.id, set()).add(quotation.without(mention.form))
    return found


def _problem(concept: Concept, code: str, message: str, remedy: str) -> Problem:
    return Problem(concept.file, concept.line, code, message, remedy, concept.column)


def _unused(
    concept: Concept, met: Mapping[str, Set[str]], whole: str, known: Mapping[str, Concept]
) -> Iterator[Problem]:
    """Tell a concept that no document uses, and a form that a longer one always takes.

    One whose parts are used is used; a longer term that is related is known to the editor.
    """
    used = met.get(concept.id, set())
    standing = [form.text for form in concept.forms if quotation.without(form.text) in whole]
    parts = [part.concept for part in concept.expansion if part.concept]
    if not used and not standing and not (parts and all(part in met for part in parts)):
        remedy = "remove it, or keep it for other documents"
        yield _problem(concept, "T001", f"{concept.id} is used in no document", remedy)
    for text in standing:
        bare = quotation.without(text)
        longer = (id for id, forms in met.items() if any(bare in form for form in forms))
        if not any(id == concept.id or _are_related(concept, known.get(id)) for id in longer):
            message = f"“{text}” stands in the documents and is never met: a longer form wins"
            remedy = "relate the two entries, or give its sense another context"
            yield _problem(concept, "T002", message, remedy)


def _are_related(one: Concept, other: Concept | None) -> bool:
    return other is not None and (other.id in _related(one) or one.id in _related(other))


def _related(concept: Concept) -> Set[str]:
    parts = (part.concept for part in concept.expansion)
    return {*concept.related, *concept.broader, *concept.narrower, *parts}


def _unsourced(concept: Concept) -> Iterator[Problem]:
    for rendering in concept.english if concept.confidence == "sourced" else ():
        if not rendering.source and rendering.status == "preferred" and not concept.source:
            message = f"“{rendering.text}” has no source, and {concept.id} is called sourced"
            remedy = "name the source, or lower the confidence"
            yield _problem(concept, "T003", message, remedy)


def _deprecated(glossary: Glossary, documents: Iterable[Document]) -> Iterator[Problem]:
    """Tell where a document uses a form that the glossary deprecates."""
    avoided = {
        (concept.id, form.text): concept.form.text
        for concept in glossary.concepts
        for form in concept.forms
        if form.status == "deprecated"
    }
    for document in documents if avoided else ():
        for block in document.blocks:
            for mention in block.passage.mentions:
                instead = avoided.get((mention.id, mention.form))
                if instead is not None:
                    message = f"“{mention.form}” is deprecated, in block {block.id}"
                    yield Problem(document.file, 0, "T004", message, f"write {instead}")


def _candidates(
    glossary: Glossary, documents: Iterable[Document], annotator: Annotator
) -> Iterator[Problem]:
    names = {name.text for name in glossary.names}
    found = [
        run
        for document in documents
        for block in document.blocks
        for run in runs(
            annotator.words(block.passage.hans),
            {at for m in block.passage.mentions for at in range(m.start, m.end)},
        )
        if names.isdisjoint(run)
    ]
    refused = {each.text for each in glossary.refused}
    for text, times in candidates(found, annotator.tag, refused)[:_NAMED]:
        message = f"“{text}” stands {times} times and no entry covers it"
        yield Problem("glossary", 0, "T005", message, "add it, or refuse it in refused.yml")


def _refused_in_vain(glossary: Glossary, whole: str) -> Iterator[Problem]:
    forms = {form.text for concept in glossary.concepts for form in concept.forms}
    for each in glossary.refused:
        place = each.file, each.line
        if each.text in forms:
            message = f"“{each.text}” is refused and is a form of an entry too"
            yield Problem(*place, "T006", message, "remove one of the two", each.column)
        elif quotation.without(each.text) not in whole:
            message = f"“{each.text}” is refused and stands in no document"
            yield Problem(*place, "T006", message, "remove it", each.column)
