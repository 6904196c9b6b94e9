"""应 and 尽: yīng is ought to, yìng is to answer; jìn is to the end, jǐn is as far as can be."""

from duizhao.readings.rules.view import View

_ASKED = frozenset("邀请求约声需")
_CALLED = frozenset("所必有呼相一不响接")
_UTMOST = frozenset("快早可先")


def ying_jin(view: View) -> str | None:
    """应 … 尽 … (应保尽保, 应检尽检) is yīng … jìn: all that ought to be."""
    own = view.words[view.at]
    before = f"{view.word_at(-2)}{view.before}"[-2:]
    after = f"{view.after}{view.word_at(2)}{view.word_at(3)}"
    if own == "应":
        return "yīng" if after[1:2] == "尽" and len(after) > 2 else None
    return "jìn" if before[:1] == "应" and len(before) == 2 and after else None


def ying_to_a_request(view: View) -> str | None:
    """应 that begins its clause, with 邀请, 要求, 之约 or 呼声 to come, is yìng: in answer to."""
    if view.before and not view.is_any(view.before, "rtc"):
        return None
    asked = any(word[-1] in _ASKED for word in list(view.clause_after())[1:8])
    follows = view.is_any(view.after, "nr") or view.after[:1] in {"邀", "其"}
    return "yìng" if (follows and asked) or view.after[:1] == "邀" else None


def ying_of_answer(view: View) -> str | None:
    """应 that ends its clause behind 所, 必, 有 or a call is yìng: answer."""
    return "yìng" if not view.after and view.before[-1:] in _CALLED else None


def ying_of_duty(view: View) -> str | None:
    """应 before a verb, an adverb or a preposition is yīng: ought to."""
    return "yīng" if view.is_any(view.after, "vdpaczil") else None


def jin_as_far_as_possible(view: View) -> str | None:
    """尽 before 快, 早, 可, 先 is jǐn: as … as possible."""
    return "jǐn" if view.after[:1] in _UTMOST else None


def jin_to_the_end(view: View) -> str | None:
    """尽 in all other places is jìn: to the end."""
    return "jìn"
