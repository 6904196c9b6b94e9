"""Tests of a finished page, and of what it becomes in another script."""

import json
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao import drawing
from duizhao.annotator import Annotator
from duizhao.editions.sheet import Sheet
from duizhao.editions.target import Place, Target
from duizhao.pieces import pieces
from duizhao.script import HANS, HK, SCRIPTS, TW, Script, folder
from tests.support import Document

SITE = "https://example.org/daoli/"
PAGES = ("index.html", "report.html", "a/index.html", "a/b/c.html", "报告/新 年.html")
BOTH = pytest.mark.parametrize("script", [TW, HK])

# A page such as the theme makes, in small.
PAGE = """\
<!doctype html>
<html lang="zh-Hans" class="no-js">
  <head>
    <title>报告 &amp; 附件 - 对照</title>
    <meta name="description" content="工作报告，附“释义”。 A report &amp; more.">
    <meta name="generator" content="发展 1.0">
    <link rel="canonical" href="https://example.org/daoli/report.html">
    <link rel="alternate" hreflang="zh-Hans" href="https://example.org/daoli/report.html">
    <link rel="stylesheet" href="assets/main.css">
    <!-- 发展 <a href="index.html" title="发展"> -->
  </head>
  <body>
    <nav aria-label="导航栏">
      <a href="index.html" title="首页: 对照">首页</a>
      <a href="#h" class="md-nav__link"><span>
        工作报告 - 发展
      </span></a>
      <p lang="en">发展 <b>头发</b></p> <code>头发 <code>里</code> 发展</code> 头发
      <span data-tw="發展，&lt;改革&gt;">发展，&lt;改革&gt;</span>
      <svg viewBox="0 0 1 1"><title>发展</title></svg>
    </nav>
    <article class="md-typeset">
      <form aria-label="阅读设置">
      <a hreflang="zh-Hans" href="report.html" aria-current="true">简</a>
      <a hreflang="zh-Hant-TW" href="zh-hant-tw/report.html" aria-current="false">繁</a></form>
      <h2 id=h><ruby data-tw=工作報告>工作报告<rt data-py=a></ruby> - <code>发展</code></h2>
      <p id="t-1"><ruby data-tw=發展>发展<rt data-py=fāzhǎn></ruby>&nbsp;<code>发展</code>，
        <ruby data-tw=裡 data-hk=裏>里<rt data-py=lǐ></ruby><ruby>人民<rt data-py=rénmín></ruby></p>
      <a class=term href=a/b/c.html#t>发展</a> <img src="plan.png" alt="发展图">
    </article>
    <script id="__config" type="application/json">{"base": ".", "search": "assets/search.js", \
"translations": {"copy": "\\u590d\\u5236 \\u003cb\\u003e"}}</script>
    <script src="assets/bar.js" data-terms="assets/terms.js">"发展 <a href='index.html'>"</script>
  </body>
</html>
"""

# What may differ between a page and the same page in another script.
CHANGING = frozenset(
    "lang href src title alt aria-label placeholder content aria-current "
    "data-hans data-tw data-hk data-terms".split()
)

Write = Callable[..., str]


@pytest.fixture(scope="module")
def write(house: Annotator) -> Write:
    """Write a page in a script, as standing at an address."""

    def written(page: str, script: Script = TW, url: str = "report.html") -> str:
        return Sheet(page).written(target(house, script, url))

    return written


def target(annotator: Annotator, script: Script, url: str = "report.html") -> Target:
    """Write for a script, as standing at an address."""

    def form(text: str, script: Script) -> str:
        return annotator.passage(text).form(script)

    return Target(script, Place(quote(url), frozenset(map(quote, PAGES)), SITE), form)


def around(body: str) -> str:
    """Put something beside the article of a page."""
    return f'<html lang="zh-Hans"><body>{body}<article></article></body></html>'


def inside(body: str) -> str:
    """Put something into the article of a page."""
    return f'<html lang="zh-Hans"><body><article>{body}</article></body></html>'


def body(page: str) -> str:
    """Give what was put into a page."""
    found = re.search(r"<body>(?:<article>)?(.*?)(?:<article>)?</article></body>", page, re.DOTALL)
    assert found
    return found[1]


