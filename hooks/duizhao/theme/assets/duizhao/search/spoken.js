// Spoken: a text as it sounds, letter by letter, so that pinyin can be found in it.
// The rules are those of `search/spoken.py`.
// @ts-check
"use strict";
(() => {
  /** @type {Record<string, number>} */
  const TONES = { "\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4 };
  const NEUTRAL = 5;

  /** @type {Map<string, { typed: string, tone: number }>} */
  const known = new Map();

  /** Give the letters of a syllable as they are typed, and its tone.
   * @param {string} syllable */
  const plain = (syllable) => {
    let found = known.get(syllable);
    if (!found) {
      found = { typed: "", tone: NEUTRAL };
      for (const mark of syllable.toLowerCase().normalize("NFD")) {
        if (mark in TONES) found.tone = TONES[mark];
        else if (mark === "\u0308" && found.typed.endsWith("u")) found.typed = `${found.typed.slice(0, -1)}v`;
        else if (/^[a-z]$/.test(mark)) found.typed += mark;
      }
      known.set(syllable, found);
    }
    return found;
  };

  /** Lay out the syllables of a text: one for each code point, "" where none is read. Of each
   * syllable that is read: its first letter, its code point and its tone.
   * @param {string[]} syllables @returns {DuizhaoSpoken} */
  const spoken = (syllables) => {
    let letters = "";
    let initials = "";
    /** @type {number[]} */ const starts = [];
    /** @type {number[]} */ const places = [];
    /** @type {number[]} */ const tones = [];
    for (let place = 0; place < syllables.length; place++) {
      const { typed, tone } = plain(syllables[place]);
      if (!typed) continue;
      starts.push(letters.length);
      places.push(place);
      tones.push(tone);
      letters += typed;
      initials += typed[0];
    }
    return { letters, initials, starts, places, tones };
  };

  /** Give the number of the syllable that a letter is part of.
   * @param {DuizhaoSpoken} spoken @param {number} letter */
  const syllableAt = ({ starts }, letter) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= letter) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  /** Say whether a syllable begins at a letter, or the text ends there.
   * @param {DuizhaoSpoken} spoken @param {number} letter */
  const isEdge = (spoken, letter) =>
    letter === spoken.letters.length || spoken.starts[syllableAt(spoken, letter)] === letter;

  /** Read a query as pinyin: with tone marks, tone numbers behind syllables, or neither.
   * @param {string} text @returns {DuizhaoTyped | null} */
  const typed = (text) => {
    let letters = "";
    /** @type {number[]} */ const tones = [];
    /** @type {Set<number>} */ const edges = new Set();
    for (const character of text.toLowerCase().normalize("NFKD").replaceAll("u:", "v")) {
      if (character in TONES && letters) tones[tones.length - 1] = TONES[character];
      else if (character === "\u0308" && letters.endsWith("u")) letters = `${letters.slice(0, -1)}v`;
      else if (character === "\u0302" && letters.endsWith("e")) continue;
      else if (/^[0-5]$/.test(character) && letters && !edges.has(letters.length)) {
        tones[tones.length - 1] = Number(character) || NEUTRAL;
        edges.add(letters.length);
      } else if (/^[a-z]$/.test(character)) {
        if (character === "e" && /[ln]u$/.test(letters) && !edges.has(letters.length)) {
          letters = `${letters.slice(0, -1)}v`;
        }
        letters += character;
        tones.push(0);
      } else if (/[\p{L}\p{M}\p{N}]/u.test(character)) return null;
      else edges.add(letters.length);
    }
    const inner = [...edges].filter((edge) => edge > 0 && edge < letters.length).sort((a, b) => a - b);
    return letters ? { letters, tones, edges: inner } : null;
  };

  window.duizhao.search = Object.assign(window.duizhao.search || {}, { spoken, syllableAt, isEdge, typed });
})();
