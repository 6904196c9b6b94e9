// Texts: the headings and sentences of the index that a query fits.
// @ts-check
"use strict";
(() => {
  const { search } = window.duizhao;

  /** Kinds of fit are told apart, but where in a sentence it begins says nothing. */
  const INSIDE = { form: 80, pinyin: 76, initials: 60 };
  // One letter stands everywhere.
  const FEWEST_LETTERS = 2;
  // So many are more than anyone reads.
  const MOST = 1000;
  // What has been laid out is kept, for the next letter to be found in, until it has so many
  // characters: each takes 34 bytes in Chromium.
  const KEPT = 5_000_000;
  // How long the page may be kept from answering, in milliseconds.
  const AT_ONCE = 30;

  const rest = () => new Promise((resolve) => setTimeout(resolve));

  class Texts {
    /** @param {DuizhaoIndex} index @param {DuizhaoFold} fold
     * @param {(number: number) => Promise<DuizhaoIndex["pages"]>} part gives further parts of it */
    constructor(index, fold, part) {
      this.fold = fold;
      this.part = part;
      this.parts = index.parts;
      this.read = 1;
      this.pages = index.pages.map((page) => new search.IndexedPage(page, fold));
      this.room = KEPT;
      /** @type {Map<DuizhaoIndexedPage, DuizhaoLaidOut>} */
      this.kept = new Map();
      /** @type {Promise<void> | undefined} */
      this.reading = undefined;
    }

    /** Read the next part of the index, once whoever asks. */
    readOn() {
      const next = async () => {
        const pages = await this.part(this.read + 1);
        this.read += 1;
        for (const page of pages) this.pages.push(new search.IndexedPage(page, this.fold));
      };
      this.reading ??= next().finally(() => {
        this.reading = undefined;
      });
      return this.reading;
    }

    /** Give the headings and sentences that a query fits, the best kind of fit first: all of them,
     * or so many that more are of no use. Stops where they are not wanted any more.
     * @param {DuizhaoQuery} query @param {() => boolean} isWanted @returns {Promise<DuizhaoHits>} */
    async find(query, isWanted) {
      /** @type {DuizhaoHits} */
      const found = { headings: [], sentences: [], more: false };
      if (!query.folded || (!query.written && query.folded.length < FEWEST_LETTERS)) return found;
      let since = performance.now();
      for (let at = 0; at < this.pages.length || this.read < this.parts; at += 1) {
        const isAtEnd = at === this.pages.length;
        const isEnough = found.headings.length + found.sentences.length >= MOST;
        found.more = isEnough && (isAtEnd || search.mayFit(this.pages[at], query));
        if (found.more) break;
        if (isAtEnd || performance.now() - since > AT_ONCE) {
          await (isAtEnd ? this.readOn() : rest());
          if (!isWanted()) return found;
          since = performance.now();
        }
        if (!search.mayFit(this.pages[at], query)) continue;
        const { headings, sentences } = this.laidOut(this.pages[at]);
        found.headings = found.headings.concat(fitting(headings, query));
        found.sentences = found.sentences.concat(fitting(sentences, query));
      }
      found.headings.sort(bestFirst);
      found.sentences.sort(bestFirst);
      return found;
    }

    /** @param {DuizhaoIndexedPage} page */
    laidOut(page) {
      const known = this.kept.get(page);
      if (known) return known;
      const made = page.laidOut();
      if (page.length <= this.room) {
        this.room -= page.length;
        this.kept.set(page, made);
      }
      return made;
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
