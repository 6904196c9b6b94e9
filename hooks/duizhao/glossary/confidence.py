"""Confidence: how sure an entry of a glossary is."""

from collections.abc import Mapping

# Each word, with what it says in Chinese and in English.
CONFIDENCE: Mapping[str, tuple[str, str]] = {
    "sourced": ("有出处", "seen in the named source"),
    "standard": ("通行译法", "standard official usage, not checked against a source"),
    "descriptive": ("说明性译法", "a descriptive translation; the meaning is well established"),
    "inferred": ("据文推断", "inferred from the document alone"),
    "unknown": ("未详", "not known; the literal sense only"),
}
