"""Tests of what is found in translations; the cases are in cases/bilingual, a folder each.

A folder holds `a.md`, its translation `a.en.md`, perhaps `translation.yml` (rulings), and
`expected.txt`: what is told, a line each, with the places of both sides.
"""

import shutil
from pathlib import Path

import pytest

from duizhao.bilingual import translation
from duizhao.bilingual.stamp import stamped
from duizhao.bilingual.translation import parts
from duizhao.checking import translations
from duizhao.codes import codes
from duizhao.documents import documents
from duizhao.glossary.load import load
from duizhao.house import annotator
from duizhao.problem import Refused, in_order
from tests.sites import FEW
from tests.support import CASES

GLOSSARY = load(FEW)
HOUSE = annotator(GLOSSARY)
CASE_FOLDERS = sorted(folder.name for folder in (CASES / "bilingual").iterdir())


def laid_out(folder: Path, case: str) -> Path:
    """Lay a case out as a publication."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    for name in ("a.md", "a.en.md"):
        source = CASES / "bilingual" / case / name
        if source.exists():
            shutil.copy(source, folder / "docs")
    return folder


def told(folder: Path, rulings: Path) -> list[str]:
    """Give what is said of the translations of a publication."""
    found = documents(folder, HOUSE)
    checked = translations.check(Path("docs"), found, HOUSE, GLOSSARY, rulings)
    return [str(problem) for problem in in_order(checked.problems)]


@pytest.mark.parametrize("case", CASE_FOLDERS)
def test_a_translation_has_said_of_it_what_its_case_says(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(laid_out(tmp_path, case))
    path = CASES / "bilingual" / case
    expected = (path / "expected.txt").read_text(encoding="utf-8").splitlines()
    lines = [line.replace(f"{path.as_posix()}/", "") for line in told(Path(), path)]
    assert lines == expected


def test_every_code_has_a_case() -> None:
    known = {code for code in codes() if code.startswith("B")}
    assert known == {name[:4] for name in CASE_FOLDERS if name.startswith("B")}


def test_a_stamp_makes_a_translation_say_what_it_is_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(laid_out(tmp_path, "B042-nothing-said"))
    (document,) = documents(Path(), HOUSE)
    path = Path("docs/a.en.md")
    before = path.read_text(encoding="utf-8")
    told_before = translation.load(path)
    assert told_before is not None
    sections = list(parts(document.blocks))
    once = stamped(before, told_before, sections, by="An", date="2021-01-31", state="revised")
    path.write_text(once, encoding="utf-8")
    assert told(Path(), tmp_path) == []
    again = translation.load(path)
    assert again is not None
    assert stamped(once, again, sections, by="An", date="2021-01-31") == once
    assert once.endswith(before)


@pytest.mark.parametrize("case", ["B042-nothing-said", "B040-changed"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "with a mark of UTF-8"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_stamp_leaves_the_line_ends_and_the_mark_of_a_file(
    case: str, mark: str, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(laid_out(tmp_path, case))
    (document,) = documents(Path(), HOUSE)
    path = Path("docs/a.en.md")
    written = path.read_text(encoding="utf-8")
    path.write_bytes((mark + written.replace("\n", end)).encode("utf-8"))
    of = translation.load(path)
    assert of is not None
    source = path.read_bytes().decode("utf-8")
    sections = list(parts(document.blocks))
    text = stamped(source, of, sections, by="An", date="2021-02-01", state="revised")
    plain = stamped(written, of, sections, by="An", date="2021-02-01", state="revised")
    assert text == mark + plain.replace("\n", end)
    path.write_bytes(text.encode("utf-8"))
    assert told(Path(), tmp_path) == []


def test_whatever_a_stamp_says_can_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(laid_out(tmp_path, "B042-nothing-said"))
    path = Path("docs/a.en.md")
    source = path.read_text(encoding="utf-8")
    by = 'An "X"\\\nB: c\t\x01'
    of = translation.load(path)
    assert of is not None
    path.write_text(stamped(source, of, [], by=by, date="2021-02-01"), encoding="utf-8")
    again = translation.load(path)
    assert again is not None
    assert again.by.split() == by.split()


def test_front_matter_that_is_no_yaml_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.en.md"
    path.write_text("---\ntitle: [\n---\n\n# A\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        translation.load(path)
    assert len(refused.value.problems) == 1


def test_a_section_that_changes_is_a_draft_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(laid_out(tmp_path, "B040-changed"))
    (document,) = documents(Path(), HOUSE)
    path = Path("docs/a.en.md")
    told_of = translation.load(path)
    assert told_of is not None
    source = path.read_text(encoding="utf-8")
    text = stamped(source, told_of, list(parts(document.blocks)), by="An", date="2021-02-01")
    path.write_text(text, encoding="utf-8")
    after = translation.load(path)
    assert after is not None
    assert [section.state for section in after.sections] == ["draft"]
    assert after.state == "draft"


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("translation: [a]", "G004 a mapping is wanted"),
        ("translation: {by: A, status: secret, date: '2021-01-31'}", "G006 “secret”"),
        ("translation: {by: A, status: official, date: May}", "G004 “May” is no day"),
        ("translation: {by: A, status: official}", "G007 key “date” is missing"),
        ("translation: {by: A", "G001 broken YAML"),
    ],
)
def test_a_front_matter_that_cannot_be_read_is_told(front: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.en.md"
    path.write_text(f"---\n{front}\n---\n\nText.\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        translation.load(path)
    assert said in str(refused.value)


def test_other_keys_of_the_front_matter_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.en.md"
    path.write_text("---\ntitle: T\ntags: [x]\n---\n\nText.\n", encoding="utf-8")
    found = translation.load(path)
    assert found is not None
    assert (found.title, found.before, found.by) == ("T", 4, "")
