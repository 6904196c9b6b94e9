"""Cache: what is kept between builds, so that a text that has not changed is not annotated again.

One file holds the passages of the last build, another the characters that scripts exchange, each
under a key made of everything else it depends on: the lexicon, the engines' versions, and this
package's own code. Any fault of a file means that its content is made anew, never a wrong one.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from duizhao.layers import scripts
from duizhao.layers.terms import Mention
from duizhao.passage import Annotator, Lexicon, Passage
from duizhao.script import HANS, SCRIPTS, Script
from duizhao.spelling import Word
from duizhao.writing import write_whole

_ENGINES = ("opencc", "pypinyin", "rjieba")


class CachedAnnotator(Annotator):
    """An annotator that remembers the passages of the build before."""

    def __init__(
        self,
        lexicon: Lexicon,
        path: Path,
        source: Script = HANS,
        *,
        quotation_marks: bool = False,
    ) -> None:
        super().__init__(lexicon, source, quotation_marks=quotation_marks)
        self._path = path
        self._key = _key(lexicon, quotation_marks)
        self._before = _read(path, self._key)
        self._used: dict[str, dict[str, Passage]] = {script.name: {} for script in SCRIPTS}

    def passage(self, text: str, source: Script | None = None) -> Passage:
        """Give the passage of a text, annotated now or before."""
        script = source or self.source
        used = self._used[script.name]
        found = used.get(text) or _revived(text, self._kept(script).get(text))
        found = found or super().passage(text, script)
        used[text] = found
        return found

    def _kept(self, script: Script) -> Mapping[str, Any]:
        """Give the passages of the build before whose text is in a script."""
        kept = self._before.get(script.name)
        return kept if isinstance(kept, dict) else {}

    def save(self) -> None:
        """Keep the passages used since the beginning, and no others, for the next build."""
        if any(self._used[script.name].keys() != self._kept(script).keys() for script in SCRIPTS):
            passages = {
                name: {text: _laid_out(passage) for text, passage in used.items()}
                for name, used in self._used.items()
            }
            _write(self._path, self._key, passages)


def interchangeable(path: Path) -> Mapping[str, str]:
    """Give the characters that are exchanged between scripts, from a cache file or found anew."""
    key = _hash(f"opencc {version('opencc')}", _sources())
    classes = _read(path, key)
    if not classes:
        classes = dict(scripts.interchangeable())
        _write(path, key, classes)
    return classes


def _key(lexicon: Lexicon, quotation_marks: bool) -> str:
    return _hash(
        repr((lexicon, quotation_marks)),
        *(f"{name} {version(name)}" for name in _ENGINES),
        _sources(),
    )


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


@cache
def _sources() -> str:
    """Give the hash of the code that all depends on; it may change without its version changing."""
    paths = sorted(Path(__file__).parent.rglob("*.py"))
    return _hash(*(path.read_text(encoding="utf-8") for path in paths))


def _read(path: Path, key: str) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
        kept = data["kept"] if data["key"] == key else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, key: str, kept: Mapping[str, Any]) -> None:
    """Write a cache file; that it cannot be written is no fault of the edition."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        data = json.dumps({"key": key, "kept": kept}, ensure_ascii=False)
        write_whole(path, data.encode("utf-8"))


def _laid_out(passage: Passage) -> list[Any]:
    forms = [passage.form(script) for script in SCRIPTS]
    return [passage.words, passage.syllables, *forms, passage.mentions]


def _revived(text: str, stored: Any) -> Passage | None:
    """Give a passage that was kept, or None where there is none or it is damaged."""
    try:
        words, syllables, hans, tw, hk, mentions = stored
        passage = Passage(
            text=text,
            words=tuple(Word(*word) for word in words),
            syllables=tuple(syllables),
            hans=hans,
            tw=tw,
            hk=hk,
            mentions=tuple(Mention(*mention) for mention in mentions),
        )
    except (TypeError, ValueError):
        return None
    layers = (passage.syllables, *map(passage.form, SCRIPTS))
    return passage if all(len(layer) == len(text) for layer in layers) else None
