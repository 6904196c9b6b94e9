"""What a page's scripts weigh: the reader on a telephone pays for them."""

import gzip
from pathlib import Path

import duizhao
from duizhao.editions.shrinking import shrunk

ASSETS = Path(duizhao.__file__).parent / "theme" / "assets" / "duizhao"
MOST = 30_000


def test_our_scripts_without_the_search_weigh_at_most_30_kb_gzipped() -> None:
    scripts = [path for path in ASSETS.glob("*.js") if path.name != "search.js"]
    weights = [
        len(gzip.compress(shrunk(path.name, path.read_text(encoding="utf-8")).encode(), 9))
        for path in scripts
    ]
    assert len(weights) > 20
    assert sum(weights) <= MOST
