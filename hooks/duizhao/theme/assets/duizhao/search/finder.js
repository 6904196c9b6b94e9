// The finder: everything there is to find, and what fits a query: terms, headings, sentences.
// @ts-check
"use strict";
(() => {
  const { data, search } = window.duizhao;

  /** Lay out what there is to find, from the site's data. */
  const finder = async () => {
    const [{ terms }, index] = await Promise.all([data.load("terms"), data.load("index")]);
    const fold = search.folding(index.folds);
    const concepts = new search.Concepts(terms, fold);
    const texts = new search.Texts(index, fold);

    /** @param {string} text @returns {DuizhaoResults} */
    return (text) => {
      const query = search.query(text, fold);
      const found = {
        concepts: query.folded ? concepts.find(query) : [],
        headings: query.folded ? texts.find(texts.headings, query) : [],
        sentences: query.folded ? texts.find(texts.sentences, query) : [],
      };
      const some = found.concepts.length + found.headings.length + found.sentences.length;
      return { ...found, near: some || !query.folded ? [] : concepts.near(query) };
    };
  };

  window.duizhao.search = Object.assign(search, { finder });
})();
