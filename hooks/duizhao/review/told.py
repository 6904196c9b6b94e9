"""Told: a review as a table, as JSON, and as a page."""

import html
import json
from collections.abc import Iterator, Sequence

from duizhao.review.doubts import REASONS
from duizhao.review.items import Item, Review

VERSION = 1


def as_table(items: Sequence[Item]) -> str:
    """Write numbered items, a line or two each, the most doubtful first."""
    return "".join(
        f"{number:>4}  {_marked(item)}\n      {_chosen(item)}  {item.file}#{item.block}\n"
        for number, item in enumerate(items, start=1)
    )


def _marked(item: Item) -> str:
    before, text, after = item.context
    return f"{before}【{text}】{after}"


def _chosen(item: Item) -> str:
    others = f", not {' or '.join(item.doubt.others)}" if item.doubt.others else ""
    reasons = "; ".join(REASONS[reason].english for reason in item.doubt.reasons)
    return f"{item.doubt.chosen}{others}: {reasons}"


def as_json(review: Review, items: Sequence[Item]) -> str:
    """Write items as one JSON object on a line."""
    told = {"version": VERSION, "open": len(review.open), "judged": len(review.judged)}
    return json.dumps({**told, "items": list(map(_object, items))}, ensure_ascii=False) + "\n"


def _object(item: Item) -> dict[str, object]:
    doubt = item.doubt
    return {
        "file": item.file,
        "block": item.block,
        "sentence": item.sentence,
        "at": item.at,
        "text": item.text,
        "kind": doubt.kind,
        "chosen": doubt.chosen,
        "others": list(doubt.others),
        "why": list(doubt.reasons),
        "weight": doubt.weight,
        "judged": item.judgment is not None,
    }


_PAGE = """<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>审校 Review</title>
<style>
body {{ max-inline-size: 60rem; margin-inline: auto; padding: 1rem; font: 1rem/1.6 sans-serif; }}
table {{ border-collapse: collapse; inline-size: 100%; }}
th, td {{ padding: .4rem .6rem; border-block-end: 1px solid #bbb; text-align: start;
  vertical-align: top; }}
mark {{ background: #ffe08a; color: inherit; }}
:root {{ color-scheme: light dark; }}
@media (prefers-color-scheme: dark) {{ mark {{ background: #6b5200; }} }}
</style>
<h1>审校 <span lang="en">Review</span></h1>
<p lang="en">{counts}</p>
{tables}
</html>
"""


def as_page(review: Review) -> str:
    """Write a page of its own; each item links to its place, as seen from the site's root."""
    counts = f"{len(review.open)} open, {len(review.judged)} judged."
    parts = [("待审 <span lang=en>Open</span>", review.open)]
    parts.append(("已审 <span lang=en>Judged</span>", review.judged))
    tables = "\n".join(f"<h2>{title}</h2>\n{_table(items)}" for title, items in parts)
    return _PAGE.format(counts=counts, tables=tables)


def _table(items: Sequence[Item]) -> str:
    if not items:
        return "<p>无 <span lang=en>None.</span></p>"
    head = "<tr><th>原文 <span lang=en>Text</span><th>所取 <span lang=en>Chosen</span>"
    head += "<th>另作 <span lang=en>Or</span><th>缘由 <span lang=en>Why</span></tr>"
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{''.join(map(_row, items))}</tbody>\n</table>"


def _row(item: Item) -> str:
    before, text, after = map(html.escape, item.context)
    page = item.file.removesuffix(".md") + ".html"
    link = f"{html.escape(page)}#{html.escape(item.block)}"
    reasons = "; ".join(_reasons(item))
    chosen = html.escape(_judged(item) or item.doubt.chosen)
    others = html.escape(" ".join(item.doubt.others))
    return (
        f'<tr><td><a href="{link}">{before}<mark>{text}</mark>{after}</a>'
        f"<td>{chosen}<td>{others}<td lang=en>{html.escape(reasons)}</tr>\n"
    )


def _reasons(item: Item) -> Iterator[str]:
    return (REASONS[reason].english for reason in item.doubt.reasons)


def _judged(item: Item) -> str:
    judgment = item.judgment
    if judgment is None:
        return ""
    return judgment.pinyin if item.doubt.kind == "reading" else f"{judgment.tw}/{judgment.hk}"
