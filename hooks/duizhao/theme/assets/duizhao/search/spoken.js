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

  /** Lay out the syllables of a text: one for each code point, "" where none is read.
   * @param {string[]} syllables @returns {DuizhaoSpoken} */
  const spoken = (syllables) => {
    const laid = { letters: "", initials: "" };
    /** @type {number[]} */ const tones = [];
    /** @type {number[]} */ const places = [];
    /** @type {boolean[]} */ const begins = [];
    /** @type {number[]} */ const initialPlaces = [];
    syllables.forEach((syllable, place) => {
      const { typed, tone } = plain(syllable);
      if (!typed) return;
      laid.letters += typed;
      laid.initials += typed[0];
      initialPlaces.push(place);
      for (let i = 0; i < typed.length; i++) {
        tones.push(tone);
        places.push(place);
        begins.push(i === 0);
      }
    });
    return { ...laid, tones, places, begins, initialPlaces };
  };

  /** The letters alone, and the first of each syllable: enough to see whether to look closer.
   * @param {string[]} syllables */
  const heard = (syllables) => {
    let letters = "";
    let initials = "";
    for (const syllable of syllables) {
      const { typed } = plain(syllable);
      letters += typed;
      initials += typed.slice(0, 1);
    }
    return { letters, initials };
  };

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

  window.duizhao.search = Object.assign(window.duizhao.search || {}, { spoken, heard, typed });
})();
