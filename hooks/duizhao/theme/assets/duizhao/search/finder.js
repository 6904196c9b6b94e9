// The finder: everything there is to find, and what fits a query: terms, headings, sentences.
// @ts-check
"use strict";
(() => {
  const { data, search } = window.duizhao;

  /** Lay out what there is to find, from the site's data. */
  const finder = async () => {
    const [glossary, index] = await Promise.all([data.load("terms"), data.load("index")]);
    const fold = search.folding(index.folds);
    const concepts = new search.Concepts(glossary.terms, fold);
    const texts = new search.Texts(index, fold, data.part);

    /** @param {DuizhaoQuery} query */
    const fitting = (query) => (query.folded ? concepts.find(query) : []);
    /** @param {DuizhaoQuery} query @param {number} count of what fits */
    const like = (query, count) => (count || !query.folded ? [] : concepts.near(query));

    /** Find the terms that a query fits, or else those like it. @param {string} text */
    const terms = (text) => {
      const query = search.query(text, fold);
      const found = fitting(query);
      return { concepts: found, near: like(query, found.length) };
    };

    /** Find all that a query fits, unless it is not wanted any more; terms like it where nothing does.
     * @param {string} text @param {() => boolean} [isWanted] @returns {Promise<DuizhaoResults>} */
    const everything = async (text, isWanted = () => true) => {
      const query = search.query(text, fold);
      const found = { ...(await texts.find(query, isWanted)), concepts: fitting(query) };
      const count = found.concepts.length + found.headings.length + found.sentences.length;
      return { ...found, near: like(query, count) };
    };

    return { terms, everything };
  };

  window.duizhao.search = Object.assign(search, { finder });
})();
