"""Tests of word-joined pinyin by GB/T 16159-2012."""

from collections.abc import Sequence
from functools import lru_cache

import pytest
import rjieba
from hypothesis import given
from hypothesis import strategies as st

from duizhao import pinyin
from duizhao.layers.readings import Reader
from duizhao.orthography import compounds, data, geography, joining, naming, numbers, people
from duizhao.orthography.division import divided, unknown
from duizhao.orthography.token import COMMON, NUMBER, PAIRS, PROPER, Frequency, Token
from duizhao.orthography.writing import written
from tests.support import CASES

JIEBA = rjieba.Jieba()


def tagged(text: str) -> list[tuple[str, str]]:
    """Give the tokens of a text as the segmenter has them."""
    return list(JIEBA.tag(text, False))


READER = Reader({}, lambda word: tagged(word)[-1][1] if word else "")


@lru_cache(None)
def frequency(text: str) -> int:
    """Give how often the segmenter's dictionary counted a word, 0 for what is none."""
    return JIEBA.suggest_freq(text) - 1 if JIEBA.has_word(text) else 0


def romanised(text: str) -> str:
    """Write a text in pinyin, with the readings of the dictionaries."""
    tokens = tagged(text)
    syllables = READER.syllables([word for word, _ in tokens])
    words, place = [], 0
    for token in divided(tokens, frequency):
        end = place + len(token.text)
        words.append(written(token, [syllable or "" for syllable in syllables[place:end]]))
        place = end
    return " ".join(words)


def tokens(told: str) -> list[Token]:
    """Read tokens from a line: 看/v 着/uz."""
    return [Token(*word.split("/")) for word in told.split()]


def common(*words: str) -> Frequency:
    """Know these words and no others, and say they are common."""
    return lambda text: COMMON + 1 if text in words else 0


def texts(words: Sequence[Token] | None) -> str | None:
    """Write words with bars between."""
    return None if words is None else "|".join(word.text for word in words)


def cases() -> list[list[str]]:
    """Give the cases of the file: a text and its pinyin, a tab between."""
    lines = (CASES / "orthography.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_a_text_is_written_by_the_standard(text: str, wanted: str) -> None:
    assert romanised(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_what_is_written_divides_again_into_a_syllable_a_character(text: str, wanted: str) -> None:
    assert len(pinyin.split(wanted)) == len(text)


# The whole ---------------------------------------------------------------------------------------

WORDS = [
    *tokens(
        "看/v 着/uz 了/ul 们/k 第/m 十/m 三/m 百/m 中/f 美/ns 北京/ns 市/n 人民/n 政府/n 小/a 刘/zg"
    ),
    *tokens(
        "哈尔滨市/ns 习近平/nrfg 第十六届/m 实事求是/n 全面落实/i 京/ns 津/ns 冀/j 走进/v 来/v 儿/n"
    ),
    *tokens(
        "王/nr 主任/b 村/n 研究研究/v 来来往往/i 每一项/r 不会/v 党的领导/l 三分之一/mq 余万元/m"
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.booleans())
def test_the_characters_stay_what_they_are(words: list[Token], closed: bool) -> None:
    found = divided(words, frequency, closed)
    assert "".join(word.text for word in found) == "".join(word.text for word in words)
    assert all(word.text for word in found)


def test_no_words_are_divided_into_none() -> None:
    assert divided([]) == []


def test_plain_words_stay_as_they_are() -> None:
    assert divided([("经济", "n"), ("繁荣", "a")]) == tokens("经济/n 繁荣/a")


def test_without_knowledge_of_words_a_compound_stays_whole() -> None:
    assert texts(divided(tokens("公共服务/n"), unknown)) == "公共服务"


# What one token is divided into ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("三十五", "三十五"),
        ("一百二十", "一百|二十"),
        ("五十八万", "五十八|万"),
        ("十万", "十万"),
        ("百万", "百万"),
        ("三亿零五万", "三亿|零|五万"),
        ("一千零八", "一千|零|八"),
        ("二〇二一", "二|〇|二|一"),
        ("三五", "三五"),
        ("千百", "千百"),
        ("十七八", "十七八"),
    ],
)
def test_a_numeral_is_divided_at_its_hundreds_and_thousands(text: str, words: str) -> None:
    assert "|".join(numbers.words(text)) == words


@pytest.mark.parametrize(
    ("text", "places"),
    [("第三", (1,)), ("三五", (1,)), ("十七八", (2,)), ("千百", (1,)), ("五十", ())],
)
def test_hyphens_stand_in_ordinals_and_in_rough_numbers(text: str, places: tuple[int, ...]) -> None:
    assert numbers.hyphens(text) == places


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("第六次/m", "第六|次"),
        ("余万元/m", "余|万|元"),
        ("万余辆/m", "万|余|辆"),
        ("三分之一/mq", "三|分|之|一"),
        ("百分之/m", "百|分|之"),
        ("一次次/m", "一|次次"),
        ("百分点/m", None),
        ("一些/m", None),
        ("千瓦/m", None),
        ("三心/n", None),
        ("左右/m", None),
    ],
)
def test_a_number_is_parted_from_its_measure_word(token: str, words: str | None) -> None:
    assert texts(numbers.counted(tokens(token)[0])) == words


