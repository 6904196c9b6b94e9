"""Tests of the Python-Markdown extension."""

import re
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from duizhao.annotator import Annotator
from duizhao.glossary.model import Glossary
from duizhao.house import annotator
from duizhao.identity import block_id
from duizhao.markdown import DuizhaoExtension, makeExtension
from tests.support import ROOT, Document, converted, plain, small, text_of

REFORM = small({"放管服改革": "fàngguǎnfú gǎigé", "发展": "fāzhǎn"})


def html(source: str, **settings: object) -> str:
    """Convert Markdown with a glossary of two terms."""
    return converted(source, REFORM, **settings)[0]


def terms(source: str) -> list[str]:
    """Give the texts of the links to terms."""
    return [text_of(found) for found in re.findall(r"<a class=term[^>]*>(.*?)</a>", html(source))]


def test_a_paragraph_is_one_passage() -> None:
    _, extension = converted("深化**“放管服”**[改革](x)。", REFORM)
    assert [block.passage.text for block in extension.blocks] == ["深化“放管服”改革。"]


def test_a_block_without_chinese_is_left_as_it_is() -> None:
    source = "Only **English**, 5%.\n"
    assert re.sub(r' id="[^"]*"', "", html(source)) == plain(source)


def test_a_paragraph_has_the_id_of_its_text() -> None:
    assert Document(html("深化**改革**。")).all("p")[0]["id"] == block_id("深化改革。")


def test_a_heading_has_the_id_of_its_text() -> None:
    assert Document(html("# 工作 回顾\n")).all("h1")[0]["id"] == block_id("工作回顾")


def test_an_id_of_the_authors_own_stays() -> None:
    assert Document(html("# 回顾 {: #review }\n")).all("h1")[0]["id"] == "review"


def test_the_contents_lead_to_the_headings() -> None:
    md = Markdown(extensions=["toc", makeExtension(glossary=ROOT / "glossary")])
    md.convert("# 回顾\n\n## 展望\n")
    assert block_id("展望") in Document(str(md.toc)).all("a")[1]["href"]  # type: ignore[attr-defined]


def test_ids_are_given_out_once() -> None:
    ids = Document(html("同上\n\n同上\n\n- 同上\n- 一\n\n    同上\n")).ids
    assert len(ids) == len(set(ids))


def test_a_block_knows_the_id_of_its_paragraph() -> None:
    _, extension = converted("> 发展\n", REFORM)
    assert [block.id for block in extension.blocks] == [block_id("发展")]


def test_the_text_around_code_is_annotated_and_the_code_is_not() -> None:
    found = html("发展`发展`发展")
    assert "<code>发展</code>" in found
    assert found.count("<ruby") == 2


def test_a_code_block_is_not_annotated() -> None:
    assert "<ruby" not in html("```\n发展\n```\n\n    发展\n")


def test_code_divides_a_term() -> None:
    assert terms("放管`服`服改革") == []


def test_a_term_is_a_link_to_its_entry() -> None:
    assert "<a class=term href=../terms/t.html>" in html("发展", href="../terms/")


def test_a_term_that_bold_divides_is_one_link() -> None:
    assert terms("**放**管服改革") == ["放管服改革"]


def test_a_term_with_bold_quotation_marks_is_one_link() -> None:
    assert terms("深化**“放管服”**改革") == ["“放管服”改革"]


def test_a_term_that_shares_bold_with_other_words_is_a_link_for_each_part() -> None:
    assert terms("深化**推进放管**服改革") == ["放管", "服改革"]


def test_a_term_inside_a_link_is_no_link_of_its_own() -> None:
    assert terms("[推进放管服改革](x)") == []


def test_a_term_that_a_link_divides_is_no_link_inside_it() -> None:
    links = Document(html("[推进放管](x)服改革")).all("a")
    assert [link["href"] for link in links] == ["x", "terms/t.html"]


def test_a_term_that_a_footnote_mark_divides_is_no_link_around_it() -> None:
    found = html("放管服[^1]改革\n\n[^1]: 注\n")
    assert not re.search(r"<a class=term[^>]*>(?:(?!</a>).)*<sup", found)


