"""Load: a document and its translation, read from their files."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.bilingual import translation
from duizhao.bilingual.bitext import bitext
from duizhao.bilingual.facing import text_of
from duizhao.bilingual.pair import Pair
from duizhao.bilingual.places import places
from duizhao.bilingual.renderings import Renderings
from duizhao.bilingual.text import Text
from duizhao.bilingual.translation import Translation
from duizhao.documents import Document
from duizhao.glossary.model import Glossary
from duizhao.markdown import Author, Block, english_blocks
from duizhao.passage import Annotator


@dataclass(frozen=True)
class Loaded:
    """A pair, with what is known of its translation and the blocks of its document."""

    pair: Pair
    translation: Translation
    blocks: Sequence[Block]


def loaded(
    folder: Path, document: Document, annotator: Annotator, glossary: Glossary
) -> Loaded | None:
    """Read a document's translation from its folder; None where it has none. Raises Refused."""
    told = translation.load(folder / translation.name_of(document.file))
    if told is None:
        return None
    path = folder / document.file
    source = path.read_text(encoding="utf-8")
    target = Path(told.file).read_text(encoding="utf-8")
    names = {name.text for name in glossary.names if name.english}
    here = [_named(text_of(block), names, annotator) for block in document.every]
    there = [text_of(block) for block in english_blocks(told.markdown, Author())]
    pair = Pair(
        path.as_posix(),
        told.file,
        source,
        target,
        bitext(_placed(source, here), _placed(target, there), Renderings(glossary)),
        told.state,
    )
    return Loaded(pair, told, document.blocks)


def _named(text: Text, names: set[str], annotator: Annotator) -> Text:
    """Note the names that stand in a Chinese text as words of their own, outside of terms."""
    inside = {place for m in text.mentions for place in range(m.start, m.end)}
    found: list[str] = []
    place = 0
    for word in annotator.words(text.text):
        if word in names and place not in inside:
            found.append(word)
        place += len(word)
    return replace(text, names=tuple(found))


def _placed(source: str, texts: Sequence[Text]) -> list[Text]:
    found = places(source, texts)
    return [replace(text, line=place.line) for text, place in zip(texts, found, strict=True)]
