"""Sheet: a finished page, and the same page in another script.

Only what differs is exchanged: marked passages, the Chinese that stands around them, `lang`, and
the addresses that are seen from another folder. All else stays as it is, byte for byte.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property, lru_cache
from urllib.parse import unquote

from duizhao import drawing, han
from duizhao.editions import tags
from duizhao.editions.target import Part, Target, chinese

_TOKEN = re.compile(
    rf"<!--.*?-->|<(?P<whole>script|style|svg)\b{tags.INSIDE}>.*?</(?P=whole)\s*>"
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*){tags.INSIDE}>",
    re.DOTALL,
)
# An opening tag with attributes, and the text behind it; a reading has no other form.
_OPENING = re.compile(rf"(<(?!rt )[a-zA-Z][^\s<>/]*\s{tags.INSIDE}>)([^<]*)")
_HEADING = re.compile(
    rf"""<(h[1-6])\s(?:[^<>]*?\s)?id=("[^"]*"|[^\s"'>]+){tags.INSIDE}>(.*?)</\1>""", re.DOTALL
)
_TAG = re.compile(rf"</?[a-zA-Z]{tags.INSIDE}>")
_CONTENTS = re.compile(r"""\shref="#([^"]+)".*\bmd-nav__link\b""", re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_SILENT = frozenset("code pre kbd samp textarea noscript".split())


class Sheet:
    """A finished page, taken apart. `strings` are its texts that are no passages.

    Where something else stands in the place of its article, the headings of that are told.
    """

    def __init__(self, page: str, headings: Mapping[str, str] | None = None) -> None:
        article = _ARTICLE.search(page)
        start, end = article.span() if article else (len(page), len(page))
        around = _Around(headings_of(page[start:end]) if headings is None else headings)
        self._before = list(around.parts(page[:start]))
        self._article = page[start:end]
        self._after = list(around.parts(page[end:]))
        self.strings = around.strings | strings_of(self._article)

    @cached_property
    def _parts(self) -> list[Part]:
        return [*self._before, *_inside(self._article), *self._after]

    def written(self, target: Target) -> str:
        """Write the page for a target."""
        return _joined(self._parts, target)


def strings_of(article: str) -> Set[str]:
    """Give the Chinese that the attributes in an article say."""
    return frozenset[str]().union(*map(chinese, tags.all_named(article)))


def headings_of(article: str) -> Mapping[str, str]:
    """Give the headings of an article by their ids, as markup in Chinese."""
    found = _HEADING.findall(article)
    return {tags.read(id): _chinese(markup) for _, id, markup in found}


class Article:
    """What stands in an article, taken apart."""

    def __init__(self, markup: str) -> None:
        self._parts = list(_inside(markup))

    def written(self, target: Target) -> str:
        """Write it for a target."""
        return _joined(self._parts, target)


def _joined(parts: Iterable[Part], target: Target) -> str:
    return "".join(part if isinstance(part, str) else part(target) for part in parts)


def _inside(article: str) -> Iterator[Part]:
    """Take an article apart: its passages are marked, its other texts are left alone."""
    place = 0
    for match in _OPENING.finditer(article):
        yield article[place : match.start()]
        yield _marked(match[0]) if drawing.is_marked(match[1]) else tags.opening(match[1])
        place = match.end() if drawing.is_marked(match[1]) else match.end(1)
    yield article[place:]


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
            self.strings.update(chinese(plain))

        def written(target: Target) -> str:
            form = _entry(plain, heading, target) if is_entry else target.text(plain)
            return text if form == plain else html.escape(form, quote=False)

        return written

    def _token(self, match: re.Match[str]) -> Iterator[Part]:
        token, name = match[0], match["name"]
        if match["whole"]:
            yield from tags.whole(token)
            return
        if name is None:
            yield token
            return
        self._follow(name, token, is_end=bool(match["end"]))
        if not match["end"] and not self._silent and drawing.is_marked(token):
            self._marked = token
            return
        strings, part = _tag(token)
        self.strings |= strings
        yield part

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


@lru_cache(maxsize=1 << 14)
def _tag(token: str) -> tuple[Set[str], Part]:
    """Give the Chinese that a tag says, and the tag taken apart: pages repeat their tags."""
    return frozenset[str]().union(*map(chinese, tags.named(token))), tags.opening(token)


def _chinese(markup: str) -> str:
    """Give the Chinese of a heading, which may have its English behind it."""
    return markup.partition("<span class=dz-en")[0]


def _said(markup: str) -> str:
    """Give the text of a heading."""
    return html.unescape(_TAG.sub("", markup)).strip()


def _entry(text: str, heading: str, target: Target) -> str:
    """Give an entry of the contents as its heading is: what is code there stays here too."""
    return text.replace(text.strip(), _said(_joined(_inside(heading), target)))


def _is_silent(name: str, tag: str) -> bool:
    """Say whether an element's text stays as it is: code, or what is in a language of its own."""
    return name in _SILENT or (name != "html" and " lang=" in tag)


def _marked(drawn: str) -> Part:
    return lambda target: drawing.rewritten(drawn, target.place.source, target.script)
