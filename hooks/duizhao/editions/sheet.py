"""Sheet: a finished page, and the same page in another script.

Only what differs is exchanged: marked passages, the Chinese that stands around them, `lang`, and
the addresses that are seen from another folder. All else stays as it is, byte for byte.
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

from duizhao import drawing, han
from duizhao.script import HK, TW, Script

_INSIDE_TAG = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_TOKEN = re.compile(
    rf"<!--.*?-->|<(?P<whole>script|style|svg)\b{_INSIDE_TAG}>.*?</(?P=whole)\s*>"
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*){_INSIDE_TAG}>",
    re.DOTALL,
)
# An opening tag with attributes, and the text behind it; a reading has no other form.
_OPENING = re.compile(rf"(<(?!rt )[a-zA-Z][^\s<>/]*\s{_INSIDE_TAG}>)([^<]*)")
_ATTRIBUTE = re.compile(r"""(?<=\s)([a-zA-Z][\w-]*)=("[^"]*"|'[^']*'|[^\s"'>]+)""")
_HEADING = re.compile(
    rf"""<(h[1-6])\s(?:[^<>]*?\s)?id=("[^"]*"|[^\s"'>]+){_INSIDE_TAG}>(.*?)</\1>""", re.DOTALL
)
_TAG = re.compile(rf"</?[a-zA-Z]{_INSIDE_TAG}>")
_CONTENTS = re.compile(r"""\shref="#([^"]+)".*\bmd-nav__link\b""", re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
# A title and the site's name, or a direction and where it leads, are texts of their own.
_BETWEEN = re.compile(r"( - |: |\n)")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]|$")

_SILENT = frozenset("code pre kbd samp textarea noscript".split())
_NAMES = frozenset({"title", "alt", "aria-label", "placeholder"})
_NAMED = re.compile(rf"<[a-zA-Z][^<>]*?\s(?:{'|'.join(sorted(_NAMES))})={_INSIDE_TAG}>")
_ADDRESSES = frozenset(
    "href src poster data-scope data-terms data-strings data-index data-parts".split()
)


@dataclass(frozen=True)
class Place:
    """Where a page stands: its address from the site's root, the addresses of all pages that each
    script has, and the site's public address, where it has one. All are percent-encoded.
    """

    url: str
    pages: Set[str]
    site: str = ""


# Gives the Taiwan and the Hong Kong form of a text.
Forms = Callable[[str], tuple[str, str]]


@dataclass(frozen=True)
class Target:
    """What a page is written for: a script, from its place, with the forms of texts."""

    script: Script
    place: Place
    forms: Forms

    def text(self, text: str) -> str:
        """Give a text that is no passage in the target's script, its parts each by itself."""
        return "".join(self.whole(part) for part in _BETWEEN.split(text))

    def whole(self, text: str) -> str:
        """Give a text in the target's script, undivided."""
        bare = text.strip()
        if not han.contains_han(bare):
            return text
        tw, hk = self.forms(bare)
        return text.replace(bare, {TW: tw, HK: hk}.get(self.script, bare))

    def address(self, value: str) -> str:
        """Give a relative address as seen from the script's folder: a page has its own there."""
        target = quote(unquote(self._from_root(re.split("[#?]", value)[0])))
        return value if target in self.place.pages else self.shared(value)

    def shared(self, value: str) -> str:
        """Give a relative address of what stands outside the script's folder, if it has one."""
        if not self.script.folder or _ABSOLUTE.match(value):
            return value
        path, *rest = re.split("([#?])", value, maxsplit=1)
        steps = "../" * (self.place.url.count("/") + 1)
        return steps + self._from_root(path) + "/" * path.endswith("/") + "".join(rest)

    def _from_root(self, path: str) -> str:
        return normpath(join(dirname(self.place.url), path))

    def canonical(self, value: str) -> str:
        """Give the public address of the page in this script."""
        site = self.place.site
        return f"{site}{self.script.folder}{value.removeprefix(site)}" if site else value


# What a page is made of: text that stays, or what is written anew for each target.
Part = str | Callable[[Target], str]


class Sheet:
    """A finished page in Simplified, taken apart. `strings` are its texts that are no passages."""

    def __init__(self, page: str) -> None:
        article = _ARTICLE.search(page)
        start, end = article.span() if article else (len(page), len(page))
        headings = _HEADING.findall(page, start, end)
        around = _Around({_read(id): markup for _, id, markup in headings})
        self._before = list(around.parts(page[:start]))
        self._article = page[start:end]
        self._after = list(around.parts(page[end:]))
        self.strings = around.strings | _names_in(self._article)

    @cached_property
    def _parts(self) -> list[Part]:
        return [*self._before, *_inside(self._article), *self._after]

    def written(self, target: Target) -> str:
        """Write the page for a target."""
        return "".join(part if isinstance(part, str) else part(target) for part in self._parts)


def _inside(article: str) -> Iterator[Part]:
    """Take an article apart: its passages are marked, its other texts are left alone."""
    place = 0
    for match in _OPENING.finditer(article):
        yield article[place : match.start()]
        yield _marked(match[0]) if drawing.is_marked(match[1]) else _tag(match[1])
        place = match.end() if drawing.is_marked(match[1]) else match.end(1)
    yield article[place:]


def _names_in(article: str) -> set[str]:
    """Give what an article's attributes say in Chinese. Most of its tags have none that says."""
    tags = (match[0] for match in _NAMED.finditer(article))
    return {part for tag in tags for value in _named(tag) for part in _chinese(value)}


