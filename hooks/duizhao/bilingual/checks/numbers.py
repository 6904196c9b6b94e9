"""Numbers: every figure of one side stands on the other.

They are compared within a unit, since a translator may order sentences anew. A numeral inside a
term is asked for only if the term's rendering says it (六 in 六稳, not 两 in 两项扶助); a figure
inside a rendering (COVID-19) is the rendering's own.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from duizhao.bilingual.bitext import Bitext, Unit
from duizhao.bilingual.checks.finding import Finding, excerpt
from duizhao.bilingual.numbers import chinese, english
from duizhao.bilingual.numbers.comparing import unanswered
from duizhao.bilingual.numbers.measures import UNSAID
from duizhao.bilingual.numbers.quantity import Quantity
from duizhao.bilingual.renderings import Renderings, without_remarks
from duizhao.bilingual.text import Text

# A figure and the text it stands in.
Placed = tuple[Quantity, Text]


def findings(bitext: Bitext, renderings: Renderings) -> Iterator[Finding]:
    """Give the figures of a bitext that the other side does not have."""
    for unit in bitext.units:
        if unit.source and unit.target:
            yield from _of(unit, renderings)


def figures(bitext: Bitext, renderings: Renderings) -> int:
    """Say how many figures the Chinese of a bitext has that must stand in the English."""
    return sum(
        quantity.firm
        for unit in bitext.units
        for text in unit.source
        for quantity in of_source(text, renderings)
    )


def _of(unit: Unit, renderings: Renderings) -> Iterator[Finding]:
    ids = {mention.id for text in unit.source for mention in text.mentions}
    here = _joined((each, of_source(each, renderings)) for each in unit.source)
    there = _joined((each, of_target(each, renderings, ids)) for each in unit.target)
    missing, added = unanswered([q for q, _ in here], [q for q, _ in there])
    for quantity, text in here:
        if any(quantity is each for each in missing):
            message = f"the English has no {_told(quantity)}: “{_said(quantity, text)}”"
            yield Finding("B010", quantity.written, message, "put the figure right", unit)
    for quantity, text in there:
        if any(quantity is each for each in added):
            message = f"the Chinese has no {_told(quantity)}: “{_said(quantity, text)}”"
            yield Finding("B011", quantity.written, message, "put the figure right", unit)


def of_source(text: Text, renderings: Renderings) -> list[Quantity]:
    """Give the figures of a Chinese text; one inside a term is firm if its rendering has it."""
    held = {place: m.id for m in text.mentions for place in range(m.start, m.end)}
    found: list[Quantity] = []
    asked = 0
    for quantity in chinese.quantities(text.text):
        id = held.get(quantity.start)
        if id is not None and not quantity.written[0].isdigit():
            # A numeral that may be read in two ways is asked for once.
            firm = quantity.start >= asked and _is_rendered(quantity, id, renderings)
            quantity = replace(quantity, firm=firm)
            asked = quantity.end if firm else asked
        found.append(quantity)
    return found


def _is_rendered(quantity: Quantity, id: str, renderings: Renderings) -> bool:
    """Say whether the preferred rendering of a term says a figure of its Chinese."""
    preferred = without_remarks(next((each.text for each in renderings.forms.get(id, ())), ""))
    said = english.quantities(preferred)
    return any(each.firm and each.answers(quantity) for each in said)


def of_target(text: Text, renderings: Renderings, ids: Set[str]) -> list[Quantity]:
    """Give the figures of an English text; one inside a rendering of `ids` is not firm."""
    found = renderings.found(text.text, ids)
    taken = {place for each in found for place in range(each.start, each.end)}
    return [_softened(quantity, taken) for quantity in english.quantities(text.text)]


def _softened(quantity: Quantity, taken: Set[int]) -> Quantity:
    return replace(quantity, firm=False) if quantity.start in taken else quantity


def _joined(sides: Iterable[tuple[Text, Sequence[Quantity]]]) -> list[Placed]:
    return [(quantity, text) for text, quantities in sides for quantity in quantities]


def _said(quantity: Quantity, text: Text) -> str:
    return excerpt(text.text, quantity.start, quantity.end)


def _told(quantity: Quantity) -> str:
    """Give a figure in digits, with its unit."""
    value = min(quantity.values)
    whole = f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,g}"
    unit = "" if quantity.unit in UNSAID else quantity.unit
    return f"{whole}{unit if unit == '%' else f' {unit}' if unit else ''}"
