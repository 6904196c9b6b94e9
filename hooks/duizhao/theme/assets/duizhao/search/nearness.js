// Nearness: how much of a query a text has, when nothing fits.
// The rules are those of `search/nearness.py`.
// @ts-check
"use strict";
(() => {
  /** Give the pairs of neighbouring characters; of a single one, itself.
   * @param {string} text */
  const pairs = (text) => {
    const characters = [...text];
    const found = new Set();
    for (let i = 0; i < Math.max(characters.length - 1, 1); i++) found.add(characters.slice(i, i + 2).join(""));
    found.delete("");
    return found;
  };

  /** Say how near two texts are: 0 to 1000.
   * @param {string} one @param {string} other */
  const nearness = (one, other) => {
    const first = pairs(one);
    const second = pairs(other);
    const both = first.size + second.size;
    const common = [...first].filter((pair) => second.has(pair)).length;
    return both ? Math.floor((2000 * common) / both) : 0;
  };

  /** Say how near the wanted words are to those of a text that are nearest to each.
   * @param {DuizhaoWord[]} wanted @param {DuizhaoWord[]} words */
  const nearnessOfWords = (wanted, words) => {
    if (!wanted.length || !words.length) return 0;
    const each = wanted.map((want) => Math.max(...words.map((word) => nearness(want.written, word.written))));
    return Math.floor(each.reduce((sum, one) => sum + one, 0) / each.length);
  };

  window.duizhao.search = Object.assign(window.duizhao.search || {}, { nearness, nearnessOfWords });
})();
