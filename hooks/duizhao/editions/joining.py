"""Joining: the files that a page asks for, made of the files of one concern that editors keep.

A page waits for each file it asks for, on a telephone longest. What it needs before it is drawn
stays by itself and small; all else is one script and one style sheet.
"""

from collections.abc import Iterable, Mapping

from duizhao.editions.shrinking import shrunk

# What each joined file is made of, in the order in which it takes effect.
PARTS: Mapping[str, tuple[str, ...]] = {
    "duizhao.js": tuple(
        f"{name}.js"
        for name in (
            "theme-store idle scripts languages addresses place contents element keys bar glosses "
            "syllables ruby modes sentences jump copying share data paragraphs report print card "
            "found search utterances speak panel ruler filter"
        ).split()
    ),
    "duizhao.css": tuple(
        f"{name}.css"
        for name in (
            "tokens themes text bilingual ruby term bar sheet speak card search glossary chrome "
            "care print"
        ).split()
    ),
    "read-me.css": ("tokens.css", "read-me.css"),
}


def served(files: Mapping[str, str]) -> Mapping[str, str]:
    """Give what a site serves of these scripts and style sheets, all by their names."""
    inside = {part for parts in PARTS.values() for part in parts}
    alone = {name: shrunk(name, files[name]) for name in files if name not in inside}
    return {**alone, **{name: joined(name, map(files.__getitem__, PARTS[name])) for name in PARTS}}


def joined(name: str, contents: Iterable[str]) -> str:
    """Give the contents of scripts, or of style sheets, as one file of this name.

    Each script keeps to itself: its names, its "use strict", and what it fails of, which is told
    as if it had been a file of its own while the next one runs.
    """
    parts = (shrunk(name, content) for content in contents)
    return "".join(f"{_apart(part) if name.endswith('.js') else part}\n" for part in parts)


def _apart(script: str) -> str:
    return f"try{{(()=>{{{script}\n}})()}}catch(error){{setTimeout(()=>{{throw error}})}}"
