"""Cache: passages kept between builds, so that a text that has not changed is not annotated again.

One file holds the passages of the last build, under a key made of everything else they depend on:
the lexicon, the engines' versions, and this package's own code. Any fault of the file means an
annotation made anew, never a wrong one.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from duizhao.layers.terms import Mention
from duizhao.passage import Annotator, Lexicon, Passage, Word
from duizhao.writing import write_whole

_ENGINES = ("opencc", "pypinyin", "rjieba")


class CachedAnnotator(Annotator):
    """An annotator that remembers the passages of the build before."""

    def __init__(self, lexicon: Lexicon, path: Path) -> None:
        super().__init__(lexicon)
        self._path = path
        self._key = _key(lexicon)
        self._before = _read(path, self._key)
        self._used: dict[str, Passage] = {}

    def passage(self, text: str) -> Passage:
        """Give the passage of a text, annotated now or before."""
        found = self._used.get(text) or _revived(text, self._before.get(text))
        found = found or super().passage(text)
        self._used[text] = found
        return found

    def save(self) -> None:
        """Keep the passages used since the beginning, and no others, for the next build.

        A cache that cannot be written is no fault of the edition: then there is none.
        """
        if self._used.keys() == self._before.keys():
            return
        passages = {text: _laid_out(passage) for text, passage in self._used.items()}
        data = json.dumps({"key": self._key, "passages": passages}, ensure_ascii=False)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, data)


def _key(lexicon: Lexicon) -> str:
    parts = [repr(lexicon), *(f"{name} {version(name)}" for name in _ENGINES), *_sources()]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def _sources() -> Iterator[str]:
    """Give the code that passages depend on, which may change without its version changing."""
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        yield path.read_text(encoding="utf-8")


def _read(path: Path, key: str) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
        passages = data["passages"] if data["key"] == key else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return passages if isinstance(passages, dict) else {}


def _laid_out(passage: Passage) -> list[Any]:
    return [passage.words, passage.syllables, passage.tw, passage.hk, passage.mentions]


def _revived(text: str, stored: Any) -> Passage | None:
    """Give a passage that was kept, or None where there is none or it is damaged."""
    try:
        words, syllables, tw, hk, mentions = stored
        passage = Passage(
            text=text,
            words=tuple(Word(*word) for word in words),
            syllables=tuple(syllables),
            tw=tw,
            hk=hk,
            mentions=tuple(Mention(*mention) for mention in mentions),
        )
    except (TypeError, ValueError):
        return None
    whole = len(passage.syllables) == len(passage.tw) == len(passage.hk) == len(text)
    return passage if whole else None
