"""Tags: what changes in the tags of a page that is written for a target."""

import html
import json
import re
from collections.abc import Iterator

from duizhao import han
from duizhao.editions.target import Part, Target, is_relative

# What stands in a tag behind its name.
INSIDE = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""

_ATTRIBUTE = re.compile(r"""(?<=\s)([a-zA-Z][\w-]*)=("[^"]*"|'[^']*'|[^\s"'>]+)""")
_NAMES = frozenset({"title", "alt", "aria-label", "placeholder"})
_NAMED = re.compile(rf"<[a-zA-Z][^<>]*?\s(?:{'|'.join(sorted(_NAMES))})={INSIDE}>")
_ADDRESSES = frozenset("href src poster data-scope data-terms data-index data-parts".split())


def named(tag: str) -> Iterator[str]:
    """Give the Chinese of a tag's attributes that is shown or heard."""
    for name, value in _ATTRIBUTE.findall(tag):
        if name in _NAMES and " lang=" not in tag and han.contains_han(value):
            yield read(value)


def all_named(markup: str) -> Iterator[str]:
    """Give the Chinese that attributes say in a stretch of a page; most of its tags say none."""
    for match in _NAMED.finditer(markup):
        yield from named(match[0])


def read(value: str) -> str:
    """Give what an attribute's value says, be it written in quotation marks or not."""
    return html.unescape(value[1:-1] if value[0] in "\"'" else value)


def opening(tag: str) -> Part:
    """Take an opening tag: a part of its own if it has an attribute that may change."""
    changes = [name for name, value in _ATTRIBUTE.findall(tag) if _may_change(tag, name, value)]
    if not changes:
        return tag

    def written(target: Target) -> str:
        def attribute(match: re.Match[str]) -> str:
            name, before = match[1], read(match[2])
            after = _value(tag, name, before, target) if name in changes else before
            return match[0] if after == before else f'{name}="{html.escape(after)}"'

        return _ATTRIBUTE.sub(attribute, tag)

    return written


def _may_change(tag: str, name: str, value: str) -> bool:
    if name in _ADDRESSES:
        return _is_canonical(tag) or is_relative(read(value))
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


def whole(element: str) -> Iterator[Part]:
    """Take a script, a style or a picture: its tag may change, and the theme's settings do."""
    end, last = element.index(">") + 1, element.rindex("<")
    tag, content = element[:end], element[end:last]
    yield opening(tag)
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
