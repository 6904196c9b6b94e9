"""People: names of persons, with surname and given name apart (GB/T 16159-2012, 6.2.1)."""

from duizhao.orthography import data
from duizhao.orthography.data import Words
from duizhao.orthography.token import COMMON, PROPER, Frequency, Token

CALLED = frozenset("老小大阿")
# Those that are no other word where a title or 小 stands beside them.
SURE = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康邱秦侯邵孟段雷钱汤尹黎贺赖龚庞樊殷陶翟倪严俞"
)
# Those of them that are no noun one could call small, old or big.
CALLABLE = frozenset(
    "王李张刘陈杨赵周吴徐孙胡朱郭宋郑谢韩唐冯董萧曹袁邓许傅沈彭吕苏卢蒋蔡魏薛阎潘姜谭廖邹邱孟尹庞樊翟"
)
# Ends of common words of three characters that begin like a name.
_ENDS = frozenset(
    "岩江湖山嘴湾沟塘渡宫殿阁庙岭坝村镇关门氏宗祖帝爷娘姨婶性化力感度率员部会者家长书器业式型法论期区市县省族语院局厅所队团组线网层面点量体品机车费款板场馆厂站台社署"
)


# Characters that two in a row write a foreign name: 莫扎特.
_FOREIGN = frozenset(
    "尔斯特拉姆索克扎普布夫贝顿莱菲蒂勒洛里尼密比巴卡基塔托什图维丁加阿奇歇逊森诺瑟伯吉赫格士"
)


def familiar(token: Token, frequency: Frequency) -> Words | None:
    """Part 小, 老 or 阿 from the surname (6.2.1.3: Xiǎo Liú)."""
    text, tag = token
    if tag != "nr" or len(text) != 2 or text[0] not in CALLED or text[1] not in CALLABLE:
        return None
    return (Token(text[0], PROPER), Token(text[1], PROPER))


def named(token: Token, frequency: Frequency) -> Words | None:
    """Part surname and given name; each has its capital (6.2.1.1).

    The dictionary calls many things a name. One is believed that begins with a surname, where
    neither the given name nor surname and first character make a word in common use.
    """
    text, tag = token
    if not tag.startswith("nr") or not 3 <= len(text) <= 4:
        return None
    if len(text) == 3 and _FOREIGN.issuperset(text[1:]):
        return (Token(text, PROPER),)
    size = 2 if text[:2] in data.listed("surnames") else 1
    surname, given = text[:size], text[size:]
    if surname not in data.listed("surnames") or not _is_given(text, given, frequency):
        return None
    return (Token(surname, PROPER), Token(given, PROPER))


def _is_given(text: str, given: str, frequency: Frequency) -> bool:
    if len(given) > 2 or text in data.listed("no-names") or text[-1] in _ENDS:
        return False
    if text[:2] not in data.listed("surnames") and frequency(text[:2]) > COMMON:
        return False
    return frequency(text[1:]) <= COMMON
