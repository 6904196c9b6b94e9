"""Export: a passage as one line of JSON."""

import json
from collections.abc import Iterable, Iterator

from duizhao.passage import Passage
from duizhao.spelling import Word

# How many items are written at once: a line of ten megabytes has millions.
_AT_ONCE = 10_000


def json_line(passage: Passage) -> Iterator[str]:
    """Write a passage as an object on a line of its own, part by part.

    The keys: text; hans, hant_tw and hant_hk, of as many code points, one of them the text;
    syllables, an item for each code point, null where none is read; words, with the pinyin null
    where a reading is not known; and terms. Places are in code points of the text.
    """
    yield f'{{"text": {_json(passage.text)}'
    yield f', "hans": {_json(passage.hans)}'
    yield f', "hant_tw": {_json(passage.tw)}, "hant_hk": {_json(passage.hk)}'
    yield ', "syllables": ['
    yield from _listed(_json(syllable) for syllable in passage.syllables)
    yield '], "words": ['
    yield from _listed(_word(passage.text, word) for word in passage.words)
    yield '], "terms": ['
    yield from _listed(
        f'{{"start": {m.start}, "end": {m.end}, "id": {_json(m.id)}}}' for m in passage.mentions
    )
    yield "]}\n"


# JSON lets these stand as they are, but many a reader takes them for the end of a line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def _json(value: str | None) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)


def _word(text: str, word: Word) -> str:
    start, end, pinyin = word
    shown = _json(text[start:end])
    return f'{{"start": {start}, "end": {end}, "text": {shown}, "pinyin": {_json(pinyin)}}}'


def _listed(items: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    separator = ""
    for item in items:
        waiting.append(item)
        if len(waiting) == _AT_ONCE:
            yield separator + ", ".join(waiting)
            separator, waiting = ", ", []
    if waiting:
        yield separator + ", ".join(waiting)
