// Sentences: pointing at one, or coming to one by the keys j and k, marks its counterpart in the
// other language, and pointing at a term marks the same term there.
// @ts-check
"use strict";
(() => {
  const { place, keys } = window.duizhao;
  const article = document.querySelector("article");
  if (!article?.querySelector("[data-s]")) return;

  const LIT = "dz-lit";

  /** @type {Element[]} */
  let lit = [];
  let now = "";

  const dim = () => {
    for (const element of lit) element.classList.remove(LIT);
    lit = [];
    now = "";
  };

  /** Give the number of the sentence that an element stands in, or nothing.
   * @param {EventTarget | null} target */
  const numberOf = (target) =>
    (target instanceof Element && target.closest("[data-s]")?.getAttribute("data-s")) || "";

  /** @param {EventTarget | null} target */
  const light = (target) => {
    const number = numberOf(target);
    const link = target instanceof Element ? target.closest("a.term") : null;
    const term = link?.getAttribute("href") || link?.getAttribute("data-href") || "";
    const key = `${number} ${term}`;
    if (key === now) return;
    dim();
    if (!number) return;
    now = key;
    const parts = [...article.querySelectorAll(`[data-s="${CSS.escape(number)}"]`)];
    const terms = term ? parts.flatMap((part) => [...part.querySelectorAll("a.term")]) : [];
    const same = terms.filter((each) => (each.getAttribute("href") || each.getAttribute("data-href")) === term);
    lit = [...parts, ...same];
    for (const element of lit) element.classList.add(LIT);
  };

  article.addEventListener("pointerover", (event) => light(event.target));
  article.addEventListener("pointerleave", () => {
    if (!numberOf(document.activeElement)) dim();
  });
  article.addEventListener("focusin", (event) => light(event.target));
  article.addEventListener("focusout", dim);

  /** Give one part of each sentence that is shown: the Chinese, or the English where that is read. */
  const stops = () => {
    const seen = new Set();
    return /** @type {HTMLElement[]} */ ([...article.querySelectorAll("[data-s]")]).filter((part) => {
      const number = part.dataset.s;
      const side = part.closest(".dz-zh, .dz-en");
      if (seen.has(number) || !side || getComputedStyle(side).display === "none") return false;
      seen.add(number);
      return true;
    });
  };

  /** Find where the reader is: at the sentence that has the focus, or the first below the bar.
   * @param {HTMLElement[]} parts */
  const placeIn = (parts) => {
    const number = numberOf(document.activeElement);
    const at = parts.findIndex((part) => part.dataset.s === number);
    if (number && at >= 0) return at;
    const top = place.top() + 1;
    const below = parts.findIndex((part) => part.getBoundingClientRect().bottom > top);
    return (below < 0 ? parts.length : below) - 0.5;
  };

  /** @param {1 | -1} step */
  const go = (step) => {
    const parts = stops();
    const at = placeIn(parts);
    const part = parts[step > 0 ? Math.floor(at + 1) : Math.ceil(at - 1)];
    if (!part) return;
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView({ block: "nearest" });
  };
  keys?.add("j", ["下一句", "Next sentence"], () => go(1));
  keys?.add("k", ["上一句", "Previous sentence"], () => go(-1));
})();
