"""Translations: what they add to a build."""

import shutil
from pathlib import Path

from tests.bench.figures import Table, ratio
from tests.bench.layouts import Pair
from tests.bench.running import cold, mkdocs


def alone(pair: Pair) -> Path:
    """Lay our publication out once more, without its translations, and build it."""
    folder = pair.ours.with_name("alone")
    if not folder.exists():
        shutil.copytree(pair.ours, folder, ignore=shutil.ignore_patterns("site", "one", ".cache"))
        for translation in (folder / "docs").rglob("*.en.md"):
            translation.unlink()
        mkdocs(folder)
    return folder


def table(pair: Pair, rounds: int) -> Table:
    """Build with the translations and without, turn by turn."""
    chinese = alone(pair)
    taken = [
        (cold(pair.ours), cold(chinese), mkdocs(pair.ours), mkdocs(chinese)) for _ in range(rounds)
    ]
    both, one, both_kept, one_kept = (
        [r.seconds for r in runs] for runs in zip(*taken, strict=True)
    )
    return Table(
        "Building with the translations",
        (
            ratio("with / Chinese alone, cold", both, one),
            ratio("with / Chinese alone, nothing changed", both_kept, one_kept),
        ),
    )
