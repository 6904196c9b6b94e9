"""Theme words: what the theme, and ours that is laid over it, say of their own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from duizhao.editions import data

OURS = Path(__file__).parent.parent / "theme"
# The words of the theme that ours is laid over, in Simplified and in English.
_CHINESE = "partials/languages/zh.html"
_ENGLISH = "partials/languages/en.html"


def chinese(folders: Iterable[str]) -> frozenset[str]:
    """Give what a theme in some folders says in Chinese."""
    return frozenset(data.words_of(_files(folders)))


def _files(folders: Iterable[str]) -> Iterator[Path]:
    yield from OURS.rglob("*.js")
    yield from OURS.rglob("*.html")
    yield from filter(Path.is_file, (Path(folder, _CHINESE) for folder in folders))


def english(folders: Iterable[str]) -> dict[str, str]:
    """Give a theme's own words in English, by their Simplified."""
    told = [data.messages(_file(folders, name)) for name in (_CHINESE, _ENGLISH)]
    return {said: told[1][key] for key, said in told[0].items() if key in told[1]}


def _file(folders: Iterable[str], name: str) -> str:
    path = next(path for folder in folders if (path := Path(folder, name)).is_file())
    return path.read_text(encoding="utf-8")
