// Utterances: the sentences of the page as they are read aloud, each with its place in the text.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;

  const BLOCKS = ":is(p, li, h1, h2, h3, h4, h5, h6, dt, dd, td, th, blockquote, figcaption)";
  /** What is in the page and not in its text. */
  const SILENT = "sup, code, pre, script, style, .dz-mark, .dz-bar, .dz-report, .footnote-backref, [hidden]";
  /** Engines break off at long texts: a sentence is given to them in parts, at its commas. */
  const LONGEST = 120;

  /** Give the side of a block that is read: all of it where it has one language.
   * @param {Element} block @param {boolean} english */
  const sideOf = (block, english) => {
    const [zh, en] = [".dz-zh", ".dz-en"].map((name) => block.querySelector(`:scope > ${name}`));
    if (zh || en) return english ? en : zh;
    const isEnglish = Boolean(block.closest("[lang=en]"));
    return isEnglish === english ? block : null;
  };

  /** @param {Element} side */
  const textsIn = (side) => {
    const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node instanceof Element && node.matches(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const found = /** @type {Text[]} */ ([]);
    while (walker.nextNode()) if (walker.currentNode instanceof Text) found.push(walker.currentNode);
    return found;
  };

  /** Give where each sentence of a text ends, in UTF-16 units, the last at the end.
   * @param {string} text @param {string} lang */
  const endsOf = (text, lang) => {
    if (!("Segmenter" in Intl)) return [...text.matchAll(/[。！？；…]+[”’」』）]*|$/g)].map((m) => m.index + m[0].length);
    return [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)].map((part) => part.index + part.segment.length);
  };

  /** Give the sentences of one side of a block.
   * @param {Element} block @param {Element} side @param {string} lang @returns {DuizhaoUtterance[]} */
  const inSide = (block, side, lang) => {
    const nodes = textsIn(side);
    const text = nodes.map((node) => node.data).join("");
    const numbers = nodes.map((node) => node.parentElement?.closest("[data-s]")?.getAttribute("data-s") || "");
    /** @type {number[]} */
    let ends = [];
    if (numbers.some(Boolean)) {
      let place = 0;
      nodes.forEach((node, i) => {
        // What stands between two sentences belongs to the one before.
        const next = numbers.slice(i + 1).find(Boolean);
        const own = numbers.slice(0, i + 1).filter(Boolean).at(-1);
        place += node.data.length;
        if (i === nodes.length - 1 || (numbers[i + 1] && own && next !== own)) ends.push(place);
      });
    } else ends = endsOf(text, lang);
    /** @type {DuizhaoUtterance[]} */
    const found = [];
    let start = 0;
    for (const end of ends) {
      const said = text.slice(start, end);
      if (said.trim()) found.push({ block, lang, text: said, range: rangeOf(nodes, start, end) });
      start = end;
    }
    return found;
  };

  /** @param {Text[]} nodes @param {number} start @param {number} end */
  const rangeOf = (nodes, start, end) => {
    const range = document.createRange();
    let place = 0;
    for (const node of nodes) {
      const after = place + node.data.length;
      if (start >= place && start < after) range.setStart(node, start - place);
      if (end > place && end <= after) range.setEnd(node, end - place);
      place = after;
    }
    return range;
  };

  /** Give every sentence of the page in one language, in order.
   * @param {Element} article @param {boolean} english */
  const all = (article, english) => {
    const lang = english ? "en" : preferences.languages[preferences.values.script];
    return [...article.querySelectorAll(BLOCKS)].flatMap((block) => {
      if (block.querySelector(BLOCKS) || block.closest(SILENT)) return [];
      const side = sideOf(block, english);
      return side ? inSide(block, side, lang) : [];
    });
  };

  /** Give a sentence in the parts that an engine is given.
   * @param {string} text */
  const parts = (text) => {
    if (text.length <= LONGEST) return [text];
    const pieces = text.match(/[^；;，,、：:]+[；;，,、：:]*/g) || [text];
    /** @type {string[]} */
    const joined = [];
    for (const piece of pieces) {
      const last = joined.length - 1;
      if (last >= 0 && joined[last].length + piece.length <= LONGEST) joined[last] += piece;
      else joined.push(piece);
    }
    return joined;
  };

  window.duizhao.utterances = { all, parts };
})();
