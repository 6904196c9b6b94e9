// Concepts: looking up the entries of the glossary.
// The rules are those of `search/concepts.py`.
// @ts-check
"use strict";
(() => {
  const { search } = window.duizhao;
  const NEAR_WRITTEN = 300;
  const NEAR_SAID = 550;
  const NEAR_ENGLISH = 600;
  const CONTAINED = 1000;
  const NEAREST = 5;

  class Concepts {
    /** @param {DuizhaoTerm[]} terms @param {DuizhaoFold} fold */
    constructor(terms, fold) {
      this.entries = terms.map((term) => ({
        term,
        length: [...term.forms[0].hans].length,
        forms: term.forms.map((form) => laidOut(form, fold)),
        english: [...term.english, ...term.avoid].map(search.words),
        meaning: search.words(term.meaning),
      }));
    }

    /** Give the entries that a query fits, the best first.
     * @param {DuizhaoQuery} query @returns {DuizhaoFound[]} */
    find(query) {
      return ranked(this.entries.flatMap((entry) => {
        const match = matched(entry, query);
        return match ? [{ entry, match }] : [];
      }));
    }

    /** Give a few entries that are like a query, the likest first.
     * @param {DuizhaoQuery} query @returns {DuizhaoFound[]} */
    near(query) {
      const scored = this.entries.map((entry) => ({ entry, score: likeness(entry, query) }));
      const least = Math.floor((Math.max(0, ...scored.map(({ score }) => score)) * 2) / 3);
      const near = scored.filter(({ score }) => score && score >= least);
      return ranked(near.map(({ entry, score }) => ({
        entry,
        match: { kind: /** @type {const} */ ("near"), score, places: [] },
      }))).slice(0, NEAREST);
    }
  }

  /** @param {DuizhaoForm} form @param {DuizhaoFold} fold @returns {DuizhaoText} */
  const laidOut = (form, fold) => ({ folded: fold(form.hans), spoken: search.spoken(form.syllables) });

  /** Sort by score, then the shorter form, then as the glossary has them.
   * @param {DuizhaoFound[]} found */
  const ranked = (found) =>
    found.sort((a, b) => b.match.score - a.match.score || a.entry.length - b.entry.length);

  /** @param {DuizhaoEntry} entry @param {DuizhaoQuery} query @returns {DuizhaoMatch | null} */
  const matched = (entry, query) => {
    const everything = [...entry.english.flat(), ...entry.meaning];
    const found = [
      ...entry.forms.map((text, i) => lessened(search.inText(text, query), i)),
      ...entry.english.map((words, i) => lessened(search.inEnglish(words, query.words), i)),
      search.inMeaning(everything, query.words),
    ];
    return found.reduce((one, other) => (one && (!other || one.score >= other.score) ? one : other), null);
  };

  /** What is not preferred counts a little less.
   * @param {DuizhaoMatch | null} match @param {number} number */
  const lessened = (match, number) =>
    match && { ...match, score: match.score - (number ? 1 : 0), of: number };

  /** Give in how many thousandths an entry is like a query.
   * @param {DuizhaoEntry} entry @param {DuizhaoQuery} query */
  const likeness = (entry, query) => {
    const letters = query.pinyin ? query.pinyin.letters : "";
    const found = [0];
    for (const text of entry.forms) {
      const folded = text.folded.text;
      if (folded && query.folded.includes(folded)) found.push(CONTAINED + [...folded].length);
      found.push(enough(search.nearness(query.folded, folded), NEAR_WRITTEN));
      found.push(enough(search.nearness(letters, text.spoken.letters), NEAR_SAID));
    }
    for (const words of entry.english) {
      found.push(enough(search.nearnessOfWords(query.words, words), NEAR_ENGLISH));
    }
    return Math.max(...found);
  };

  /** @param {number} likeness @param {number} least */
  const enough = (likeness, least) => (likeness >= least ? likeness : 0);

  window.duizhao.search = Object.assign(search, { Concepts });
})();
