// What stands around the text, in the language that is read: contents, navigation, the theme's own
// words, the title. In English mode they are English where it is known; the text is not touched.
// @ts-check
"use strict";
(() => {
  const { preferences, scripts } = window.duizhao;
  /** What the table must say of its shape to be understood here. */
  const VERSION = 1;
  const table = window.duizhao.english;
  const english = new Map(table && table.version === VERSION ? table.texts : []);

  const SILENT = "script, style, svg, code, pre, kbd, samp, textarea, noscript, [lang], article, .dz-bar, .dz-cn";
  const NAMES = ["title", "aria-label", "placeholder"];

  /** Exchange what one text or attribute says, and give it back as it was.
   * @typedef {{ get: () => string, put: (text: string) => void, english: string, before: string, element: Element }} Place */

  /** Give the English of an entry of the contents: that of its heading.
   * @param {Element} element */
  const ofHeading = (element) => {
    const link = element.closest(".md-nav__link[href^='#']");
    const id = decodeURIComponent(link?.getAttribute("href")?.slice(1) || "");
    const title = element.closest(".md-header__topic");
    const heading = id ? document.getElementById(id) : title ? document.querySelector("article h1") : null;
    const text = heading?.querySelector(".dz-en")?.textContent || "";
    const own = heading?.querySelector(".dz-zh")?.textContent || "";
    return own.trim() === (element.textContent || "").trim() ? text : "";
  };

  /** Say whether a text has its English beside it already.
   * @param {Node} node @param {Element} element */
  const isTold = (node, element) =>
    [node.nextSibling, element.nextElementSibling].some((next) => next instanceof Element && next.matches("[lang=en]"));

  /** @returns {Place[]} */
  const gathered = () => {
    scripts.gather();
    /** @type {Place[]} */
    const places = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node instanceof Element && node.matches(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!(node instanceof Text) || !element || !node.data.trim() || isTold(node, element)) continue;
      const said = ofHeading(element) || told(node.data);
      if (said) places.push({ element, english: said, before: "", get: () => node.data, put: (text) => (node.data = text) });
    }
    for (const name of NAMES) {
      for (const element of document.querySelectorAll(`[${name}]:not([lang])`)) {
        const said = told(element.getAttribute(name) || "");
        if (!said) continue;
        places.push({
          element, english: said, before: "",
          get: () => element.getAttribute(name) || "",
          put: (text) => element.setAttribute(name, text),
        });
      }
    }
    return places;
  };

  /** Give the English of a text in any script, or nothing.
   * @param {string} text */
  const told = (text) => english.get(scripts.simplified(text.trim())) || "";

  /** Give the English of the document's title: its parts are looked up apart. */
  const titled = () => {
    const [first, ...rest] = document.title.split(" - ");
    const heading = document.querySelector("article h1 .dz-en")?.textContent;
    return [heading || told(first) || first, ...rest.map((part) => told(part) || part)].join(" - ");
  };

  /** @type {Place[] | undefined} */
  let places;
  let title = "";
  let before = "";
  let shown = false;

  const show = () => {
    const wanted = preferences.inEnglish();
    if (!wanted && !shown) return;
    places ??= gathered();
    for (const place of places) {
      if (wanted && place.get() !== place.english) place.before = place.get();
      place.put(wanted ? place.english : place.before);
      if (wanted) place.element.setAttribute("lang", "en");
      else place.element.removeAttribute("lang");
    }
    if (wanted && document.title !== title) {
      before = document.title;
      title = titled();
    }
    document.title = wanted ? title : before;
    shown = wanted;
  };

  const begin = () => {
    show();
    delete document.documentElement.dataset.waiting;
  };

  /** Begin once the theme has: it measures the page, and what has changed by then is styled for that
   * alone. In steps, so that the page answers in between. */
  const soon = () => setTimeout(() => {
    scripts.gather();
    setTimeout(() => {
      places ??= gathered();
      setTimeout(begin);
    });
  });

  if (!preferences.inEnglish()) begin();
  else addEventListener("DOMContentLoaded", soon);
  preferences.listen((name) => {
    if (name === "mode" || name === "script" || name === "ui") show();
  });
})();