def test_a_numeral_that_was_divided_is_put_together_first() -> None:
    found = numbers.merged(tokens("六/m 十三亿/m 个/q"))
    assert found == tokens("六十三/m 亿/m 个/q")


def test_an_ordinal_begins_a_numeral_of_its_own() -> None:
    assert texts(numbers.merged(tokens("五/m 第六/m"))) == "五|第六"


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("各级/r", "各|级"),
        ("每一项/r", "每|一|项"),
        ("我省/r", "我|省"),
        ("各自/r", None),
        ("我们/r", None),
        ("本质/n", None),
        ("每/r", None),
    ],
)
def test_each_every_and_this_are_parted_from_the_noun(token: str, words: str | None) -> None:
    assert texts(compounds.pointed(tokens(token)[0], unknown)) == words


@pytest.mark.parametrize(
    ("token", "words"), [("走进来/v", "走|进来"), ("将来/t", None), ("原来/d", None)]
)
def test_whither_is_parted_from_the_verb(token: str, words: str | None) -> None:
    assert texts(compounds.directed(tokens(token)[0], unknown)) == words


def test_what_is_said_twice_is_two_words() -> None:
    assert texts(compounds.repeated(Token("研究研究", "v"), unknown)) == "研究|研究"
    assert compounds.repeated(Token("来来往往", "i"), unknown) is None


def test_what_is_doubled_in_pairs_is_one_word() -> None:
    assert texts(compounds.paired(Token("来来往往", "i"), unknown)) == "来来往往"
    assert compounds.paired(Token("研究研究", "v"), unknown) is None


@pytest.mark.parametrize(
    ("token", "words"), [("党的领导/l", "党|的|领导"), ("目的地/n", None), ("有的放矢/i", None)]
)
def test_what_stands_around_de_is_parted(token: str, words: str | None) -> None:
    assert texts(compounds.linked(tokens(token)[0], unknown)) == words


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("风平浪静", PAIRS),
        ("无忧无虑", PAIRS),
        ("当务之急", "i"),
        ("拭目以待", "i"),
        ("了如指掌", "i"),
    ],
)
def test_an_idiom_divides_into_pairs_unless_grammar_holds_it(text: str, tag: str) -> None:
    assert compounds.idiom(Token(text, "i"), unknown) == (Token(text, tag),)


def test_an_idiom_of_two_common_words_is_left_to_be_divided() -> None:
    known = common("全面", "落实")
    assert compounds.idiom(Token("全面落实", "i"), known) is None
    assert texts(compounds.composed(Token("全面落实", "i"), known)) == "全面|落实"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("晶体管功率放大器", "晶体管|功率|放大器"),
        ("研究生院", None),
        ("图书馆", None),
        ("三年计划", "三|年|计划"),
        ("各项任务", "各|项|任务"),
    ],
)
def test_a_long_name_is_divided_where_its_parts_are_words(text: str, words: str | None) -> None:
    known = common(*"晶体管 功率 放大器 研究 研究生 图书 三年 计划 各项 任务".split())
    assert texts(compounds.composed(Token(text, "n"), known)) == words


# Names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("王建国", "王|建国"),
        ("欧阳修", "欧阳|修"),
        ("莫扎特", "莫扎特"),
        ("明显改善", None),
        ("沙尘暴", None),
    ],
)
def test_a_surname_stands_apart_from_the_given_name(text: str, words: str | None) -> None:
    assert texts(people.named(Token(text, "nr"), unknown)) == words


@pytest.mark.parametrize("words", [("水平",), ("高水",)])
def test_what_holds_a_common_word_is_no_persons_name(words: tuple[str, ...]) -> None:
    assert people.named(Token("高水平", "nr"), common(*words)) is None


def test_only_what_is_tagged_so_is_a_name() -> None:
    assert people.named(Token("王建国", "n"), unknown) is None


def test_young_and_old_have_capitals_before_a_surname() -> None:
    assert people.familiar(Token("老王", "nr"), unknown) == tuple(tokens("老/np 王/np"))
    assert people.familiar(Token("老化", "nr"), unknown) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("榆林市", "榆林|市"),
        ("恩施土家族苗族自治州", "恩施|土家族|苗族|自治州"),
        ("科尔沁右翼前旗", "科尔沁|右翼|前旗"),
        ("中山北路", "中山|北路"),
        ("贝加尔湖", "贝加尔|湖"),
        ("黄山市", "黄山|市"),
        ("阿拉斯加", "阿拉斯加"),
        ("华西村", "华西村"),
        ("信口开河", None),
        ("城中村", None),
        ("都市", None),
    ],
)
def test_the_generic_name_of_a_place_stands_apart(text: str, words: str | None) -> None:
    found = geography.placed(Token(text, "ns"), unknown)
    assert texts(found) == words
    assert all(word.tag == PROPER for word in found or ())


