"""Particles: 得, 地, 着 and 了, words of grammar in some places and of meaning in others."""

from duizhao.readings.rules.view import View

# 得 ------------------------------------------------------------

_COMES_OF_IT = frozenset("住起上下来去动过出进见着到了清透完成好多快高大远足严细实准稳很更不太像越")
_MUST = frozenset(
    "就 总 还 都 也 非 必 可 又 准 才 便 需 均 却 那 不过 否则 怕 恐怕 至少 只 全 "
    "必须 一定 务必 肯定".split()
)
_TO_GET = frozenset(
    "不 已 可 所 各 自 荣 夺 获 取 求 谋 赢 博 换 觅 兼 独 共 一举 首次 再次 连续 先后 共计".split()
)
_GOT = frozenset("分票奖胜益利失名主宠势病令知悉救出以到")


def must(view: View) -> str | None:
    """得 behind 就, 还, 总 or who must, before what must be done, is děi."""
    after = view.after
    if not after or after[0] in _GOT or after in _COMES_OF_IT:
        return None
    if view.before in _MUST:
        return "děi" if view.is_any(after, "vdptafil") else None
    is_done_so = view.is_any(after, "dtp") or view.is_tagged(after, "ad")
    is_deed = view.is_any(after, "v") and len(after) > 1 and after[0] not in _COMES_OF_IT
    who = not view.before or view.is_any(view.before, "rnt")
    return "děi" if who and (is_done_so or is_deed) else None


def before_a_complement(view: View) -> str | None:
    """得 between a verb or adjective and what comes of it is de."""
    if not view.is_any(view.before, "vazdilf") or not view.after or view.before in _TO_GET:
        return None
    if view.figure_at(1) or (view.after == "了" and view.word_at(2)):
        return None
    return (
        "de" if view.after[0] not in _GOT - {"出", "到"} or view.after[0] in _COMES_OF_IT else None
    )


def at_the_end(view: View) -> str | None:
    """得 that ends its clause behind a single verb is de: can be done."""
    if view.after or not view.is_any(view.before, "v") or view.before in _TO_GET:
        return None
    return "de"


# 地 ------------------------------------------------------------

_HOW_ENDS = frozenset("性然式般样似化")
_MEASURED = frozenset("限度 程度 范围 科学 合理 有力 有序 规范".split())
_HOW = frozenset(
    "深入 持续 不断 反复 成功 集中 飞快 努力 公开 统一 加倍 手把手 面对面 一对一".split()
)
_WHOSE = frozenset(
    "此 该 各 某 本 每 何 当 两 多 属 外 异 原 实 内 土 林 耕 草 湿 荒 之 的 "
    "一 在 从 到 向 占 用 征 新 老 块 省会".split()
)
_BEFORE_DEEDS = frozenset("把 将 向 对 为 从 在 被 让 使 给 与 同 用 以".split())


def after_an_adverbial(view: View) -> str | None:
    """地 between what says how and the verb is de."""
    before, after = view.before, view.after
    if not after or not before or before in _WHOSE:
        return None
    said_twice = view.word_at(-2) in {before, "又", "加", "接"}
    if view.is_tagged(before, "d", "z", "i", "l", "ad", "vd") or _is_doubled(before) or said_twice:
        return "de"
    deed = view.is_any(after, "vpdil") or view.is_tagged(after, "ad") or after in _BEFORE_DEEDS
    says_how = view.is_any(before, "ab") or before[-1] in _HOW_ENDS or before in _HOW
    # Many an adjective is marked as a noun; before a verb with its object it says how.
    noun = (
        len(before) > 1 and view.is_tagged(before, "n", "an", "nr", "t") and view.word_at(2) != ""
    )
    of_doing = view.is_tagged(after, "v", "vn", "a", "ad", "an")
    if noun and before in _MEASURED:
        return "de"
    return "de" if (deed and says_how) or (noun and of_doing) else None


def _is_doubled(word: str) -> bool:
    return len(word) > 1 and (word[0] == word[1] or word[-1] == word[-2])


def of_land(view: View) -> str | None:
    """地 in all other places is dì: land, place."""
    return "dì"


# 着 and 了 ------------------------------------------------------------

_REACHING = frozenset("找猜睡点逮抓碰遇打够买借捞见")
_CATCHING = frozenset("火凉迷慌急魔".strip())
_WORN = frozenset("装服裙衣袍衫")


def zhuo_of_wearing(view: View) -> str | None:
    """着 behind 身 or before clothes is zhuó: to wear."""
    worn = view.after[-1:] in _WORN and not view.is_any(view.before, "v")
    return "zhuó" if view.before == "身" or (worn and view.after) else None


def zhao_of_reaching(view: View) -> str | None:
    """着 behind 不 or 得, or with 了 behind a verb of seeking, is zháo; so it is of fire."""
    before = view.before
    reached = before[-1:] in {"不", "得"} and view.is_any(view.word_at(-2), "v")
    found = before in _REACHING and view.after == "了"
    caught = view.after in _CATCHING or (view.after == "了" and view.word_at(2) in _CATCHING)
    alight = before == "就" and not view.after
    return "zháo" if reached or found or caught or alight else None


def zhe_after_a_verb(view: View) -> str | None:
    """着 behind a verb or adjective is zhe: going on."""
    return "zhe" if view.is_any(view.before, "vazdlipun") else None


def liao_of_ability(view: View) -> str | None:
    """了 behind a verb with 不, and at the end with 得, is liǎo: able to."""
    before = view.before
    if before[-1:] == "不" and (len(before) > 1 or view.is_any(view.word_at(-2), "va")):
        return "liǎo"
    is_able = (
        before == "得"
        and view.is_any(view.word_at(-2), "v")
        and not view.is_any(view.after, "mnqr")
    )
    return "liǎo" if is_able and not view.figure_at(1) else None


def le_of_completion(view: View) -> str | None:
    """了 by itself is le in all other places."""
    return "le"
