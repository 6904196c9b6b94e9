"""Verbs and measures: characters that are a verb in one reading and a noun, a measure or an
adverb in another."""

from duizhao.readings.rules.view import NUMERALS, View

_VERY = frozenset("很 更 较 最 太 不 特 好 全 总 越 这么 那么 非常 十分 比较 周 边 既 又".split())

# 长 ------------------------------------------------------------

_AS_MUCH_AS = frozenset("约达近逾超")
_GROWING = frozenset("出成满高大势得进起着不")
_HEADED = frozenset(
    "区市县省乡镇村州旗盟街社院校园厂店站所科处局厅部组队班排连营团旅师军司会员事书行馆台"
    "链河湖林田路段片湾泊网格楼栋层幢门道户船机车舰艇首秘监庭检察警寨屯坊点巷座哨"
)


def chang_of_length(view: View) -> str | None:
    """长 before a measured length, or behind a word of degree at the end, is cháng: long."""
    if view.before in _VERY and (not view.after or view.after in {"的", "时间"}):
        return "cháng"
    is_measured = view.figure_at(1) and view.word_at(2)[:1] in {"米", "公", "里", "厘", "千"}
    return "cháng" if is_measured or view.after[:1] in _AS_MUCH_AS else None


def zhang_of_growth(view: View) -> str | None:
    """长 before 出, 成, 满, 高, 大, 着 is zhǎng: to grow."""
    return "zhǎng" if view.after[:1] in _GROWING and view.before not in _VERY else None


def zhang_of_office(view: View) -> str | None:
    """长 behind the name of what someone heads is zhǎng: head."""
    before = view.before
    if (
        before[-1:] not in _HEADED
        or view.figure_at(1)
        or view.after[:1] in {"度", "期", "效", "远"}
    ):
        return None
    return "zhǎng" if view.is_any(before, "nmqjv") else None


# 重, 种, 处 ------------------------------------------------------------


def zhong_of_weight(view: View) -> str | None:
    """重 before a figure, or behind a word of degree, is zhòng: heavy."""
    is_weighed = view.figure_at(1) or view.after[:1] in _AS_MUCH_AS
    return "zhòng" if is_weighed or view.before in _VERY else None


_SOWN = frozenset("树粮草花菜田稻麦豆瓜棉茶薯米苗")
_COUNTING = frozenset("多 各 某 每 几 这 那 哪 何 此 该 两 首 新 同 数 另".split())


def zhong_of_sowing(view: View) -> str | None:
    """种 before a crop, an aspect or how much, is zhòng: to sow."""
    after = view.after
    aspect = after[:1] in {"了", "着", "过", "满", "上", "下"} and len(after) == 1
    crop = after[-1:] in _SOWN and len(after) < 3 and view.before not in _COUNTING - {"多"}
    return "zhòng" if aspect or view.figure_at(1) or (crop and not view.figure_at(-1)) else None


def zhong_of_kinds(view: View) -> str | None:
    """种 behind a number or a pronoun is zhǒng: kind."""
    return "zhǒng" if view.figure_at(-1) or view.before in _COUNTING else None


_HIT = frozenset("奖标选弹毒暑风彩枪计意签靶招邪式伏刀箭肯")


def zhong_of_inside(view: View) -> str | None:
    """中 behind a noun or a verb is zhōng, inside, in the course of; zhòng is to hit, to win."""
    hit = view.after[:1] in _HIT or view.after in {"了", "过", "着", "上"}
    return "zhōng" if view.is_any(view.before, "nvajl") and not hit else None


_TO_DEAL = frozenset("在于以理置罚了得着")


def chu_of_dealing(view: View) -> str | None:
    """处 before 在, 于, 以 or an aspect, or behind 身 or 被, is chǔ: to be in, to deal with."""
    if view.before in {"身", "被", "地", "正", "仍", "所", "久", "同"}:
        return "chǔ"
    return "chǔ" if view.after[:1] in _TO_DEAL and not view.figure_at(-1) else None


def chu_of_places(view: View) -> str | None:
    """处 behind a number, a pronoun or a noun is chù: a place, an office."""
    if view.figure_at(-1) or view.before[-1:] in NUMERALS:
        return "chù"
    return "chù" if view.is_any(view.before, "rnmafs") else None


# 调, 还, 量, 更 ------------------------------------------------------------

_GOING = frozenset("往至离入出回任到进来走派")


def diao_of_moving(view: View) -> str | None:
    """调 with a place to go to is diào: to move."""
    return "diào" if view.after[:1] in _GOING else None


_OWED = frozenset("款贷债钱账本息利欠林草湖湿田耕绿")


def huan_of_giving_back(view: View) -> str | None:
    """还 before what can be owed or restored is huán: to give back."""
    return "huán" if view.after[-1:] in _OWED and view.is_any(view.after, "nvajg") else None


_BACK_TO = frozenset("给 于 了 清 上 回 以 完 不起 得起 不上 得上".split())


def hai_of_more(view: View) -> str | None:
    """还 before a verb, an adverb, a preposition or an adjective is hái: still, besides."""
    follows = view.is_any(view.after, "vdpaczilu")
    return "hái" if follows and view.after not in _BACK_TO else None


_SIZES = frozenset("体温 血压 身高 尺寸 身材 三围 面积 长度 角度 距离 高度".split())


