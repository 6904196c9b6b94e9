"""Dispersion: a small picture of where in a document a term falls."""

import html
from collections.abc import Sequence

from duizhao.glossary_pages.concordance import Use

_WIDTH, _HEIGHT = 1000, 28


def picture(uses: Sequence[Use], said: str) -> str:
    """Draw the uses of one document as strokes along its length, its sections marked below.

    `said` is what the picture says in words.
    """
    outline = uses[0].outline
    length = max(outline.length, 1)

    def at(place: int) -> str:
        return f"{place * _WIDTH / length:.0f}"

    edges = "".join(f"M{at(section.start)} 22v6" for section in outline.sections)
    strokes = "".join(f"M{at(use.place)} 1v18" for use in uses)
    return (
        f'<svg class="dz-dispersion" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'preserveAspectRatio="none" aria-label="{html.escape(said)}" lang="en">'
        f'<path class="dz-ground" d="M0 20h{_WIDTH}{edges}M{_WIDTH} 22v6"/>'
        f'<path class="dz-strokes" d="{strokes}"/></svg>'
    )
