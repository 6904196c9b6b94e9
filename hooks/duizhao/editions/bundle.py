"""Bundle: a built site as one file, to be unzipped anywhere and read from disk.

The same sources give the same bytes: names in order, one date for all, nothing of this machine.
"""

import html
import io
import re
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from string import Template

from duizhao.building import build

# Set while a site is built for a bundle; to this value where only one script is to have pages.
VARIABLE = "DUIZHAO_BUNDLE"
ONE_SCRIPT = "one-script"

READ_ME = "READ ME.html"
_READ_ME = Path(__file__).with_name("read-me.html")
# What only a web server, a crawler or a debugger reads.
_LEFT_OUT = re.compile(r"404\.html|sitemap\.xml(\.gz)?|.*\.map")
# The first date that a zip file can hold: when a bundle was made says nothing of what is in it.
_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def files(home: Path, *, one_script: bool) -> Mapping[str, bytes]:
    """Build the publication of a folder; give the files of its bundle by their names in it.

    Raises Refused with what the build said where it failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        build(home, site, {VARIABLE: ONE_SCRIPT if one_script else "all"}, "--strict")
        found = {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in sorted(site.rglob("*"))
            if path.is_file()
        }
    kept = {name: content for name, content in found.items() if not _LEFT_OUT.fullmatch(name)}
    return {**kept, READ_ME: _read_me(kept).encode("utf-8")}


def _read_me(site: Mapping[str, bytes]) -> str:
    """Write the page that says what this is, with the title of the site's front page."""
    front = site.get("index.html", b"").decode("utf-8")
    title = re.search(r"<title>(.*?)</title>", front, re.DOTALL)
    name = html.unescape(title[1]).strip() if title else "duizhao"
    return Template(_READ_ME.read_text(encoding="utf-8")).substitute(name=html.escape(name))


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Give a zip file of these contents, by their names in order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            entry.create_system = 3
            archive.writestr(entry, contents[name])
    return buffer.getvalue()
