"""handbook/errors.md, written from the codes of the package."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from duizhao.codes import Meaning, codes

PLACE = Path(__file__).parents[2] / "handbook" / "errors.md"

_HEAD = """\
# Errors

Every code that a line of ours may have, `file:line:column: CODE message; remedy`. The message says
more than this table: the word, the figure or the key that is wrong. The exit status is 1. What is
called advice stops nothing, and counts as wrong under `--strict` alone.

`make errors` writes this page from `hooks/duizhao/codes.txt`.
"""
_FAMILIES = {
    "G": "The glossary, and other YAML. They come all at once and stop the build",
    "A": "Aliases of published addresses. They are warnings of the build",
    "P": "Readings. They are warnings of the build",
    "C": "The configuration. They stop the build",
    "R": "Doubtful places, found by `duizhao check`",
    "T": "The glossary's use, found by `duizhao check`",
    "B": "Translations, found by `duizhao check`",
    "F": "The command line",
}


def page() -> str:
    """Give the page."""
    families = groupby(codes().values(), key=lambda meaning: meaning.code[0])
    return "\n".join([_HEAD, *(_family(letter, list(told)) for letter, told in families)])


def _family(letter: str, told: Iterable[Meaning]) -> str:
    rows = [_row(meaning) for meaning in told]
    head = ["| code | what is wrong | remedy |", "|---|---|---|"]
    return "\n".join([f"## {letter}: {_FAMILIES[letter]}", "", *head, *rows, ""])


def _row(meaning: Meaning) -> str:
    code = f"{meaning.code} (advice)" if meaning.is_advice else meaning.code
    return f"| {code} | {meaning.wrong} | {meaning.remedy} |"


if __name__ == "__main__":
    PLACE.write_text(page(), encoding="utf-8")
