// Matching: how well a query fits a text or English words, and where.
// The rules and scores are those of `search/matching.py`.
// @ts-check
"use strict";
(() => {
  const WRITTEN = [100, 90, 80];
  const PINYIN = [96, 88, 76];
  const INITIALS = [92, 72, 60];
  const ENGLISH = [94, 82, 78];
  const UNFINISHED = 4;
  const WORDS = 66;
  const PARTS = 50;
  const MEANING = 45;

  /** @param {DuizhaoMatch[]} matches @returns {DuizhaoMatch | null} */
  const best = (matches) =>
    matches.reduce((one, other) => (one && one.score >= other.score ? one : other), /** @type {any} */ (null));

  /** @param {number} start @param {number} end @param {number} whole @param {number[]} scores */
  const grade = (start, end, whole, scores) => (start > 0 ? scores[2] : end === whole ? scores[0] : scores[1]);

  /** @param {DuizhaoFolded} folded @param {string} wanted @returns {DuizhaoMatch[]} */
  const written = ({ text, places }, wanted) =>
    occurrences(text, wanted).map((start) => {
      const end = start + wanted.length;
      const score = grade(start, end, text.length, WRITTEN) - (cutsAFigure(text, start, end) ? UNFINISHED : 0);
      return { kind: "form", score, places: [[places[start], places[end - 1] + 1]] };
    });

  /** Give every place where a text has what is wanted.
   * @param {string} text @param {string} wanted */
  const occurrences = (text, wanted) => {
    const found = [];
    let start = wanted ? text.indexOf(wanted) : -1;
    for (; start >= 0; start = text.indexOf(wanted, start + 1)) found.push(start);
    return found;
  };

  /** Say whether a stretch begins or ends within a figure: 100 in 2100, or in 100.5.
   * @param {string} text @param {number} start @param {number} end */
  const cutsAFigure = (text, start, end) =>
    /^[0-9.][0-9]$/.test(text.slice(start - 1, start + 1)) || /^[0-9][0-9.]$/.test(text.slice(end - 1, end + 1));

  /** @param {DuizhaoSpoken} spoken @param {DuizhaoTyped} wanted @returns {DuizhaoMatch[]} */
  const said = (spoken, wanted) => {
    const { letters, places } = spoken;
    const { syllableAt, isEdge } = window.duizhao.search;
    /** @type {DuizhaoMatch[]} */
    const found = placesSaid(spoken, wanted).map((start) => {
      const end = start + wanted.letters.length;
      const score = grade(start, end, letters.length, PINYIN) - (isEdge(spoken, end) ? 0 : UNFINISHED);
      const first = places[syllableAt(spoken, start)];
      return { kind: "pinyin", score, places: [[first, places[syllableAt(spoken, end - 1)] + 1]] };
    });
    if (wanted.letters.length > 1 && !wanted.tones.some(Boolean)) found.push(...initials(spoken, wanted.letters));
    return found;
  };

  /** Give the letters where typed pinyin begins: syllables and tones where it has them.
   * @param {DuizhaoSpoken} spoken @param {DuizhaoTyped} wanted */
  const placesSaid = (spoken, wanted) => {
    const { syllableAt, isEdge } = window.duizhao.search;
    return occurrences(spoken.letters, wanted.letters).filter(
      (start) =>
        isEdge(spoken, start) &&
        wanted.edges.every((edge) => isEdge(spoken, start + edge)) &&
        wanted.tones.every((tone, i) => !tone || tone === spoken.tones[syllableAt(spoken, start + i)]),
    );
  };

  /** Find first letters of syllables; zh, ch and sh may be typed for z, c and s.
   * @param {DuizhaoSpoken} spoken @param {string} letters @returns {DuizhaoMatch[]} */
  const initials = (spoken, letters) => {
    /** @type {DuizhaoMatch[]} */
    const found = [];
    for (const wanted of new Set([letters, short(letters)])) {
      const start = wanted.length > 1 ? spoken.initials.indexOf(wanted) : -1;
      if (start < 0) continue;
      const end = start + wanted.length;
      const score = grade(start, end, spoken.initials.length, INITIALS);
      found.push({
        kind: "initials",
        score,
        places: [[spoken.places[start], spoken.places[end - 1] + 1]],
      });
    }
    return found;
  };

  /** @param {string} letters */
  const short = (letters) => letters.replaceAll("zh", "z").replaceAll("ch", "c").replaceAll("sh", "s");

  /** Fit a query to a text, or give null.
   * @param {DuizhaoText} text @param {DuizhaoQuery} query @returns {DuizhaoMatch | null} */
  const inText = (text, query) =>
    best([...written(text.folded, query.folded), ...(query.pinyin ? said(text.spoken, query.pinyin) : [])]) ||
    inParts(text, query);

  /** Fit each part of a query by itself; one of them must be written, not only said.
   * @param {DuizhaoText} text @param {DuizhaoQuery} query @returns {DuizhaoMatch | null} */
  const inParts = (text, query) => {
    if (!query.written || !query.parts.length) return null;
    /** @type {[number, number][]} */
    const places = [];
    for (const part of query.parts) {
      const match = inText(text, part);
      if (!match) return null;
      places.push(...match.places);
    }
    places.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return { kind: "form", score: PARTS, places };
  };

  /** @param {DuizhaoWord} word @param {DuizhaoWord} wanted @param {boolean} unfinished */
  const fits = (word, wanted, unfinished) =>
    (unfinished && wanted.written.length > 1 && word.written.startsWith(wanted.written)) || word.stem === wanted.stem;

  /** Fit words to a rendering: together and in order, or else each somewhere.
   * @param {DuizhaoWord[]} words @param {DuizhaoWord[]} wanted @returns {DuizhaoMatch | null} */
  const inEnglish = (words, wanted) => {
    if (!wanted.length) return null;
    const last = wanted.length - 1;
    for (let start = 0; start + last < words.length; start++) {
      if (!wanted.every((want, i) => fits(words[start + i], want, i === last))) continue;
      const score = grade(start, start + wanted.length, words.length, ENGLISH);
      return { kind: "english", score, places: [[words[start].start, words[start + last].end]] };
    }
    const places = scattered(words, wanted);
    return places && { kind: "english", score: WORDS, places };
  };

  /** Find every word somewhere in a longer text.
   * @param {DuizhaoWord[]} words @param {DuizhaoWord[]} wanted @returns {DuizhaoMatch | null} */
  const inMeaning = (words, wanted) => {
    const places = scattered(words, wanted);
    return places && { kind: "meaning", score: MEANING, places };
  };

  /** Give the first place of each wanted word, in the order of the text, or null.
   * @param {DuizhaoWord[]} words @param {DuizhaoWord[]} wanted */
  const scattered = (words, wanted) => {
    /** @type {Map<string, [number, number]>} */
    const places = new Map();
    for (const [i, want] of wanted.entries()) {
      const found = words.find((word) => fits(word, want, i === wanted.length - 1));
      if (!found) return null;
      places.set(`${found.start} ${found.end}`, [found.start, found.end]);
    }
    return places.size ? [...places.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]) : null;
  };

  window.duizhao.search = Object.assign(window.duizhao.search || {}, { inText, inEnglish, inMeaning, short });
})();
