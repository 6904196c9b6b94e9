"""What the theme writes against the rules is mended, and nothing else is touched."""

from importlib.resources import files
from pathlib import Path

from duizhao.editions.mending import deferred, mended, mended_script
from duizhao.editions.shrinking import shrunk

TOGGLE = '<input class="md-toggle" type="checkbox" id="__toc" autocomplete="off">'


def test_a_checkbox_completes_nothing() -> None:
    assert mended(TOGGLE) == '<input class="md-toggle" type="checkbox" id="__toc">'


def test_another_input_is_left_alone() -> None:
    field = '<input type="search" autocomplete="off">'
    assert mended(field) == field


def test_the_way_to_the_next_page_is_called_what_is_seen() -> None:
    link = '<a href="b.html" class="md-footer__link md-footer__link--next"'
    assert mended(f'{link} aria-label="下一页: 报告">报告</a>') == f"{link}>报告</a>"


def test_no_browser_fetches_the_next_page_against_the_policy() -> None:
    kept = '<link rel="canonical" href="/report.html">'
    assert mended(f'{kept}<link rel="prev" href="a.html">\n<link rel="next" href="b.html">') == kept


def test_a_label_without_its_box_is_for_nothing() -> None:
    assert mended('<label for="__toc">目录</label>') == "<label>目录</label>"
    whole = '<input id="__toc"><label for="__toc">目录</label>'
    assert mended(whole) == whole


def test_the_contents_are_not_followed_by_two() -> None:
    contents = '<ul class="md-nav__list"{} data-md-scrollfix>'
    assert mended(contents.format(' data-md-component="toc"')) == contents.format("")


def test_a_script_waits_until_the_page_has_been_read_unless_it_says_otherwise() -> None:
    scripts = '<script src="a.js"></script><script src="b.js" async></script>'
    told = deferred(f'{scripts}<script id="c" type="application/json">')
    assert told.startswith('<script defer src="a.js"></script><script src="b.js" async></script>')
    assert told.endswith('<script id="c" type="application/json">')


def test_a_script_is_shrunk_and_says_the_same() -> None:
    script = '// why\n"use strict";\nconst a = `x  y`; // so\nconst b = /a\\/  b/g;\n'
    assert shrunk("a.js", script) == '"use strict";const a=`x  y`;const b=/a\\/  b/g;'


def test_a_style_sheet_is_shrunk_and_says_the_same() -> None:
    sheet = "/* why */\n:root {\n  --a: calc(1px + 2px);\n  --b: light-dark(#fff, #000);\n}\n"
    told = shrunk("a.css", sheet)
    assert "why" not in told
    assert "calc(1px + 2px)" in told
    assert "light-dark(#fff,#000)" in told


def test_other_files_stay_as_they_are() -> None:
    assert shrunk("a.svg", "<svg> </svg>") == "<svg> </svg>"


def test_the_theme_does_not_say_again_that_scripts_run() -> None:
    root = "document.documentElement.classList"
    script = f'begin();{root}.remove("no-js");{root}.add("js");go();'
    assert mended_script(script) == "begin();go();"


def test_the_theme_s_own_script_has_the_line_that_is_taken_out() -> None:
    folder = Path(str(files("material"))) / "templates" / "assets" / "javascripts"
    (bundle,) = folder.glob("bundle.*.js")
    script = bundle.read_text(encoding="utf-8")
    assert mended_script(script) != script
    assert '"no-js"' not in mended_script(script)
