"""Pinyin: syllables and the words they join to, by GB/T 16159-2012.

A joined word can always be divided again: each syllable that could be misread as part of the one
before it stands behind an apostrophe, so a consonant before a vowel begins a syllable.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

APOSTROPHE = "’"

# The suffix 儿 where it only colours the syllable before it; behind e alone it would read as er.
_ERHUA = "r"
_VOWEL = "aeiouüê"
_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
_CODA = "(?:ng|n)"
_MARKS = "\u0304\u0301\u030c\u0300"

# What one syllable is, its tone mark taken off. Interjections (嗯 ńg, 呣 ḿ) may have no vowel. No
# syllable but er ends in r: behind any other, r is the next one, the suffix 儿 of 花儿 huār.
_SYLLABLE = re.compile(
    f"er(?![{_VOWEL}])|{_INITIAL}?[{_VOWEL}]+{_CODA}?(?![{_VOWEL}])|h?ng|h?[mn]|r"
)
# A letter with the marks that NFC leaves apart (m̄, ê̄).
_LETTER = re.compile(r"[^\W\d_][\u0300-\u036f]*")
_CHUNK = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_BASES = frozenset(
    "a ai an ang ao e ê ei en eng er o ou m n ng hm hng r "
    "yi ya yo ye yai yao you yan yin yang ying yong yu yue yuan yun "
    "wu wa wo wai wei wan wen wang weng "
    "ba bo bai bei bao ban ben bang beng bi bie biao bian bin bing bu "
    "pa po pai pei pao pou pan pen pang peng pi pie piao pian pin ping pu "
    "ma mo me mai mei mao mou man men mang meng mi mie miao miu mian min ming mu "
    "fa fo fei fou fan fen fang feng fu fiao "
    "da de dai dei dao dou dan den dang deng dong di die diao diu dian ding du duo dui duan "
    "dun dia "
    "ta te tai tei tao tou tan tang teng tong ti tie tiao tian ting tu tuo tui tuan tun "
    "na ne nai nei nao nou nan nen nang neng nong ni nie niao niu nian nin niang ning nu nuo nuan "
    "nun nü nüe nia "
    "la le lai lei lao lou lan lang leng long li lia lie liao liu lian lin liang ling lu luo luan "
    "lun lü lüe lo lüan lün "
    "ga ge gai gei gao gou gan gen gang geng gong gu gua guo guai gui guan gun guang "
    "ka ke kai kei kao kou kan ken kang keng kong ku kua kuo kuai kui kuan kun kuang "
    "ha he hai hei hao hou han hen hang heng hong hu hua huo huai hui huan hun huang "
    "ji jia jie jiao jiu jian jin jiang jing jiong ju jue juan jun "
    "qi qia qie qiao qiu qian qin qiang qing qiong qu que quan qun "
    "xi xia xie xiao xiu xian xin xiang xing xiong xu xue xuan xun "
    "zha zhe zhi zhai zhei zhao zhou zhan zhen zhang zheng zhong zhu zhua zhuo zhuai zhui zhuan "
    "zhun zhuang cha che chi chai chao chou chan chen chang cheng chong chu chua chuo chuai chui "
    "chuan chun chuang sha she shi shai shei shao shou shan shen shang sheng shu shua shuo shuai "
    "shui shuan shun shuang re ri rao rou ran ren rang reng rong ru rua ruo rui ruan run "
    "za ze zi zai zei zao zou zan zen zang zeng zong zu zuo zui zuan zun "
    "ca ce ci cai cei cao cou can cen cang ceng cong cu cuo cui cuan cun "
    "sa se si sai sao sou san sen sang seng song su suo sui suan sun "
    "biang bong din len wong".split()
)


def _bare_letters() -> dict[int, str]:
    """Give each letter that carries a tone mark in one code point, and the letter without it."""
    table = {}
    for letter in "aeiouümn":
        for mark in _MARKS:
            marked = unicodedata.normalize("NFC", letter + mark)
            if len(marked) == 1:
                table[ord(marked)] = letter
    # ê with a mark that NFC can join (ế, ề); its other tones keep a mark of their own.
    table |= {ord("ế"): "ê", ord("ề"): "ê"}
    return table | {ord(mark): "" for mark in _MARKS}


_BARE = _bare_letters()


def toneless(text: str) -> str:
    """Give the letters without their tone marks; ü and ê keep theirs. Takes NFC."""
    return text.translate(_BARE)


_NUMBERS = dict(zip("12345", (*_MARKS, ""), strict=True))


def marked(label: str) -> str:
    """Write a syllable that has a tone number with its tone mark, in NFC: `lu:4` becomes lǜ.

    The mark stands on a or e, on the o of ou, or else on the last vowel.
    """
    bare, tone = label[:-1].replace("u:", "ü"), _NUMBERS[label[-1]]
    vowels = [place for place, letter in enumerate(bare) if letter in _VOWEL]
    bearing = [place for place in vowels if bare[place] in "ae" or bare[place:].startswith("ou")]
    place = (bearing or vowels[-1:] or [0])[0] + 1
    return unicodedata.normalize("NFC", bare[:place] + tone + bare[place:])


def is_syllable(text: str) -> bool:
    """Say whether a text is one lower-case syllable of Mandarin, with or without a tone mark."""
    return toneless(text) in _BASES


def join(syllables: Sequence[str]) -> str:
    """Write the syllables of one word together, with the apostrophes that keep them apart.

    The Scheme (汉语拼音方案, 5) asks for one before a syllable that begins with a, o or e. It also
    stands around the few syllables without a vowel, which would otherwise melt into another; but
    the r of erhua (5.5) is written without one: huār, wánr.
    """
    return _joined(tuple(syllables))


@cache
def _joined(syllables: tuple[str, ...]) -> str:
    word = "".join(syllables[:1])
    for before, syllable in pairwise(syllables):
        word += (APOSTROPHE if _melts(before, syllable) else "") + syllable
    return word


def _melts(before: str, syllable: str) -> bool:
    bare, other = toneless(syllable), toneless(before)
    if bare == _ERHUA:
        return other == "e" or not _has_vowel(other)
    return bare[0] in "aoeê" or not _has_vowel(bare) or not (_has_vowel(other) or other == _ERHUA)


def _has_vowel(bare: str) -> bool:
    return any(letter in _VOWEL for letter in bare)


def split(text: str) -> tuple[str, ...]:
    """Divide pinyin into its lower-case syllables in NFC; the inverse of `join`.

    Whatever is no letter stands between syllables. Letters that are no pinyin come back whole, so
    that the caller can name them.
    """
    found: list[str] = []
    for chunk in _CHUNK.findall(unicodedata.normalize("NFC", text).lower()):
        found += _divide(chunk)
    return tuple(found)


def _divide(chunk: str) -> list[str]:
    letters = _LETTER.findall(chunk)
    bare = toneless(chunk)
    parts: list[str] = []
    place = 0
    while place < len(bare):
        match = _SYLLABLE.match(bare, place)
        if match is None:
            return [chunk]
        parts.append("".join(letters[place : match.end()]))
        place = match.end()
    return parts


@cache
def words(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the words of a written form as they are written, each with its syllables."""
    return tuple((word, split(word)) for word in text.split() if split(word))
