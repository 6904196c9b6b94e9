// Printing: what paper needs and the screen does not: the running title, a list of the terms on the
// page with their numbers, the addresses behind links, where the page comes from and when it was
// printed. The text is not touched: a number is an attribute that the style sheet draws.
// @ts-check
"use strict";
(() => {
  const { preferences, scripts, addresses, data, element, words } = window.duizhao;

  /** How long printing waits for the glossary, in milliseconds. */
  const PATIENCE = 8000;

  /** @type {Map<string, DuizhaoTerm> | undefined} */
  let known;

  /** Load what the glosses say, unless the reader wants none. Fails where it cannot be read. */
  const load = async () => {
    if (known || preferences.values.gloss === "off") return;
    if (!document.querySelector("article a.term")) return;
    known = new Map((await data.load("terms")).terms.map((term) => [term.id, term]));
  };

  /** Put a text into a style sheet.
   * @param {string} text */
  const quoted = (text) =>
    `"${text.replace(/[\0-\x1f"\\\x7f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;

  /** The running title: the page's, in the language that is read, and the publication's name. The
   * policy allows no inline style; a sheet made by a script is none. */
  const title = () => {
    const sheet = new CSSStyleSheet();
    const [first, ...rest] = document.title.split(" - ");
    const said = rest.length ? `${first} — ${rest.join(" - ")}` : first;
    const family = getComputedStyle(document.body).fontFamily;
    sheet.replaceSync(`@page { @top-center { content: ${quoted(said)}; font-family: ${family} } }`);
    return sheet;
  };

  /** @type {CSSStyleSheet | undefined} */
  let sheet;

  /** Give links of the text.
   * @param {string} selector @returns {HTMLAnchorElement[]} */
  const links = (selector) => [...document.querySelectorAll(`article ${selector}`)].flatMap((link) =>
    link instanceof HTMLAnchorElement ? link : [],
  );

  /** The id of the term that a link leads to.
   * @param {HTMLAnchorElement} link */
  const named = (link) => new URL(link.href).pathname.replace(/^.*\/|\.html$/g, "");

  /** Number the terms in the order of their first mention, and mark that mention in each language
   * that is shown. Gives the terms in this order. */
  const number = () => {
    /** @type {Map<string, DuizhaoTerm>} */
    const mentioned = new Map();
    const marked = new Set();
    if (!known || preferences.values.gloss === "off") return [];
    for (const link of links("a.term[href]")) {
      const id = named(link);
      const place = `${link.closest(".dz-en") ? "en" : "zh"} ${id}`;
      const term = known.get(id);
      if (!term || marked.has(place) || !link.checkVisibility()) continue;
      mentioned.set(id, term);
      marked.add(place);
      link.dataset.note = String([...mentioned.keys()].indexOf(id) + 1);
    }
    return [...mentioned.values()];
  };

  /** What the list says of a term: first the language that is read.
   * @param {DuizhaoTerm} term */
  const gloss = (term) => {
    const { script, mode } = preferences.values;
    const [form] = term.forms;
    const chinese = [
      element("strong", { lang: preferences.languages[script] }, form[script]),
      " ",
      element("span", { lang: "zh-Latn-pinyin" }, form.pinyin),
    ];
    const english = [element("span", { lang: "en" }, term.english[0] || term.meaning)];
    const said = mode === "en" ? [...english, " · ", ...chinese] : [...chinese, " · ", ...english];
    const unknown = term.confidence === "unknown" ? ["; ", ...words("含义不明", "meaning not known")] : [];
    return element("li", {}, ...said, ...unknown);
  };

  /** @param {DuizhaoTerm[]} terms */
  const glosses = (terms) =>
    element(
      "section",
      { class: "dz-paper dz-glosses md-typeset" },
      element("h2", {}, ...words("本页术语", "Terms on this page")),
      element("ol", {}, ...terms.map(gloss)),
    );

  /** Where the page can be found: a file on the reader's own disk is no address for others. */
  const address = () => {
    if (location.protocol.startsWith("http")) return location.href.replace(/[?#].*$/, "");
    return document.querySelector("link[rel=canonical]")?.getAttribute("href") || "";
  };

  /** Today, in Chinese and in English. */
  const today = () =>
    ["zh-CN", "en-GB"]
      .map((language) => new Intl.DateTimeFormat(language, { dateStyle: "long" }).format())
      .join(" · ");

  const colophon = () =>
    element(
      "footer",
      { class: "dz-paper dz-colophon md-typeset" },
      ...(address() ? [element("p", {}, ...words("网址", "Address"), ` ${address()}`)] : []),
      element("p", {}, ...words("打印日期", "Printed on"), ` ${today()}`),
    );

  /** Whether a link says itself where it leads.
   * @param {HTMLAnchorElement} link */
  const isTold = (link) => {
    /** @param {string} text */
    const bare = (text) => text.trim().replace(/^https?:\/\/|\/$/g, "");
    return [link.href, decodeURI(link.href)].map(bare).includes(bare(link.textContent || ""));
  };

  /** Note the address of each link that leads out of the site. */
  const lead = () => {
    for (const link of links("a[href]")) {
      if (!/^https?:$/.test(link.protocol) || link.href.startsWith(addresses.site) || isTold(link)) continue;
      link.dataset.address = link.href;
    }
  };

  /** Take away what was made for paper. */
  const clear = () => {
    document.querySelectorAll(".dz-paper").forEach((made) => made.remove());
    for (const link of links("a:is([data-note], [data-address])")) {
      link.removeAttribute("data-note");
      link.removeAttribute("data-address");
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };

  const prepare = () => {
    clear();
    sheet = title();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    lead();
    const terms = number();
    document.querySelector("article")?.after(...(terms.length ? [glosses(terms)] : []), colophon());
  };
  addEventListener("beforeprint", prepare);
  addEventListener("afterprint", clear);

  let waiting = false;

  /** Load the glosses, then print; without them where they cannot be had. */
  const start = async () => {
    if (waiting) return;
    waiting = true;
    try {
      await Promise.race([load(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    } catch {
      // The page prints without glosses.
    }
    waiting = false;
    window.print();
  };

  // The browser's own command comes through here too: once its dialogue is open, nothing can be loaded.
  const ours = /Mac|iP/.test(navigator.platform) ? "metaKey" : "ctrlKey";
  addEventListener("keydown", (event) => {
    if (event.key?.toLowerCase() !== "p" || !event[ours] || event.shiftKey || event.altKey) return;
    event.preventDefault();
    start();
  });

  window.duizhao.print = { load, start };
})();
