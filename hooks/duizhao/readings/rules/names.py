"""Names: characters that are read otherwise where they are a surname."""

from duizhao.readings.rules.view import Rule, View

# Each surname before its syllable.
_SYLLABLES = (
    "单shàn 仇qiú 任rén 曾zēng 解xiè 区ōu 查zhā 盖gě 华huà 燕yān 宁níng 纪jǐ 朴piáo 葛gě 冼xiǎn "
    "乐yuè 员yùn 缪miào 翟zhái 种chóng 折shé 祭zhài 秘bì 那nā 哈hǎ 应yīng 晟chéng"
)
SURNAMES = {each[0]: each[1:] for each in _SYLLABLES.split()}
_TITLES = frozenset(
    "书记 局长 处长 科长 县长 市长 省长 区长 镇长 乡长 村长 部长 院长 校长 厂长 所长 站长 "
    "队长 组长 会长 主席 主任 经理 总经理 董事长 教授 老师 医生 大夫 先生 女士 小姐 同志 "
    "师傅 代表 委员 律师 法官 警官 检察官 总 工 博士 院士 教练 记者 大爷 大娘 大妈 阿姨 奶奶 "
    "爷爷 某 某某 姓".split()
)


def of_surnames(view: View) -> str | None:
    """A surname stands behind 姓, or begins a clause before a title."""
    is_named = view.before in {"姓", "姓氏", "老", "小"} and view.word_at(0) in SURNAMES
    titled = view.after in _TITLES and (not view.before or view.is_any(view.before, "cpd"))
    if not titled and not (is_named and view.before != "小" and view.before != "老"):
        return None
    return SURNAMES[view.word_at(0)]


RULES: dict[str, tuple[Rule, ...]] = dict.fromkeys(SURNAMES, (of_surnames,))
