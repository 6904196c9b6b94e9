"""Anew: a glossary is read, annotated and laid out in a store."""

from pathlib import Path

from duizhao.glossary.model import Glossary
from duizhao.house import annotator, glossary_of
from duizhao.keeping.characters import interchangeable
from duizhao.lookup.place import Place
from duizhao.lookup.store import Store, written
from duizhao.search.entries import laid_out
from duizhao.search.folding import Fold


def store_of(place: Place, key: str) -> Store:
    """Lay a glossary out. Raises Refused."""
    known = place.is_named or (place.home is not None and place.folder.exists())
    glossary = glossary_of(Path(), str(place.folder)) if known else Glossary()
    classes = interchangeable(place.kept.with_name("characters.json"))
    entries = laid_out(glossary, annotator(glossary), Fold(classes))
    return written(place.kept if known else None, key, entries, classes)
