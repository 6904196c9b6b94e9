"""Load: a glossary folder becomes a Glossary, or all that is wrong with it.

terms/*.yml     concepts, a file for each domain
names.yml       protected names
readings.yml    rulings on pinyin
scripts.yml     rulings on Traditional forms
review.yml      what was judged in the documents, sentence by sentence
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from duizhao import han, pinyin, quotation
from duizhao.glossary import model
from duizhao.problem import Problem, Refused
from duizhao.shape import Record, exact, number, one_of, read_file, record, sequence, text, year

# The file of what was judged.
REVIEW = "review.yml"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KINDS = ("person", "place", "organisation", "work")

_FORM = record({"text": text, "pinyin": text}, {})
_RENDERING = record({"text": text}, {"source": text, "year": year})
_CONCEPT = record(
    {
        "id": text,
        "forms": sequence(_FORM, at_least=1),
        "english": sequence(_RENDERING, at_least=1),
        "meaning": text,
        "confidence": one_of(*model.CONFIDENCE),
    },
    {"source": text, "unknown": text, "related": sequence(text)},
)
_TITLE = record({"zh": text, "en": text}, {})
_DOMAIN = record({"title": _TITLE, "concepts": sequence(_CONCEPT)}, {})
_NAMES = sequence(
    record(
        {"text": text, "pinyin": text, "kind": one_of(*KINDS)},
        {"english": text, "tw": text, "hk": text},
    )
)
_READINGS = sequence(record({"text": text, "pinyin": text, "reason": text}, {}))
_JUDGED = record({"at": number, "text": text}, {"pinyin": text, "tw": text, "hk": text})
_REVIEW = sequence(record({"sentence": exact, "judged": sequence(_JUDGED, at_least=1)}, {}))
_SCRIPTS = sequence(record({"text": text, "tw": text, "hk": text, "reason": text}, {}))


def load(folder: Path) -> model.Glossary:
    """Read a glossary folder.

    Raises Refused with every problem found: broken YAML, unknown and missing keys, wrong types,
    ids and forms claimed twice, pinyin that does not fit, relations that lead nowhere.
    """
    known = [folder / name for name in ("terms", "names.yml", "readings.yml", "scripts.yml")]
    if not any(path.exists() for path in known):
        problem = Problem(folder.as_posix(), 0, "G000", "is no glossary folder", "name one")
        raise Refused([problem])
    problems: list[Problem] = []
    domains = [_domain(path, problems) for path in sorted((folder / "terms").glob("*.yml"))]
    loaded = model.Glossary(
        domains=tuple(domain for domain in domains if domain is not None),
        names=tuple(_names(folder / "names.yml", problems)),
        readings=tuple(_readings(folder / "readings.yml", problems)),
        scripts=tuple(_scripts(folder / "scripts.yml", problems)),
        judgments=tuple(_judgments(folder / REVIEW, problems)),
    )
    problems += _across(tuple(loaded.concepts))
    if problems:
        raise Refused(problems)
    return loaded


def _domain(path: Path, problems: list[Problem]) -> model.Domain | None:
    found = read_file(path, _DOMAIN, problems)
    if found is None:
        return None
    concepts = []
    for entry in found.values["concepts"]:
        problems += _concept_problems(entry, path.as_posix())
        concepts.append(_concept(entry, path.as_posix()))
    title = found.values["title"].values
    return model.Domain(title["zh"], title["en"], tuple(concepts))


def _concept(entry: Record, file: str) -> model.Concept:
    value = entry.values
    return model.Concept(
        id=value["id"],
        forms=tuple(model.Form(**form.values) for form in value["forms"]),
        english=tuple(model.Rendering(**rendering.values) for rendering in value["english"]),
        meaning=value["meaning"],
        confidence=value["confidence"],
        source=value.get("source") or "",
        unknown=value.get("unknown") or "",
        related=tuple(value.get("related") or ()),
        file=file,
        line=entry.line,
    )


def _concept_problems(entry: Record, file: str) -> Iterator[Problem]:
    value = entry.values
    if not _ID.fullmatch(value["id"]):
        remedy = "use lower-case ASCII letters, digits and hyphens"
        yield Problem(file, entry.lines["id"], "G010", f"“{value['id']}” is no id", remedy)
    if value["confidence"] == "unknown" and not value.get("unknown"):
        remedy = "say under `unknown:` what is not known"
        yield Problem(file, entry.line, "G014", f"{value['id']} is called unknown", remedy)
    if value["confidence"] == "sourced" and not _has_source(value):
        remedy = "name the source, or lower the confidence"
        yield Problem(file, entry.line, "G015", f"{value['id']} is called sourced", remedy)
    for form in value["forms"]:
        yield from _pinyin_problems(form, file)


def _has_source(value: Any) -> bool:
    return bool(value.get("source")) or any(r.values.get("source") for r in value["english"])


def _pinyin_problems(entry: Record, file: str) -> Iterator[Problem]:
    """Check that a text's pinyin has one right syllable for each of its Chinese characters."""
    chinese = entry.values["text"]
    words = pinyin.words(entry.values["pinyin"])
    syllables = [syllable for _, word in words for syllable in word]
    wanted = sum(1 for _ in han.characters(chinese))
    line = entry.lines["pinyin"]
    if not wanted:
        remedy = "write the Chinese form here"
        yield Problem(file, entry.lines["text"], "G011", f"“{chinese}” is not Chinese", remedy)
    for syllable in syllables:
        if not pinyin.is_syllable(syllable):
            remedy = "write each syllable with its tone mark, words apart"
            yield Problem(file, line, "G012", f"“{syllable}” is no pinyin syllable", remedy)
    written = unicodedata.normalize("NFD", entry.values["pinyin"])
    toneless = len(syllables) > 1 and not any(map(unicodedata.combining, written))
    if toneless or re.search(r"[^\W\d_][\u0300-\u036f]*[1-5]", written):
        remedy = "write tone marks: fàng, not fang4 or fang"
        yield Problem(file, line, "G012", "pinyin without tone marks", remedy)
    foreign = re.sub(r"[^\W\d_]|[\u0300-\u036f\s’'-]", "", written)
    for character in sorted(set(foreign) - set(chinese) - set("12345")):
        remedy = "write letters, spaces and the apostrophe ’"
        yield Problem(file, line, "G012", f"“{character}” is no pinyin", remedy)
    if len(syllables) != wanted:
        counted = f"{len(syllables)} syllables for the {wanted} characters of {chinese}"
        remedy = "write one syllable for each character, an apostrophe before a, o and e"
        yield Problem(file, line, "G012", counted, remedy)


