"""Shapes: what a YAML document must look like, and every place where it does not.

A shape turns a YAML node into plain Python data and notes the problems it meets on the way; where
a value cannot be had the result is None.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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


@dataclass
class Notes:
    """The problems of one file, gathered while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, code: str, message: str, remedy: str) -> None:
        """Note one problem at a line."""
        self.problems.append(Problem(self.file, line, code, message, remedy))


Shape = Callable[[yaml.Node, Notes], Any]


@dataclass(frozen=True)
class Record:
    """A mapping's values, with the line of the mapping and of each key."""

    values: Mapping[str, Any]
    line: int
    lines: Mapping[str, int]


def line_of(node: yaml.Node) -> int:
    """Give the line a node begins in, counted from 1."""
    return int(node.start_mark.line) + 1


def text(node: yaml.Node, notes: Notes) -> str | None:
    """Take a text that is not empty, on one line when spaces are folded."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:str":
        _wrong_type(node, notes, "a text", "put quotation marks around it if it is one")
        return None
    value = " ".join(node.value.split())
    if not value:
        notes.add(line_of(node), "G005", "an empty text", "write it out or leave the key away")
        return None
    return value


def exact(node: yaml.Node, notes: Notes) -> str | None:
    """Take a text that is not empty, exactly as it stands."""
    return str(node.value) if text(node, notes) is not None else None


def year(node: yaml.Node, notes: Notes) -> int | None:
    """Take a year of four digits."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:int":
        _wrong_type(node, notes, "a year", "write four digits, such as 2020")
        return None
    if not (len(node.value) == 4 and node.value.isdigit()):
        notes.add(line_of(node), "G004", f"{node.value} is no year", "write four digits")
        return None
    return int(node.value)


def number(node: yaml.Node, notes: Notes) -> int | None:
    """Take a whole number from 0 on."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:int":
        _wrong_type(node, notes, "a number", "write it in digits")
        return None
    if not node.value.isdecimal():
        notes.add(line_of(node), "G004", f"{node.value} is no place", "write a number from 0 on")
        return None
    return int(node.value)


def one_of(*allowed: str) -> Shape:
    """Take one of a few words."""

    def shape(node: yaml.Node, notes: Notes) -> str | None:
        value = text(node, notes)
        if value is not None and value not in allowed:
            remedy = "write one of: " + ", ".join(allowed)
            notes.add(line_of(node), "G006", f"“{value}” is not one of the words allowed", remedy)
            return None
        return value

    return shape


def sequence(item: Shape, *, at_least: int = 0) -> Shape:
    """Take a list whose items have one shape; items that fail are left out."""

    def shape(node: yaml.Node, notes: Notes) -> list[Any] | None:
        if not isinstance(node, yaml.SequenceNode):
            _wrong_type(node, notes, "a list", "begin each item with a dash")
            return None
        if len(node.value) < at_least:
            notes.add(line_of(node), "G005", "an empty list", f"give at least {at_least} item")
        values = [item(child, notes) for child in node.value]
        return [value for value in values if value is not None]

    return shape


def record(required: Mapping[str, Shape], optional: Mapping[str, Shape]) -> Shape:
    """Take a mapping with certain keys; the result is None if a required value is missing."""
    known = {**required, **optional}

    def shape(node: yaml.Node, notes: Notes) -> Record | None:
        if not isinstance(node, yaml.MappingNode):
            _wrong_type(node, notes, "a mapping", "write `key: value` pairs: " + ", ".join(known))
            return None
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key not in known:
                remedy = "known here are: " + ", ".join(known)
                notes.add(line_of(key_node), "G002", f"unknown key “{key}”", remedy)
            elif _first_time(key, key_node, lines, notes):
                values[key] = known[key](value_node, notes)
        for key in required:
            if key not in lines:
                notes.add(line_of(node), "G007", f"key “{key}” is missing", f"add `{key}:`")
        complete = all(values.get(key) is not None for key in required)
        return Record(values, line_of(node), lines) if complete else None

    return shape


def mapping(value: Shape) -> Shape:
    """Take a mapping of any keys to values of one shape."""

    def shape(node: yaml.Node, notes: Notes) -> dict[str, Any] | None:
        if not isinstance(node, yaml.MappingNode):
            _wrong_type(node, notes, "a mapping", "write `key: value` pairs")
            return None
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if _first_time(key, key_node, lines, notes):
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


def _first_time(key: str, node: yaml.Node, lines: dict[str, int], notes: Notes) -> bool:
    """Note the line of a key, or that it stands a second time."""
    if key in lines:
        message = f"key “{key}” stands here and in line {lines[key]}"
        notes.add(line_of(node), "G003", message, "keep one of the two")
        return False
    lines[key] = line_of(node)
    return True


def _wrong_type(node: yaml.Node, notes: Notes, wanted: str, remedy: str) -> None:
    if isinstance(node, yaml.ScalarNode):
        found = _SCALAR.get(node.tag, f"the tag {node.tag}")
    else:
        found = "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"
    notes.add(line_of(node), "G004", f"{wanted} is wanted, {found} stands here", remedy)


def read_file(path: Path, shape: Shape, problems: list[Problem]) -> Any:
    """Read a YAML file through a shape, adding its problems; None where there is nothing."""
    notes = Notes(path.as_posix())
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
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
        notes.add(mark.line + 1 if mark else 0, "G001", f"broken YAML: {said}", "mend the syntax")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        said = " ".join(str(error).split()) or "nested too deeply"
        notes.add(0, "G001", f"broken YAML: {said}", "mend the syntax")
        return None
    return None if node is None else shape(node, notes)
