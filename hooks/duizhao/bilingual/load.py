"""Load: a document and its translation, read from their files."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.annotator import Annotator
from duizhao.bilingual import translation
from duizhao.bilingual.bitext import bitext
from duizhao.bilingual.facing import text_of
from duizhao.bilingual.pair import Pair
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.sources.places import places
from duizhao.bilingual.text import Text
from duizhao.bilingual.translation import Translation
from duizhao.documents import Document, documents
from duizhao.encoding import read_text
from duizhao.glossary.model import Glossary
from duizhao.house import annotator, glossary_of
from duizhao.markdown import Author, Block, english_blocks
from duizhao.problem import Problem, Refused
from duizhao.publication import folder_of_documents, setting, source_of


@dataclass(frozen=True)
class Loaded:
    """A pair, with what is known of its translation and the blocks of its document."""

    pair: Pair
    translation: Translation
    blocks: Sequence[Block]


def loaded(folder: Path, document: Document, house: Annotator, glossary: Glossary) -> Loaded | None:
    """Read a document's translation from its folder; None where it has none. Raises Refused."""
    told = translation.load(folder / translation.name_of(document.file))
    if told is None:
        return None
    path = folder / document.file
    source = read_text(path)
    target = read_text(Path(told.file))
    names = {name.text for name in glossary.names if name.english}
    here = [_named(text_of(block), names, house) for block in document.every]
    there = [text_of(block) for block in english_blocks(told.markdown, Author())]
    pair = Pair(
        path.as_posix(),
        told.file,
        source,
        target,
        bitext(_placed(source, here), _placed(target, there), Renderings(glossary)),
        told.state,
        told.status or "unofficial",
    )
    return Loaded(pair, told, document.blocks)


def pair(home: Path, document: str) -> Pair:
    """Read a document of a publication and its translation; files are named as seen from there.

    The document may be named so too, or as seen from the folder of documents, or from the working
    folder. Raises Refused.
    """
    glossary = glossary_of(home, setting(home, "extra", "glossary") or "")
    house = annotator(glossary, source_of(home))
    inside = home / document
    (found,) = documents(home, house, (str(inside) if inside.is_file() else document,))
    held = loaded(folder_of_documents(home), found, house, glossary)
    if held is None:
        name = translation.name_of(found.file)
        problem = Problem(found.file, 0, "F012", "has no translation", f"write {name} beside it")
        raise Refused([problem])
    whole = held.pair
    return replace(
        whole,
        source_file=_from(home, whole.source_file),
        target_file=_from(home, whole.target_file),
    )


def _from(home: Path, file: str) -> str:
    return Path(file).resolve().relative_to(home.resolve()).as_posix()


def _named(text: Text, names: set[str], house: Annotator) -> Text:
    """Note the names that stand in a Chinese text as words of their own, outside of terms."""
    inside = {place for m in text.mentions for place in range(m.start, m.end)}
    found: list[str] = []
    place = 0
    for word in house.words(text.text):
        if word in names and place not in inside:
            found.append(word)
        place += len(word)
    return replace(text, names=tuple(found))


def _placed(source: str, texts: Sequence[Text]) -> list[Text]:
    found = places(source, texts)
    return [replace(text, line=place.line) for text, place in zip(texts, found, strict=True)]