@BOTH
@pytest.mark.parametrize(
    ("url", "address", "there"),
    [
        ("report.html", "index.html", "index.html"),
        ("report.html", "a/b/c.html#t-1", "a/b/c.html#t-1"),
        ("report.html", "a/index.html?q=1#t", "a/index.html?q=1#t"),
        ("report.html", "./index.html", "./index.html"),
        ("report.html", "plan.png", "../plan.png"),
        ("report.html", "./plan.png", "../plan.png"),
        ("report.html", "other.html", "../other.html"),
        ("report.html", "source/a.txt?x=1", "../source/a.txt?x=1"),
        ("report.html", ".", "../."),
        ("a/b/c.html", "../../report.html", "../../report.html"),
        ("a/b/c.html", "../../assets/main.css", "../../../assets/main.css"),
        ("a/b/c.html", "plan.png", "../../../a/b/plan.png"),
        ("a/b/c.html", "../plan.png?x#y", "../../../a/plan.png?x#y"),
        ("a/b/c.html", "../..", "../../../."),
        ("a/b/c.html", "../../assets/search/", "../../../assets/search/"),
        ("a/b/c.html", "../../../beyond.png", "../../../../beyond.png"),
        ("a/b/c.html", "c.html", "c.html"),
        ("a/b/c.html", "report.html", "../../../a/b/report.html"),
        ("report.html", "报告/新 年.html", "报告/新 年.html"),
        ("report.html", quote("报告/新 年.html"), quote("报告/新 年.html")),
        ("报告/新 年.html", "../report.html#t-1", "../report.html#t-1"),
        ("报告/新 年.html", "../report.html?../index.html", "../report.html?../index.html"),
        ("报告/新 年.html", quote("新 年.html"), quote("新 年.html")),
        ("报告/新 年.html", "图.png", "../../%E6%8A%A5%E5%91%8A/图.png"),
        ("报告/新 年.html", "../a/%E5%9B%BE.png", "../../a/%E5%9B%BE.png"),
    ],
)
def test_a_page_has_its_own_address_in_a_script_and_all_else_is_shared(
    house: Annotator, script: Script, url: str, address: str, there: str
) -> None:
    assert target(house, script, url).address(address) == there


@BOTH
@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/b.html",
        "mailto:a@b",
        "data:image/png;base64,AA",
        "/x.html",
        "#t",
        "?q",
        "",
    ],
)
def test_an_address_that_hangs_on_no_folder_stays(
    house: Annotator, script: Script, address: str
) -> None:
    assert target(house, script).address(address) == address


@BOTH
def test_a_link_to_another_script_leads_out_of_the_folder(write: Write, script: Script) -> None:
    page = Document(write(PAGE, script))
    links = [link for link in page.all("a") if "hreflang" in link]
    assert [link["href"] for link in links] == ["../report.html", "../zh-hant-tw/report.html"]


@BOTH
def test_the_script_of_the_page_is_the_one_that_is_current(write: Write, script: Script) -> None:
    links = [link for link in Document(write(PAGE, script)).all("a") if "hreflang" in link]
    current = [link["hreflang"] for link in links if link["aria-current"] == "true"]
    assert current == [script.language for _ in range(script is TW)]


@BOTH
def test_the_canonical_address_is_that_of_the_script(write: Write, script: Script) -> None:
    links = Document(write(PAGE, script)).all("link")
    (link,) = [link for link in links if link["rel"] == "canonical"]
    assert link["href"] == f"{SITE}{folder(script)}report.html"


def test_a_public_address_of_an_alternate_stays(write: Write) -> None:
    links = Document(write(PAGE)).all("link")
    assert [link["href"] for link in links if "hreflang" in link] == [f"{SITE}report.html"]


@BOTH
def test_the_page_says_its_language(write: Write, script: Script) -> None:
    assert f'<html lang="{script.language}" class="no-js">' in write(PAGE, script)


def test_the_title_and_the_description_are_in_the_script(write: Write) -> None:
    page = write(PAGE)
    assert "<title>報告 &amp; 附件 - 對照</title>" in page
    assert 'content="工作報告，附“釋義”。 A report &amp; more."' in page


def test_another_meta_element_stays(write: Write) -> None:
    assert 'content="发展 1.0"' in write(PAGE)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("<p>发展</p>", "<p>發展</p>"),
        ("<p>\n  发展\n</p>", "<p>\n  發展\n</p>"),
        ("<p>发展 &amp; &lt;头发&gt;</p>", "<p>發展 &amp; &lt;頭髮&gt;</p>"),
        ("<p>发展 &quot;头发&quot;</p>", '<p>發展 "頭髮"</p>'),
        ("<p>人民 &quot;&nbsp;&#8617;</p>", "<p>人民 &quot;&nbsp;&#8617;</p>"),
        ("<p>plain &quot;text&quot;</p>", "<p>plain &quot;text&quot;</p>"),
        ("<code>发展</code>头发", "<code>发展</code>頭髮"),
        ("<pre>发展 <b>头发</b></pre>头发", "<pre>发展 <b>头发</b></pre>頭髮"),
        ("<code><code>发展</code>发展</code>头发", "<code><code>发展</code>发展</code>頭髮"),
        ("<script>发展 <b></script>头发", "<script>发展 <b></script>頭髮"),
        ("<style>.a::after{content:'发展'}</style>", "<style>.a::after{content:'发展'}</style>"),
        ("<svg><title>发展</title></svg>头发", "<svg><title>发展</title></svg>頭髮"),
        ("<!-- 发展 <b>发展</b> -->头发", "<!-- 发展 <b>发展</b> -->頭髮"),
        ('<p lang="ja">发展<b>发展</b></p>头发', '<p lang="ja">发展<b>发展</b></p>頭髮'),
        ("<span data-tw=裡 data-hk=裏>里</span>", "<span data-hans=里 data-hk=裏>裡</span>"),
        ("<noscript>发展</noscript>头发", "<noscript>发展</noscript>頭髮"),
    ],
)
def test_the_chinese_around_the_article_is_exchanged_and_no_more(
    write: Write, text: str, there: str
) -> None:
    assert body(write(around(text))) == there


