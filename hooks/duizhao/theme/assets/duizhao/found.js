// What was found is marked in its paragraph when the reader comes there from the search: as a
// highlight over the text, which is not touched.
// @ts-check
"use strict";
(() => {
  const KEY = "duizhao.found";

  /** Keep what is to be marked on the next page, or in this one.
   * @param {DuizhaoMark} [mark] */
  const keep = (mark) => {
    try {
      if (mark) sessionStorage.setItem(KEY, JSON.stringify(mark));
      else sessionStorage.removeItem(KEY);
    } catch {
      // Without storage it is not marked.
    }
    show();
  };

  /** @returns {DuizhaoMark | null} */
  const kept = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY) || "null");
    } catch {
      return null;
    }
  };

  /** Give the range of a stretch of an element's text, in code points.
   * @param {Element} element @param {number} start @param {number} end */
  const rangeOf = (element, start, end) => {
    // The mark of a footnote is no part of the text.
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node instanceof Element ? (node.matches("sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP) : NodeFilter.FILTER_ACCEPT,
    );
    const range = document.createRange();
    let place = 0;
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const characters = [...node.data];
      /** @param {number} to */
      const unit = (to) => characters.slice(0, to - place).join("").length;
      const after = place + characters.length;
      if (start >= place && start < after) range.setStart(node, unit(start));
      if (end > place && end <= after) {
        range.setEnd(node, unit(end));
        return range;
      }
      place = after;
    }
    return null;
  };

  /** What was found in a language that is not shown is shown beside the one that is.
   * @param {DuizhaoMark} mark */
  const reveal = (mark) => {
    const { preferences } = window.duizhao;
    if (preferences.values.mode === (mark.english ? "zh" : "en")) preferences.set("mode", "side");
  };

  const show = () => {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("dz-found");
    const mark = kept();
    const element = mark && location.hash === `#${mark.id}` && document.getElementById(mark.id);
    if (mark && element) reveal(mark);
    const range = element && rangeOf(element, mark.start, mark.end);
    if (range && mark.forms.includes(range.toString())) CSS.highlights.set("dz-found", new Highlight(range));
  };

  addEventListener("hashchange", show);
  show();
  window.duizhao.found = { keep };
})();
