"""Script: in which characters a text or a page is written."""

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Script:
    """A script: its name in data attributes, its language tag, its label, and its English name.

    The label is written in the script itself; the short and the brief one stand where room is
    scarce. There are three, and each is itself alone.
    """

    name: str
    language: str
    label: str
    short: str
    english: str
    brief: str


HANS = Script("hans", "zh-Hans", "简体", "简", "Simplified", "Simp")
TW = Script("tw", "zh-Hant-TW", "繁體臺灣", "臺", "Traditional, Taiwan", "TW")
HK = Script("hk", "zh-Hant-HK", "繁體香港", "港", "Traditional, Hong Kong", "HK")
SCRIPTS = (HANS, TW, HK)


def folder(script: Script, source: Script = HANS) -> str:
    """Give the folder of a script's pages: those in the script of the source stand at the root."""
    return "" if script is source else f"{script.language.lower()}/"
