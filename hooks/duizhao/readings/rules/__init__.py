"""Rules: which reading of a polyphone the grammar of its clause asks for.

Each rule states something true about the language in general; where it does not apply it gives
None, and the next one is asked.
"""

from collections.abc import Mapping

from duizhao.readings.rules import duty, names, particles, verbs, wei
from duizhao.readings.rules.view import Rule, Tag, View

__all__ = ["RULES", "Rule", "Tag", "View"]

# The rules of each character, in the order in which they are asked.
_OF_WORDS: Mapping[str, tuple[Rule, ...]] = {
    "为": wei.RULES,
    "得": (particles.must, particles.before_a_complement, particles.at_the_end),
    "地": (particles.after_an_adverbial, particles.of_land),
    "着": (particles.zhuo_of_wearing, particles.zhao_of_reaching, particles.zhe_after_a_verb),
    "了": (particles.liao_of_ability, particles.le_of_completion),
    "应": (duty.ying_jin, duty.ying_to_a_request, duty.ying_of_answer, duty.ying_of_duty),
    "尽": (duty.ying_jin, duty.jin_as_far_as_possible, duty.jin_to_the_end),
    "长": (verbs.chang_of_length, verbs.zhang_of_growth, verbs.zhang_of_office),
    "重": (verbs.zhong_of_weight,),
    "中": (verbs.zhong_of_inside,),
    "种": (verbs.zhong_of_sowing, verbs.zhong_of_kinds),
    "处": (verbs.chu_of_dealing, verbs.chu_of_places),
    "调": (verbs.diao_of_moving,),
    "还": (verbs.huan_of_giving_back, verbs.hai_of_more),
    "量": (verbs.liang_of_measuring, verbs.liang_of_amounts),
    "更": (verbs.geng_of_degree,),
    "散": (verbs.san_of_faults,),
    "卡": (verbs.qia_of_stopping,),
    "当": (verbs.dang_of_taking, verbs.dang_of_time),
    "塞": (verbs.sai_of_filling,),
    "率": (verbs.shuai_of_leading, verbs.lu_of_rates),
    "相": (verbs.xiang_of_each_other,),
    "系": (verbs.ji_of_fastening,),
    "落": (verbs.la_of_leaving_behind,),
    "干": (verbs.gan_of_doing,),
    "行": (verbs.xing_of_being_fine,),
    "划": (verbs.hua_of_rowing,),
    "只": (verbs.zhi_of_counting, verbs.zhi_of_only),
    "服": (verbs.fu_of_doses,),
    "儿": (verbs.r_of_erhua,),
}

RULES: Mapping[str, tuple[Rule, ...]] = {
    character: (*names.RULES.get(character, ()), *_OF_WORDS.get(character, ()))
    for character in [*names.RULES, *_OF_WORDS]
}
