"""handbook/dependencies.md, written from the metadata of what is installed."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

_ROOT = Path(__file__).parents[2]
PLACE = _ROOT / "handbook" / "dependencies.md"
LOCKS = _ROOT / "locks"

_HEAD = """\
# Dependencies

What `make site` installs: every library that a publication is built with, as `locks/site.txt` pins
it, each file by its hash. Those of the tests and audits are in locks of their own and are not
shipped.

All licences are permissive but MPL-2.0, which asks that changes to its own files be published; we
change none. All are compatible with our MIT licence.

`make licences` writes this page from what the installed packages say of themselves.

| library | version | licence |
|---|---|---|
"""
# What packages say in many ways, as SPDX has it.
_NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
COMPATIBLE = frozenset("MIT Apache-2.0 BSD-2-Clause BSD-3-Clause PSF-2.0 MPL-2.0".split())


def pinned(lock: str) -> dict[str, str]:
    """Give the libraries of a lock with their versions."""
    text = (LOCKS / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))


def licence(name: str) -> str:
    """Give a library's licence by its name in SPDX; nothing where it is not installed here."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    classes = [each.split(" :: ")[-1] for each in told.get_all("Classifier") or ()]
    said = [told["License-Expression"], told["License"], *classes]
    names = [_NAMES.get(each, each) for each in said if each]
    found = next((each for each in names if set(each.split(" OR ")) <= COMPATIBLE), "")
    return found or ", ".join(names[:1])


def _rows() -> Iterator[str]:
    for name, version in sorted(pinned("site.txt").items()):
        found = licence(name)
        if found:
            yield f"| {name} | {version} | {found} |\n"


def page() -> str:
    """Give the page."""
    return _HEAD + "".join(_rows())


if __name__ == "__main__":
    PLACE.write_text(page(), encoding="utf-8")
