// Texts: the headings and sentences of the index that a query fits.
// @ts-check
"use strict";
(() => {
  const { search } = window.duizhao;

  /** Kinds of fit are told apart, but where in a sentence it begins says nothing. */
  const INSIDE = { form: 80, pinyin: 76, initials: 60 };
  // One letter stands everywhere.
  const FEWEST_LETTERS = 2;
  // So many are more than anyone reads; where all of the index is so short, what has been laid out
  // is kept, for the next letter to be found in.
  const MOST = 1000;
  const SHORT = 500_000;
  // How long the page may be kept from answering, in milliseconds.
  const AT_ONCE = 30;

  const rest = () => new Promise((resolve) => setTimeout(resolve));

  class Texts {
    /** @param {DuizhaoIndex} index @param {DuizhaoFold} fold */
    constructor(index, fold) {
      this.pages = index.pages.map((page) => new search.IndexedPage(page, fold));
      this.keeps = this.pages.reduce((sum, page) => sum + page.length, 0) <= SHORT;
      /** @type {Map<DuizhaoIndexedPage, DuizhaoLaidOut>} */
      this.kept = new Map();
    }

    /** Give the headings and sentences that a query fits, the best kind of fit first: all of them,
     * or so many that more are of no use. Stops where they are not wanted any more.
     * @param {DuizhaoQuery} query @param {() => boolean} isWanted @returns {Promise<DuizhaoHits>} */
    async find(query, isWanted) {
      /** @type {DuizhaoHits} */
      const found = { headings: [], sentences: [], more: false };
      if (!query.folded || (!query.written && query.folded.length < FEWEST_LETTERS)) return found;
      let since = performance.now();
      for (const page of this.pages) {
        if (performance.now() - since > AT_ONCE) {
          await rest();
          if (!isWanted()) return found;
          since = performance.now();
        }
        if (!search.mayFit(page, query)) continue;
        found.more = found.headings.length + found.sentences.length >= MOST;
        if (found.more) break;
        const { headings, sentences } = this.laidOut(page);
        found.headings = found.headings.concat(fitting(headings, query));
        found.sentences = found.sentences.concat(fitting(sentences, query));
      }
      found.headings.sort(bestFirst);
      found.sentences.sort(bestFirst);
      return found;
    }

    /** @param {DuizhaoIndexedPage} page */
    laidOut(page) {
      const known = this.kept.get(page) || page.laidOut();
      if (this.keeps) this.kept.set(page, known);
      return known;
    }
  }

  /** Give the sentences among some that a query fits.
   * @param {DuizhaoSentence[]} among @param {DuizhaoQuery} query @returns {DuizhaoHit[]} */
  const fitting = (among, query) =>
    among
      .filter((sentence) => search.mayFit(sentence, query))
      .flatMap((sentence) => {
        const match = search.inText(sentence, query);
        if (!match) return [];
        const score = Math.min(match.score, INSIDE[/** @type {keyof typeof INSIDE} */ (match.kind)]);
        return [{ sentence, match: { ...match, score } }];
      });

  /** @param {DuizhaoHit} a @param {DuizhaoHit} b */
  const bestFirst = (a, b) => b.match.score - a.match.score;

  window.duizhao.search = Object.assign(search, { Texts });
})();
