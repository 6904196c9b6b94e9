"""Schematron (ISO 19757-3) with the query binding xslt2: what a document breaks of a schema."""

from collections.abc import Iterator, Mapping
from typing import Any

import elementpath
from lxml import etree

_SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"


def broken(document: Any, schema: Any) -> Iterator[str]:
    """Give each claim that a document breaks: in a pattern, each node is held to the first rule
    whose context it is. Warnings are left out.
    """
    names = {ns.get("prefix"): ns.get("uri") for ns in schema.iter(f"{_SCHEMATRON}ns")}
    for pattern in schema.iter(f"{_SCHEMATRON}pattern"):
        held: set[Any] = set()
        for rule in pattern.iter(f"{_SCHEMATRON}rule"):
            for node in _select(document.getroot(), f"//({rule.get('context')})", names):
                if node not in held and rule.get("role") != "warn":
                    yield from _against(rule, document, node, names)
                held.add(node)


def _against(rule: Any, document: Any, node: Any, names: Mapping[str, str]) -> Iterator[str]:
    variables: dict[str, Any] = {}
    for child in rule:
        test = child.get("test")
        if child.tag == f"{_SCHEMATRON}let":
            found = _select(document.getroot(), child.get("value"), names, node, variables)
            variables[child.get("name")] = found
        elif child.tag == f"{_SCHEMATRON}assert" and not _holds(
            document, test, names, node, variables
        ):
            yield f"{document.getpath(node)}: not {' '.join(test.split())}"
        elif child.tag == f"{_SCHEMATRON}report" and _holds(document, test, names, node, variables):
            yield f"{document.getpath(node)}: {' '.join(test.split())}"


def _holds(document: Any, test: str, names: Any, node: Any, variables: Any) -> bool:
    return bool(_select(document.getroot(), f"boolean({test})", names, node, variables))


def _select(
    root: Any, path: str, names: Mapping[str, str], node: Any = None, variables: Any = None
) -> Any:
    # XSLT's current() is the node that a rule is held against.
    current = root if node is None else node
    return elementpath.select(
        etree.ElementTree(root) if node is None else root,
        path.replace("current()", "$current"),
        namespaces=dict(names),
        item=node,
        variables={**(variables or {}), "current": current},
    )
