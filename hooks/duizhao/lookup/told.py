"""Lookup: how what was found in a glossary is told on a terminal, in a pipe, and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from duizhao.glossary.confidence import CONFIDENCE
from duizhao.search.concepts import Result, Told

# How a terminal is told to write: bold, dim, green, and plainly again.
_BOLD, _DIM, _GREEN, _PLAIN = "\033[1m", "\033[2m", "\033[32m", "\033[0m"


class Line(NamedTuple):
    """A use: the document, the id of the paragraph, the heading of the section, the key word with
    what stands before and after it, and the id of the longer term that it is part of, if any.
    """

    document: str
    paragraph: str
    section: str
    before: str
    key: str
    after: str
    within: str


# The uses of each entry, by its id.
Where = Mapping[str, Sequence[Line]]


def as_json(query: str, results: Sequence[Result], where: Where | None = None) -> str:
    """Write results as one JSON object on a line of its own; with uses, where they are asked for.

    Bytes of the query that are not UTF-8 come as lone surrogates, which only an escape can tell.
    """
    data = {"query": query, "results": [_laid_out(result, where) for result in results]}
    told = json.dumps(data, ensure_ascii=False) + "\n"
    return told.encode("utf-8", "backslashreplace").decode("utf-8")


def _laid_out(result: Result, where: Where | None) -> Mapping[str, object]:
    told = result.entry.told
    return {
        "id": told.id,
        "form": told.form,
        "hant_tw": told.tw,
        "hant_hk": told.hk,
        "pinyin": told.pinyin,
        "english": list(told.english),
        "meaning": told.meaning,
        "match": result.match.kind,
        "score": result.match.score,
        **({} if where is None else {"uses": [line._asdict() for line in where[told.id]]}),
    }


def as_text(results: Sequence[Result], coloured: bool, where: Where | None = None) -> str:
    """Write results for a person: an entry a paragraph, with colours where a terminal has them."""
    paragraphs = (
        "\n".join([*_paragraph(result, coloured), *_used(result, coloured, where)])
        for result in results
    )
    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs).removesuffix("\n")


def _paragraph(result: Result, coloured: bool) -> Iterator[str]:
    told = result.entry.told

    def painted(text: str, colour: str) -> str:
        return f"{colour}{text}{_PLAIN}" if coloured else text

    others = "、".join(dict.fromkeys(text for text in (told.tw, told.hk) if text != told.form))
    heading = [painted(told.form, _BOLD), *([f"（{others}）"] if others else [])]
    spoken = painted(told.pinyin, _GREEN)
    yield f"{''.join(heading)}  {spoken}  {painted(told.id, _DIM)}"
    if told.also:
        yield f"  {painted('also', _DIM)} {'、'.join(told.also)}"
    for rendering in told.english:
        yield f"  {rendering}"
    if told.meaning:
        yield f"  {painted(told.meaning, _DIM)}"
    yield f"  {painted(_sure(told), _DIM)}"


def _used(result: Result, coloured: bool, where: Where | None) -> Iterator[str]:
    """Tell the uses of an entry, a line each: the document and paragraph, then the words."""
    for line in () if where is None else where[result.entry.told.id]:
        key = f"{_BOLD}{line.key}{_PLAIN}" if coloured else f"[{line.key}]"
        within = f" (within {line.within})" if line.within else ""
        yield f"  {line.document}#{line.paragraph}  {line.before}{key}{line.after}{within}"


def _sure(told: Told) -> str:
    chinese, english = CONFIDENCE[told.confidence]
    unknown = f"; not known: {told.unknown}" if told.unknown else ""
    return f"[{chinese} {english}{unknown}]"
