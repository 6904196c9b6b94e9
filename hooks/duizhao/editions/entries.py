"""Entries: the pages of a glossary's entries, each made of one page that the theme has finished.

The theme draws a page with signs in the place of what differs between entries; it is taken apart
once for each script, and the signs are exchanged for each entry. So an entry costs what its own
text costs.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import quote

from duizhao.editions.alternates import Alternates
from duizhao.editions.sheet import Article, Sheet
from duizhao.editions.target import Form, Target
from duizhao.script import HANS, Script

# No id has an underscore.
NAME = "_entry"
TITLE = "_entry-title"
# The title as it stands in an address.
ENCODED = "_entry-encoded"
# It names a heading, so that the theme does not add one of its own.
BODY = "<!-- <h1 _entry-body -->"
_SIGNS = re.compile("|".join(map(re.escape, [TITLE, ENCODED, BODY, NAME])))


@dataclass(frozen=True)
class EntryPage:
    """What an entry's page differs in: its id, its title in the documents' script, its article."""

    id: str
    title: str
    article: str


@dataclass(frozen=True)
class EntryPages:
    """Writes the pages of entries in every script."""

    alternates: Alternates
    url: str
    page: str
    form: Form

    @cached_property
    def _shells(self) -> Mapping[Script, tuple[str, Target]]:
        sheet = Sheet(self.page)
        self.alternates.strings |= sheet.strings
        targets = self.alternates.targets(self.url, self.form)
        return {target.script: (sheet.written(target), target) for target in targets}

    def pages(self, entries: Iterable[EntryPage]) -> Iterator[tuple[Script, str, str]]:
        """Give the script, the id and the content of every page, an entry after the other."""
        for entry in entries:
            article = cache(Article)
            for script, (shell, target) in self._shells.items():
                title = entry.title if target.is_source else self.form(entry.title, script)
                # In the script that it was written in, it stays as it is.
                is_itself = target.is_source and script is HANS
                body = entry.article if is_itself else article(entry.article).written(target)
                told = {NAME: entry.id, TITLE: html.escape(title), BODY: body}
                told[ENCODED] = quote(title, safe="")
                yield script, entry.id, _exchanged(shell, told)


def _exchanged(shell: str, told: Mapping[str, str]) -> str:
    """Put what an entry says in the place of the signs."""
    return _SIGNS.sub(lambda sign: told[sign[0]], shell)
