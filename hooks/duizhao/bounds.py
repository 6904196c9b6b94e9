"""Bounds: what is published lies in the publication's folder, wherever links lead."""

from os.path import realpath
from pathlib import Path


def leads_out(path: Path, *folders: Path) -> bool:
    """Say whether a file lies outside of all these folders, or nowhere, its links followed."""
    real = Path(realpath(path))
    inside = any(real.is_relative_to(realpath(folder)) for folder in folders)
    return not (inside and real.exists())
