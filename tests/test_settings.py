"""Tests of what a configuration says of an edition's scripts."""

import pytest

from duizhao.editions.settings import (
    english_of,
    errors_of,
    others_of,
    quotation_marks_of,
    source_of,
)
from duizhao.problem import Refused
from duizhao.script import HANS, HK, TW, Script


@pytest.mark.parametrize(
    ("setting", "scripts"),
    [
        (None, (TW, HK)),
        ([], ()),
        (["tw"], (TW,)),
        (["hk"], (HK,)),
        (["tw", "hk"], (TW, HK)),
        (["hk", "tw"], (TW, HK)),
        (["hk", "hk"], (HK,)),
    ],
)
def test_the_setting_names_the_other_scripts(setting: object, scripts: tuple[Script, ...]) -> None:
    assert others_of(setting, HANS, "mkdocs.yml") == scripts


@pytest.mark.parametrize(
    "setting",
    ["tw", "", 7, 0, True, False, {}, {"tw": 1}, ["hans"], ["zh-TW"], ["tw", 1], [["tw"]], [None]],
)
def test_another_setting_is_refused_in_one_line(setting: object) -> None:
    with pytest.raises(Refused) as refused:
        others_of(setting, HANS, "mkdocs.yml")
    (problem,) = refused.value.problems
    assert str(problem) == (
        f"mkdocs.yml: C001 extra.scripts is {setting!r}, which is no list of scripts; "
        "list tw, hk, both, or neither: []"
    )


@pytest.mark.parametrize(
    ("setting", "scripts"),
    [(None, (HANS, HK)), ([], ()), (["hk", "hans"], (HANS, HK)), (["hans"], (HANS,))],
)
def test_beside_a_source_of_taiwan_the_others_are_simplified_and_hong_kong(
    setting: object, scripts: tuple[Script, ...]
) -> None:
    assert others_of(setting, TW, "mkdocs.yml") == scripts


def test_the_script_of_the_source_is_none_of_the_others() -> None:
    with pytest.raises(Refused) as refused:
        others_of(["tw"], TW, "mkdocs.yml")
    assert str(refused.value).endswith("; list hans, hk, both, or neither: []")


@pytest.mark.parametrize(
    ("setting", "script"), [(None, HANS), ("hans", HANS), ("tw", TW), ("hk", HK)]
)
def test_the_source_is_in_the_script_that_is_named(setting: object, script: Script) -> None:
    assert source_of(setting, "mkdocs.yml") is script


@pytest.mark.parametrize("setting", ["", "TW", "zh-Hant-TW", "auto", 7, False, [], ["tw"]])
def test_another_source_is_refused_in_one_line(setting: object) -> None:
    with pytest.raises(Refused) as refused:
        source_of(setting, "mkdocs.yml")
    assert str(refused.value) == (
        f"mkdocs.yml: C003 extra.source is {setting!r}, which is no script; write hans, tw or hk"
    )


@pytest.mark.parametrize(("setting", "wanted"), [(None, True), (True, True), (False, False)])
def test_quotation_marks_change_unless_that_is_turned_off(setting: object, wanted: bool) -> None:
    assert quotation_marks_of(setting, "mkdocs.yml") is wanted


@pytest.mark.parametrize("setting", ["", "false", 0, 1, [], {}])
def test_another_setting_of_quotation_marks_is_refused_in_one_line(setting: object) -> None:
    with pytest.raises(Refused) as refused:
        quotation_marks_of(setting, "mkdocs.yml")
    assert str(refused.value) == (
        f"mkdocs.yml: C004 extra.quotation_marks is {setting!r}, which is neither true nor false; "
        "write true or false"
    )


@pytest.mark.parametrize(
    "template",
    ["mailto:a@b.example?subject={page}%23{paragraph}", "https://b.example/new?title={title}"],
)
def test_errors_are_reported_to_an_address_that_may_name_the_place(template: str) -> None:
    assert errors_of(template, "mkdocs.yml") == template


@pytest.mark.parametrize(
    "template", ["a@b.example", 7, "https://b.example/{where}", "javascript:1"]
)
def test_what_is_no_address_to_report_errors_to_is_refused(template: object) -> None:
    with pytest.raises(Refused, match="C005"):
        errors_of(template, "mkdocs.yml")


def test_without_a_setting_there_is_nowhere_to_report_errors_to() -> None:
    assert errors_of(None, "mkdocs.yml") == ""


@pytest.mark.parametrize("setting", ["首页: Home", ["首页"], {"首页": 1}, {1: "Home"}])
def test_english_that_is_no_list_of_names_is_refused(setting: object) -> None:
    with pytest.raises(Refused, match=r"^mkdocs\.yml: C006 .*; write a line"):
        english_of(setting, "mkdocs.yml")
