"""Versions: whether the libraries that are installed are those this package asks for.

Another version of an engine would silently read and write otherwise; another MkDocs has no hooks.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from operator import eq, ge, gt, le, lt, ne

from duizhao.problem import Problem

_ASKED = re.compile(r"(?P<name>[\w.-]+)\s*(?P<bounds>[<>=!][^;]*)?")
_BOUND = re.compile(r"(?P<sign>[<>=!]=?)(?P<version>[\d.]+)")
_Number = tuple[int, ...]
_SIGNS: Mapping[str, Callable[[_Number, _Number], bool]] = {
    **{"==": eq, "!=": ne, ">=": ge, "<=": le},
    **{">": gt, "<": lt},
}


def problems() -> Iterator[Problem]:
    """Tell every library that is installed in a version that is not asked for."""
    for asked in _requirements():
        told = _ASKED.match(asked)
        bounds = (told["bounds"] or "").replace(" ", "") if told else ""
        installed = _installed(told["name"]) if told and bounds else ""
        if told and installed and not fits(installed, bounds):
            message = f"{told['name']} is installed in version {installed}, {bounds} is wanted"
            yield Problem("duizhao", 0, "C008", message, f"pip install '{told['name']}{bounds}'")


def fits(installed: str, bounds: str) -> bool:
    """Say whether a version lies in bounds such as `>=1.6,<2`."""
    return all(
        _SIGNS[bound["sign"]](*_alike(installed, bound["version"]))
        for bound in _BOUND.finditer(bounds)
    )


def _alike(*versions: str) -> Sequence[_Number]:
    """Give versions as numbers, as many of each."""
    told = [[*map(int, re.findall(r"\d+", re.split(r"[^\d.]", each)[0]))] for each in versions]
    longest = max(map(len, told))
    return [(*each, *[0] * (longest - len(each))) for each in told]


def _requirements() -> Sequence[str]:
    """Give what this package asks for; nothing where it is not installed as one."""
    try:
        return requires("duizhao") or ()
    except PackageNotFoundError:
        return ()


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
