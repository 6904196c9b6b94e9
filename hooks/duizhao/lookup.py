"""Lookup: how what was found in a glossary is told on a terminal, in a pipe, and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence

from duizhao.glossary.model import CONFIDENCE, Concept
from duizhao.search.concepts import Result

# How a terminal is told to write: bold, dim, green, and plainly again.
_BOLD, _DIM, _GREEN, _PLAIN = "\033[1m", "\033[2m", "\033[32m", "\033[0m"


def as_json(query: str, results: Sequence[Result]) -> str:
    """Write results as one JSON object on a line of its own.

    Bytes of the query that are not UTF-8 come as lone surrogates, which only an escape can tell.
    """
    data = {"query": query, "results": [_laid_out(result) for result in results]}
    told = json.dumps(data, ensure_ascii=False) + "\n"
    return told.encode("utf-8", "backslashreplace").decode("utf-8")


def _laid_out(result: Result) -> Mapping[str, object]:
    concept, form = result.entry.concept, result.entry.form
    return {
        "id": concept.id,
        "form": form.text,
        "hant_tw": form.tw,
        "hant_hk": form.hk,
        "pinyin": concept.forms[0].pinyin,
        "english": [rendering.text for rendering in concept.english],
        "meaning": concept.meaning,
        "match": result.match.kind,
        "score": result.match.score,
    }


def as_text(results: Sequence[Result], coloured: bool) -> str:
    """Write results for a person: an entry a paragraph, with colours where a terminal has them."""
    paragraphs = ("\n".join(_paragraph(result, coloured)) for result in results)
    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs).removesuffix("\n")


def _paragraph(result: Result, coloured: bool) -> Iterator[str]:
    concept, form = result.entry.concept, result.entry.form

    def painted(text: str, colour: str) -> str:
        return f"{colour}{text}{_PLAIN}" if coloured else text

    others = "、".join(dict.fromkeys(text for text in (form.tw, form.hk) if text != form.text))
    heading = [painted(form.text, _BOLD), *([f"（{others}）"] if others else [])]
    spoken = painted(concept.forms[0].pinyin, _GREEN)
    yield f"{''.join(heading)}  {spoken}  {painted(concept.id, _DIM)}"
    also = "、".join(other.text for other in concept.forms[1:])
    if also:
        yield f"  {painted('also', _DIM)} {also}"
    for rendering in concept.english:
        yield f"  {rendering.text}"
    yield f"  {painted(concept.meaning, _DIM)}"
    yield f"  {painted(_sure(concept), _DIM)}"


def _sure(concept: Concept) -> str:
    chinese, english = CONFIDENCE[concept.confidence]
    unknown = f"; not known: {concept.unknown}" if concept.unknown else ""
    return f"[{chinese} {english}{unknown}]"