def test_a_footnote_mark_does_not_divide_a_word() -> None:
    _, extension = converted("发[^1]展\n\n[^1]: 注\n", REFORM)
    assert extension.blocks[0].passage.text == "发展"


def test_an_image_divides_a_word() -> None:
    _, extension = converted("发![图](x.png)展", REFORM)
    assert extension.blocks[0].passage.mentions == ()


def test_text_in_english_is_left_alone() -> None:
    assert "<ruby" not in html("发展\n{: lang=en }\n")


def test_text_marked_as_chinese_is_annotated() -> None:
    assert "<ruby" in html("发展\n{: lang=zh-Hans }\n")


def test_inline_html_does_not_divide_a_word() -> None:
    _, extension = converted("发<b>展</b>", REFORM)
    assert extension.blocks[0].passage.text == "发展"


def test_inline_html_stays() -> None:
    assert "<b>" in html("发<b>展</b>")


def test_a_term_inside_a_raw_link_is_no_link_of_its_own() -> None:
    assert terms('<a href="x">推进放管服改革</a>') == []


@pytest.mark.parametrize("tag", ["code", "kbd", "samp", "var"])
def test_inside_raw_inline_code_nothing_is_annotated(tag: str) -> None:
    assert f"<{tag}>发展</{tag}>" in html(f"改革<{tag}>发展</{tag}>开放")


@pytest.mark.parametrize("tag", ["<img src=x>", "<br>", "<input>", "<img src=x />", "<wbr>"])
def test_after_a_raw_tag_that_holds_nothing_text_is_annotated(tag: str) -> None:
    assert html(f"改革{tag}开放").count("<ruby") == 2


def test_after_raw_inline_code_that_is_never_closed_the_next_block_is_annotated() -> None:
    assert html("改革<kbd>开放\n\n发展\n").count("<ruby") == 2


def test_a_term_that_a_raw_link_divides_is_no_link_inside_it() -> None:
    links = Document(html('放管<a href="x">服</a>改革')).all("a")
    assert [link["href"] for link in links] == ["terms/t.html", "x", "terms/t.html"]


def test_a_raw_ruby_of_the_authors_own_holds_no_other() -> None:
    assert "<ruby>重<rt>zhòng</rt></ruby>" in html("改革<ruby>重<rt>zhòng</rt></ruby>要")


def test_raw_inline_text_in_english_is_left_alone() -> None:
    assert '<span lang="en">发展</span>' in html('改革<span lang="en">发展</span>')


def test_an_entity_divides_a_word_and_stays() -> None:
    assert text_of(html("发&nbsp;展")) == "发\xa0展"


def test_an_escaped_sign_is_text() -> None:
    assert text_of(html(r"发展\*\_改革")) == "发展*_改革"


def test_the_signs_of_html_in_a_text_stay_text() -> None:
    assert text_of(html("发展 < 改革 &amp; 5 > 3")) == "发展 < 改革 & 5 > 3"


def test_alignment_in_tables_is_a_class() -> None:
    table = Document(html("| 左 | 中 | 右 |\n|:--|:-:|--:|\n| 发 | 展 | 1 |\n"))
    classes = [cell["class"] for cell in table.all("td")]
    assert classes == ["align-left", "align-center", "align-right"]
    assert not any("style" in attributes for _, attributes in table.tags)


def test_a_living_id_carries_the_anchors_of_its_aliases() -> None:
    found = Document(html("发展", aliases={"t-old": block_id("发展")}))
    assert found.all("span")[0] == {"id": "t-old"}


def test_an_anchor_of_an_alias_stands_before_the_text() -> None:
    found = html("发展，好", aliases={"t-old": block_id("发展，好")})
    assert re.match(r'<p[^>]*><span id="t-old"></span><a', found)


def test_an_alias_of_an_id_that_still_lives_is_no_second_anchor() -> None:
    ids = Document(html("发展\n\n改革\n", aliases={block_id("改革"): block_id("发展")})).ids
    assert len(ids) == len(set(ids))


def test_an_alias_is_one_of_the_ids_of_the_page() -> None:
    extension = DuizhaoExtension(annotator(Glossary()), aliases={"t-old": block_id("发展")})
    Markdown(extensions=[extension]).convert("发展")
    assert extension.ids == {"t-old", block_id("发展")}