@pytest.mark.parametrize("name", ["title", "alt", "aria-label", "placeholder"])
@pytest.mark.parametrize("put", [around, inside])
@pytest.mark.parametrize(
    ("value", "there"),
    [
        ('"发展"', '"發展"'),
        ("'发展'", '"發展"'),
        ("发展", '"發展"'),
        ('"下一页: 首页"', '"下一頁: 首頁"'),
        ('"发展 &amp; &quot;头发&quot;"', '"發展 &amp; &quot;頭髮&quot;"'),
        ('"发展 href=a"', '"發展 href=a"'),
        ("\"'发展'\"", '"&#x27;發展&#x27;"'),
        ('"a &#38; b"', '"a &#38; b"'),
    ],
)
def test_an_attribute_that_is_shown_or_heard_is_exchanged(
    write: Write, put: Callable[[str], str], name: str, value: str, there: str
) -> None:
    assert body(write(put(f"<img {name}={value}>"))) == f"<img {name}={there}>"


@pytest.mark.parametrize("put", [around, inside])
@pytest.mark.parametrize(
    "tag", ['<img lang="ja" title="发展">', '<img value="发展">', '<p class="发展" id="发展"></p>']
)
def test_another_attribute_and_one_in_another_language_stay(
    write: Write, put: Callable[[str], str], tag: str
) -> None:
    assert body(write(put(tag))) == tag


def test_inside_the_article_only_what_is_marked_changes(write: Write) -> None:
    text = "发展<b>发展</b><ruby data-tw=發展>发展<rt data-py=fāzhǎn></ruby>发展<ruby>里</ruby>"
    assert body(write(inside(text))) == (
        "发展<b>发展</b><ruby data-hans=发展>發展<rt data-py=fāzhǎn></ruby>发展<ruby>里</ruby>"
    )


def test_the_forms_of_what_is_marked_are_all_kept(write: Write) -> None:
    text = "<ruby data-tw=裡 data-hk=裏>里<rt data-py=lǐ></ruby>"
    assert body(write(inside(text), HK)) == "<ruby data-hans=里 data-tw=裡>裏<rt data-py=lǐ></ruby>"


@BOTH
def test_the_settings_of_the_theme_are_json_seen_from_the_folder(
    write: Write, script: Script
) -> None:
    page = write(PAGE, script)
    written = re.search(r'<script id="__config"[^>]*>(.*?)</script>', page)
    assert written
    assert json.loads(written[1]) == {
        "base": "../.",
        "search": "../assets/search.js",
        "translations": {"copy": "複製 <b>"},
    }
    assert "<" not in written[1]


def test_a_script_is_untouched_but_for_its_address(write: Write) -> None:
    assert (
        '<script src="../assets/bar.js" data-terms="../assets/terms.js">'
        "\"发展 <a href='index.html'>\"</script>" in write(PAGE)
    )


def test_the_strings_are_the_chinese_that_is_no_passage() -> None:
    assert Sheet(PAGE).strings == {
        *("报告 & 附件", "对照", "导航栏", "首页", "头发", "阅读设置", "发展图"),
    }


def test_a_title_and_the_name_of_the_site_are_strings_of_their_own() -> None:
    assert Sheet(around("<i title='下一页: 首页'>报告 - 对照</i>")).strings == {
        *("下一页", "首页", "报告", "对照"),
    }


@pytest.mark.parametrize(
    ("heading", "entry", "there"),
    [
        ("<ruby data-tw=發展>发展<rt data-py=fāzhǎn></ruby>", "发展", "發展"),
        ("用 <code>发展</code><span data-tw=裡>里</span>", " 用 发展里\n", " 用 发展裡\n"),
        ("<span lang=ja>发展</span>: &amp;<b>里</b>", "发展: &amp;里", "发展: &amp;里"),
        ("发展", "发展 - 里面", "發展 - 裡面"),
    ],
)
def test_an_entry_of_the_contents_is_as_its_heading(
    write: Write, heading: str, entry: str, there: str
) -> None:
    page = (
        '<a href="#%E9%87%8C" class="md-nav__link"><b>{}</b></a>'
        '<article><h2 class=a id="里">{}</h2></article>'
    )
    written = write(page.format(entry, heading))
    assert re.findall("<b>(.*?)</b></a>", written, re.DOTALL) == [there]