def test_two_common_words_are_no_place() -> None:
    assert geography.placed(Token("扬名四海", "ns"), common("扬名", "四海")) is None


def test_a_body_is_told_by_the_place_it_is_called_after() -> None:
    assert texts(geography.seated(Token("北京大学", "nt"))) == "北京|大学"
    assert geography.seated(Token("理工大学", "nt")) is None


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("北京/np 市/n", "北京/np 市/np"),
        ("全/a 市/n", "全/a 市/n"),
        ("区/np 人民/n 政府/n", "区/np 人民/np 政府/np"),
        ("市/n 人民/n 政府/n", "市/n 人民/n 政府/n"),
        ("王/nr 部长/n", "王/np 部长/n"),
        ("王/nr 的/uj", "王/nr 的/uj"),
        ("小/a 刘/zg 说/v", "小/np 刘/np 说/v"),
        ("小/a 江/n 说/v", "小/a 江/n 说/v"),
        ("京津/ns 冀/j", "京津冀/np"),
        ("中/f 美/ns 两国/n", "中美/np 两国/n"),
        ("发展/v 中/f 美/ns", "发展/v 中/f 美/ns"),
        ("国际/n 书店/n", "国际/np 书店/np"),
        ("王/nr 村/zg", "王村/np"),
    ],
)
def test_neighbours_tell_a_proper_noun(told: str, wanted: str) -> None:
    assert naming.named(tokens(told)) == tokens(wanted)


# What is joined ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("看/v 着/uz", "看着"),
        ("进行/v 过/ug", "进行过"),
        ("完成/v 了/ul 任务/n", "完成了|任务"),
        ("来/v 了/ul", "来|了"),
        ("来/v 了/ul 吗/y", "来|了|吗"),
        ("要/v 过/ug 节/n", "要|过|节"),
        ("春天/t 了/ul 花/n", "春天|了|花"),
        ("孩子/n 们/k", "孩子们"),
        ("花/n 儿/n", "花儿"),
        ("女/n 儿/n", "女|儿"),
        ("常态/n 化/n", "常态化"),
        ("强/a 化/n", "强|化"),
        ("副/b 总理/n", "副总理"),
        ("副/b 的/uj", "副|的"),
        ("年/m 年/m", "年年"),
        ("十二/m 月/m", "十二月"),
        ("抓/v 好/a 落实/a", "抓好|落实"),
        ("是/v 好/a 事/n", "是|好|事"),
        ("做/v 大/a 做/v 强/a", "做大|做强"),
        ("搞/v 大/a 项目/n", "搞|大|项目"),
        ("从/p 管/v 到/v 放/v", "从|管|到|放"),
        ("走进/v 来/v", "走|进来"),
    ],
)
def test_what_belongs_to_the_word_before_is_joined(told: str, words: str) -> None:
    assert texts(joining.joined(tokens(told), closed=True)) == words


def test_a_clause_that_goes_on_behind_the_run_keeps_its_aspect() -> None:
    assert texts(joining.joined(tokens("达到/v 了/ul"), closed=False)) == "达到了"


# How a word is written ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tag", "syllables", "wanted"),
    [
        ("发展", "v", "fā zhǎn", "fāzhǎn"),
        ("哈尔滨", PROPER, "hā ěr bīn", "Hā’ěrbīn"),
        ("京津冀", PROPER, "jīng jīn jì", "Jīng-Jīn-Jì"),
        ("中小学", "n", "zhōng xiǎo xué", "zhōng-xiǎoxué"),
        ("第十三", NUMBER, "dì shí sān", "dì-shísān"),
        ("第一线", "n", "dì yī xiàn", "dì-yīxiàn"),
        ("风平浪静", PAIRS, "fēng píng làng jìng", "fēngpíng-làngjìng"),
        ("当务之急", "i", "dāng wù zhī jí", "dāngwùzhījí"),
        ("花儿", "n", "huā r", "huār"),
    ],
)
def test_a_word_is_written_with_its_hyphens_and_capitals(
    text: str, tag: str, syllables: str, wanted: str
) -> None:
    assert written(Token(text, tag), syllables.split()) == wanted


# The lists ---------------------------------------------------------------------------------------

LISTS = ["apart", "coordinates", "idioms", "measures", "people", "places", "proper", "surnames"]


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_stands_twice_in_a_list(name: str) -> None:
    entries = [entry.replace("|", "").replace("-", "") for entry in data.entries(name)]
    assert sorted({entry for entry in entries if entries.count(entry) > 1}) == []


@pytest.mark.parametrize("name", LISTS)
def test_every_part_of_an_entry_is_chinese(name: str) -> None:
    parts = [p for e in data.entries(name) for word in e.split("|") for p in word.split("-")]
    assert [part for part in parts if not part or not part.isalpha() or part.isascii()] == []
