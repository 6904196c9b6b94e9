"""Tests of reading a glossary folder; the broken ones are in cases/glossary."""

import re
from pathlib import Path

import pytest

from duizhao.glossary.load import load
from duizhao.glossary.model import (
    Definition,
    Form,
    Glossary,
    Name,
    ReadingRuling,
    Rendering,
    ScriptRuling,
)
from duizhao.house import lexicon
from duizhao.layers.terms import Sense
from duizhao.problem import Refused
from duizhao.scripts.house import Variant
from tests.support import CASES, ROOT

BROKEN = sorted(folder.name for folder in (CASES / "glossary").iterdir() if folder.is_dir())

CONCEPT = """\
  - id: {id}
    forms:
      - {{text: {form}, pinyin: {pinyin}}}
    english:
      - {{text: development, source: A plan, year: 2020}}
    definition:
      en: >-
        Growth and
        change.
      zh: >-
        增长
        与变化。
    confidence: standard
    related: [{related}]
"""
TERMS = "title: {zh: 经济, en: Economy}\nconcepts:\n"
GROWTH = CONCEPT.format(id="fazhan", form="发展", pinyin="fāzhǎn", related="chuangxin")
NOVELTY = CONCEPT.format(id="chuangxin", form="创新", pinyin="chuàngxīn", related="fazhan")


def folder(path: Path, **files: str) -> Path:
    """Write a glossary folder: `terms` and the rest, each with what stands in it."""
    (path / "terms").mkdir()
    for name, content in files.items():
        place = path / "terms" / "a.yml" if name == "terms" else path / f"{name}.yml"
        place.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_glossary_is_refused_with_all_its_problems(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CASES / "glossary" / name)
    with pytest.raises(Refused) as refused:
        load(Path())
    assert f"{refused.value}\n" == Path("expected.txt").read_text(encoding="utf-8")


def test_every_code_of_the_glossary_has_a_broken_folder() -> None:
    sources = (ROOT / "hooks" / "duizhao").rglob("*.py")
    codes = {
        code for path in sources for code in re.findall(r'"(G\d{3})"', path.read_text("utf-8"))
    }
    assert codes == {name.partition("-")[0] for name in BROKEN} - {"many"}


def test_the_publications_own_glossary_is_sound(glossary: Glossary) -> None:
    assert len(list(glossary.concepts)) > 100


def test_a_concept_is_read_with_all_its_fields(tmp_path: Path) -> None:
    concept = next(load(folder(tmp_path, terms=TERMS + GROWTH + NOVELTY)).concepts)
    assert (concept.id, concept.forms) == ("fazhan", (Form("发展", "fāzhǎn", status="preferred"),))
    assert concept.english == (Rendering("development", "A plan", 2020, status="preferred"),)
    assert concept.definition == Definition("Growth and change.", "增长与变化。")
    assert concept.related == ("chuangxin",)


def test_a_concept_knows_its_file_and_line(tmp_path: Path) -> None:
    concept = next(load(folder(tmp_path, terms=TERMS + GROWTH + NOVELTY)).concepts)
    assert (concept.file, concept.line) == ((tmp_path / "terms" / "a.yml").as_posix(), 3)


def test_a_domain_has_its_title_in_both_languages(tmp_path: Path) -> None:
    (domain,) = load(folder(tmp_path, terms=TERMS + GROWTH + NOVELTY)).domains
    assert (domain.chinese, domain.english) == ("经济", "Economy")


def test_a_glossary_may_hold_names_alone(tmp_path: Path) -> None:
    names = "- {text: 群力, pinyin: Qúnlì, kind: place}\n"
    assert load(folder(tmp_path, names=names)).names == (Name("群力", "Qúnlì", "place"),)


def test_a_ruling_on_pinyin_is_read_with_its_reason(tmp_path: Path) -> None:
    readings = "- {text: 重置, pinyin: chóngzhì, reason: 重 is chóng}\n"
    wanted = (ReadingRuling("重置", "chóngzhì", "重 is chóng"),)
    assert load(folder(tmp_path, readings=readings)).readings == wanted


def test_a_ruling_on_script_is_read_with_its_reason(tmp_path: Path) -> None:
    scripts = "- {text: 拆并, tw: 拆併, hk: 拆併, reason: to merge}\n"
    wanted = (ScriptRuling("拆并", "拆併", "拆併", "to merge"),)
    assert load(folder(tmp_path, scripts=scripts)).scripts == wanted


def test_pinyin_with_tone_numbers_is_refused(tmp_path: Path) -> None:
    names = "- {text: 群力, pinyin: Qun2li4, kind: place}\n"
    with pytest.raises(Refused, match="G012"):
        load(folder(tmp_path, names=names))


def test_pinyin_without_any_tone_mark_is_refused(tmp_path: Path) -> None:
    names = "- {text: 群力, pinyin: Qunli, kind: place}\n"
    with pytest.raises(Refused, match="G012"):
        load(folder(tmp_path, names=names))


def test_pinyin_with_a_sign_of_markup_is_refused(tmp_path: Path) -> None:
    names = "- {text: 群力, pinyin: 'Qún>lì', kind: place}\n"
    with pytest.raises(Refused, match="“>” is no pinyin"):
        load(folder(tmp_path, names=names))


def test_a_sign_of_the_form_may_stand_in_its_pinyin(tmp_path: Path) -> None:
    names = "- {text: 互联网+, pinyin: Hùliánwǎng+, kind: work}\n"
    assert [name.pinyin for name in load(folder(tmp_path, names=names)).names] == ["Hùliánwǎng+"]


def test_forms_that_differ_in_quotation_marks_alone_are_one_form(tmp_path: Path) -> None:
    quoted = CONCEPT.format(id="chuangxin", form="“发展”", pinyin="fāzhǎn", related="fazhan")
    with pytest.raises(Refused, match="G017"):
        load(folder(tmp_path, terms=TERMS + GROWTH + quoted))


def test_a_name_that_stands_twice_is_refused(tmp_path: Path) -> None:
    names = (
        "- {text: 群力, pinyin: Qúnlì, kind: place}\n- {text: 群力, pinyin: Qūnlì, kind: place}\n"
    )
    with pytest.raises(Refused, match=r"names\.yml:2"):
        load(folder(tmp_path, names=names))


def test_a_lexicon_leads_every_form_to_its_concept(glossary: Glossary) -> None:
    terms = lexicon(glossary).terms
    assert terms["放管服"] == terms["放管服改革"] == (Sense("fangguanfu"),)


def test_a_lexicon_divides_the_pinyin_of_rulings(tmp_path: Path) -> None:
    readings = "- {text: 为限额, pinyin: wèi xiàn’é, reason: r}\n"
    found = lexicon(load(folder(tmp_path, readings=readings))).readings
    assert found == {"为限额": ("wèi", "xiàn", "é")}


def test_a_lexicon_keeps_the_forms_given_to_a_name(glossary: Glossary) -> None:
    assert lexicon(glossary).names["道里区"] == Variant("道里區", "道里區")
