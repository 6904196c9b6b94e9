"""Load: a glossary folder becomes a Glossary, or all that is wrong with it.

Which files there are, `duizhao.glossary.files` says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from duizhao.bounds import leads_out
from duizhao.glossary import faults, model, relations, shapes
from duizhao.glossary.files import NAMES, READINGS, REFUSED, REVIEW, SCRIPTS, TERMS, domains, files
from duizhao.problem import Problem, Refused
from duizhao.shape import Record, read_file


def load(folder: Path) -> model.Glossary:
    """Read a glossary folder.

    Raises Refused with every problem found: broken YAML, unknown and missing keys, wrong types,
    ids and forms claimed twice, pinyin that does not fit, relations that lead nowhere.
    """
    if not (folder / TERMS).exists() and not files(folder):
        problem = Problem(folder.as_posix(), 0, "G000", "is no glossary folder", "name one")
        raise Refused([problem])
    outside = [path for path in files(folder) if leads_out(path, folder.resolve().parent)]
    if outside:
        raise Refused(map(_link_out, outside))
    problems: list[Problem] = []
    found = [_domain(path, problems) for path in domains(folder)]
    loaded = model.Glossary(
        domains=tuple(domain for domain in found if domain is not None),
        names=tuple(_names(folder / NAMES, problems)),
        readings=tuple(_readings(folder / READINGS, problems)),
        scripts=tuple(_scripts(folder / SCRIPTS, problems)),
        judgments=tuple(_judgments(folder / REVIEW, problems)),
        refused=tuple(_refused(folder / REFUSED, problems)),
    )
    # Where the shape of an entry is broken, what relates to it does not lead nowhere.
    whole = not any(problem.code < "G010" for problem in problems)
    problems += relations.faults(tuple(loaded.concepts), loaded.names, whole=whole)
    if problems:
        raise Refused(problems)
    return loaded


def _link_out(path: Path) -> Problem:
    message = "is a link that leads out of the publication, or nowhere"
    return Problem(path.as_posix(), 0, "G030", message, "put the file itself in its place")


def _domain(path: Path, problems: list[Problem]) -> model.Domain | None:
    found = read_file(path, shapes.DOMAIN, problems)
    if found is None:
        return None
    concepts = []
    for entry in found.values["concepts"]:
        problems += faults.of_concept(entry, path.as_posix())
        concepts.append(_concept(entry, path.as_posix()))
    title = found.values["title"].values
    return model.Domain(title["zh"], title["en"], tuple(concepts))


def _concept(entry: Record, file: str) -> model.Concept:
    value = _given(entry)
    first = value.pop("first", None)
    context = value.pop("context", None)
    for key in ("related", "broader", "narrower"):
        value[key] = tuple(value.get(key, ()))
    return model.Concept(
        forms=_ranked(model.Form, value.pop("forms")),
        english=_ranked(model.Rendering, value.pop("english")),
        definition=model.Definition(**_given(value.pop("definition"))),
        expansion=tuple(model.Part(**_given(part)) for part in value.pop("expansion", ())),
        first=None if first is None else _first(_given(first)),
        context=None if context is None else _context(_given(context)),
        **value,
        **_place(entry, file),
    )


def _given(entry: Record) -> dict[str, Any]:
    """Give the values of a record, those left out that could not be had."""
    return {key: value for key, value in entry.values.items() if value is not None}


def _place(entry: Record, file: str) -> dict[str, Any]:
    return {"file": file, "line": entry.place.line, "column": entry.place.column}


def _ranked(kind: Any, records: Sequence[Record]) -> tuple[Any, ...]:
    """Make forms or renderings, the preferred one first, those to avoid last.

    Where none is called preferred, it is the first that may be used.
    """
    told = [_given(record) for record in records]
    if not any(each.get("status") == "preferred" for each in told):
        usable = (each for each in told if each.get("status") != "deprecated")
        next(usable, told[0])["status"] = "preferred"
    order = list(model.STATUS)
    told.sort(key=lambda each: order.index(each.get("status", "admitted")))
    return tuple(kind(**each) for each in told)


def _first(value: Mapping[str, Any]) -> model.FirstUse:
    seen = value.get("source", ""), value.get("link", "")
    return model.FirstUse(value["year"], value["in"], *seen)


def _context(value: Mapping[str, Any]) -> model.Context:
    return model.Context(tuple(value.get("with", ())), tuple(value.get("without", ())))


def _names(path: Path, problems: list[Problem]) -> Iterator[model.Name]:
    for entry in _once(read_file(path, shapes.NAMES, problems), path, problems):
        problems += faults.of_name(entry, path.as_posix())
        value = _given(entry)
        role = value.pop("role", None)
        value["role"] = None if role is None else model.Definition(**_given(role))
        yield model.Name(**value, **_place(entry, path.as_posix()))


def _once(
    entries: Sequence[Record] | None, path: Path, problems: list[Problem]
) -> Iterator[Record]:
    """Give the entries of a list, noting each text that stands twice."""
    lines: dict[str, int] = {}
    for entry in entries or ():
        text, file = entry.values["text"], path.as_posix()
        if text in lines:
            message = f"“{text}” stands already in {file}:{lines[text]}"
            problems.append(entry.place.problem(file, "G017", message, "keep it in one place"))
        lines.setdefault(text, entry.place.line)
        yield entry


def _readings(path: Path, problems: list[Problem]) -> Iterator[model.ReadingRuling]:
    for entry in _once(read_file(path, shapes.READINGS, problems), path, problems):
        problems += faults.of_pinyin(entry, path.as_posix())
        yield model.ReadingRuling(**entry.values)


def _scripts(path: Path, problems: list[Problem]) -> Iterator[model.ScriptRuling]:
    for entry in _once(read_file(path, shapes.SCRIPTS, problems), path, problems):
        problems += faults.of_length(entry, path.as_posix())
        yield model.ScriptRuling(**entry.values)


def _refused(path: Path, problems: list[Problem]) -> Iterator[model.Refusal]:
    for entry in _once(read_file(path, shapes.REFUSED, problems), path, problems):
        yield model.Refusal(**entry.values, **_place(entry, path.as_posix()))


def _judgments(path: Path, problems: list[Problem]) -> Iterator[model.Judgment]:
    entries = cast(Iterable[Record], read_file(path, shapes.REVIEW, problems) or ())
    for entry in entries:
        sentence = entry.values["sentence"]
        for judged in entry.values["judged"]:
            problems += faults.of_judgment(judged, sentence, path.as_posix())
            yield model.Judgment(sentence, **_given(judged), **_place(judged, path.as_posix()))
