"""Faults of an entry: what its shape allows and its sense does not."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from duizhao import han, pinyin
from duizhao.problem import Problem
from duizhao.scripts import telling
from duizhao.shape import Record

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Marks of direction, and what has no width: they make a text look like another.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


def of_id(entry: Record, file: str) -> Iterator[Problem]:
    """Check an id."""
    named = entry.values.get("id")
    if named is not None and not _ID.fullmatch(named):
        remedy = "use lower-case ASCII letters, digits and hyphens"
        yield entry.places["id"].problem(file, "G010", f"“{named}” is no id", remedy)


def of_concept(entry: Record, file: str) -> Iterator[Problem]:
    """Check a concept by itself."""
    yield from of_id(entry, file)
    yield from _of_confidence(entry, file)
    yield from _of_forms(entry.values["forms"], file)
    yield from _of_english(entry.values["english"], entry, file)
    for part in entry.values.get("expansion") or ():
        yield from _of_part(part, file)
    definition = entry.values["definition"]
    if "zh" in definition.values and not han.contains_han(definition.values["zh"] or ""):
        message = "the Chinese definition has no Chinese"
        yield definition.places["zh"].problem(file, "G011", message, "write it in Chinese")
    context = entry.values.get("context")
    if context is not None and not any(context.values.values()):
        message = "a context without texts"
        yield entry.places["context"].problem(file, "G026", message, "give `with:` or `without:`")
    yield from _unseen(entry, file)


def _of_confidence(entry: Record, file: str) -> Iterator[Problem]:
    value, place = entry.values, entry.places["confidence"]
    if value["confidence"] == "unknown" and not value.get("unknown"):
        remedy = "say under `unknown:` what is not known"
        yield place.problem(file, "G014", f"{value['id']} is called unknown", remedy)
    if value["confidence"] == "sourced" and not _has_source(value):
        remedy = "name the source, of the meaning or the preferred rendering, or lower it"
        yield place.problem(file, "G015", f"{value['id']} is called sourced", remedy)


def _has_source(value: Mapping[str, Any]) -> bool:
    renderings = value["english"]
    preferred = [r for r in renderings if r.values.get("status") == "preferred"] or renderings[:1]
    return bool(value.get("source")) or any(r.values.get("source") for r in preferred)


def _of_forms(forms: Sequence[Record], file: str) -> Iterator[Problem]:
    for form in forms:
        yield from of_pinyin(form, file)
        if telling.is_traditional(form.values["text"]):
            message = f"“{form.values['text']}” is in Traditional script"
            remedy = "write Simplified; the other scripts are made of it"
            yield form.places["text"].problem(file, "G021", message, remedy)
    yield from _one_preferred(forms, "form", file)


def _of_english(renderings: Sequence[Record], entry: Record, file: str) -> Iterator[Problem]:
    yield from _one_preferred(renderings, "rendering", file)
    counts = Counter(rendering.values["text"].casefold() for rendering in renderings)
    for rendering in renderings:
        text = rendering.values["text"]
        if counts[text.casefold()] > 1:
            counts[text.casefold()] = 0
            message = f"“{text}” stands twice in {entry.values['id']}"
            yield rendering.places["text"].problem(file, "G017", message, "keep it in one place")
        if not re.search("[A-Za-z]", text):
            message = f"the rendering “{text}” is not English"
            yield rendering.places["text"].problem(file, "G022", message, "write it in English")
        if "link" in rendering.values and not rendering.values.get("source"):
            message = "a link without a source"
            remedy = "say under `source:` where it leads"
            yield rendering.places["link"].problem(file, "G007", message, remedy)


def _one_preferred(records: Sequence[Record], what: str, file: str) -> Iterator[Problem]:
    """Check that no two are preferred, and that not all are deprecated."""
    told = [record.values.get("status") for record in records]
    preferred = [record for record in records if record.values.get("status") == "preferred"]
    for record in preferred[1:]:
        message = f"a second preferred {what}"
        yield record.places["status"].problem(file, "G023", message, "let one be preferred")
    if records and set(told) == {"deprecated"}:
        message = f"every {what} is deprecated"
        yield records[0].places["status"].problem(file, "G023", message, "give one to use")


def _of_part(part: Record, file: str) -> Iterator[Problem]:
    """Check a part of an expansion: it is written out, or names a concept."""
    written = {"text", "pinyin", "english"} & part.values.keys()
    if ("concept" in part.values) == bool(written) or len(written) not in (0, 3):
        message = "a part is neither written out nor a concept"
        remedy = "give `text:`, `pinyin:` and `english:`, or `concept:` alone"
        yield part.place.problem(file, "G024", message, remedy)
    elif written and None not in part.values.values():
        yield from of_pinyin(part, file)


def of_pinyin(entry: Record, file: str) -> Iterator[Problem]:
    """Check that a text's pinyin has one right syllable for each of its Chinese characters."""
    chinese = entry.values["text"]
    words = pinyin.words(entry.values["pinyin"])
    syllables = [syllable for _, word in words for syllable in word]
    wanted = sum(1 for _ in han.characters(chinese))
    place = entry.places["pinyin"]
    if not wanted:
        remedy = "write the Chinese form here"
        yield entry.places["text"].problem(file, "G011", f"“{chinese}” is not Chinese", remedy)
        return
    for syllable in syllables:
        if not pinyin.is_syllable(syllable):
            remedy = "write each syllable with its tone mark, words apart"
            yield place.problem(file, "G012", f"“{syllable}” is no pinyin syllable", remedy)
    written = unicodedata.normalize("NFD", entry.values["pinyin"])
    toneless = len(syllables) > 1 and not any(map(unicodedata.combining, written))
    if toneless or re.search(r"[^\W\d_][\u0300-\u036f]*[1-5]", written):
        remedy = "write tone marks: fàng, not fang4 or fang"
        yield place.problem(file, "G012", "pinyin without tone marks", remedy)
    foreign = re.sub(r"[^\W\d_]|[\u0300-\u036f\s’'-]", "", written)
    for character in sorted(set(foreign) - set(chinese) - set("12345")):
        remedy = "write letters, spaces and the apostrophe ’"
        yield place.problem(file, "G012", f"“{character}” is no pinyin", remedy)
    if len(syllables) != wanted:
        counted = f"{len(syllables)} syllables for the {wanted} characters of {chinese}"
        remedy = "write one syllable for each character, an apostrophe before a, o and e"
        yield place.problem(file, "G012", counted, remedy)