def test_without_a_glossary_everything_else_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    drawn = Markdown(extensions=[DuizhaoExtension()]).convert("深化改革")
    assert "data-py=shēnhuà" in drawn
    assert "class=term" not in drawn


def test_a_term_that_its_section_has_had_says_so() -> None:
    found = html("发展\n\n发展\n\n## 甲\n\n发展，发展\n\n#### 乙\n\n发展")
    classes = [link["class"] for link in Document(found).all("a")]
    assert classes == ["term", "term again", "term", "term again", "term again"]


def test_a_block_says_how_long_it_is() -> None:
    assert Document(html("发" * 25)).all("p")[0]["class"] == "n1"


def test_a_short_page_is_not_gathered() -> None:
    assert "dz-part" not in html("发展。\n\n" * 10)


def test_a_long_page_is_gathered_into_parts() -> None:
    found = html("\n\n".join("改" * 500 for _ in range(12)))
    assert found.count("dz-part") == 3


def test_gathering_loses_no_text() -> None:
    source = "\n\n".join(f"## 题{n}\n\n" + "改革发展。" * 90 for n in range(12))
    assert text_of(html(source)).split() == text_of(plain(source)).split()


def test_one_extension_forgets_the_page_before() -> None:
    md_html, extension = converted("发展", REFORM)
    md = Markdown(extensions=[extension])
    md.convert("改革")
    md.reset()
    md.convert("开放")
    assert md_html
    assert [block.passage.text for block in extension.blocks] == ["开放"]


def test_one_extension_gives_the_same_page_the_same_ids() -> None:
    md = Markdown(extensions=[makeExtension(glossary=ROOT / "glossary")])
    first = md.convert("发展")
    assert md.reset().convert("发展") == first


def test_the_extension_is_made_of_a_glossary_folder(tmp_path: Path) -> None:
    (tmp_path / "names.yml").write_text("- {text: 群力, pinyin: Qúnlì, kind: place}\n", "utf-8")
    md = Markdown(extensions=[makeExtension(glossary=tmp_path)])
    assert "data-py=Qúnlì" in md.convert("群力")


@pytest.mark.parametrize(
    "source",
    [
        "深化**“放管服”**[改革](x)，*优化*`营商`环境[^1]。\n\n[^1]: 发展。\n",
        "- 一\n    - 二\n\n        三\n- 四\n",
        "1. 发展\n2. [改**革**](x)\n",
        "> 引文\n>\n> - 里面\n",
        "| 营商 | 环境 |\n|:-:|--:|\n| **放**管服 | `改革` |\n",
        "发展<!-- 注 -->改革<br>开放<img src=x alt=图>好",
        "<div>发展</div>\n\n改革\n",
        "发展  \n改革\n",
        "发展\x02改革\x03",
        "![改革](x.png)<https://example.org/发展>",
        "改革 &amp; 发展 &#x53d1;&copy; < >",
    ],
)
def test_the_text_content_is_that_of_plain_markdown(house: Annotator, source: str) -> None:
    assert text_of(converted(source, house)[0]) == text_of(plain(source))


@pytest.mark.parametrize(
    ("options", "drawn"),
    [
        ({}, "<span data-tw=「>“</span><ruby data-tw=發展>发展<rt data-py=fāzhǎn></ruby>"),
        ({"quotation_marks": False}, "“<ruby data-tw=發展>发展<rt data-py=fāzhǎn></ruby>”"),
    ],
)
def test_quotation_marks_are_of_the_script_unless_that_is_turned_off(
    options: dict[str, Any], drawn: str
) -> None:
    assert drawn in Markdown(extensions=[DuizhaoExtension(**options)]).convert("“发展”")


def test_the_text_may_be_in_traditional() -> None:
    html = Markdown(extensions=[DuizhaoExtension(source="tw")]).convert("發展說")
    assert "<ruby data-hans=发展>發展<rt data-py=fāzhǎn></ruby>" in html
    assert "<ruby data-hans=说 data-hk=説>說<rt data-py=shuō></ruby>" in html
    assert text_of(html) == "發展說"
