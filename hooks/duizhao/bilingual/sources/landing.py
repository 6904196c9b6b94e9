"""Landing: new inline sources put into a Markdown file, everything else as it was."""

from collections.abc import Mapping

from duizhao.bilingual.sources.places import Place


def landed(source: str, changes: Mapping[Place, str]) -> str:
    """Give the text of a file with the inline sources at some places exchanged.

    The places must have been found, in this text, and may not overlap.
    """
    parts: list[str] = []
    at = 0
    for place in sorted(changes, key=lambda place: place.start):
        parts += [source[at : place.start], changes[place]]
        at = place.end
    return "".join([*parts, source[at:]])
