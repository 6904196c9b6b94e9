"""Alternates: the same page at an address for each script."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from duizhao.editions.pages import relative
from duizhao.editions.sheet import Sheet
from duizhao.editions.target import Form, Place, Target
from duizhao.problem import Problem
from duizhao.script import HANS, SCRIPTS, Script, folder


@dataclass(frozen=True)
class Alternate:
    """A page in a script: its address as seen from the page at the root, and its public one.

    Both are empty where the edition has no page of its own in that script.
    """

    script: Script
    href: str = ""
    url: str = ""


@dataclass
class Alternates:
    """The addresses of a site's pages in each script, and the pages themselves.

    `scripts` are those that have a folder; the pages in the script of the source stand at the
    root. `site` is the site's public address, which ends in a slash, or nothing. `strings` gathers
    the Chinese that stands around the articles.
    """

    scripts: tuple[Script, ...]
    site: str
    source: Script = HANS
    urls: Set[str] = frozenset()
    strings: set[str] = field(default_factory=set)

    def of(self, url: str) -> Iterator[Alternate]:
        """Give the page at an address in every script that a reader can choose."""
        for script in SCRIPTS:
            if script is self.source or script in self.scripts:
                there = folder(script, self.source) + url
                public = self.site + there if self.site else relative(there, url)
                yield Alternate(script, relative(there, url), public)
            else:
                yield Alternate(script)

    def clashes(self) -> Iterator[Problem]:
        """Give the pages whose address belongs to another script."""
        for script in self.scripts:
            taken = folder(script, self.source)
            for url in sorted(self.urls):
                if url.startswith(taken):
                    message = f"the folder {taken} is for pages in another script"
                    yield Problem(url, 0, "C002", message, "give it another name")

    def pages(self, url: str, page: str, form: Form) -> Iterator[tuple[Script, str]]:
        """Take a finished page; give it in every script that has pages, the source's first.

        In that one what stands around the article may still be in Simplified.
        """
        sheet = Sheet(page)
        self.strings |= sheet.strings
        for target in self.targets(url, form):
            yield target.script, sheet.written(target)

    def targets(self, url: str, form: Form) -> Iterator[Target]:
        """Give what the page at an address is written for, the source's script first."""
        place = Place(url, self.urls, self.site, self.source)
        for script in (self.source, *self.scripts):
            yield Target(script, place, form)
