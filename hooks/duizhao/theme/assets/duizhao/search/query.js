// Query: what was typed, in each of the ways it can be meant.
// The rules are those of `search/query.py`.
// @ts-check
"use strict";
(() => {
  const HAN = /\p{Script=Han}/u;
  const PART = /\p{Script=Han}+|[^\s\p{Script=Han}]+/gu;

  /** Prepare what was typed.
   * @param {string} text @param {DuizhaoFold} fold @returns {DuizhaoQuery} */
  const query = (text, fold) => {
    const parts = (text.match(PART) || []).filter((part) => fold(part).text);
    const folded = fold(text).text;
    const chinese = HAN.test(text);
    return {
      folded,
      pinyin: chinese ? null : window.duizhao.search.typed(text),
      words: chinese ? [] : window.duizhao.search.words(text),
      parts: parts.length > 1 ? parts.map((part) => query(part, fold)) : [],
      written: HAN.test(folded) || /[0-9]/.test(folded),
    };
  };

  window.duizhao.search = Object.assign(window.duizhao.search || {}, { query });
})();
