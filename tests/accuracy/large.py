"""pypinyin with the large dictionary: a text as JSON on each line in, its syllables out."""

import json
import sys

from pypinyin_dict.phrase_pinyin_data import large_pinyin

from tests.accuracy import engines

if __name__ == "__main__":
    large_pinyin.load()
    for line in sys.stdin:
        print(json.dumps(engines.by_pypinyin(json.loads(line))), flush=True)