def liang_of_measuring(view: View) -> str | None:
    """量 before a size is liáng: to measure."""
    return "liáng" if view.after in _SIZES else None


def liang_of_amounts(view: View) -> str | None:
    """量 behind a noun or a verb of two characters is liàng: amount."""
    is_amount = len(view.before) > 1 and view.is_any(view.before, "nvamb")
    return "liàng" if is_amount and not view.is_any(view.after, "vur") else None


def geng_of_degree(view: View) -> str | None:
    """更 by itself is gèng, more; gēng stands in words and between numbers of the night."""
    return "gèng" if view.after else None


# 散, 卡, 当, 塞, 率, 相, 系, 儿 ------------------------------------------------------------


def san_of_faults(view: View) -> str | None:
    """散 alone in a row of faults (慵、懒、散) is sǎn: loose."""
    return "sǎn" if not view.after and not view.before else None


_STOPPED = frozenset("点口脖壳")


def qia_of_stopping(view: View) -> str | None:
    """卡 before 点, 口, 脖 or 壳 and behind 设, 关 or 哨 is qiǎ: where something is stopped."""
    stopped = view.after[:1] in _STOPPED or view.before[-1:] in {"设", "关", "哨", "边", "税"}
    return "qiǎ" if stopped else None


def dang_of_taking(view: View) -> str | None:
    """当 with 把 or 将 before it, or 真, 作, 成, 做 behind it, is dàng: to take for."""
    taken = any(word in {"把", "将"} for word in view.clause_before())
    return "dàng" if taken or view.after in {"真", "作", "成", "做"} else None


def dang_of_time(view: View) -> str | None:
    """当 that begins its clause, or has 之时, 之际, 时节 to come behind 正, is dāng: when."""
    in_time = view.before == "正" and any(w[-1] in "时际候节刻年" for w in view.clause_after())
    return "dāng" if in_time or (not view.before and view.after) else None


def sai_of_filling(view: View) -> str | None:
    """塞 by itself is sāi, to stuff; sè and sài stand in words."""
    return "sāi" if view.after or view.before else None


_LED = frozenset("部团队军众兵领先师")


def shuai_of_leading(view: View) -> str | None:
    """率 before those who are led is shuài."""
    return "shuài" if view.after[:1] in _LED and not view.after.startswith("领跑") else None


def lu_of_rates(view: View) -> str | None:
    """率 behind a noun or a verb of two characters, or with its figure to come, is lǜ: rate."""
    is_rate = len(view.before) > 1 and view.is_any(view.before, "nvabdlmji")
    return "lǜ" if is_rate or (view.after[:1] in {"占", "为", "达", "超"} and view.after) else None


def xiang_of_each_other(view: View) -> str | None:
    """相 before a verb is xiāng: each other, toward."""
    return "xiāng" if view.is_any(view.after, "v") else None


def la_of_leaving_behind(view: View) -> str | None:
    """落 behind 不, with not even one (一户不落, 不落一人), is là: to leave behind."""
    not_one = view.after[:1] == "一" or any(word[0] == "一" for word in view.clause_before())
    return "là" if view.before[-1:] in {"不", "没", "能"} and not_one else None


def xing_of_being_fine(view: View) -> str | None:
    """行 that ends its clause behind 都, 也, 不, 就 or 还 is xíng: to be all right."""
    fine = view.before in {"都", "也", "不", "就", "还", "才", "可"} and not view.after
    return "xíng" if fine else None


_ROWED = frozenset("船桨水舟艇".strip())


def hua_of_rowing(view: View) -> str | None:
    """划 with a boat, an oar or water behind it is huá: to row."""
    return "huá" if any(w[-1] in _ROWED for w in list(view.clause_after())[:3]) else None


def zhi_of_counting(view: View) -> str | None:
    """只 behind a number is zhī: the measure word of animals and vessels."""
    return (
        "zhī" if view.figure_at(-1) or view.before in {"余", "多", "每", "这", "那", "几"} else None
    )


def zhi_of_only(view: View) -> str | None:
    """只 before a verb, an adverb or a preposition is zhǐ: only."""
    return "zhǐ" if view.is_any(view.after, "vdpc") and not view.figure_at(-1) else None


_DONE = frozenset("好成出得完了不起着")


def gan_of_doing(view: View) -> str | None:
    """干 before 好, 成, 出 or what comes of it is gàn: to do."""
    return "gàn" if view.after[:1] in _DONE and view.after and view.before not in _DRIED else None


_DRIED = frozenset("未 没 已 快 晒 晾 烘 吹 擦 不".split())


def fu_of_doses(view: View) -> str | None:
    """服 between a number and a medicine is fù: a dose."""
    return "fù" if view.figure_at(-1) and "药" in view.after else None


_FASTENED = frozenset("好牢紧上住着带绳扣鞋领围红安")


def ji_of_fastening(view: View) -> str | None:
    """系 before 好, 牢, 紧, 上 or what is fastened is jì: to fasten."""
    return "jì" if view.after[:1] in _FASTENED else None


_CHILDREN = frozenset("女男幼婴孤健宠少胎患育小生托孙妻")


def r_of_erhua(view: View) -> str | None:
    """儿 that colours the noun before it is r; a child is ér (GB/T 16159-2012, 5.5)."""
    before = view.before
    if not before or before[-1] in _CHILDREN or view.is_any(view.after, "n"):
        return None
    return "r" if view.is_any(before, "nqrvatm") else None
