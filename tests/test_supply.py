"""Tests of what the project depends on: locked, hashed, licensed."""

import re

import pytest

from tests.handbook import dependencies

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in dependencies.LOCKS.glob("*.txt")}

HASHED = re.compile(r"[\w.-]+(?:\[[\w,-]+\])?==\S+.*?--hash=sha256:[0-9a-f]{64}", re.DOTALL)


@pytest.mark.parametrize("lock", sorted(TEXTS))
def test_every_library_of_a_lock_is_pinned_with_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", TEXTS[lock].strip())
    assert len(entries) > 5
    wrong = [
        each for each in entries if not re.search(r"==\S+.*?--hash=sha256:[0-9a-f]{64}", each, re.S)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(dependencies.pinned("site.txt")))
def test_every_library_that_is_installed_has_a_licence_that_is_compatible(name: str) -> None:
    found = dependencies.licence(name)
    assert set(filter(None, found.split(" OR "))) <= dependencies.COMPATIBLE


def test_the_handbooks_list_of_licences_is_current() -> None:
    assert dependencies.PLACE.read_text(encoding="utf-8") == dependencies.page()


def test_nearly_every_library_of_the_lock_is_in_the_list() -> None:
    """What another system alone needs is not installed here."""
    locked = dependencies.pinned("site.txt")
    listed = dependencies.PLACE.read_text(encoding="utf-8").count("\n| ") - 1
    assert len(locked) - 4 <= listed <= len(locked)
