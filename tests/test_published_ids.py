"""An address that was published once leads to its paragraph for ever."""

from pathlib import Path

import pytest
from markdown import Markdown

from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from duizhao.identity import load_aliases
from duizhao.markdown import DuizhaoExtension

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "tests" / "cases" / "published-ids.txt"


def recorded() -> dict[str, set[str]]:
    """Give each published page with the ids that it has had, as the record says."""
    pages: dict[str, set[str]] = {}
    for line in RECORD.read_text(encoding="utf-8").splitlines():
        page, _, id = line.partition("#")
        pages.setdefault(page, set()).add(id)
    return pages


def living(page: str) -> set[str]:
    """Give the ids that a page has today, those of its aliases too."""
    extension = DuizhaoExtension(
        annotator(Glossary()), aliases=load_aliases(ROOT / "docs" / "aliases.yml")
    )
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").split("---\n", 2)[-1]
    Markdown(extensions=["attr_list", "footnotes", "tables", "toc", extension]).convert(text)
    return {id for id in extension.ids if id.startswith("t-")}


@pytest.mark.parametrize("page", ["report.md"])
def test_every_id_once_published_still_lives(page: str) -> None:
    dead = recorded()[page] - living(page)
    assert not dead, "lead them to living ids in docs/aliases.yml"


@pytest.mark.parametrize("page", ["report.md"])
def test_every_id_of_a_published_page_is_recorded(page: str) -> None:
    new = living(page) - recorded()[page]
    assert not new, f"add to {RECORD.name}: " + " ".join(f"{page}#{id}" for id in sorted(new))