def of_name(entry: Record, file: str) -> Iterator[Problem]:
    """Check a protected name."""
    yield from of_id(entry, file)
    yield from of_pinyin(entry, file)
    yield from of_length(entry, file)
    if bool(entry.values.get("tw")) != bool(entry.values.get("hk")):
        message = f"{entry.values['text']} has one Traditional form of two"
        yield entry.place.problem(file, "G013", message, "give both `tw:` and `hk:`")
    if entry.values.get("role") and not entry.values.get("id"):
        message = f"{entry.values['text']} has a role and no id"
        yield entry.places["role"].problem(file, "G007", message, "add `id:`, its address")
    yield from _unseen(entry, file)


def of_length(entry: Record, file: str) -> Iterator[Problem]:
    """Check that Traditional forms are as long as the text."""
    for key in ("tw", "hk"):
        variant = entry.values.get(key)
        if variant and len(variant) != len(entry.values["text"]):
            message = f"“{variant}” is not as long as “{entry.values['text']}”"
            remedy = "script changes character for character"
            yield entry.places[key].problem(file, "G013", message, remedy)


def of_judgment(judged: Record, sentence: str, file: str) -> Iterator[Problem]:
    """Check that a judgment says something, and of what stands at its place."""
    values = judged.values
    if not sentence.startswith(values["text"], values["at"]):
        message = f"“{values['text']}” does not stand at {values['at']} of its sentence"
        yield judged.places["at"].problem(file, "G019", message, "count code points from 0")
    if "pinyin" in values:
        yield from of_pinyin(judged, file)
    elif "tw" not in values:
        message = "a judgment that says nothing"
        yield judged.place.problem(file, "G019", message, "give `pinyin:`, or `tw:` and `hk:`")
    if ("tw" in values) != ("hk" in values):
        message = "a Traditional form alone"
        yield judged.place.problem(file, "G013", message, "give both `tw:` and `hk:`")
    yield from of_length(judged, file)


def _unseen(entry: Record, file: str) -> Iterator[Problem]:
    """Check every text of an entry for characters that cannot be seen."""
    for key, value in entry.values.items():
        for held in _records(value):
            yield from _unseen(held, file)
        for text in _texts(value):
            found = _UNSEEN.search(text)
            if found:
                message = f"a character that is not seen, U+{ord(found[0]):04X}"
                yield entry.places[key].problem(file, "G025", message, "take it out")


def _records(value: Any) -> Iterable[Record]:
    held = value if isinstance(value, list) else [value]
    return (each for each in held if isinstance(each, Record))


def _texts(value: Any) -> Iterable[str]:
    held = value if isinstance(value, list) else [value]
    return (each for each in held if isinstance(each, str))