def test_a_page_without_an_article_is_written_too(write: Write) -> None:
    assert (
        write("<html lang=zh-Hans><p>发展</p></html>")
        == '<html lang="zh-Hant-TW"><p>發展</p></html>'
    )


texts = st.text(st.sampled_from("发展头里后台干人民 \n&<>\"'=`-:#;a\u00a0\u2028𠮷🙂"), max_size=12)
names = st.sampled_from(["title", "alt", "href", "src", "class", "lang", "value", "hreflang"])


def escaped(text: str) -> str:
    """Write a text as HTML may: what must be escaped is, in one way or another."""
    signs = {"&": "&amp;", "<": "&lt;", ">": "&#62;", '"': "&quot;", "\u00a0": "&nbsp;"}
    return "".join(signs.get(character, character) for character in text)


@st.composite
def elements(draw: st.DrawFn) -> str:
    """Draw a piece of a page: a text, an element with attributes, or a passage."""
    kind = draw(st.sampled_from(["text", "element", "comment", "passage"]))
    text = draw(texts)
    if kind == "comment":
        return f"<!--{escaped(text)}-->"
    if kind == "text":
        return escaped(text)
    if kind == "passage":
        return f"\ufffc{text}\ufffc"
    name = draw(st.sampled_from("p a b code pre span i".split()))
    given_names = draw(st.lists(names, unique=True, max_size=3))
    attributes = "".join(f' {n}="{escaped(draw(texts))}"' for n in given_names)
    return f"<{name}{attributes}>{''.join(draw(st.lists(elements(), max_size=2)))}</{name}>"


def page_of(parts: Iterable[str], annotator: Annotator) -> str:
    """Put parts into a page, the same around the article and in it; draw its passages."""

    def drawn(match: re.Match[str]) -> str:
        return drawing.drawn(pieces(annotator.passage(match[1])), drawing.unlinked)

    text = re.sub("\ufffc(.*?)\ufffc", drawn, "".join(parts), flags=re.DOTALL)
    return f'<html lang="zh-Hans">{text}<article>{text}</article>{text}</html>'


def bare(page: str) -> list[tuple[str, dict[str, str]]]:
    """Give the tags of a page without what may change."""
    return [
        (tag, {name: value for name, value in found.items() if name not in CHANGING})
        for tag, found in Document(page).tags
    ]


def test_a_page_written_in_simplified_is_itself_byte_for_byte(write: Write) -> None:
    assert write(PAGE, HANS) == PAGE


@settings(max_examples=150)
@given(parts=st.lists(elements(), max_size=5))
def test_any_page_written_in_simplified_is_itself_byte_for_byte(
    house: Annotator, parts: list[str]
) -> None:
    page = page_of(parts, house)
    assert Sheet(page).written(target(house, HANS)) == page


@settings(max_examples=150)
@given(parts=st.lists(elements(), max_size=5), script=st.sampled_from([TW, HK]))
def test_the_tags_of_any_page_are_the_same_but_for_what_may_change(
    house: Annotator, parts: list[str], script: Script
) -> None:
    page = page_of(parts, house)
    assert bare(Sheet(page).written(target(house, script))) == bare(page)


@settings(max_examples=150)
@given(parts=st.lists(elements(), max_size=5), script=st.sampled_from([TW, HK]))
def test_the_text_of_any_page_is_as_long_in_another_script(
    house: Annotator, parts: list[str], script: Script
) -> None:
    page = page_of(parts, house)
    there = Sheet(page).written(target(house, script))
    assert len(Document(there).text) == len(Document(page).text)


@settings(max_examples=150)
@given(value=texts, script=st.sampled_from([TW, HK]))
def test_a_name_is_in_another_script_what_its_parts_are(
    house: Annotator, value: str, script: Script
) -> None:
    page = inside(f'<img title="{escaped(value)}">')
    (image,) = Document(Sheet(page).written(target(house, script))).all("img")
    assert image["title"] == target(house, script).text(value)


@given(text=texts, script=st.sampled_from(SCRIPTS))
def test_a_passage_is_written_in_its_form(house: Annotator, text: str, script: Script) -> None:
    page = inside(drawing.drawn(pieces(house.passage(text)), drawing.unlinked))
    passage = house.passage(text)
    form = {HANS: text, TW: passage.tw, HK: passage.hk}[script]
    assert Document(Sheet(page).written(target(house, script))).text == form