def _names(path: Path, problems: list[Problem]) -> Iterator[model.Name]:
    for entry in _once(read_file(path, _NAMES, problems), path, problems):
        problems += _pinyin_problems(entry, path.as_posix())
        problems += _length_problems(entry, path.as_posix())
        if bool(entry.values.get("tw")) != bool(entry.values.get("hk")):
            message = f"{entry.values['text']} has one Traditional form of two"
            problems.append(
                Problem(path.as_posix(), entry.line, "G013", message, "give both `tw:` and `hk:`")
            )
        yield model.Name(**{key: value or "" for key, value in entry.values.items()})


def _once(
    entries: Sequence[Record] | None, path: Path, problems: list[Problem]
) -> Iterator[Record]:
    """Give the entries of a list, noting each text that stands twice."""
    lines: dict[str, int] = {}
    for entry in entries or ():
        text, file = entry.values["text"], path.as_posix()
        if text in lines:
            message = f"“{text}” stands already in {file}:{lines[text]}"
            problems.append(Problem(file, entry.line, "G017", message, "keep it in one place"))
        lines.setdefault(text, entry.line)
        yield entry


def _readings(path: Path, problems: list[Problem]) -> Iterator[model.ReadingRuling]:
    for entry in _once(read_file(path, _READINGS, problems), path, problems):
        problems += _pinyin_problems(entry, path.as_posix())
        yield model.ReadingRuling(**entry.values)


def _scripts(path: Path, problems: list[Problem]) -> Iterator[model.ScriptRuling]:
    for entry in _once(read_file(path, _SCRIPTS, problems), path, problems):
        problems += _length_problems(entry, path.as_posix())
        yield model.ScriptRuling(**entry.values)


def _judgments(path: Path, problems: list[Problem]) -> Iterator[model.Judgment]:
    for entry in read_file(path, _REVIEW, problems) or ():
        sentence = entry.values["sentence"]
        for judged in entry.values["judged"]:
            problems += _judgment_problems(judged, sentence, path.as_posix())
            yield model.Judgment(sentence, **judged.values, file=path.as_posix(), line=judged.line)


def _judgment_problems(judged: Record, sentence: str, file: str) -> Iterator[Problem]:
    """Check that a judgment says something, and of what stands at its place."""
    values = judged.values
    if not sentence.startswith(values["text"], values["at"]):
        message = f"“{values['text']}” does not stand at {values['at']} of its sentence"
        yield Problem(file, judged.lines["at"], "G019", message, "count code points from 0")
    if "pinyin" in values:
        yield from _pinyin_problems(judged, file)
    elif "tw" not in values:
        message = "a judgment that says nothing"
        yield Problem(file, judged.line, "G019", message, "give `pinyin:`, or `tw:` and `hk:`")
    if ("tw" in values) != ("hk" in values):
        message = "a Traditional form alone"
        yield Problem(file, judged.line, "G013", message, "give both `tw:` and `hk:`")
    yield from _length_problems(judged, file)


def _length_problems(entry: Record, file: str) -> Iterator[Problem]:
    for key in ("tw", "hk"):
        variant = entry.values.get(key)
        if variant and len(variant) != len(entry.values["text"]):
            message = f"“{variant}” is not as long as “{entry.values['text']}”"
            remedy = "script changes character for character"
            yield Problem(file, entry.lines[key], "G013", message, remedy)


def _across(concepts: tuple[model.Concept, ...]) -> Iterator[Problem]:
    yield from _claimed_twice(((c, c.id) for c in concepts), "id")
    forms = ((concept, form.text) for concept in concepts for form in concept.forms)
    yield from _claimed_twice(((c, quotation.without(form)) for c, form in forms), "form")
    ids = {concept.id for concept in concepts}
    for concept in concepts:
        for other in concept.related:
            if other not in ids:
                message = f"{concept.id} is related to {other}, which no concept has as its id"
                yield Problem(concept.file, concept.line, "G018", message, "mend or remove it")


def _claimed_twice(claims: Iterable[tuple[model.Concept, str]], what: str) -> Iterator[Problem]:
    first: dict[str, model.Concept] = {}
    code = {"id": "G016", "form": "G017"}[what]
    for concept, claim in claims:
        if claim in first:
            other = first[claim]
            message = f"{what} “{claim}” stands already in {other.file}:{other.line}"
            yield Problem(concept.file, concept.line, code, message, "keep it in one place")
        first.setdefault(claim, concept)
