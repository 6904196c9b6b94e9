"""Nesting: the terms that stand inside others: 六稳 and 六保 in 六稳六保."""

from collections.abc import Iterable, Mapping

from duizhao import quotation
from duizhao.glossary.model import Concept
from duizhao.matcher import Matcher


def nested(entries: Iterable[Concept]) -> Mapping[str, tuple[str, ...]]:
    """Give the ids of the entries that stand inside each form, quotation marks aside.

    A form whose sense is limited to a context is not looked for inside others.
    """
    told = tuple(entries)
    owners: dict[str, str] = {}
    for entry in told:
        if entry.context is None:
            owners.update((quotation.without(form.text), entry.id) for form in entry.forms)
    matcher = Matcher(owners)
    found: dict[str, tuple[str, ...]] = {}
    for entry in told:
        for form in entry.forms:
            text = quotation.without(form.text)
            inside = (owners[match.pattern] for match in matcher.all(text))
            found[form.text] = tuple(dict.fromkeys(id for id in inside if id != entry.id))
    return found


def parts(entry: Concept, inside: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the ids of the entries that an entry is made of: said by the editor, or standing in
    its preferred form.
    """
    said = (part.concept for part in entry.expansion if part.concept)
    return tuple(dict.fromkeys([*said, *inside.get(entry.form.text, ())]))
