// The exchange of scripts: every text that differs gets its other form, and gets its source back,
// exactly as it was stored, when the reader returns to Simplified.
// @ts-check
"use strict";
(() => {
  /** @typedef {{ hans: string, tw: string, hk: string }} Forms */
  /** @typedef {"hans" | "tw" | "hk"} Script */

  const { preferences } = window.duizhao;
  /** The texts around the passages, as the site's table has them. */
  const strings = (window.duizhao.strings || {}).strings || {};

  const AROUND = ".md-header, .md-sidebar, .md-footer, .md-skip, [data-md-component=top]";
  const NAMES = ["title", "aria-label", "placeholder"];
  // A title and the site's name, or a direction and where it leads, are looked up apart.
  const BETWEEN = /( - |: |\n)/;

  /** @param {string} text @returns {Forms} */
  const tabled = (text) => {
    /** @param {0 | 1} index */
    const form = (index) =>
      text
        .split(BETWEEN)
        .map((part) => {
          const found = strings[part.trim()];
          return found ? part.replace(part.trim(), found[index]) : part;
        })
        .join("");
    const whole = strings[text.trim()];
    return whole
      ? { hans: text, tw: text.replace(text.trim(), whole[0]), hk: text.replace(text.trim(), whole[1]) }
      : { hans: text, tw: form(0), hk: form(1) };
  };

  /** Give the forms of a text that is part of a passage.
   * @param {Text} node @returns {Forms} */
  const annotated = (node) => {
    const element = /** @type {Element} */ (node.parentElement);
    const tw = element.getAttribute("data-tw") ?? node.data;
    return { hans: node.data, tw, hk: element.getAttribute("data-hk") ?? tw };
  };

  /** @param {Node} root */
  const textsIn = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = /** @type {Text[]} */ ([]);
    while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
    return found;
  };

  /** Give the forms of an entry of the contents: those of its heading, which is a passage.
   * @param {Text} node @returns {Forms | undefined} */
  const contents = (node) => {
    const link = node.parentElement?.closest(".md-nav__link[href^='#']");
    const id = decodeURIComponent(link?.getAttribute("href")?.slice(1) || "");
    const heading = id && document.getElementById(id);
    const text = node.data.trim();
    if (!heading || !text || (heading.textContent || "").trim() !== text) return undefined;
    const forms = { hans: "", tw: "", hk: "" };
    for (const part of textsIn(heading)) {
      const { hans, tw, hk } = annotated(part);
      forms.hans += hans;
      forms.tw += tw;
      forms.hk += hk;
    }
    /** @param {string} form */
    const put = (form) => node.data.replace(text, form.trim());
    return { hans: node.data, tw: put(forms.tw), hk: put(forms.hk) };
  };

  /** Everything that changes with the script, gathered once, when the page has nothing else to
   * do, so that a switch only has to put it in. */
  class Texts {
    constructor() {
      /** @type {Text[]} */ this.nodes = [];
      /** @type {Record<Script, string[]>} */ this.forms = { hans: [], tw: [], hk: [] };
      /** @type {{ element: Element, name: string, forms: Forms }[]} */ this.names = [];
      this.title = tabled(document.title);
      /** @type {Script} */ this.script = "hans";

      for (const element of document.querySelectorAll("[data-tw], [data-hk]")) {
        const node = element.firstChild;
        if (node instanceof Text) this.add(node, annotated(node));
      }
      for (const part of document.querySelectorAll(AROUND)) {
        for (const node of textsIn(part)) this.add(node, contents(node) || tabled(node.data));
        for (const element of [part, ...part.querySelectorAll("*")]) this.addNames(element);
      }
    }

    /** @param {Text} node @param {Forms} forms */
    add(node, forms) {
      if (forms.hans === forms.tw && forms.hans === forms.hk) return;
      this.nodes.push(node);
      this.forms.hans.push(forms.hans);
      this.forms.tw.push(forms.tw);
      this.forms.hk.push(forms.hk);
    }

    /** @param {Element} element */
    addNames(element) {
      for (const name of NAMES) {
        const value = element.getAttribute(name);
        if (value) this.names.push({ element, name, forms: tabled(value) });
      }
    }

    /** @param {Script} script */
    show(script) {
      const before = this.forms[this.script];
      const after = this.forms[script];
      const { nodes } = this;
      for (let i = 0; i < nodes.length; i++) {
        if (before[i] !== after[i]) nodes[i].data = after[i];
      }
      for (const { element, name, forms } of this.names) element.setAttribute(name, forms[script]);
      document.title = this.title[script];
      this.script = script;
    }
  }

  /** @type {Texts | undefined} */
  let texts;
  const gathered = () => (texts ??= new Texts());

  const first = /** @type {Script} */ (preferences.values.script);
  if (first !== "hans") gathered().show(first);
  delete document.documentElement.dataset.waiting;
  (window.requestIdleCallback || setTimeout)(gathered);
  preferences.listen((name, value) => {
    if (name === "script") gathered().show(/** @type {Script} */ (value));
  });
})();
