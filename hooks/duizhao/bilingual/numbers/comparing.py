"""Comparing: which figures of one text have no answer in the other."""

from collections.abc import Sequence

from duizhao.bilingual.numbers.quantity import Quantity

# What is measured is said in both languages: a figure without its unit is another figure.
_MEASURED = frozenset(
    {
        "%", "per mille", "percentage points", "yuan", "US dollars", "euros", "pounds",
        "Hong Kong dollars", "Japanese yen", "mu", "hectares", "square metres",
        "square kilometres", "cubic metres", "kilometres", "kilograms", "tonnes", "jin",
    }
)  # fmt: skip


def unanswered(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Give the firm figures of each text that no figure of the other answers.

    A figure answers once. Those that agree in their unit too come first, and firm ones before
    others, so that what is left over is what nothing else explains.
    """
    free = list(target)
    left = list(source)
    for fits in (_same, _alike, _may):
        for one in list(left):
            other = next((each for each in free if fits(one, each)), None)
            if other is not None:
                left.remove(one)
                free.remove(other)
    return [one for one in left if one.firm], [one for one in free if one.firm]


def _same(one: Quantity, other: Quantity) -> bool:
    return one.firm and other.firm and one.unit == other.unit and one.answers(other)


def _alike(one: Quantity, other: Quantity) -> bool:
    return (one.firm or other.firm) and _may(one, other)


def _may(one: Quantity, other: Quantity) -> bool:
    """Say whether a figure may answer another; what is measured in Chinese is so in English."""
    return one.answers(other) and not (one.unit in _MEASURED and not other.unit)
