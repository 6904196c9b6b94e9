"""Words and names that have a numeral and count nothing: 万一, 三元区, second to none.

A figure in one of them only answers; it need not stand in the other language.
"""

import re
from collections.abc import Iterator

# Chinese words, idioms and names of places whose numeral would else seem to count what follows, as
# patterns.
# Those whose numeral stands before no measure word (三农, 四川) need not be told.
_CHINESE = """
万一 十分 十足 万分 十字 红十字 八字 四季(?!度) 四周围 环顾四周 十全十美 三番五次 三年五载
三天两头 三言两语 四处(?=奔|寻|打听|张望|碰壁|游|逃) 约法三章 三把火 三下五除二 十年寒窗
十年树木 十年磨一剑 十年如一日 入木三分 七级浮屠 五里雾 千家万户 万家灯火 半斤八两 千斤顶
千斤重担 四两拨千斤 一日三秋 三省吾身 一日三省 三人行 货比三家 三家村 三口之家 三部曲
[三四五六]位一体 三级跳 二人转 三轮车 三字经 十里八乡 十里长街 十里洋场 两万五千里 二十四节气
二十四孝 三百六十行 三百六十度 八百里 两个文明 三个代表 四个意识 四个自信 四个全面 四个伟大
两个维护 两个确立 两个一百年 两个凡是 四件套 四大名著 四大发明 四大班子 五大连池 五大湖
[四五七]大洲 四大洋 五大夫 二次元 二次供水 二次创业 二次污染 二次加压 [二三]级市场 三级甲等
三级联动 二代证 二元 三元[区桥里锂] 三元催化 三元材料 五笔 [三两]点一线 三点式 [两三四五]位数
四舍五入 最[先后]一公里 一亩三分地 五年规划 五年计划 第[一二三]产业 第二课堂 第二故乡
第三[方者] 第三世界 第三人称 五台 五家渠 五家岗 七台河 七里[河沟坪桥] 三台[县山] 九台[区市]
四方台 八里[店庄桥台] 五里[店桥坨] 三里[屯河店] 六里[桥屯] 九里[山堤] 十里[河堡铺] 二十里铺
三十里堡 三家店 [三四五六八]家子 八大关 六本木 八步区 五星村 四季青 三座[店门] 万年县
""".split()
_STARTS = "零一二三四五六七八九十百千万亿两第\\d"
_CHINESE_WORD = re.compile(rf"(?<![{_STARTS}])(?:{'|'.join(_CHINESE)})")
# Two numerals, each before one character: 千方百计, 五纵三横. What dates, times and sums of money
# have between is no such character, and 三县两区 are counted.
_PLACES = "省市区县镇乡村街"
_NUMERALS = "一二三四五六七八九十百千万两"
_FOUR = re.compile(
    rf"(?<![{_NUMERALS}第])(?!.[{_PLACES}].[{_PLACES}])[{_NUMERALS}](?![个年月日时分点元角届次亿成亩项名位条件种类批期场支]|[{_NUMERALS}])[\u4e00-\u9fff]"
    rf"[{_NUMERALS}](?![{_NUMERALS}亿]|个)[\u4e00-\u9fff]"
)
# The name of a programme in quotation marks: “四个意识”, “三严三实”.
_QUOTED = re.compile(rf"[“‘「『《](?=[{_NUMERALS}])[^\d“”‘’「」『』《》，。；：]{{1,8}}[”’」』》]")

_ENGLISH = re.compile(
    r"""
    \bsecond[ ]to[ ]none\b | \bsecond[ -](?:hand|nature|thoughts?|best|wind|rate)\b
    | \bsplit[ -]second\b | \bthird[ -](?:party|parties|world)\b | \bthree[ -]dimensional(?:ly)?\b
    | \btwo[ -]way\b | \bin[ ]two[ ]minds\b | \btwo[ ]sides[ ]of[ ]the[ ]same[ ]coin\b
    | \b24/7\b | \b(?:24|twenty-four)[ -]hours?(?:[ ]a[ ]day)?\b | \bseven[ ]days[ ]a[ ]week\b
    | \bon[ ]all[ ]fours\b | \b(?:all[ ])?four[ ]corners\b | \bnine[ ]times[ ]out[ ]of[ ]ten\b
    | \bten[ ]to[ ]one\b | \bfifty[ -]fifty\b | \bone[ ]in[ ]a[ ](?:thousand|million)\b
    | \b(?:at|by)[ ]sixes[ ]and[ ]sevens\b | \bforty[ ]winks\b | \bseventh[ ]heaven\b
    | \bfour[ ]seasons\b | \bseven[ ]seas\b | \ba[ ]thousand[ ]and[ ]one\b
    | \bfive[ -]year[ ]plans?\b | \btwenty-first[ -]century\b | \btwentieth[ -]century\b
    | \beleventh[ -]hour\b | \bnine[ -]to[ -]five\b
    | \bsix[ ]of[ ]one\b | \bten[ ]a[ ]penny\b | \bfour[ -]square\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# An ordinal that leads a sentence or a part of one: “Second, …”, “; and third, …”.
_LEADING = re.compile(
    r"(?:^|[.;:!?—–“(][ ]*|[,;][ ]and[ ])(?:Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|"
    r"Tenth)(?=,)",
    re.IGNORECASE | re.MULTILINE,
)


def in_chinese(text: str) -> set[int]:
    """Give the places of a Chinese text that lie in such words."""
    return set(_places(text, _CHINESE_WORD, _FOUR, _QUOTED))


def in_english(text: str) -> set[int]:
    """Give the places of an English text that lie in such words."""
    return set(_places(text, _ENGLISH, _LEADING))


def _places(text: str, *patterns: re.Pattern[str]) -> Iterator[int]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield from range(*match.span())
