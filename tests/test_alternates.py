"""Tests of the pages' addresses in each script."""

import pytest

from duizhao.editions.alternates import Alternate, Alternates
from duizhao.script import HANS, HK, TW, Script

SITE = "https://example.org/daoli/"
BOTH = (TW, HK)


def the_same(text: str, _: Script) -> str:
    """Give a text as its own form in every script."""
    return text


def alternates(
    scripts: tuple[Script, ...] = BOTH, site: str = SITE, *urls: str, source: Script = HANS
) -> Alternates:
    """Make the alternates of a site of a few pages."""
    return Alternates(scripts, site, source, frozenset(urls))


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
    found = dict(alternates((HK,), SITE, "a.html").pages("a.html", page, the_same))
    assert found == {HANS: page, HK: '<html lang="zh-Hant-HK"><a href="a.html"></a></html>'}


def test_what_stands_around_the_articles_is_gathered_from_every_page() -> None:
    made = alternates()
    for title in ("发展", "人民"):
        list(made.pages("a.html", f"<title>{title}</title><article>里</article>", the_same))
    assert made.strings == {"发展", "人民"}


def test_it_is_gathered_where_no_other_script_has_pages_too() -> None:
    made = alternates(())
    list(made.pages("a.html", "<title>发展</title>", the_same))
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


def test_the_pages_in_the_script_of_the_source_stand_at_the_root() -> None:
    assert list(alternates((HANS, HK), source=TW).of("a/b.html")) == [
        Alternate(HANS, "../zh-hans/a/b.html", f"{SITE}zh-hans/a/b.html"),
        Alternate(TW, "b.html", f"{SITE}a/b.html"),
        Alternate(HK, "../zh-hant-hk/a/b.html", f"{SITE}zh-hant-hk/a/b.html"),
    ]


def test_the_folder_of_the_source_is_free_and_that_of_simplified_is_not() -> None:
    made = alternates((HANS, HK), SITE, "zh-hant-tw/a.html", "zh-hans/a.html", source=TW)
    assert [problem.file for problem in made.clashes()] == ["zh-hans/a.html"]


def test_the_page_at_the_root_is_written_in_the_script_of_the_source() -> None:
    page = '<html lang="zh-Hans"><a href="a.html"></a></html>'
    found = dict(alternates((HANS,), SITE, "a.html", source=TW).pages("a.html", page, the_same))
    assert found == {TW: page.replace("zh-Hans", "zh-Hant-TW"), HANS: page}
