"""Target: what a page is written for, and the texts and addresses it has there."""

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

from duizhao import han
from duizhao.script import HANS, Script, folder

# A title and the site's name, or a direction and where it leads, are texts of their own.
_BETWEEN = re.compile(r"( - |: |\n)")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]|$")


def chinese(text: str) -> Iterator[str]:
    """Give the parts of a text that are in Chinese, each by itself."""
    return (part.strip() for part in _BETWEEN.split(text) if han.contains_han(part))


def is_relative(address: str) -> bool:
    """Say whether an address is seen from the page it stands on, and leads from it."""
    return _ABSOLUTE.match(address) is None


@dataclass(frozen=True)
class Place:
    """Where a page stands: its address from the site's root, the addresses of all pages that each
    script has, the site's public address, where it has one, and the script of the pages that stand
    at the root. Addresses are percent-encoded.
    """

    url: str
    pages: Set[str]
    site: str = ""
    source: Script = HANS


# Gives the form of a text in a script.
Form = Callable[[str, Script], str]


@dataclass(frozen=True)
class Target:
    """What a page is written for: a script, from its place, with the forms of texts."""

    script: Script
    place: Place
    form: Form

    @property
    def is_source(self) -> bool:
        """Say whether the page is in the script of the source."""
        return self.script is self.place.source

    @property
    def folder(self) -> str:
        """Give the folder of the pages in the script."""
        return folder(self.script, self.place.source)

    def text(self, text: str) -> str:
        """Give a text that is no passage in the target's script, its parts each by itself."""
        return "".join(self.whole(part) for part in _BETWEEN.split(text))

    def whole(self, text: str) -> str:
        """Give a text in the target's script, undivided."""
        bare = text.strip()
        if not han.contains_han(bare):
            return text
        return text.replace(bare, self.form(bare, self.script))

    def address(self, value: str) -> str:
        """Give a relative address as seen from the script's folder: a page has its own there."""
        target = quote(unquote(self._from_root(re.split("[#?]", value)[0])))
        return value if target in self.place.pages else self.shared(value)

    def shared(self, value: str) -> str:
        """Give a relative address of what stands outside the script's folder, if it has one."""
        if not self.folder or not is_relative(value):
            return value
        path, *rest = re.split("([#?])", value, maxsplit=1)
        steps = "../" * (self.place.url.count("/") + 1)
        return steps + self._from_root(path) + "/" * path.endswith("/") + "".join(rest)

    def _from_root(self, path: str) -> str:
        return normpath(join(dirname(self.place.url), path))

    def canonical(self, value: str) -> str:
        """Give the public address of the page in this script."""
        site = self.place.site
        return f"{site}{self.folder}{value.removeprefix(site)}" if site else value


# What a page is made of: text that stays, or what is written anew for each target.
Part = str | Callable[[Target], str]
