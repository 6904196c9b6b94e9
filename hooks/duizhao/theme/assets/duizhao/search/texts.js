// Texts: the headings and sentences of the index, and those among them that a query fits.
// The shape is that which `search/index.py` writes.
// @ts-check
"use strict";
(() => {
  const { search } = window.duizhao;

  /** Kinds of fit are told apart, but where in a sentence it begins says nothing. */
  const INSIDE = { form: 80, pinyin: 76, initials: 60 };
  // One letter stands everywhere.
  const FEWEST_LETTERS = 2;

  /** A heading or a sentence, folded and as it is said. */
  class Sentence {
    /** @param {DuizhaoBlock} block @param {number} start @param {string[]} characters
     * @param {DuizhaoWay[]} ways @param {DuizhaoFold} fold @param {boolean} [english] */
    constructor(block, start, characters, ways, fold, english = false) {
      this.block = block;
      this.english = english;
      this.start = start;
      this.hans = characters.join("");
      this.ways = ways;
      this.folded = fold(this.hans);
      this.spoken = search.spoken(ways.map((way) => way[0]));
    }

    /** @param {DuizhaoScript} script */
    form(script) {
      return script === "hans" ? this.hans : this.ways.map((way) => way[script === "tw" ? 1 : 2]).join("");
    }

    /** Say quickly whether it is worth looking closer.
     * @param {DuizhaoQuery} query @returns {boolean} */
    mayFit(query) {
      const letters = query.pinyin && query.pinyin.letters;
      return Boolean(
        (query.folded && this.folded.text.includes(query.folded)) ||
          (letters && (this.spoken.letters.includes(letters) || this.spoken.initials.includes(letters) ||
            this.spoken.initials.includes(search.short(letters)))) ||
          (query.written && query.parts.length && query.parts.every((part) => this.mayFit(part))),
      );
    }
  }

  class Texts {
    /** @param {DuizhaoIndex} index @param {DuizhaoFold} fold */
    constructor(index, fold) {
      /** @type {Sentence[]} */ this.headings = [];
      /** @type {Sentence[]} */ this.sentences = [];
      for (const page of index.pages) {
        this.read(page, fold);
        this.readEnglish(page, fold);
      }
    }

    /** @param {DuizhaoIndex["pages"][number]} page @param {DuizhaoFold} fold */
    readEnglish(page, fold) {
      /** @type {DuizhaoSentence | null} */
      let heading = null;
      for (const [id, isHeading, text, lengths, first] of page.english) {
        /** @type {DuizhaoBlock} */
        const block = { id, page, heading: isHeading ? null : heading };
        const characters = [...text];
        let start = 0;
        for (const length of isHeading ? [characters.length] : lengths) {
          const mine = characters.slice(start, start + length);
          const ways = mine.map((character) => /** @type {DuizhaoWay} */ (["", character, character]));
          const found = new Sentence(block, first + start, mine, ways, fold, true);
          if (isHeading) heading = found;
          (isHeading ? this.headings : this.sentences).push(found);
          start += length;
        }
      }
    }

    /** @param {DuizhaoIndex["pages"][number]} page @param {DuizhaoFold} fold */
    read(page, fold) {
      const known = new Map(Object.entries(page.characters));
      /** @param {string} character @returns {DuizhaoWay} */
      const common = (character) => {
        const [syllable = "", tw = character, hk = tw] = known.get(character) || [];
        return [syllable, tw, hk];
      };
      /** @type {DuizhaoSentence | null} */
      let heading = null;
      for (const [id, isHeading, text, lengths, others] of page.blocks) {
        const characters = [...text];
        const ways = characters.map(common);
        for (const [place, ...way] of others) ways[place] = way;
        /** @type {DuizhaoBlock} */
        const block = { id, page, heading: isHeading ? null : heading };
        if (isHeading) {
          const found = new Sentence(block, 0, characters, ways, fold);
          this.headings.push(found);
          heading = found;
          continue;
        }
        let start = 0;
        for (const length of lengths) {
          const end = start + length;
          this.sentences.push(new Sentence(block, start, characters.slice(start, end), ways.slice(start, end), fold));
          start = end;
        }
      }
    }

    /** Give the sentences among some that a query fits, the best kind of fit first.
     * @param {DuizhaoSentence[]} among @param {DuizhaoQuery} query */
    find(among, query) {
      if (!query.written && query.folded.length < FEWEST_LETTERS) return [];
      return among
        .filter((sentence) => sentence.mayFit(query))
        .flatMap((sentence) => {
          const match = search.inText(sentence, query);
          if (!match) return [];
          const score = Math.min(match.score, INSIDE[/** @type {keyof typeof INSIDE} */ (match.kind)]);
          return [{ sentence, match: { ...match, score } }];
        })
        .sort((a, b) => b.match.score - a.match.score);
    }
  }

  window.duizhao.search = Object.assign(search, { Texts });
})();
