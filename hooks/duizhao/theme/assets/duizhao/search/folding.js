// Folding: what is left of a text when script, width, case, accents and punctuation do not count.
// The rules are those of `search/folding.py`.
// @ts-check
"use strict";
(() => {
  const DECIMAL_POINT = /(?<=[0-9０-９])[.．](?=[0-9０-９])/g;
  const KEPT = /[\p{L}\p{N}]/u;

  /** Give a function that folds texts.
   * @param {string} pairs characters, each before the one that stands for it
   * @returns {DuizhaoFold} */
  const folding = (pairs) => {
    /** @type {Map<string, string>} */
    const classes = new Map();
    const characters = [...pairs];
    for (let i = 0; i < characters.length; i += 2) classes.set(characters[i], characters[i + 1]);

    /** @type {Map<string, string>} */
    const known = new Map();

    /** @param {string} character */
    const folded = (character) => {
      let found = known.get(character);
      if (found === undefined) {
        const parts = [...character.toLowerCase().normalize("NFKD")];
        found = parts.filter((part) => KEPT.test(part)).map((part) => classes.get(part) ?? part).join("");
        known.set(character, found);
      }
      return found;
    };

    return (text) => {
      const points = new Set();
      for (const match of text.matchAll(DECIMAL_POINT)) points.add(match.index);
      let result = "";
      /** @type {number[]} */
      const places = [];
      let place = 0;
      let unit = 0;
      for (const character of text) {
        const kept = points.has(unit) ? "." : folded(character);
        result += kept;
        for (let i = 0; i < kept.length; i++) places.push(place);
        place += 1;
        unit += character.length;
      }
      return { text: result, places };
    };
  };

  window.duizhao.search = Object.assign(window.duizhao.search || {}, { folding });
})();
