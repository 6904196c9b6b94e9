"""Mending: what the theme that ours is laid over writes against the rules of HTML."""

import re

# A checkbox has nothing to complete (HTML, the autocomplete attribute).
_CHECKBOX = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?) autocomplete="off"')
# The contents of a page that is not in the navigation have a label and nothing that it is for.
_LABEL, _LABELLED = ' for="__toc"', ' id="__toc"'


def mended(page: str) -> str:
    """Give a page of the theme's as HTML asks for it."""
    page = _CHECKBOX.sub(r"\1", page)
    return page if _LABELLED in page else page.replace(_LABEL, "")
