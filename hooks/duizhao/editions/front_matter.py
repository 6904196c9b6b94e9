"""Front matter: what a document says of itself, so that none of it becomes markup.

The theme writes some of it into its pages as it stands.
"""

import html
from collections.abc import Iterator, Mapping

from duizhao.problem import Problem

_WRITTEN = ("title", "description", "author")


def guarded(meta: Mapping[str, object]) -> Mapping[str, str]:
    """Give what the theme writes as it stands, as text that holds no markup."""
    return {name: html.escape(str(meta[name])) for name in _WRITTEN if meta.get(name)}


def problems(meta: Mapping[str, object], file: str) -> Iterator[Problem]:
    """Tell an imprint that is no list of names with their values."""
    imprint = meta.get("imprint")
    pairs = imprint if isinstance(imprint, dict) else {}
    if imprint and not (pairs and all(_is_plain(v) for pair in pairs.items() for v in pair)):
        message = "the imprint is no list of names with their values"
        yield Problem(file, 1, "C009", message, "write a line for each, such as 来源: 区政府")


def _is_plain(value: object) -> bool:
    return not isinstance(value, list | dict | tuple)
