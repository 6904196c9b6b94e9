"""Formats: in which a glossary is given away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from duizhao.exchange import anki, plain, rows, skos, tbx
from duizhao.exchange.about import About
from duizhao.glossary.model import Glossary
from duizhao.script import Script

# Gives the form of a Simplified text in a script.
Form = Callable[[str, Script], str]


@dataclass(frozen=True)
class Format:
    """A format: how it is written, what its files are called, and what it is, in both languages."""

    write: Callable[[Glossary, About, Form], str]
    suffix: str
    chinese: str
    english: str


FORMATS: Mapping[str, Format] = {
    "tbx": Format(
        tbx.as_tbx, "tbx", "术语交换格式 TBX-Basic（ISO 30042）", "TBX-Basic (ISO 30042)"
    ),
    "skos": Format(skos.as_turtle, "ttl", "关联数据 SKOS（Turtle）", "SKOS, Turtle"),
    "json-ld": Format(skos.as_json_ld, "jsonld", "关联数据 SKOS（JSON-LD）", "SKOS, JSON-LD"),
    "csv": Format(
        lambda glossary, _about, _form: rows.as_csv(glossary),
        "csv",
        "表格（CSV，UTF-8）",
        "a table (CSV, UTF-8)",
    ),
    "json": Format(plain.as_json, "json", "完整数据（JSON）", "all fields (JSON)"),
    "anki": Format(anki.as_deck, "anki.txt", "Anki 记忆卡片", "a deck for Anki"),
}


def file_name(name: str) -> str:
    """Give what the file of a format is called."""
    return f"glossary.{FORMATS[name].suffix}"
