"""Script: in which characters a page is written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Script:
    """A script: its name in data attributes, its language tag, the folder of its pages, its label.

    The label is written in the script itself, the short one for narrow windows; pages in
    Simplified stand at the root.
    """

    name: str
    language: str
    folder: str
    label: str
    short: str
    english: str


HANS = Script("hans", "zh-Hans", "", "简体", "简", "Simplified")
TW = Script("tw", "zh-Hant-TW", "zh-hant-tw/", "繁體臺灣", "臺", "Traditional, Taiwan")
HK = Script("hk", "zh-Hant-HK", "zh-hant-hk/", "繁體香港", "港", "Traditional, Hong Kong")
SCRIPTS = (HANS, TW, HK)
