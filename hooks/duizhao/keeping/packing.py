"""Packing: passages as bytes, and back."""

import json
from typing import Any

from duizhao.layers.terms import Mention
from duizhao.passage import Passage
from duizhao.script import SCRIPTS
from duizhao.spelling import Word


def packed(passage: Passage) -> bytes:
    """Write a passage; the text itself is left out, and a form that is the text."""
    forms = [passage.form(script) for script in SCRIPTS]
    told = [
        list(zip(*passage.words, strict=True)),
        " ".join(syllable or "" for syllable in passage.syllables),
        [None if form == passage.text else form for form in forms],
        passage.mentions,
    ]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def unpacked(text: str, content: bytes) -> Passage | None:
    """Read the passage of a text, or give None where what was kept is none of it."""
    try:
        words, syllables, forms, mentions = json.loads(content)
        hans, tw, hk = (text if form is None else form for form in forms)
        passage = Passage(
            text=text,
            words=tuple(map(Word._make, zip(*words, strict=True))),
            syllables=tuple(each or None for each in syllables.split(" ")) if text else (),
            hans=hans,
            tw=tw,
            hk=hk,
            mentions=tuple(map(Mention._make, mentions)),
        )
    except (TypeError, ValueError, AttributeError):
        return None
    return passage if _fits(passage) else None


def _fits(passage: Passage) -> bool:
    layers: list[Any] = [passage.syllables, *map(passage.form, SCRIPTS)]
    spans: list[Any] = [*passage.words, *passage.mentions]
    length = len(passage.text)
    return all(len(layer) == length for layer in layers) and all(
        0 <= span[0] < span[1] <= length for span in spans
    )
