"""XML: what the formats of exchange that are XML have in common: how it is read and written."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Collection

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as Safe

_XML = "{http://www.w3.org/XML/1998/namespace}"
LANGUAGE, SPACE = f"{_XML}lang", f"{_XML}space"

# No format of exchange nests so deep; what does would exhaust who reads it.
_DEEPEST = 200
# What may not stand in XML 1.0.
NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NoXml(Exception):
    """Raised where bytes are no XML that is read; says why."""


def parsed(data: bytes) -> ET.Element:
    """Read XML and give its root.

    Raises NoXml where it is broken. A document type and entities are refused: they can read other
    files and grow without end.
    """
    try:
        root: ET.Element = Safe.fromstring(data, forbid_dtd=True)
    except ET.ParseError as error:
        raise NoXml(f"broken XML: {error}") from None
    except (DefusedXmlException, ValueError, LookupError):
        raise NoXml("a document type, an entity, or an encoding that is not read") from None
    if _is_deep(root):
        raise NoXml(f"elements are nested more than {_DEEPEST} deep")
    return root


def _is_deep(root: ET.Element) -> bool:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
    return bool(level)


def inside(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """Put an element at the end of another, and give it."""
    child = ET.SubElement(parent, name, attributes)
    child.text = text or None
    return child


def local(element: ET.Element) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def written(root: ET.Element, whole: Collection[str] = ()) -> str:
    """Write a document, an element a line; in those that are named in `whole` nothing is moved."""
    _indent(root, whole, "\n")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ET.tostring(root, encoding="unicode") + "\n"


def _indent(element: ET.Element, whole: Collection[str], margin: str) -> None:
    if not len(element) or element.tag in whole:
        return
    element.text = margin + "  "
    for child in element:
        _indent(child, whole, margin + "  ")
        child.tail = margin + "  "
    element[-1].tail = margin
