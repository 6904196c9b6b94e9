"""Tests of the pages' addresses in each script, and of the setting that chooses the scripts."""

import pytest

from duizhao.editions.alternates import Alternate, Alternates, chosen
from duizhao.problem import Refused
from duizhao.script import HANS, HK, TW, Script

SITE = "https://example.org/daoli/"
BOTH = (TW, HK)


def doubled(text: str) -> tuple[str, str]:
    """Give a text as its own form in both Traditional scripts."""
    return text, text


def alternates(scripts: tuple[Script, ...] = BOTH, site: str = SITE, *urls: str) -> Alternates:
    """Make the alternates of a site of a few pages."""
    return Alternates(scripts, site, frozenset(urls))


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
def test_the_setting_names_the_traditional_scripts(
    setting: object, scripts: tuple[Script, ...]
) -> None:
    assert chosen(setting, "mkdocs.yml") == scripts


@pytest.mark.parametrize(
    "setting",
    ["tw", "", 7, 0, True, False, {}, {"tw": 1}, ["hans"], ["zh-TW"], ["tw", 1], [["tw"]], [None]],
)
def test_another_setting_is_refused_in_one_line(setting: object) -> None:
    with pytest.raises(Refused) as refused:
        chosen(setting, "mkdocs.yml")
    (problem,) = refused.value.problems
    assert str(problem) == (
        f"mkdocs.yml: C001 extra.scripts is {setting!r}, which is no list of scripts; "
        "list tw, hk, both, or neither: []"
    )


@pytest.mark.parametrize(
    ("url", "hans", "tw", "hk"),
    [
        ("a.html", "a.html", "zh-hant-tw/a.html", "zh-hant-hk/a.html"),
        ("a/b/c.html", "c.html", "../../zh-hant-tw/a/b/c.html", "../../zh-hant-hk/a/b/c.html"),
        (
            "%E5%B9%B4.html",
            "%E5%B9%B4.html",
            "zh-hant-tw/%E5%B9%B4.html",
            "zh-hant-hk/%E5%B9%B4.html",
        ),
    ],
)
def test_a_page_has_an_address_in_every_script(url: str, hans: str, tw: str, hk: str) -> None:
    assert list(alternates().of(url)) == [
        Alternate(HANS, hans, f"{SITE}{url}"),
        Alternate(TW, tw, f"{SITE}zh-hant-tw/{url}"),
        Alternate(HK, hk, f"{SITE}zh-hant-hk/{url}"),
    ]


def test_a_site_without_a_public_address_has_relative_ones() -> None:
    found = list(alternates(site="").of("a/b.html"))
    assert [alternate.url for alternate in found] == [alternate.href for alternate in found]


@pytest.mark.parametrize("scripts", [(), (TW,), (HK,)])
def test_a_script_that_was_not_chosen_has_no_address(scripts: tuple[Script, ...]) -> None:
    found = {a.script: (a.href, a.url) for a in alternates(scripts).of("a.html")}
    assert {script for script, address in found.items() if address == ("", "")} == {
        *({TW, HK} - {*scripts}),
    }


def test_the_pages_are_written_in_the_scripts_that_were_chosen() -> None:
    page = '<html lang="zh-Hans"><a href="a.html"></a></html>'
    found = dict(alternates((HK,), SITE, "a.html").pages("a.html", page, doubled))
    assert found == {HK: '<html lang="zh-Hant-HK"><a href="a.html"></a></html>'}


def test_what_stands_around_the_articles_is_gathered_from_every_page() -> None:
    made = alternates()
    for title in ("发展", "人民"):
        list(made.pages("a.html", f"<title>{title}</title><article>里</article>", doubled))
    assert made.strings == {"发展", "人民"}


def test_it_is_gathered_where_no_other_script_has_pages_too() -> None:
    made = alternates(())
    list(made.pages("a.html", "<title>发展</title>", doubled))
    assert made.strings == {"发展"}


def test_a_page_in_the_folder_of_another_script_is_a_problem_in_one_line() -> None:
    made = alternates(BOTH, SITE, "zh-hant-tw/a.html", "zh-hant-tw.html", "a/zh-hant-hk/b.html")
    assert [str(problem) for problem in made.clashes()] == [
        "zh-hant-tw/a.html: C002 the folder zh-hant-tw/ is for pages in another script; "
        "give it another name"
    ]


def test_the_folder_of_a_script_that_was_not_chosen_is_free() -> None:
    assert list(alternates((HK,), SITE, "zh-hant-tw/a.html").clashes()) == []


def test_every_clash_is_told_in_order() -> None:
    urls = ("zh-hant-hk/b.html", "zh-hant-tw/b.html", "zh-hant-tw/a.html")
    told = [problem.file for problem in alternates(BOTH, SITE, *urls).clashes()]
    assert told == ["zh-hant-tw/a.html", "zh-hant-tw/b.html", "zh-hant-hk/b.html"]
