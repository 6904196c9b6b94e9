// The exchange of scripts: every text node that differs gets its other form, and gets its source
// back, exactly as it was stored, when the reader returns to Simplified.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  const strings = (window.duizhao.strings || {}).strings || {};

  /** @type {WeakMap<Node, string>} */
  const sources = new WeakMap();
  /** @type {WeakMap<Element, Record<string, string>>} */
  const attributeSources = new WeakMap();

  const AROUND = ".md-header, .md-sidebar, .md-footer, .md-skip, .md-top, [data-md-component=top]";
  const NAMED = ["title", "aria-label", "placeholder"];

  /** @param {Node} node @param {string} text */
  const exchange = (node, text) => {
    const data = /** @type {Text} */ (node);
    if (!sources.has(node)) sources.set(node, data.data);
    if (data.data !== text) data.data = text;
  };

  /** @param {Node} node */
  const sourceOf = (node) => sources.get(node) ?? /** @type {Text} */ (node).data;

  /** Give a text outside the passages in a script, by the site's table.
   * @param {string} text @param {string} script */
  const string = (text, script) => {
    if (script === "hans") return text;
    const index = script === "tw" ? 0 : 1;
    const whole = strings[text.trim()];
    if (whole) return text.replace(text.trim(), whole[index]);
    // A title and the site's name, or a direction and where it leads.
    return text
      .split(/( - |: |\n)/)
      .map((part) => (strings[part.trim()] ? part.replace(part.trim(), strings[part.trim()][index]) : part))
      .join("");
  };

  /** @param {string} script */
  const passages = (script) => {
    for (const element of document.querySelectorAll("[data-tw], [data-hk]")) {
      const node = element.firstChild;
      if (!node || node.nodeType !== Node.TEXT_NODE) continue;
      const source = sourceOf(node);
      const { tw = source, hk = tw } = /** @type {HTMLElement} */ (element).dataset;
      exchange(node, script === "hans" ? source : script === "tw" ? tw : hk);
    }
  };

  /** @param {Element} part @param {string} script */
  const texts = (part, script) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const source = sourceOf(node);
      const inContents = node.parentElement?.closest("[data-md-component=toc] a[href^='#']");
      exchange(node, inContents && source.trim() ? heading(node, inContents, script) : string(source, script));
    }
  };

  /** Give an entry of the contents the text of its heading, which is a passage.
   * @param {Node} node @param {Element} link @param {string} script */
  const heading = (node, link, script) => {
    const source = sourceOf(node);
    const id = decodeURIComponent((link.getAttribute("href") || "").slice(1));
    const target = document.getElementById(id);
    const shown = target ? (target.textContent || "").trim() : "";
    // Only a text of the same length is the same text in another script.
    return script !== "hans" && shown.length === source.trim().length
      ? source.replace(source.trim(), shown)
      : string(source, script);
  };

  /** @param {Element} part @param {string} script */
  const names = (part, script) => {
    for (const element of [part, ...part.querySelectorAll(NAMED.map((n) => `[${n}]`).join())]) {
      const stored = attributeSources.get(element) || {};
      for (const name of NAMED) {
        const source = stored[name] ?? element.getAttribute(name);
        if (source === null || source === undefined) continue;
        stored[name] = source;
        element.setAttribute(name, string(source, script));
      }
      attributeSources.set(element, stored);
    }
  };

  let title = document.title;

  /** @param {string} script */
  const show = (script) => {
    passages(script);
    for (const part of document.querySelectorAll(AROUND)) {
      texts(part, script);
      names(part, script);
    }
    document.title = string(title, script);
  };

  const { script } = preferences.values;
  if (script !== "hans") show(script);
  delete document.documentElement.dataset.waiting;
  preferences.listen((name, value) => {
    if (name === "script") show(value);
  });
})();
