// The exchange of scripts: every text that differs gets its other form, and gets its own back,
// exactly as it was stored, when the reader returns to the script of the page.
// @ts-check
"use strict";
(() => {
  /** @typedef {Record<DuizhaoScript, string>} Forms */

  const { preferences } = window.duizhao;
  const { own } = preferences;
  /** What the table of strings must say of its shape to be understood here. */
  const VERSION = 2;
  const SCRIPTS = preferences.scripts;

  const table = window.duizhao.strings;
  const rows = table && table.version === VERSION ? table.strings : [];

  /** Give the rows of the table by one of their forms; of forms that are alike, the first.
   * @param {DuizhaoScript} script */
  const by = (script) => new Map([...rows].reverse().map((row) => [row[SCRIPTS.indexOf(script)], row]));

  /** The texts around the passages, by the form that this page has. */
  const strings = by(own);
  /** By any of their forms, that in Simplified before the others. */
  const anyhow = new Map([...by("hk"), ...by("tw"), ...by("hans")]);

  const MARKED = "[data-hans], [data-tw], [data-hk]";
  const SILENT = "script, style, svg, code, pre, kbd, samp, textarea, noscript, [lang], article";
  const NAMES = ["title", "alt", "aria-label", "placeholder"];
  // A title and the site's name, or a direction and where it leads, are looked up apart.
  const BETWEEN = /( - |: |\n)/;

  /** @param {string} text @param {number} column */
  const lookedUp = (text, column) =>
    text
      .split(BETWEEN)
      .map((part) => {
        const row = strings.get(part.trim());
        return row ? part.replace(part.trim(), row[column]) : part;
      })
      .join("");

  /** Give the forms of a text that is no passage.
   * @param {string} text @returns {Forms} */
  const tabled = (text) => {
    const [hans, tw, hk] = SCRIPTS.map((_, column) => lookedUp(text, column));
    return { hans, tw, hk };
  };

  /** Give the forms of a text that is part of a passage.
   * @param {Text} node @returns {Forms} */
  const annotated = (node) => {
    const element = /** @type {Element} */ (node.parentElement);
    const tw = element.getAttribute("data-tw") ?? node.data;
    const hk = element.getAttribute("data-hk") ?? tw;
    const hans = element.getAttribute("data-hans") ?? node.data;
    return { hans, tw, hk, [own]: node.data };
  };

  /** @param {Node} root @param {(node: Node) => number} [filter] */
  const textsIn = (root, filter) => {
    const shown = NodeFilter.SHOW_TEXT | (filter ? NodeFilter.SHOW_ELEMENT : 0);
    const walker = document.createTreeWalker(root, shown, filter);
    const found = /** @type {Text[]} */ ([]);
    while (walker.nextNode()) {
      if (walker.currentNode instanceof Text) found.push(walker.currentNode);
    }
    return found;
  };

  /** Pass over what is code, in a language of its own, a passage, or inside the article.
   * @param {Node} node */
  const outside = (node) =>
    node instanceof Element && (node.matches(SILENT) || node.matches(MARKED))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT;

  /** Give the forms of a text that repeats a heading, which is a passage.
   * @param {string} data @param {HTMLElement | null | undefined} heading
   * @returns {Forms | undefined} */
  const repeated = (data, heading) => {
    const text = data.trim();
    if (!heading || !text || (heading.textContent || "").trim() !== text) return undefined;
    /** @type {Forms} */
    const forms = { hans: "", tw: "", hk: "" };
    for (const part of textsIn(heading)) {
      const its = annotated(part);
      for (const script of SCRIPTS) forms[script] += its[script];
    }
    /** @param {string} form */
    const put = (form) => data.replace(text, form.trim());
    return { hans: put(forms.hans), tw: put(forms.tw), hk: put(forms.hk) };
  };

  /** Give the forms of an entry of the contents, or of the page's title in the header.
   * @param {Text} node */
  const contents = (node) => {
    const link = node.parentElement?.closest(".md-nav__link[href^='#']");
    const id = decodeURIComponent(link?.getAttribute("href")?.slice(1) || "");
    if (id) return repeated(node.data, chinese(document.getElementById(id)));
    return node.parentElement?.closest(".md-header__topic") ? repeated(node.data, title()) : undefined;
  };

  /** Give the heading that the page's title repeats. */
  const title = () => chinese(document.querySelector("article h1"));

  /** Give the Chinese of a heading, which may have its English beside it.
   * @param {Element | null} heading */
  const chinese = (heading) =>
    /** @type {HTMLElement | null} */ (heading?.querySelector(".dz-zh") || heading);

  /** Give the forms of the document's title, which may begin with the heading.
   * @returns {Forms} */
  const titled = () => {
    const [first, ...rest] = document.title.split(" - ");
    const forms = repeated(first, title());
    if (!forms) return tabled(document.title);
    const others = tabled(rest.join(" - "));
    /** @param {DuizhaoScript} script */
    const joined = (script) => [forms[script], ...(rest.length ? [others[script]] : [])].join(" - ");
    return { hans: joined("hans"), tw: joined("tw"), hk: joined("hk") };
  };

  /** How many passages are gathered in one step. */
  const STEP = 50;

  /** Everything that changes with the script, gathered once, so that a switch only has to put it in:
   * what stands around the text at once, the passages of the text step by step, when the page has
   * nothing else to do. */
  class Texts {
    constructor() {
      /** @type {Text[]} */ this.nodes = [];
      /** @type {Record<DuizhaoScript, string[]>} */ this.forms = { hans: [], tw: [], hk: [] };
      /** @type {{ element: Element, name: string, forms: Forms }[]} */ this.names = [];
      this.title = titled();
      /** @type {DuizhaoScript} */ this.script = own;

      for (const node of textsIn(document.body, outside)) {
        if (node.data.trim()) this.add(node, contents(node) || tabled(node.data));
      }
      const named = NAMES.map((name) => `[${name}]:not([lang])`).join();
      for (const element of document.querySelectorAll(named)) this.addNames(element);
      this.passages = this.gather();
    }

    /** Gather the passages: those of the text, and of what is written as one around it. */
    *gather() {
      const passages = document.querySelectorAll(MARKED);
      for (let i = 0; i < passages.length; i++) {
        const node = passages[i].firstChild;
        if (node instanceof Text) this.add(node, annotated(node));
        if (i % STEP === 0) yield;
      }
    }

    /** @param {Text} node @param {Forms} forms */
    add(node, forms) {
      if (forms.hans === forms.tw && forms.hans === forms.hk) return;
      this.nodes.push(node);
      for (const script of SCRIPTS) this.forms[script].push(forms[script]);
    }

    /** @param {Element} element */
    addNames(element) {
      for (const name of NAMES) {
        const forms = tabled(element.getAttribute(name) || "");
        if (forms.hans !== forms.tw || forms.hans !== forms.hk) this.names.push({ element, name, forms });
      }
    }

    /** @param {DuizhaoScript} script */
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
  /** What stands around the text, noted before anything else changes it. */
  const around = () => (texts ??= new Texts());

  const gathered = () => {
    const all = around();
    while (!all.passages.next().done);
    return all;
  };

  const gradually = function* () {
    yield* around().passages;
  };

  if (preferences.values.script !== own) gathered().show(preferences.values.script);
  if (!preferences.inEnglish()) delete document.documentElement.dataset.waiting;
  window.duizhao.idly?.(gradually());
  preferences.listen((name) => {
    if (name === "script") gathered().show(preferences.values.script);
  });

  window.duizhao.scripts = {
    /** Note what stands around the text in each script, before anything else changes it. */
    gather: () => void around(),
    /** Give a text of the table in Simplified.
     * @param {string} text */
    simplified: (text) => (anyhow.get(text) || [])[SCRIPTS.indexOf("hans")] ?? text,
    /** Give a text of the table, such as a title, in the reader's script.
     * @param {string} text in Simplified, or as the documents have it */
    told: (text) => (anyhow.get(text) || [])[SCRIPTS.indexOf(preferences.values.script)] ?? text,
  };
})();
