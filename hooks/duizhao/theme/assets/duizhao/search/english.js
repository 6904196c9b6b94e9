// English: words as they are compared, without case, accents and the -s of plurals.
// The rules are those of `search/english.py`.
// @ts-check
"use strict";
(() => {
  const WORD = /[a-z0-9]+/g;
  const PASSED_OVER = /['’\u0300-\u036f]/g;

  /** Take off the ending of a plural (Harman's S stemmer, 1991).
   * @param {string} word */
  const stem = (word) => {
    if (word.length < 4 || !word.endsWith("s")) return word;
    if (word.endsWith("ies")) return /[ea]ies$/.test(word) ? word : `${word.slice(0, -3)}y`;
    if (word.endsWith("es")) return /[aeo]es$/.test(word) ? word : word.slice(0, -1);
    return /[us]s$/.test(word) ? word : word.slice(0, -1);
  };

  /** Give the words of an English text; places are in code points.
   * @param {string} text @returns {DuizhaoWord[]} */
  const words = (text) => {
    let letters = "";
    /** @type {number[]} */ const places = [];
    [...text].forEach((character, place) => {
      const bare = character.toLowerCase().normalize("NFKD").replace(PASSED_OVER, "");
      letters += bare;
      for (let i = 0; i < bare.length; i++) places.push(place);
    });
    return [...letters.matchAll(WORD)].map((match) => ({
      stem: stem(match[0]),
      written: match[0],
      start: places[match.index],
      end: places[match.index + match[0].length - 1] + 1,
    }));
  };

  window.duizhao.search = Object.assign(window.duizhao.search || {}, { words });
})();
