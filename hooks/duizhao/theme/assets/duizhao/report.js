// The link to report an error: it names the paragraph in view, or the one that a card belongs to.
// @ts-check
"use strict";
(() => {
  const link = /** @type {HTMLAnchorElement | null} */ (document.getElementById("dz-report"));
  const template = link?.dataset.template || "";

  /** Give the id of the paragraph that stands a third down the window. */
  const inView = () => {
    const there = document.elementsFromPoint(innerWidth / 2, innerHeight / 3);
    const block = there.map((element) => element.closest("article [id]")).find(Boolean);
    return block?.id || location.hash.slice(1);
  };

  /** Give the address to report an error of a paragraph to, or nothing where none is set.
   * @param {string} paragraph */
  const address = (paragraph) => {
    /** @type {Record<string, string>} */
    const known = { page: location.pathname.split("/").slice(-1)[0], paragraph, title: document.title };
    return template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(known[name] ?? ""));
  };

  for (const moment of ["pointerdown", "focus"]) {
    link?.addEventListener(moment, () => (link.href = address(link.dataset.paragraph || inView())));
  }

  window.duizhao.report = { address };
})();
