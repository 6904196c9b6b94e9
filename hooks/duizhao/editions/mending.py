"""Mending: what the theme that ours is laid over writes against the rules of HTML or WCAG.

It is mended here and not in copies of its templates, which would have to follow each release.
"""

import re

# A checkbox has nothing to complete (HTML, the autocomplete attribute).
_CHECKBOX = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?) autocomplete="off"')
# Who speaks to the page says what is seen (WCAG 2.5.3). This name hides that, in one language.
_NAMED = re.compile(r'(<a [^>]*class="md-footer__link[^"]*") aria-label="[^"]*"')
# A browser that fetches beforehand what is named as next is refused by the page's own policy.
_BESIDE = re.compile(r'<link rel="(?:prev|next)"[^>]*>\s*')
# The contents of a page that is not in the navigation have a label and nothing that it is for.
_LABEL, _LABELLED = ' for="__toc"', ' id="__toc"'
# By this the theme's script would find the contents, and measure the whole page: ours follows them.
_FOLLOWED = ' data-md-component="toc"'

# By this the theme's script says that scripts run: `preferences.js` has said so already, before
# anything was drawn. Said again, it has the whole page styled anew.
_ROOT = "document.documentElement.classList"
_SAID = f'{_ROOT}.remove("no-js");{_ROOT}.add("js");'

# A script without a word on when it runs holds the page up until it has run.
_SCRIPT = re.compile(r'<script( src="[^"]*")>')


def mended_article(article: str) -> str:
    """Give what stands in an article as the standards ask for it."""
    return _CHECKBOX.sub(r"\1", article) if "<input" in article else article


def mended(page: str) -> str:
    """Give a page of the theme's as the standards ask for it."""
    page = _BESIDE.sub("", _NAMED.sub(r"\1", mended_article(page))).replace(_FOLLOWED, "")
    return page if _LABELLED in page else page.replace(_LABEL, "")


def mended_script(script: str) -> str:
    """Give the theme's script without what ours has done for it."""
    return script.replace(_SAID, "")


def deferred(scripts: str) -> str:
    """Let scripts wait until the page has been read, in their order."""
    return _SCRIPT.sub(r"<script defer\1>", scripts)
