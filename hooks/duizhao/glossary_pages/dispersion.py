"""Dispersion: a small picture of where in a document a term falls."""

import html

from duizhao.glossary_pages.citing import Cited

_WIDTH, _HEIGHT = 1000, 28


def picture(document: Cited, said: str) -> str:
    """Draw the uses of one document as strokes along its length, its sections marked below.

    `said` is what the picture says in words.
    """
    length = max(document.length, 1)

    def at(place: int) -> str:
        return f"{place * _WIDTH / length:.0f}"

    edges = "".join(f"M{at(start)} 22v6" for start in document.sections)
    strokes = "".join(f"M{at(place)} 1v18" for place in document.places)
    return (
        f'<svg class="dz-dispersion" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'preserveAspectRatio="none" aria-label="{html.escape(said)}" lang="en">'
        f'<path class="dz-ground" d="M0 20h{_WIDTH}{edges}M{_WIDTH} 22v6"/>'
        f'<path class="dz-strokes" d="{strokes}"/></svg>'
    )
