"""What a page's scripts weigh: the reader on a telephone pays for them."""

import gzip
from pathlib import Path

import duizhao
from duizhao.editions.joining import PARTS, joined

ASSETS = Path(duizhao.__file__).parent / "theme" / "assets" / "duizhao"
# What is drawn first waits for this one; the other waits until the page has been read.
SERVED = {"preferences.js": ("preferences.js",), "duizhao.js": PARTS["duizhao.js"]}
MOST = 30_000


def test_our_scripts_without_the_search_weigh_at_most_30_kb_gzipped() -> None:
    weights = []
    for name, parts in SERVED.items():
        contents = [(ASSETS / part).read_text("utf-8") for part in parts if part != "search.js"]
        weights.append(len(gzip.compress(joined(name, contents).encode(), 9)))
    assert all(weights)
    assert sum(weights) <= MOST


def test_every_script_and_style_sheet_of_ours_is_served() -> None:
    """A script stands in one joined file, or is the one that a page waits for."""
    written = sorted(path.name for path in ASSETS.iterdir() if path.suffix in {".js", ".css"})
    scripts = [part for parts in SERVED.values() for part in parts]
    sheets = {part for name, parts in PARTS.items() if name.endswith(".css") for part in parts}
    assert written == sorted([*scripts, *sheets])
