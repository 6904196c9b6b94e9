"""Settings: what a configuration says under `extra` of an edition's scripts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.problem import Problem, Refused
from duizhao.script import HANS, SCRIPTS, Script


@dataclass(frozen=True)
class Settings:
    """What a configuration says of an edition.

    The script of the documents and the others that have pages; whether quotation marks differ by
    script; where errors are reported to; the English of names.
    """

    source: Script
    others: tuple[Script, ...]
    quotation_marks: bool
    report_errors: str
    english: Mapping[str, str]


def settings_of(extra: Mapping[str, object], file: str, *, alone: bool) -> Settings:
    """Read what stands under `extra`; `alone` leaves the other scripts out whatever it says.

    Raises Refused at the first setting that is none.
    """
    source = source_of(extra.get("source"), file)
    return Settings(
        source=source,
        others=others_of([] if alone else extra.get("scripts"), source, file),
        quotation_marks=quotation_marks_of(extra.get("quotation_marks"), file),
        report_errors=errors_of(extra.get("report_errors"), file),
        english=english_of(extra.get("english"), file),
    )


def source_of(setting: object, file: str) -> Script:
    """Give the script that the documents are written in; Simplified where none is named.

    Raises Refused where the setting is anything else.
    """
    found = [script for script in SCRIPTS if script.name == setting]
    if setting is not None and not found:
        message = f"extra.source is {setting!r}, which is no script"
        raise Refused([Problem(file, 0, "C003", message, "write hans, tw or hk")])
    return found[0] if found else HANS


def others_of(setting: object, source: Script, file: str) -> tuple[Script, ...]:
    """Give the scripts besides the source's that have pages: those named; both where none is.

    Raises Refused where the setting is anything else.
    """
    others = {script.name: script for script in SCRIPTS if script is not source}
    names = list(others) if setting is None else setting
    if not isinstance(names, list) or not all(name in [*others] for name in names):
        message = f"extra.scripts is {setting!r}, which is no list of scripts"
        remedy = f"list {', '.join(others)}, both, or neither: []"
        raise Refused([Problem(file, 0, "C001", message, remedy)])
    return tuple(script for name, script in others.items() if name in names)


_PLACES = ("page", "paragraph", "title")


def errors_of(setting: object, file: str) -> str:
    """Give the template of the address that errors are reported to; none where none is set.

    Raises Refused where it is no address, or names a place that is not known.
    """
    if setting is None:
        return ""
    text = setting if isinstance(setting, str) else ""
    named = re.findall(r"\{(.*?)\}", text)
    if not re.match(r"(?:mailto:|https?://)\S+$", text) or not set(named) <= {*_PLACES}:
        message = f"extra.report_errors is {setting!r}, which is no address to report errors to"
        remedy = (
            "write a mailto: or https: address; {page}, {paragraph} and {title} may stand in it"
        )
        raise Refused([Problem(file, 0, "C005", message, remedy)])
    return text


def quotation_marks_of(setting: object, file: str) -> bool:
    """Say whether Traditional text has 「 」 for “ ”; it has, unless the setting says otherwise.

    Raises Refused where the setting is anything else.
    """
    if not (setting is None or isinstance(setting, bool)):
        message = f"extra.quotation_marks is {setting!r}, which is neither true nor false"
        raise Refused([Problem(file, 0, "C004", message, "write true or false")])
    return setting is not False


def english_of(setting: object, file: str) -> dict[str, str]:
    """Give the English of names in the navigation, as an editor lists them: Chinese → English.

    Raises Refused where the setting is anything else.
    """
    if setting is None:
        return {}
    pairs = setting.items() if isinstance(setting, dict) else [(None, None)]
    if not all(isinstance(chinese, str) and isinstance(said, str) for chinese, said in pairs):
        message = f"extra.english is {setting!r}, which is no list of names with their English"
        remedy = "write a line for each, such as 首页: Home"
        raise Refused([Problem(file, 0, "C006", message, remedy)])
    return dict(pairs)
