"""Shapes: what a YAML document must look like, and every place where it does not.

A shape turns a YAML node into plain Python data and notes the problems it meets on the way; where
a value cannot be had the result is None.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from duizhao.problem import Problem

# The loader written in C is ten times as fast; a source build of the library may lack it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SCALAR = {
    "tag:yaml.org,2002:str": "text",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:timestamp": "a date",
}


class Place(NamedTuple):
    """A place in a file: line and column, counted from 1; 0 where it is not known."""

    line: int
    column: int

    def problem(self, file: str, code: str, message: str, remedy: str) -> Problem:
        """Give a problem of this place."""
        return Problem(file, self.line, code, message, remedy, self.column)


_NOWHERE = Place(0, 0)


@dataclass
class Notes:
    """The problems of one file, gathered while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, place: "Place", code: str, message: str, remedy: str) -> None:
        """Note one problem at a place."""
        self.problems.append(place.problem(self.file, code, message, remedy))


Shape = Callable[[yaml.Node, Notes], Any]


@dataclass(frozen=True)
class Record:
    """A mapping's values, with the place of the mapping and of each key."""

    values: Mapping[str, Any]
    place: Place
    places: Mapping[str, Place]


def place_of(node: yaml.Node) -> Place:
    """Give where a node begins."""
    return Place(int(node.start_mark.line) + 1, int(node.start_mark.column) + 1)


def text(node: yaml.Node, notes: Notes) -> str | None:
    """Take a text that is not empty, on one line when spaces are folded."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:str":
        _wrong_type(node, notes, "a text", "put quotation marks around it if it is one")
        return None
    value = " ".join(node.value.split())
    if not value:
        notes.add(place_of(node), "G005", "an empty text", "write it out or leave the key away")
        return None
    return value


# Between two wide characters a line break is no space.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2018-\u201d\U00020000-\U0003fffd"
_FOLDED = re.compile(rf"(?<=[{_WIDE}]) (?=[{_WIDE}])")


def chinese(node: yaml.Node, notes: Notes) -> str | None:
    """Take a text that is not empty; the lines of Chinese are joined without spaces."""
    value = text(node, notes)
    return None if value is None else _FOLDED.sub("", value)


def exact(node: yaml.Node, notes: Notes) -> str | None:
    """Take a text that is not empty, exactly as it stands."""
    return str(node.value) if text(node, notes) is not None else None


_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>]+\.[^\s/?#\"'<>]+(?:[/?#][^\s\"'<>]*)?")


def link(node: yaml.Node, notes: Notes) -> str | None:
    """Take the address of a page on the web."""
    value = text(node, notes)
    if value is not None and not _ADDRESS.fullmatch(value):
        remedy = "write it whole: https://…"
        notes.add(place_of(node), "G020", f"“{value}” is no address", remedy)
        return None
    return value


def year(node: yaml.Node, notes: Notes) -> int | None:
    """Take a year of four digits."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:int":
        _wrong_type(node, notes, "a year", "write four digits, such as 2020")
        return None
    if not (len(node.value) == 4 and node.value.isdigit()):
        notes.add(place_of(node), "G004", f"{node.value} is no year", "write four digits")
        return None
    return int(node.value)


def day(node: yaml.Node, notes: Notes) -> str | None:
    """Take a day as ISO 8601 writes it, in quotation marks or without."""
    value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        notes.add(place_of(node), "G004", f"“{value}” is no day", "write it as 2021-01-31")
        return None


# A place of a sentence has fewer digits.
_LONG = 10


