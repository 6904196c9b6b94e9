"""Relations: the faults of a glossary that only show across its entries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from duizhao import quotation
from duizhao.glossary.model import Concept, Name
from duizhao.problem import Problem

Entry = Concept | Name


def faults(entries: Sequence[Concept], names: Iterable[Name], *, whole: bool) -> Iterator[Problem]:
    """Give what is wrong between entries: claims made twice, relations that lead nowhere.

    `whole` says that all entries of the glossary are there.
    """
    above = _above(entries)
    named = [name for name in names if name.id]
    claims: list[Entry] = [*entries, *named]
    yield from _ids_twice(claims)
    yield from _forms_twice(entries)
    ids = {entry.id for entry in claims}
    for concept in entries:
        yield from _relations(concept, ids if whole else None)
        yield from _contradictions(concept, above)


def _problem(entry: Entry, code: str, message: str, remedy: str) -> Problem:
    return Problem(entry.file, entry.line, code, message, remedy, entry.column)


def _ids_twice(entries: Iterable[Entry]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            message = f"id “{entry.id}” stands already in {other.file}:{other.line}"
            yield _problem(entry, "G016", message, "keep it in one place")


def _forms_twice(concepts: Iterable[Concept]) -> Iterator[Problem]:
    """Find forms that two concepts claim; of several senses, one at most is without a context."""
    claims: dict[str, list[Concept]] = {}
    for concept in concepts:
        for form in concept.forms:
            claims.setdefault(quotation.without(form.text), []).append(concept)
    for text, claimants in claims.items():
        held: list[Concept] = []
        for concept in claimants:
            other = next((c for c in held if c is concept or c.context == concept.context), None)
            if other is not None:
                message = f"form “{text}” stands already in {other.file}:{other.line}"
                remedy = "keep it in one place, or tell the senses apart with `context:`"
                yield _problem(concept, "G017", message, remedy)
            held.append(concept)


def _relations(concept: Concept, ids: Set[str] | None) -> Iterator[Problem]:
    parts = tuple(part.concept for part in concept.expansion if part.concept)
    named = {
        "related": concept.related,
        "broader": concept.broader,
        "narrower": concept.narrower,
        "expansion": parts,
    }
    for relation, others in named.items():
        for place, other in enumerate(others):
            if ids is not None and other not in ids:
                message = f"{concept.id} is related to {other}, which no entry has as its id"
                yield _problem(concept, "G018", message, "mend or remove it")
            elif other == concept.id:
                message = f"{concept.id} names itself under `{relation}:`"
                yield _problem(concept, "G027", message, "remove it")
            elif other in others[:place]:
                message = f"{concept.id} names {other} twice under `{relation}:`"
                yield _problem(concept, "G028", message, "name it once")


def _contradictions(concept: Concept, above: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Find a concept that is broader than one of its own broader concepts."""
    seen: set[str] = set()
    waiting = [id for id in concept.broader if id != concept.id]
    while waiting:
        id = waiting.pop()
        if id == concept.id:
            message = f"{concept.id} is broader than itself, by way of others"
            yield _problem(concept, "G029", message, "mend `broader:` and `narrower:`")
            return
        if id not in seen:
            seen.add(id)
            waiting += above.get(id, ())


def _above(entries: Iterable[Concept]) -> Mapping[str, Sequence[str]]:
    """Give the concepts that are called broader than each, by it or by themselves."""
    found: dict[str, list[str]] = {}
    for concept in entries:
        found.setdefault(concept.id, []).extend(concept.broader)
        for other in concept.narrower:
            found.setdefault(other, []).append(concept.id)
    return found
