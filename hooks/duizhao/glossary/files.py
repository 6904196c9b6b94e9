"""Files: what a glossary folder consists of.

terms/*.yml     concepts, a file for each domain
names.yml       protected names
readings.yml    rulings on pinyin
scripts.yml     rulings on Traditional forms
review.yml      what was judged in the documents, sentence by sentence
refused.yml     phrases that get no entry
"""

from pathlib import Path

TERMS = "terms"
NAMES, READINGS, SCRIPTS = "names.yml", "readings.yml", "scripts.yml"
REVIEW, REFUSED = "review.yml", "refused.yml"


def domains(folder: Path) -> list[Path]:
    """Give the files of concepts, in the order they are read."""
    return sorted((folder / TERMS).glob("*.yml"))


def files(folder: Path) -> list[Path]:
    """Give all files of a folder, in the order they are read."""
    named = [folder / name for name in (NAMES, READINGS, SCRIPTS, REVIEW, REFUSED)]
    return [*domains(folder), *(path for path in named if path.exists() or path.is_symlink())]
