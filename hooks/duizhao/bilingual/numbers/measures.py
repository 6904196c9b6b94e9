"""Measures: the units that figures are of, their names in both languages, and their sizes.

A unit that is measured in another of its kind is compared by size: 1.5 km is 1,500 m.
"""

from fractions import Fraction

PERCENT, POINTS, TIMES = "%", "percentage points", "times"
# A part of a whole (三分之一, a third), and the month and the day of a date.
PART, MONTH, DAY = "of the whole", "month", "day of the month"
# What needs no word when a figure is told.
UNSAID = frozenset({TIMES, PART, MONTH, DAY})

# Each unit's kind and how many of the kind's own unit it is.
_SIZES: dict[str, dict[str, Fraction | int]] = {
    "metres": {
        "kilometres": 1000,
        "centimetres": Fraction(1, 100),
        "millimetres": Fraction(1, 1000),
        "li": 500,
    },
    "square metres": {
        "square kilometres": 10**6,
        "hectares": 10**4,
        "mu": Fraction(10**4, 15),
    },
    "grams": {
        "kilograms": 1000,
        "tonnes": 10**6,
        "jin": 500,
        "milligrams": Fraction(1, 10**3),
        "micrograms": Fraction(1, 10**6),
    },
    "watts": {"kilowatts": 10**3, "megawatts": 10**6, "gigawatts": 10**9},
    "kilowatt-hours": {
        "megawatt-hours": 10**3,
        "gigawatt-hours": 10**6,
        "terawatt-hours": 10**9,
    },
    "minutes": {"hours": 60},
    PERCENT: {PART: 100, TIMES: 100, "per mille": Fraction(1, 10)},
}
_BASES = {
    name: (kind, Fraction(size))
    for kind, members in _SIZES.items()
    for name, size in members.items()
}

# What is measured is said in both languages: a figure without its unit is another figure.
MEASURED = frozenset(
    {
        PERCENT, POINTS, "per mille", "yuan", "US dollars", "euros", "pounds",
        "Hong Kong dollars", "Japanese yen", "mu", "hectares", "square metres",
        "square kilometres", "cubic metres", "metres", "kilometres", "kilograms", "grams",
        "tonnes", "jin", "kilowatts", "megawatts", "kilowatt-hours",
    }
)  # fmt: skip

CHINESE = {
    "个百分点": POINTS,
    "百分点": POINTS,
    "%": PERCENT,
    "‰": "per mille",
    "平方公里": "square kilometres",
    "平方千米": "square kilometres",
    "平方米": "square metres",
    "平米": "square metres",
    "立方米": "cubic metres",
    "立方": "cubic metres",
    "公里": "kilometres",
    "千米": "kilometres",
    "厘米": "centimetres",
    "毫米": "millimetres",
    "华里": "li",
    "米": "metres",
    "公顷": "hectares",
    "亩": "mu",
    "公斤": "kilograms",
    "千克": "kilograms",
    "毫克": "milligrams",
    "微克": "micrograms",
    "克": "grams",
    "吨": "tonnes",
    "斤": "jin",
    "千瓦时": "kilowatt-hours",
    "千瓦": "kilowatts",
    "兆瓦": "megawatts",
    "吉瓦": "gigawatts",
    "瓦": "watts",
    "美元": "US dollars",
    "美金": "US dollars",
    "欧元": "euros",
    "港元": "Hong Kong dollars",
    "港币": "Hong Kong dollars",
    "日元": "Japanese yen",
    "英镑": "pounds",
    "人民币": "yuan",
    "元": "yuan",
    "块钱": "yuan",
    "小时": "hours",
    "分钟": "minutes",
    "倍": TIMES,
}
# Characters after which what looks like a unit is the beginning of another word.
CHINESE_GOES_ON = {
    "元": "旦宵素件化论月代",
    "米": "兰",
    "克": "服隆拉勤",
    "瓦": "房斯",
    "倍": "感受",
}