class _Around:
    """Walks through what stands around an article: there all Chinese changes with the script."""

    def __init__(self, headings: Mapping[str, str]) -> None:
        self.strings: set[str] = set()
        self._headings = headings
        self._marked = ""
        self._entry = ""
        self._silent, self._depth = "", 0

    def parts(self, page: str) -> Iterator[Part]:
        """Take it apart."""
        place = 0
        for match in _TOKEN.finditer(page):
            yield self._text(page[place : match.start()])
            yield from self._token(match)
            place = match.end()
        yield self._text(page[place:])

    def _text(self, text: str) -> Part:
        if self._marked:
            tag, self._marked = self._marked, ""
            return _marked(tag + text)
        if self._silent or not han.contains_han(text):
            return text
        plain = html.unescape(text)
        heading = self._headings.get(self._entry, "")
        is_entry = _said(heading) == plain.strip()
        if not is_entry:
            self.strings.update(_chinese(plain))

        def written(target: Target) -> str:
            form = _entry(plain, heading, target) if is_entry else target.text(plain)
            return text if form == plain else html.escape(form, quote=False)

        return written

    def _token(self, match: re.Match[str]) -> Iterator[Part]:
        token, name = match[0], match["name"]
        if match["whole"]:
            yield from _whole(token)
            return
        if name is None:
            yield token
            return
        self._follow(name, token, is_end=bool(match["end"]))
        if not match["end"] and not self._silent and drawing.is_marked(token):
            self._marked = token
            return
        for value in _named(token):
            self.strings.update(_chinese(value))
        yield _tag(token)

    def _follow(self, name: str, tag: str, is_end: bool) -> None:
        """Keep in mind what the walk is inside of."""
        if name == "a":
            entry = _CONTENTS.search(tag)
            self._entry = unquote(entry[1]) if entry else ""
        if self._silent == name:
            self._depth += -1 if is_end else 1
            self._silent = name if self._depth else ""
        elif not self._silent and not is_end and _is_silent(name, tag):
            self._silent, self._depth = name, 1


def _said(markup: str) -> str:
    """Give the text of a heading."""
    return html.unescape(_TAG.sub("", markup)).strip()


def _entry(text: str, heading: str, target: Target) -> str:
    """Give an entry of the contents as its heading is: what is code there stays here too."""
    parts = (part if isinstance(part, str) else part(target) for part in _inside(heading))
    return text.replace(text.strip(), _said("".join(parts)))


def _is_silent(name: str, tag: str) -> bool:
    """Say whether an element's text stays as it is: code, or what is in a language of its own."""
    return name in _SILENT or (name != "html" and " lang=" in tag)


def _chinese(text: str) -> Iterator[str]:
    """Give the parts of a text that are in Chinese, each by itself."""
    return (part.strip() for part in _BETWEEN.split(text) if han.contains_han(part))


def _named(tag: str) -> Iterator[str]:
    """Give the Chinese of a tag's attributes that is shown or heard."""
    for name, value in _ATTRIBUTE.findall(tag):
        if name in _NAMES and " lang=" not in tag and han.contains_han(value):
            yield _read(value)


def _read(value: str) -> str:
    """Give what an attribute's value says, be it written in quotation marks or not."""
    return html.unescape(value[1:-1] if value[0] in "\"'" else value)


def _marked(drawn: str) -> Part:
    return lambda target: drawing.rewritten(drawn, target.script)


def _whole(element: str) -> Iterator[Part]:
    """Take a script, a style or a picture: its tag may change, and the theme's settings do."""
    end, last = element.index(">") + 1, element.rindex("<")
    tag, content = element[:end], element[end:last]
    yield _tag(tag)
    yield (lambda target: _settings(content, target)) if 'id="__config"' in tag else content
    yield element[last:]


def _settings(content: str, target: Target) -> str:
    """Write the theme's settings: where the site's root is, and the words its script shows."""
    before = json.loads(content)
    words = {name: target.text(word) for name, word in before["translations"].items()}
    moved = {name: target.shared(before[name]) for name in ("base", "search")}
    after = {**before, **moved, "translations": words}
    if after == before:
        return content
    written = json.dumps(after)
    return re.sub("[<>&']", lambda match: f"\\u{ord(match[0]):04x}", written)


def _tag(tag: str) -> Part:
    """Take an opening tag: a part of its own if it has an attribute that may change."""
    changes = [name for name, value in _ATTRIBUTE.findall(tag) if _may_change(tag, name, value)]
    if not changes:
        return tag

    def written(target: Target) -> str:
        def attribute(match: re.Match[str]) -> str:
            name, before = match[1], _read(match[2])
            after = _value(tag, name, before, target) if name in changes else before
            return match[0] if after == before else f'{name}="{html.escape(after)}"'

        return _ATTRIBUTE.sub(attribute, tag)

    return written


def _may_change(tag: str, name: str, value: str) -> bool:
    if name in _ADDRESSES:
        return _is_canonical(tag) or not _ABSOLUTE.match(_read(value))
    if name in _NAMES:
        return " lang=" not in tag and han.contains_han(value)
    if name == "content":
        return 'name="description"' in tag
    return (name == "lang" and tag.startswith("<html")) or (
        name == "aria-current" and " hreflang=" in tag
    )


def _value(tag: str, name: str, value: str, target: Target) -> str:
    """Give the value that an attribute has in the target's script."""
    if name == "lang":
        return target.script.language
    if name == "aria-current":
        return "true" if f'hreflang="{target.script.language}"' in tag else "false"
    if name not in _ADDRESSES:
        return target.text(value)
    if _is_canonical(tag):
        return target.canonical(value)
    return target.shared(value) if " hreflang=" in tag else target.address(value)


def _is_canonical(tag: str) -> bool:
    return 'rel="canonical"' in tag
