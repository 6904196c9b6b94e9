"""Tests of taking a speech out of a saved page; the punctuation is in cases/punctuation.txt."""

import hashlib

import pytest

from duizhao.importing import LEAD_AT_MOST, Part, lead, markdown, punctuated, speech
from tests.support import plain, rows, text_of

PAGE = """\
欢迎浏览某区人民政府网站 | 无障碍浏览

工作报告

  ——2021年3月5日在某区人民代表大会上

  区 长  王小明

各位代表:

  现在,报告工作。

  一、回顾

(一)聚焦动能

  坚持生命至上,筑牢安全屏障。建立体系,压实责任。

【打印本页】 【关闭窗口】

主办单位: 某区政府 电话: 12345
黑ICP备1号-1 网站标识码: 99
某区信息中心版权所有
"""


@pytest.mark.parametrize(("before", "after"), rows("punctuation.txt"))
def test_punctuation_becomes_that_of_official_print(before: str, after: str) -> None:
    assert punctuated(before) == after


@pytest.mark.parametrize(("before", "after"), rows("punctuation.txt"))
def test_punctuation_restored_stays_as_it_is(before: str, after: str) -> None:
    assert punctuated(after) == after


def test_punctuation_keeps_the_length() -> None:
    assert all(len(before) == len(punctuated(before)) for before, _ in rows("punctuation.txt"))


def test_the_blocks_of_a_speech_are_known_for_what_they_are() -> None:
    kinds = [part.kind for part in speech(PAGE).parts]
    head = ["title", "occasion", "speaker", "paragraph", "paragraph"]
    assert kinds == [*head, "part", "section", "paragraph"]


def test_the_layout_of_the_speaker_is_taken_away() -> None:
    assert Part("speaker", "区长 王小明") in speech(PAGE).parts


def test_the_lines_of_the_page_itself_are_no_part_of_the_speech() -> None:
    said = "".join(part.text for part in speech(PAGE).parts)
    assert "浏览" not in said
    assert "打印" not in said


def test_the_imprint_is_what_the_page_says_of_itself() -> None:
    assert speech(PAGE).imprint == {
        "主办单位": "某区政府",
        "电话": "12345",
        "备案": "黑ICP备1号-1",
        "网站标识码": "99",
        "版权": "某区信息中心版权所有",
    }


def test_a_page_without_text_has_no_parts() -> None:
    assert speech("\n \n").parts == ()


@pytest.mark.parametrize(("length", "leads"), [(LEAD_AT_MOST, True), (LEAD_AT_MOST + 1, False)])
def test_a_first_sentence_leads_up_to_a_certain_length(length: int, leads: bool) -> None:
    assert bool(lead("稳" * length + "。后文。")) is leads


def test_that_length_is_eighteen_characters() -> None:
    assert LEAD_AT_MOST == 18


@pytest.mark.parametrize(
    "paragraph", ["坚持生命至上，筑牢安全屏障。建立体系。", "强化执行。要落实。"]
)
def test_a_short_first_sentence_leads_its_paragraph(paragraph: str) -> None:
    assert lead(paragraph) == paragraph[: paragraph.index("。") + 1]


@pytest.mark.parametrize(
    "paragraph",
    [
        "坚持生命至上。",
        "2020年完成。建立体系。",
        "坚持生命至上，筑牢安全屏障，建立体系，压实责任，守住国门。好。",
        "是什么？建立体系。好。",
    ],
)
def test_other_first_sentences_lead_nothing(paragraph: str) -> None:
    assert lead(paragraph) == ""


def test_markdown_has_the_structure_of_the_speech() -> None:
    body = markdown(PAGE.encode(), "a.txt").split("---\n", 2)[2]
    assert body.split("\n\n") == [
        "\n# 工作报告",
        "——2021年3月5日在某区人民代表大会上\n{: .occasion }",
        "区长 王小明\n{: .speaker }",
        "各位代表：",
        "现在，报告工作。",
        "## 一、回顾",
        "### （一）聚焦动能",
        "**坚持生命至上，筑牢安全屏障。**{.lead}建立体系，压实责任。\n",
    ]


def test_the_front_matter_tells_title_date_source_and_hash() -> None:
    head = markdown(PAGE.encode(), "source/a.txt").split("---\n")[1].splitlines()
    assert {
        'title: "工作报告"',
        'date: "2021-03-05"',
        'source: "source/a.txt"',
        f'sha256: "{hashlib.sha256(PAGE.encode()).hexdigest()}"',
    } <= set(head)


def test_signs_of_markdown_in_the_source_are_text() -> None:
    page = "题目\n正文*星*_线_`码`[链](x)<b>#{.x}与后文。\n"
    body = markdown(page.encode(), "a.txt").split("---\n", 2)[2]
    assert "正文*星*_线_`码`[链](x)<b>#{.x}与后文。" in text_of(plain(body))


def test_a_line_that_looks_like_a_list_is_text() -> None:
    page = "题目\n1. 第一项要做好。\n- 第二项要做好。\n+ 第三项要做好。\n"
    body = markdown(page.encode(), "a.txt").split("---\n", 2)[2]
    assert "<li>" not in plain(body)


def test_a_byte_order_mark_is_no_text() -> None:
    assert "\ufeff" not in markdown("\ufeff题目\n".encode(), "a.txt")


def test_a_page_in_another_encoding_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        markdown("工作报告".encode("gb18030"), "a.txt")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no text"):
        markdown(b"\n", "a.txt")


def test_a_long_line_of_brackets_is_punctuated_in_time() -> None:
    assert punctuated("(发" * 5_000 + ")" * 5_000).count("（") == 5_000
