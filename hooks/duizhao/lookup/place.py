"""Place: which glossary is looked up, and where what is laid out of it is kept."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from duizhao.glossary.files import files
from duizhao.home import nearest
from duizhao.publication import setting

_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Place:
    """A glossary's folder, which need not exist, and the publication whose it is, if any."""

    folder: Path
    home: Path | None
    is_named: bool

    @property
    def kept(self) -> Path:
        """Give the file that it is kept in: beside its publication, or among the user's own."""
        name = hashlib.sha256(str(self.folder.resolve()).encode()).hexdigest()[:12]
        own = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = Path(own) / "duizhao" if self.home is None else self.home / ".cache" / "duizhao"
        return folder / f"lookup-{name}.db"

    @property
    def key(self) -> str:
        """Give the hash of all that a laid out glossary depends on: its files, and this package.

        What the package depends on changes with the package, whose locks name it.
        """
        found = hashlib.blake2b()
        for path in files(self.folder):
            found.update(f"{path.name} {path.stat().st_size}\n".encode())
            found.update(path.read_bytes())
        for path in sorted(_PACKAGE.rglob("*.py")):
            told = path.stat()
            found.update(f"{path.relative_to(_PACKAGE)} {told.st_size} {told.st_mtime_ns}".encode())
        return found.hexdigest()


def place_of(named: Path | None, start: Path) -> Place:
    """Give a glossary that is named, or that of the nearest publication. Raises Refused."""
    home = nearest(start)
    if named is not None:
        return Place(named, nearest(named.resolve()), is_named=True)
    told = setting(home, "extra", "glossary") if home else None
    return Place((home or start) / (told or "glossary"), home, is_named=bool(told))
