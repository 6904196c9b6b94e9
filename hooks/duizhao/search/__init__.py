"""Search: finding terms and sentences by what a reader types, in any script, pinyin or English.

The same rules stand in the page's scripts (`theme/assets/duizhao/search/`); one set of cases tests
both.
"""
