// Pages: a page of the index as a whole, and its headings and sentences, laid out only where a query
// may fit them: an archive has more of them than a tab can hold.
// The shape is that which `search/index.py` writes.
// @ts-check
"use strict";
(() => {
  const { search } = window.duizhao;

  /** Say quickly whether it is worth looking closer at a text.
   * @param {DuizhaoGist} text @param {DuizhaoQuery} query @returns {boolean} */
  const mayFit = (text, query) => {
    const letters = query.pinyin && query.pinyin.letters;
    return Boolean(
      (query.folded && text.folded.text.includes(query.folded)) ||
        (letters && (text.spoken.letters.includes(letters) || text.spoken.initials.includes(letters) ||
          text.spoken.initials.includes(search.short(letters)))) ||
        (query.written && query.parts.length && query.parts.every((part) => mayFit(text, part))),
    );
  };

  /** Give what tells a character's commonest way on a page: one for all its places.
   * @param {Record<string, string[]>} characters */
  const commonest = (characters) => {
    /** @type {Map<string, DuizhaoWay>} */
    const ways = new Map();
    for (const [character, told] of Object.entries(characters)) {
      const [syllable = "", tw = character, hk = tw] = told;
      ways.set(character, [syllable, tw, hk]);
    }
    /** @param {string} character @returns {DuizhaoWay} */
    return (character) => {
      const way = ways.get(character) || ["", character, character];
      ways.set(character, way);
      return way;
    };
  };

  /** Give the way of each character of a block: the commonest, but for those that differ.
   * @param {string[]} characters @param {[number, ...DuizhaoWay][]} others
   * @param {(character: string) => DuizhaoWay} known */
  const waysOf = (characters, others, known) => {
    const ways = characters.map(known);
    for (const [place, ...way] of others) ways[place] = way;
    return ways;
  };

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
  }

  class IndexedPage {
    /** @param {DuizhaoIndex["pages"][number]} page @param {DuizhaoFold} fold */
    constructor(page, fold) {
      this.page = page;
      this.fold = fold;
      /** @type {DuizhaoGist["folded"] | undefined} */ this.written = undefined;
      /** @type {DuizhaoGist["spoken"] | undefined} */ this.said = undefined;
    }

    /** What its blocks say, in both languages. */
    get texts() {
      return [...this.page.blocks, ...this.page.english].map((row) => row[2]);
    }

    /** How many characters it has, in units of UTF-16. */
    get length() {
      return this.texts.reduce((sum, text) => sum + text.length, 0);
    }

    /** All of it, folded. */
    get folded() {
      this.written ??= { text: this.fold(this.texts.join("\n")).text };
      return this.written;
    }

    /** All of it as it sounds. */
    get spoken() {
      this.said ??= this.listened();
      return this.said;
    }

    listened() {
      const known = commonest(this.page.characters);
      let [letters, initials] = ["", ""];
      for (const [, , text, , others] of this.page.blocks) {
        const said = search.spoken(waysOf([...text], others, known).map((way) => way[0]));
        letters += said.letters;
        initials += said.initials;
      }
      return { letters, initials };
    }

    /** Lay its headings and sentences out.
     * @returns {DuizhaoLaidOut} */
    laidOut() {
      /** @type {DuizhaoLaidOut} */
      const found = { headings: [], sentences: [] };
      this.readChinese(found);
      this.readEnglish(found);
      return found;
    }

    /** @param {DuizhaoLaidOut} found */
    readChinese(found) {
      const known = commonest(this.page.characters);
      /** @type {DuizhaoSentence | null} */
      let heading = null;
      for (const [id, isHeading, text, lengths, others] of this.page.blocks) {
        const characters = [...text];
        const ways = waysOf(characters, others, known);
        /** @type {DuizhaoBlock} */
        const block = { id, page: this.page, heading: isHeading ? null : heading };
        if (isHeading) {
          heading = new Sentence(block, 0, characters, ways, this.fold);
          found.headings.push(heading);
          continue;
        }
        let start = 0;
        for (const length of lengths) {
          const end = start + length;
          found.sentences.push(new Sentence(block, start, characters.slice(start, end), ways.slice(start, end), this.fold));
          start = end;
        }
      }
    }

    /** @param {DuizhaoLaidOut} found */
    readEnglish(found) {
      const known = commonest({});
      /** @type {DuizhaoSentence | null} */
      let heading = null;
      for (const [id, isHeading, text, lengths, first] of this.page.english) {
        /** @type {DuizhaoBlock} */
        const block = { id, page: this.page, heading: isHeading ? null : heading };
        const characters = [...text];
        let start = 0;
        for (const length of isHeading ? [characters.length] : lengths) {
          const mine = characters.slice(start, start + length);
          const sentence = new Sentence(block, first + start, mine, mine.map(known), this.fold, true);
          if (isHeading) heading = sentence;
          (isHeading ? found.headings : found.sentences).push(sentence);
          start += length;
        }
      }
    }
  }

  window.duizhao.search = Object.assign(search, { mayFit, IndexedPage });
})();
