"""Tests of the versions of libraries."""

from importlib import metadata

import pytest

from duizhao import versions


@pytest.mark.parametrize(
    ("installed", "bounds", "fits"),
    [
        ("1.6.1", "<2,>=1.6.1", True),
        ("1.7", "<2,>=1.6.1", True),
        ("1.6", "<2,>=1.6.1", False),
        ("2.0.1", "<2,>=1.6.1", False),
        ("2.0.0rc1", "<2", False),
        ("0.55.0", "==0.55.0", True),
        ("0.55", "==0.55.0", True),
        ("0.56.0", "==0.55.0", False),
        ("10", "<10", False),
    ],
)
def test_a_version_fits_its_bounds_or_not(installed: str, bounds: str, fits: bool) -> None:
    assert versions.fits(installed, bounds) is fits


def test_what_is_installed_here_is_what_is_asked_for() -> None:
    assert list(versions.problems()) == []


def test_another_version_is_told_in_one_line_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(versions, "_requirements", lambda: ['mkdocs<2,>=1.6.1; extra == "site"'])
    monkeypatch.setattr(versions, "version", {"mkdocs": "2.0.1"}.__getitem__)
    (problem,) = versions.problems()
    assert str(problem) == (
        "duizhao: C008 mkdocs is installed in version 2.0.1, <2,>=1.6.1 is wanted; "
        "pip install 'mkdocs<2,>=1.6.1'"
    )


def test_a_library_that_is_not_installed_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(versions, "_requirements", lambda: ["mkdocs<2"])
    monkeypatch.setattr(versions, "version", missing)
    assert list(versions.problems()) == []
