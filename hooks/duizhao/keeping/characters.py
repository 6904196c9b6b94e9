"""Characters: those that scripts exchange, found once and kept in a file."""

import json
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from duizhao.keeping.versions import digest, house
from duizhao.layers import scripts
from duizhao.writing import write_whole


def interchangeable(path: Path) -> Mapping[str, str]:
    """Give the characters that are exchanged between scripts, from a file or found anew."""
    key = digest(f"opencc {version('opencc')}", house()).hex()
    return _read(path, key) or _found(path, key)


def _found(path: Path, key: str) -> Mapping[str, str]:
    """Find them, and keep them; that they cannot be kept is no fault of the edition."""
    classes = dict(scripts.interchangeable())
    data = json.dumps({"key": key, "kept": classes}, ensure_ascii=False)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data.encode("utf-8"))
    return classes


def _read(path: Path, key: str) -> Mapping[str, str]:
    """Give what a file holds, nothing where it is damaged or of another version."""
    try:
        data = json.loads(path.read_bytes())
        kept = data["kept"] if data["key"] == key else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}
