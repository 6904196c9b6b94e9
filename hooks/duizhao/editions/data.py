"""Data: what the scripts of the pages are handed, as classic scripts of their own.

On file:// a page can load nothing else. Each says the version of its shape.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from duizhao import han
from duizhao.annotator import Annotator
from duizhao.editions.beside import Beside
from duizhao.glossary.model import Concept, Form, Glossary
from duizhao.nesting import nested, parts
from duizhao.script import HANS, SCRIPTS

TERMS_VERSION = 3
STRINGS_VERSION = 2
ENGLISH_VERSION = 1

_LITERAL = re.compile(r'"([^"\n]*)"')


def terms_script(glossary: Glossary, annotator: Annotator) -> str:
    """Write what cards show of a concept and what the search finds it by."""
    entries = list(glossary.entries)
    inside = nested(entries)
    terms = [_term(entry, annotator, parts(entry, inside)) for entry in entries]
    return script("terms", {"version": TERMS_VERSION, "terms": terms})


def _term(concept: Concept, annotator: Annotator, contained: Sequence[str]) -> Mapping[str, object]:
    avoid = [each.text for each in concept.english if each.status == "deprecated"]
    return {
        "id": concept.id,
        "forms": [_form(form, annotator) for form in concept.forms],
        "english": [each.text for each in concept.english if each.status != "deprecated"],
        "avoid": avoid,
        "meaning": concept.definition.en,
        "parts": list(contained),
        "confidence": concept.confidence,
        "unknown": concept.unknown,
    }


def _form(form: Form, annotator: Annotator) -> Mapping[str, object]:
    """Lay out a form: its scripts, its pinyin as written, and a syllable for each code point."""
    passage = annotator.passage(form.text, HANS)
    return {
        "hans": form.text,
        "tw": passage.tw,
        "hk": passage.hk,
        "pinyin": form.pinyin,
        "syllables": [syllable or "" for syllable in passage.syllables],
    }


def strings_script(texts: Iterable[str], beside: Beside) -> str:
    """Write the texts around the passages, which change script too: a row of the three forms each.

    Navigation, titles and the theme's own words are no passages; only those that change are held.
    """
    passages = map(beside.passage, texts)
    rows = {tuple(passage.form(script) for script in SCRIPTS) for passage in passages}
    strings = sorted(row for row in rows if len(set(row)) > 1)
    return script("strings", {"version": STRINGS_VERSION, "strings": strings})


def english_script(texts: Mapping[str, str]) -> str:
    """Write the English of what stands around the text, by its form in Simplified."""
    rows = sorted(
        (chinese, english) for chinese, english in texts.items() if han.contains_han(chinese)
    )
    return script("english", {"version": ENGLISH_VERSION, "texts": rows})


def words_of(files: Iterable[Path]) -> Iterator[str]:
    """Give the Chinese words that scripts and templates say: their string literals."""
    for path in files:
        for literal in _LITERAL.findall(path.read_text(encoding="utf-8")):
            if han.contains_han(literal):
                yield literal


_MESSAGE = re.compile(r'"(?P<key>[a-z.]+)": "(?P<said>[^"\n]*)"')


def messages(template: str) -> Mapping[str, str]:
    """Give what a theme's file of a language says, by its keys."""
    return {match["key"]: match["said"] for match in _MESSAGE.finditer(template)}


def script(name: str, data: Mapping[str, object]) -> str:
    """Write data as a classic script that puts it into the page's one namespace."""
    return script_of(name, written(data))


def script_of(name: str, text: str) -> str:
    """Write a script of data that is written already."""
    return f"(window.duizhao = window.duizhao || {{}}).{name} = {text};\n"


def written(data: object) -> str:
    """Write data as a script may hold it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # These two end a line in a script but not in JSON.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
