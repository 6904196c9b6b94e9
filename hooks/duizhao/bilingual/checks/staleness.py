"""Staleness: sections whose Chinese has changed since they were translated, or that say nothing."""

from collections.abc import Iterator, Sequence

from duizhao.bilingual.checks.finding import Finding
from duizhao.bilingual.translation import Translation, stale, unstated
from duizhao.markdown import Block

_REMEDY = "revise it, then run `duizhao translation stamp`"


def findings(translation: Translation, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Give what a translation's word about itself shows; nothing where it says nothing."""
    if not translation.by:
        message = "the translation does not say who made it, when, and of which Chinese"
        yield Finding("B042", "translation", message, "run `duizhao translation stamp`", line=1)
        return
    for section, part in stale(translation, blocks):
        changed = "is gone" if part is None else "has changed"
        message = f"the Chinese {_named(section.heading)} {changed} since it was translated"
        yield Finding("B040", section.heading, message, _REMEDY, line=section.line)
    for part in unstated(translation, blocks):
        message = f"nothing is said of what stands {_named(part.heading)}"
        yield Finding("B041", part.heading, message, _REMEDY, line=1)


def _named(heading: str) -> str:
    return f"under “{heading}”" if heading else "before the first heading"
