"""The house's annotator: a glossary folder put to work on text."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from duizhao import pinyin
from duizhao.annotator import Annotator
from duizhao.glossary.load import load
from duizhao.glossary.model import Concept, Context, Glossary, Judgment
from duizhao.home import nearest
from duizhao.keeping.annotator import KeepingAnnotator, keeping_annotator
from duizhao.layers.readings import Opinion
from duizhao.layers.terms import Sense
from duizhao.lexicon import Judged, Lexicon
from duizhao.publication import setting
from duizhao.script import HANS, Script
from duizhao.scripts.house import Variant


def lexicon(glossary: Glossary) -> Lexicon:
    """Lay a glossary out as the plain data that the layers take."""
    forms = [(form, concept) for concept in glossary.concepts for form in concept.forms]
    senses: dict[str, tuple[Sense, ...]] = {}
    for form, concept in forms:
        senses[form.text] = (*senses.get(form.text, ()), _sense(concept))
    return Lexicon(
        terms=senses,
        pinyin={name.text: name.pinyin for name in glossary.names}
        | {form.text: form.pinyin for form, _ in forms},
        names={name.text: Variant(name.tw, name.hk) for name in glossary.names},
        readings={ruling.text: pinyin.split(ruling.pinyin) for ruling in glossary.readings},
        judged=_judged(glossary.judgments),
        scripts={ruling.text: Variant(ruling.tw, ruling.hk) for ruling in glossary.scripts},
    )


def _sense(concept: Concept) -> Sense:
    context = concept.context or Context()
    return Sense(concept.id, context.including, context.excluding)


def _judged(judgments: Iterable[Judgment]) -> Mapping[str, tuple[Judged, ...]]:
    found: dict[str, tuple[Judged, ...]] = {}
    for each in judgments:
        judged = Judged(each.at, len(each.text), pinyin.split(each.pinyin), each.tw, each.hk)
        found[each.sentence] = (*found.get(each.sentence, ()), judged)
    return found


def annotator(
    glossary: Glossary,
    source: Script = HANS,
    *,
    quotation_marks: bool = False,
    second: Opinion | None = None,
) -> Annotator:
    """Make the annotator of a glossary, for texts in a script; `second` is another engine."""
    return Annotator(lexicon(glossary), source, quotation_marks=quotation_marks, second=second)


def remembering_annotator(
    glossary: Glossary, store: Path, source: Script = HANS, *, quotation_marks: bool = False
) -> KeepingAnnotator:
    """Make the annotator of a glossary, with a store between one use and the next."""
    return keeping_annotator(lexicon(glossary), store, source, quotation_marks=quotation_marks)


def glossary_of(home: Path, named: str) -> Glossary:
    """Read the glossary folder that is named, from its home; else `glossary`, where there is one.

    Without a glossary there are no terms and everything else stands. Raises Refused.
    """
    folder = home / (named or "glossary")
    return load(folder) if named or folder.exists() else Glossary()


def glossary_near(start: Path) -> Glossary:
    """Read the glossary of the nearest publication, as its build would; none where there is none.

    Raises Refused.
    """
    home = nearest(start)
    if home is None:
        return Glossary()
    return glossary_of(home, setting(home, "extra", "glossary") or "")


def annotator_of(
    home: Path, named: str = "", source: Script = HANS, *, quotation_marks: bool = False
) -> Annotator:
    """Make the annotator of a glossary folder, found as `glossary_of` finds it."""
    return annotator(glossary_of(home, named), source, quotation_marks=quotation_marks)