# English names in the singular too; a space may be written as a hyphen, -metre as -meter.
ENGLISH = {
    "percentage points": POINTS,
    "percentage point": POINTS,
    "of a percentage point": POINTS,
    "of one percentage point": POINTS,
    "points": POINTS,
    "point": POINTS,
    "per cent": PERCENT,
    "percent": PERCENT,
    "%": PERCENT,
    "per mille": "per mille",
    "per thousand": "per mille",
    "‰": "per mille",
    "square kilometres": "square kilometres",
    "square kilometre": "square kilometres",
    "square km": "square kilometres",
    "sq km": "square kilometres",
    "sq. km": "square kilometres",
    "km²": "square kilometres",
    "km2": "square kilometres",
    "square metres": "square metres",
    "square metre": "square metres",
    "sq m": "square metres",
    "m²": "square metres",
    "m2": "square metres",
    "cubic metres": "cubic metres",
    "cubic metre": "cubic metres",
    "m³": "cubic metres",
    "m3": "cubic metres",
    "kilometres": "kilometres",
    "kilometre": "kilometres",
    "km": "kilometres",
    "centimetres": "centimetres",
    "centimetre": "centimetres",
    "cm": "centimetres",
    "millimetres": "millimetres",
    "millimetre": "millimetres",
    "mm": "millimetres",
    "metres": "metres",
    "metre": "metres",
    "m": "metres",
    "li": "li",
    "hectares": "hectares",
    "hectare": "hectares",
    "ha": "hectares",
    "mu": "mu",
    "kilograms": "kilograms",
    "kilogram": "kilograms",
    "kilogrammes": "kilograms",
    "kilogramme": "kilograms",
    "kilos": "kilograms",
    "kg": "kilograms",
    "grams": "grams",
    "gram": "grams",
    "milligrams": "milligrams",
    "mg": "milligrams",
    "micrograms": "micrograms",
    "μg": "micrograms",
    "µg": "micrograms",
    "tonnes": "tonnes",
    "tonne": "tonnes",
    "metric tonnes": "tonnes",
    "metric tons": "tonnes",
    "tons": "tonnes",
    "ton": "tonnes",
    "jin": "jin",
    "kilowatt hours": "kilowatt-hours",
    "kilowatt hour": "kilowatt-hours",
    "kWh": "kilowatt-hours",
    "MWh": "megawatt-hours",
    "GWh": "gigawatt-hours",
    "TWh": "terawatt-hours",
    "kilowatts": "kilowatts",
    "kilowatt": "kilowatts",
    "kW": "kilowatts",
    "megawatts": "megawatts",
    "megawatt": "megawatts",
    "MW": "megawatts",
    "gigawatts": "gigawatts",
    "gigawatt": "gigawatts",
    "GW": "gigawatts",
    "watts": "watts",
    "US dollars": "US dollars",
    "US dollar": "US dollars",
    "dollars": "US dollars",
    "dollar": "US dollars",
    "USD": "US dollars",
    "euros": "euros",
    "euro": "euros",
    "EUR": "euros",
    "Hong Kong dollars": "Hong Kong dollars",
    "HK dollars": "Hong Kong dollars",
    "HKD": "Hong Kong dollars",
    "Japanese yen": "Japanese yen",
    "yen": "Japanese yen",
    "pounds sterling": "pounds",
    "pounds": "pounds",
    "yuan": "yuan",
    "RMB": "yuan",
    "renminbi": "yuan",
    "CNY": "yuan",
    "hours": "hours",
    "hour": "hours",
    "minutes": "minutes",
    "minute": "minutes",
    "times": TIMES,
    "fold": TIMES,
}
# Signs of currencies before a figure.
SIGNS = {
    "US$": "US dollars",
    "USD": "US dollars",
    "$": "US dollars",
    "RMB": "yuan",
    "RMB¥": "yuan",
    "¥": "yuan",
    "￥": "yuan",
    "CNY": "yuan",
    "€": "euros",
    "EUR": "euros",
    "HK$": "Hong Kong dollars",
    "HKD": "Hong Kong dollars",
    "£": "pounds",
}


def base(unit: str) -> tuple[str, Fraction]:
    """Give the kind of a unit and how many of the kind's own unit it is."""
    return _BASES.get(unit, (unit, Fraction(1)))
