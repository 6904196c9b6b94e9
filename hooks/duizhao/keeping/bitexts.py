"""Bitexts: how a document and its translation were set side by side, kept by their texts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.bilingual.bitext import Bitext, Match, Sentence, Unit, bitext, parted
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.text import Text
from duizhao.keeping.store import Row, Store
from duizhao.keeping.versions import digest, house
from duizhao.span import Span


@dataclass(frozen=True)
class KeptBitexts:
    """Sets a document and its translation side by side, now or before."""

    store: Store
    renderings: Renderings

    def __call__(self, source: Sequence[Text], target: Sequence[Text]) -> Bitext:
        """Give the bitext of a document and its translation."""
        ids = {mention.id for text in source for mention in text.mentions}
        # Of the glossary, the English of what the document mentions is looked for, nothing else.
        told = [self.renderings.forms.get(id) for id in sorted(ids)]
        key = digest("bitext", house(), repr(list(source)), repr(list(target)), repr(told))
        row = self.store.get(key)
        kept = _unpacked(row.told, source, target) if row else None
        if kept is not None:
            return kept
        made = bitext(source, target, self.renderings)
        self.store.put([Row(key, b"", _packed(made))])
        return made


def _packed(made: Bitext) -> bytes:
    """Write a bitext; its texts are left out."""
    units = [
        [unit.first, len(unit.source), len(unit.target), list(map(_told, unit.matches))]
        for unit in made.units
    ]
    return json.dumps(units, separators=(",", ":")).encode()


def _told(match: Match) -> Sequence[Any]:
    return [[[each.text, *each.span] for each in side] for side in (match.source, match.target)]


def _unpacked(content: bytes, source: Sequence[Text], target: Sequence[Text]) -> Bitext | None:
    """Read the bitext of some texts, or give None where what was kept is none of it."""
    mine, notes = parted(source, target)
    try:
        units = [_unit(tuple(source), mine, *told) for told in json.loads(content)]
    except (TypeError, ValueError):
        return None
    is_whole = sum(len(unit.source) for unit in units) == len(source) and sum(
        len(unit.target) for unit in units
    ) == len(mine)
    return Bitext(tuple(units), notes) if is_whole else None


def _unit(
    source: tuple[Text, ...],
    target: tuple[Text, ...],
    first: Sequence[int],
    ours: int,
    theirs: int,
    matches: Sequence[Any],
) -> Unit:
    here, there = first
    return Unit(
        source[here : here + ours],
        target[there : there + theirs],
        tuple(Match(_sentences(a), _sentences(b)) for a, b in matches),
        (here, there),
    )


def _sentences(told: Sequence[Any]) -> tuple[Sentence, ...]:
    return tuple(Sentence(text, Span(start, end)) for text, start, end in told)
