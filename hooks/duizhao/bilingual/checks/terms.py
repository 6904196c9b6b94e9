"""Terms: a concept of the Chinese has one of its renderings in the English, and always the same."""

from collections import Counter
from collections.abc import Iterator, Mapping

from duizhao.bilingual.bitext import Bitext, Unit
from duizhao.bilingual.checks.finding import Finding
from duizhao.bilingual.renderings import Rendered, Renderings, by_id, tokens, without_remarks

# A concept and the form it has in the Chinese.
Form = tuple[str, str]


def findings(bitext: Bitext, renderings: Renderings) -> Iterator[Finding]:
    """Give the terms that are not rendered, rendered as they should not be, or in several ways."""
    used: dict[Form, list[tuple[str, Unit]]] = {}
    for unit in bitext.units:
        if not (unit.source and unit.target):
            continue
        forms = {mention.id: mention.form for text in unit.source for mention in text.mentions}
        found = by_id(
            each for text in unit.target for each in renderings.every(text.text, forms.keys())
        )
        for id, form in forms.items():
            yield from _of(unit, id, form, found, renderings)
        for text in unit.target:
            for each in renderings.found(text.text, forms.keys()):
                used.setdefault((each.id, forms[each.id]), []).append((each.rendering, unit))
    yield from _several(used)


def _of(
    unit: Unit,
    id: str,
    form: str,
    found: Mapping[str, list[Rendered]],
    renderings: Renderings,
) -> Iterator[Finding]:
    allowed = [each.text for each in renderings.forms.get(id, ()) if each.status != "deprecated"]
    mine = _longest(found.get(id, []))
    avoided = [each.rendering for each in mine if each.status == "deprecated"]
    if avoided:
        message = f"“{avoided[0].strip('“”')}” is a deprecated rendering of {form}"
        yield Finding("B021", id, message, f"write “{allowed[0]}”", unit)
    elif allowed and not mine:
        choice = " or ".join(f"“{each}”" for each in allowed[:3])
        message = f"{form} has none of its renderings"
        yield Finding("B020", id, message, f"write {choice}, or add yours to {id}", unit)


def _longest(found: list[Rendered]) -> list[Rendered]:
    """Give those that lie in no longer one of the same concept."""
    return [
        each
        for each in found
        if not any(
            other.start <= each.start
            and each.end <= other.end
            and other.end - other.start > each.end - each.start
            for other in found
        )
    ]


def _stems(rendering: str) -> tuple[str, ...]:
    """Give a rendering as it is compared: its inflection is no other way to say it."""
    return tuple(token.stem for token in tokens(without_remarks(rendering)))


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def _several(used: Mapping[Form, list[tuple[str, Unit]]]) -> Iterator[Finding]:
    """Tell a form that is rendered in several ways: of each but the commonest, the first place.

    One that says the same in more words (“CPPCC committee”, “CPPCC”) is no other way.
    """
    for (id, form), places in used.items():
        counts = Counter(_stems(rendering) for rendering, _ in places)
        told = {_stems(rendering): rendering for rendering, _ in reversed(places)}
        (commonest, _), *others = counts.most_common()
        most = told[commonest]
        for stems, _ in others:
            if _holds(stems, commonest) or _holds(commonest, stems):
                continue
            rendering = told[stems]
            unit = next(unit for said, unit in places if said == rendering)
            message = f"{form} is “{rendering}” here and “{most}” elsewhere"
            yield Finding("B022", id, message, "settle on one, or rule that both stand", unit)
