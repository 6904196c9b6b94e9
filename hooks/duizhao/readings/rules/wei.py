"""为: wéi is to make, to take as, to be, or by; wèi is for, because of, in order to."""

from collections.abc import Sequence

from duizhao import han
from duizhao.readings.rules.view import View

_WITH_PURPOSE = frozenset("此 何 什么 啥 了 谁 的 之 着 其 这 那".split())
_TAKING = frozenset("以 把 将 化 变 视 尊 奉 选 推 拜 认 引 传 转".split())
_TAKEN = frozenset("以此 以其 以之 以资".split())
_MAKING = frozenset(
    "成作称名改变化升降列评定分划视选誉译换聘设造整并拓展任举荐缩减至认奉判断算归转建界理释述"
    "组概括总结提炼扩延长增调培育打当沦喻比拟折合计核测估录取级缩简命更"
)
_QUANTITIES = frozenset("率额数量比值度价期积距长宽高重速龄分差幅费金资款润税入出产能型均标限")
_PEOPLE = frozenset("者员户民人们商客众友童妇兵军工师业生企农党国家方")
# Nouns that end as people do and are none.
_NO_PEOPLE = frozenset("产业 行业 就业 农业 工业 专业 事业 创业 人生 民生 卫生 中华民国".split())


def of_purpose(view: View) -> str | None:
    """为 with 此, 何, 什么, 了, 的是 is wèi: for this, why, in order to."""
    return "wèi" if view.after in _WITH_PURPOSE else None


def of_passive(view: View) -> str | None:
    """为 … 所 … is wéi: by."""
    after = list(view.clause_after())[:5]
    place = after.index("所") if "所" in after else 0
    return "wéi" if view.after == "所" or 0 < place < len(after) - 1 else None


def of_taking(view: View) -> str | None:
    """以, 把, 将, 化 … 为 … is wéi: to take as, to turn into; but not before people served."""
    if is_served(view):
        return None
    return "wéi" if any(word in _TAKING or word in _TAKEN for word in _up_to_wei(view)) else None


def _up_to_wei(view: View) -> Sequence[str]:
    """Give the words before, 将 left out where it only says that something is to come."""
    words = list(view.clause_before())
    return words[1:] if words[:1] == ["将"] else words


def after_making(view: View) -> str | None:
    """为 behind a verb of change, naming or choosing is wéi: into, as."""
    before = view.before
    if before[-1:] not in _MAKING or view.is_any(before, "d"):
        return None
    return None if is_served(view) or (view.figure_at(1) and _is_for_many(view)) else "wéi"


def of_service(view: View) -> str | None:
    """为 before people, with more to follow, is wèi: for."""
    return "wèi" if is_before_people(view) else None


def is_before_people(view: View) -> bool:
    """Say whether people stand behind the word, and more than what describes them."""
    after = list(view.clause_after())[:2]
    people = len(after) > 1 and after[0][-1] in _PEOPLE and after[0] not in _NO_PEOPLE
    return people and after[1] not in {"的", "本", "之", "主体"}


def is_served(view: View) -> bool:
    """Say whether people stand behind the word, and something that is done for them."""
    return is_before_people(view) and _has_verb(view, list(view.clause_after())[1:])


def after_a_quantity(view: View) -> str | None:
    """为 between a quantity and its figure is wéi: to be."""
    return "wéi" if view.figure_at(1) and view.before[-1:] in _QUANTITIES else None


def before_many(view: View) -> str | None:
    """为 before so many people or households, with a verb to follow, is wèi: for."""
    return "wèi" if view.figure_at(1) and _is_for_many(view) else None


def _is_for_many(view: View) -> bool:
    after = list(view.clause_after())
    counted = any(word[-1] in _COUNTED for word in after[1:3])
    return counted and _has_verb(view, after[1:])


_COUNTED = _PEOPLE | frozenset("名位个对批余多")


def of_an_aim(view: View) -> str | None:
    """为 that begins its clause before a verb is wèi: in order to."""
    return "wèi" if not view.before and view.is_tagged(view.after, "v") else None


def with_a_verb_to_come(view: View) -> str | None:
    """为 before a noun that a verb follows is wèi: for."""
    after = list(view.clause_after())
    return "wèi" if len(after) > 1 and _has_verb(view, after[1:]) else None


def _has_verb(view: View, words: Sequence[str]) -> bool:
    """Say whether a verb is among the words that does not only describe a noun."""
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if following == "的" or not han.is_han(word[0]):
            continue
        if view.is_any(word, "il") or view.is_tagged(word, "v", "vd", "vi"):
            return True
        if view.is_tagged(word, "vn") and following and not view.is_any(following, "n"):
            return True
    return False


RULES = (
    of_purpose,
    of_passive,
    of_taking,
    after_a_quantity,
    after_making,
    of_service,
    before_many,
    of_an_aim,
    with_a_verb_to_come,
)