def number(node: yaml.Node, notes: Notes) -> int | None:
    """Take a whole number from 0 on."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:int":
        _wrong_type(node, notes, "a number", "write it in digits")
        return None
    if not (node.value.isdecimal() and len(node.value) < _LONG):
        notes.add(place_of(node), "G004", f"{node.value} is no place", "write a number from 0 on")
        return None
    return int(node.value)


def one_of(*allowed: str) -> Shape:
    """Take one of a few words."""

    def shape(node: yaml.Node, notes: Notes) -> str | None:
        value = text(node, notes)
        if value is not None and value not in allowed:
            remedy = "write one of: " + ", ".join(allowed)
            notes.add(place_of(node), "G006", f"“{value}” is not one of the words allowed", remedy)
            return None
        return value

    return shape


def sequence(item: Shape, *, at_least: int = 0) -> Shape:
    """Take a list whose items have one shape; items that fail are left out.

    The result is None where too few are left.
    """

    def shape(node: yaml.Node, notes: Notes) -> list[Any] | None:
        if not isinstance(node, yaml.SequenceNode):
            _wrong_type(node, notes, "a list", "begin each item with a dash")
            return None
        if len(node.value) < at_least:
            notes.add(place_of(node), "G005", "an empty list", f"give at least {at_least} item")
        values = [item(child, notes) for child in node.value]
        found = [value for value in values if value is not None]
        return found if len(found) >= at_least else None

    return shape


def record(required: Mapping[str, Shape], optional: Mapping[str, Shape]) -> Shape:
    """Take a mapping with certain keys; the result is None if a required value is missing."""
    known = {**required, **optional}

    def shape(node: yaml.Node, notes: Notes) -> Record | None:
        if not isinstance(node, yaml.MappingNode):
            _wrong_type(node, notes, "a mapping", "write `key: value` pairs: " + ", ".join(known))
            return None
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for key_node, value_node in node.value:
            key = _key(key_node)
            if key not in known:
                remedy = "known here are: " + ", ".join(known)
                notes.add(place_of(key_node), "G002", f"unknown key “{key}”", remedy)
            elif _first_time(key, key_node, places, notes):
                values[key] = known[key](value_node, notes)
        for key in required:
            if key not in places:
                notes.add(place_of(node), "G007", f"key “{key}” is missing", f"add `{key}:`")
        complete = all(values.get(key) is not None for key in required)
        return Record(values, place_of(node), places) if complete else None

    return shape


def mapping(value: Shape) -> Shape:
    """Take a mapping of any keys to values of one shape."""

    def shape(node: yaml.Node, notes: Notes) -> dict[str, Any] | None:
        if not isinstance(node, yaml.MappingNode):
            _wrong_type(node, notes, "a mapping", "write `key: value` pairs")
            return None
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for key_node, value_node in node.value:
            key = _key(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                _wrong_type(key_node, notes, "a key", "write a word")
            elif _first_time(key, key_node, places, notes):
                values[key] = value(value_node, notes)
        return {key: found for key, found in values.items() if found is not None}

    return shape


def under(*keys: str) -> Shape:
    """Take the text under keys of mappings inside one another, and pass over all else."""

    def shape(node: yaml.Node, notes: Notes) -> str | None:
        for key in keys:
            pairs = node.value if isinstance(node, yaml.MappingNode) else []
            found = [value for name, value in pairs if name.value == key]
            if not found:
                return None
            node = found[0]
        return text(node, notes)

    return shape


def within(key: str, inner: Shape) -> Shape:
    """Take what stands under a key of a mapping, in its shape, and pass over all else."""

    def shape(node: yaml.Node, notes: Notes) -> Any:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = [value for name, value in pairs if name.value == key]
        return inner(found[0], notes) if found else None

    return shape


def _key(node: yaml.Node) -> str:
    """Give a key; of a list or a mapping, which is none, a sign of it."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    return "[…]" if isinstance(node, yaml.SequenceNode) else "{…}"


def _first_time(key: str, node: yaml.Node, places: dict[str, Place], notes: Notes) -> bool:
    """Note the place of a key, or that it stands a second time."""
    if key in places:
        message = f"key “{key}” stands here and in line {places[key].line}"
        notes.add(place_of(node), "G003", message, "keep one of the two")
        return False
    places[key] = place_of(node)
    return True


def _wrong_type(node: yaml.Node, notes: Notes, wanted: str, remedy: str) -> None:
    if isinstance(node, yaml.ScalarNode):
        found = _SCALAR.get(node.tag, f"the tag {node.tag}")
    else:
        found = "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"
    notes.add(place_of(node), "G004", f"{wanted} is wanted, {found} stands here", remedy)


def read_file(path: Path, shape: Shape, problems: list[Problem]) -> Any:
    """Read a YAML file through a shape, adding its problems; None where there is nothing."""
    notes = Notes(path.as_posix())
    try:
        source = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        told = str(error.strerror or error)
        problems.append(Problem(notes.file, 0, "F001", told, "name one that can be read"))
        return None
    except UnicodeDecodeError as error:
        problems.append(Problem(notes.file, 0, "G001", f"not UTF-8: {error}", "save it as UTF-8"))
        return None
    result = read(source, shape, notes)
    problems += notes.problems
    return result


def read(source: str, shape: Shape, notes: Notes) -> Any:
    """Read YAML text through a shape; None where it is empty or broken."""
    try:
        node = yaml.compose(source, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(filter(None, [error.context, error.problem]))
        place = Place(mark.line + 1, mark.column + 1) if mark else _NOWHERE
        notes.add(place, "G001", f"broken YAML: {said}", "mend the syntax")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        said = " ".join(str(error).split()) or "nested too deeply"
        notes.add(_NOWHERE, "G001", f"broken YAML: {said}", "mend the syntax")
        return None
    if node is None or _grows(node, notes):
        return None
    return shape(node, notes)


# What holds more than this, its aliases written out, and so many times what is written, is refused:
# a large glossary holds much, and writes all of it.
_MOST, _TIMES = 1_000_000, 10


def _grows(node: yaml.Node, notes: Notes) -> bool:
    """Note where aliases stand for themselves, or for more than anybody could have meant."""
    sizes: dict[int, int] = {}
    waiting = [(node, False)]
    while waiting:
        each, is_done = waiting.pop()
        if is_done:
            sizes[id(each)] = 1 + sum(sizes[id(child)] for child in _children(each))
        elif id(each) not in sizes:
            # Until all that it holds is counted: met again before that, it holds itself.
            sizes[id(each)] = 0
            waiting.append((each, True))
            for child in _children(each):
                if sizes.get(id(child)) == 0:
                    notes.add(place_of(child), "G001", "an alias stands for itself", _WRITE_OUT)
                    return True
                waiting.append((child, False))
        if sizes[id(each)] > max(_MOST, _TIMES * len(sizes)):
            message = f"aliases stand for more than {_MOST:,} values"
            notes.add(place_of(each), "G001", message, _WRITE_OUT)
            return True
    return False


_WRITE_OUT = "write out what is meant"


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [child for pair in node.value for child in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
