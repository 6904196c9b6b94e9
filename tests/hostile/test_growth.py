"""Tests that time grows with the text and not with its square, whatever the text is made of.

Each hostile text is given in three lengths, each twice the one before. What grows with the square
would take four times as long each time. Python-Markdown's own growth is not ours, and not measured.
"""

import time
from collections.abc import Callable, Mapping

import pytest

from duizhao import drawing, export, importing
from duizhao.annotator import Annotator
from duizhao.pieces import pieces
from duizhao.scripts import telling

SHAPES: Mapping[str, Callable[[int], str]] = {
    "one character": lambda n: "发" * n,
    "one numeral": lambda n: "一" * n,
    "one short form": lambda n: "人大" * (n // 2),
    "one polyphone": lambda n: "为" * n,
    "a phrase": lambda n: ("深化放管服改革" * n)[:n],
    "lines": lambda n: "发\n" * (n // 2),
    "one Latin word": lambda n: "a" * n,
    "digits": lambda n: "3.5亿" * (n // 4),
    "brackets opened": lambda n: "(" * n,
    "brackets nested": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "brackets of controls": lambda n: "【" * n,
    "quotation marks nested": lambda n: "“" * (n // 2) + "”" * (n // 2),
    "quotation marks in Traditional": lambda n: "「" * n,
    "colons": lambda n: "a:" * (n // 2),
    "records": lambda n: "ICP备" * (n // 4),
    "spaces": lambda n: " " * n + "发",
    "combining marks": lambda n: "发" + "\u0301" * n,
    "no width": lambda n: "发\u200b" * (n // 2),
    "less than": lambda n: "<" * n + "发",
}
# Long enough that the square would be seen, short enough for every day.
LENGTH = 2_000


def drawn(house: Annotator, text: str) -> None:
    """Annotate a text as `annotate` does, and draw it."""
    telling.told(text)
    "".join(export.json_line(house.passage(text)))
    drawing.drawn(pieces(house.passage(text)), drawing.unlinked)


def imported(_: Annotator, text: str) -> None:
    """Import a text as a page, and as what stands under one."""
    importing.markdown(f"题目\n{text}\n【关闭】\n{text}\n".encode(), "a.txt")


def taken(work: Callable[[Annotator, str], None], house: Annotator, text: str) -> float:
    """Give the processor's time that a text takes; the lesser of two."""
    times = []
    for _ in range(2):
        start = time.process_time()
        work(house, text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("work", [drawn, imported])
def test_four_times_the_text_takes_nowhere_near_sixteen_times_as_long(
    house: Annotator, work: Callable[[Annotator, str], None], shape: str
) -> None:
    work(house, "发展")
    short = taken(work, house, SHAPES[shape](LENGTH))
    long = taken(work, house, SHAPES[shape](4 * LENGTH))
    assert long < 8 * max(short, 0.02)


VAST = {
    "a word of a million letters": "发" + "x" * 1_000_000,
    "a hundred thousand nested brackets": "（" * 100_000 + "发" + "）" * 100_000,
    "a hundred thousand nested quotations": "“" * 100_000 + "发" + "”" * 100_000,
}


@pytest.mark.parametrize("shape", VAST)
def test_a_vast_text_comes_through_whole(house: Annotator, shape: str) -> None:
    text = VAST[shape]
    passage = house.passage(text)
    assert "".join(piece.text for piece in pieces(passage)) == text
    assert passage.syllables[text.index("发")] == "fā"
