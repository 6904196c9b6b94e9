"""Tests of the first publication: its text, its scripts, and its building."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from duizhao import importing
from duizhao.annotator import Annotator
from duizhao.passage import Passage
from tests.sites import build, copied, files
from tests.support import ROOT, python, rows, text_of, to_simplified, without_english

DOCS = ROOT / "docs"
REPORT = DOCS / "report.md"
SOURCE = DOCS / "source" / "daoli-2021-report.txt"
REGIONS = ["tw", "hk"]

# Moves the clock of a process by as many days as the environment says.
CLOCK = """
import datetime, os, time
shift = int(os.environ["SHIFTED_BY_DAYS"]) * 86_400
true_time = time.time
time.time = lambda: true_time() + shift
class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
class ShiftedDate(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
datetime.datetime, datetime.date = Shifted, ShiftedDate
"""
TELLS_THE_DAY = "import datetime, time; print(datetime.date.today(), time.time() // 86_400)"


def front_matter(path: Path) -> dict[str, Any]:
    """Give the front matter of a page, empty where it has none."""
    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    found: dict[str, Any] = yaml.safe_load(parts[1]) if parts[0] == "" else {}
    return found


def bare(text: str) -> str:
    """Give a text without white space, its full-width punctuation back in ASCII."""
    ascii_marks = str.maketrans("，：；（）！？", ",:;()!?")
    return "".join(text.translate(ascii_marks).split())


def source_text() -> str:
    """Give the source without the lines of the page around it."""
    text = SOURCE.read_text(encoding="utf-8-sig")
    return text[text.index("2021年政府工作报告") : text.index("【打印本页】")]


def report_text() -> str:
    """Give the report without front matter and marks of Markdown."""
    body = REPORT.read_text(encoding="utf-8").split("---\n", 2)[2]
    body = re.sub(r"^\{: \.\w+ \}$|^#+ ", "", body, flags=re.MULTILINE)
    body = body.replace("{.lead}", "").replace("**", "")
    return re.sub(r"\\([\\`*_\[\]<>#&{}])", r"\1", body)


def paragraphs() -> list[str]:
    """Give the blocks of the report."""
    parts = importing.speech(SOURCE.read_text(encoding="utf-8-sig")).parts
    return [part.text for part in parts]


@pytest.fixture(scope="module")
def passages(house: Annotator) -> list[Passage]:
    """The blocks of the report, annotated."""
    return [house.passage(text) for text in paragraphs()]


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder that moves the clock of every Python that has it on its path."""
    folder = tmp_path_factory.mktemp("clock")
    (folder / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    return str(folder)


def on_day(folder: Path, clock: str, days: str, site: str) -> dict[str, bytes]:
    """Build a publication on another day, with Python's hashes in another order."""
    settings = {"SHIFTED_BY_DAYS": days, "PYTHONHASHSEED": days, "NO_MKDOCS_2_WARNING": "1"}
    command = ["-m", "mkdocs", "build", "--strict", "-d", site]
    done = python(*command, cwd=folder, path=clock, environment=settings)
    assert done.returncode == 0, done.stderr.decode()
    return files(folder / site)


def test_the_report_is_what_importing_makes_of_its_source() -> None:
    made = importing.markdown(SOURCE.read_bytes(), "source/daoli-2021-report.txt")
    assert REPORT.read_bytes() == made.encode("utf-8")


def test_the_report_differs_from_its_source_in_nothing_but_punctuation_and_structure() -> None:
    assert bare(report_text()) == bare(source_text())


def test_the_imprint_is_that_of_the_source() -> None:
    source = bare(SOURCE.read_text(encoding="utf-8-sig"))
    values = front_matter(REPORT)["imprint"].values()
    parts = [bare(part) for value in values for part in value.split("，")]
    assert [part for part in parts if part not in source] == []


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_the_hash_that_a_page_names_is_that_of_its_source(path: Path) -> None:
    told = front_matter(path)
    named = DOCS / told.get("source", path.name)
    assert told.get("sha256") in (None, hashlib.sha256(named.read_bytes()).hexdigest())


def test_the_report_names_the_hash_of_its_source() -> None:
    assert re.fullmatch("[0-9a-f]{64}", front_matter(REPORT)["sha256"])


def test_the_report_as_a_page_has_the_text_of_its_source(tmp_path: Path) -> None:
    page = copied(tmp_path / "site")
    assert build(page, "--strict").returncode == 0
    html = (page / "site" / "report.html").read_text(encoding="utf-8")
    article = without_english(html[html.index("<article") : html.index("</article>")])
    assert bare(source_text()) in bare(text_of(article))


@pytest.mark.parametrize("region", REGIONS)
def test_daoli_is_daoli_in_both_scripts(passages: list[Passage], region: str) -> None:
    text = "".join(getattr(passage, region) for passage in passages)
    assert re.search("道[裡裏]", text) is None
    assert text.count("道里") == "".join(paragraphs()).count("道里")


@pytest.mark.parametrize("region", REGIONS)
def test_the_songhua_river_keeps_its_name(passages: list[Passage], region: str) -> None:
    text = "".join(getattr(passage, region) for passage in passages)
    assert "鬆花江" not in text
    assert "松花江" in text


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("wrong", [wrong for (wrong,) in rows("conversion-errors.txt")])
def test_no_error_of_conversion_that_is_known_stands_in_the_report(
    passages: list[Passage], region: str, wrong: str
) -> None:
    assert wrong not in "".join(getattr(passage, region) for passage in passages)


@pytest.mark.parametrize("region", REGIONS)
def test_both_scripts_lead_back_to_the_report(passages: list[Passage], region: str) -> None:
    back = [to_simplified(getattr(passage, region), region) for passage in passages]
    assert back == paragraphs()


def test_every_character_of_the_report_is_read(passages: list[Passage]) -> None:
    assert [found for passage in passages for found in passage.unread] == []


def test_every_ruling_on_pinyin_applies_to_the_report(house: Annotator) -> None:
    texts = paragraphs()
    rulings = yaml.safe_load((ROOT / "glossary" / "readings.yml").read_text(encoding="utf-8")) or []
    used = {match.pattern for text in texts for match in house.reader.rulings(text)}
    assert [ruling["text"] for ruling in rulings if ruling["text"] not in used] == []


def test_every_ruling_on_script_applies_to_the_report(house: Annotator) -> None:
    texts = paragraphs()
    rulings = yaml.safe_load((ROOT / "glossary" / "scripts.yml").read_text(encoding="utf-8"))
    used = {match.pattern for text in texts for match in house.converter.rulings(text)}
    assert [ruling["text"] for ruling in rulings if ruling["text"] not in used] == []


def test_the_clock_of_the_next_test_is_moved(clock: str) -> None:
    days = [
        python("-c", TELLS_THE_DAY, path=clock, environment={"SHIFTED_BY_DAYS": shift}).stdout
        for shift in ("0", "40")
    ]
    today, later = (line.split() for line in map(bytes.decode, days))
    assert today[0] < later[0]
    assert 40 <= float(later[1]) - float(today[1]) <= 41


def test_the_site_is_the_same_on_another_day_and_in_another_folder(
    tmp_path: Path, clock: str
) -> None:
    today = on_day(copied(tmp_path / "one", whole=True), clock, "0", "site")
    later = on_day(copied(tmp_path / "two", whole=True), clock, "40", "site")
    assert [name for name in today if today[name] != later.get(name)] == []
    assert today.keys() == later.keys()
    assert {"report.html", "sitemap.xml", "sitemap.xml.gz"} <= today.keys()


def test_the_site_is_the_same_when_it_is_built_again(tmp_path: Path, clock: str) -> None:
    folder = copied(tmp_path / "one")
    first = on_day(folder, clock, "0", "first")
    assert on_day(folder, clock, "3", "second") == first
