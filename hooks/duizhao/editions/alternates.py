"""Alternates: the same page at an address for each script."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from duizhao.editions.pages import relative
from duizhao.editions.sheet import Sheet
from duizhao.editions.target import Forms, Place, Target
from duizhao.problem import Problem, Refused
from duizhao.script import HANS, SCRIPTS, Script

_TRADITIONAL: Mapping[str, Script] = {script.name: script for script in SCRIPTS[1:]}


@dataclass(frozen=True)
class Alternate:
    """A page in a script: its address as seen from the page in Simplified, and its public one.

    Both are empty where the edition has no page of its own in that script.
    """

    script: Script
    href: str = ""
    url: str = ""


def chosen(setting: object, file: str) -> tuple[Script, ...]:
    """Give the Traditional scripts that a setting names; both where there is none.

    Raises Refused where it names anything else.
    """
    names = list(_TRADITIONAL) if setting is None else setting
    if not isinstance(names, list) or not all(name in [*_TRADITIONAL] for name in names):
        message = f"extra.scripts is {setting!r}, which is no list of scripts"
        remedy = "list tw, hk, both, or neither: []"
        raise Refused([Problem(file, 0, "C001", message, remedy)])
    return tuple(script for name, script in _TRADITIONAL.items() if name in names)


@dataclass
class Alternates:
    """The addresses of a site's pages in each script, and the pages themselves.

    `site` is the site's public address, which ends in a slash, or nothing. `strings` gathers the
    Chinese that stands around the articles.
    """

    scripts: tuple[Script, ...]
    site: str
    urls: Set[str] = frozenset()
    strings: set[str] = field(default_factory=set)

    def of(self, url: str) -> Iterator[Alternate]:
        """Give the page at an address in every script that a reader can choose."""
        for script in SCRIPTS:
            if script is HANS or script in self.scripts:
                there = script.folder + url
                public = self.site + there if self.site else relative(there, url)
                yield Alternate(script, relative(there, url), public)
            else:
                yield Alternate(script)

    def clashes(self) -> Iterator[Problem]:
        """Give the pages whose address belongs to another script."""
        for script in self.scripts:
            for url in sorted(self.urls):
                if url.startswith(script.folder):
                    message = f"the folder {script.folder} is for pages in another script"
                    yield Problem(url, 0, "C002", message, "give it another name")

    def pages(self, url: str, page: str, forms: Forms) -> Iterator[tuple[Script, str]]:
        """Take a finished page in Simplified; give it in each of the other scripts."""
        sheet = Sheet(page)
        self.strings |= sheet.strings
        place = Place(url, self.urls, self.site)
        for script in self.scripts:
            yield script, sheet.written(Target(script, place, forms))
