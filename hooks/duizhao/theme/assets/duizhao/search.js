// The search: one box that finds terms, headings and sentences as one types. What it needs is
// loaded when it is first wanted. Without this script its control is a link to the glossary.
// @ts-check
"use strict";
(() => {
  const { preferences, data, addresses, scripts, found } = window.duizhao;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const control = document.getElementById("dz-find");
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("dz-search"));
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById("dz-query"));
  if (!control || !dialog || !input || !("showModal" in dialog)) return;

  const PARTS = ["folding", "spoken", "english", "query", "matching", "nearness", "concepts", "texts", "finder"];
  const parts = new URL(script.dataset.parts || "", document.baseURI).href;
  const SCRIPTS = /** @type {DuizhaoScript[]} */ (["hans", "tw", "hk"]);
  const FIRST = 20;
  /** How many characters of a long sentence are shown before and after what was found. */
  const BEFORE = 24;
  const AFTER = 60;

  /** @typedef {"concepts" | "headings" | "sentences" | "near"} Group */
  /** @typedef {{ row: HTMLElement, address: string, mark?: DuizhaoMark }} Shown */

  /** @type {Promise<(text: string) => DuizhaoResults> | undefined} */
  let loading;
  const loaded = () => {
    loading ??= Promise.all(PARTS.map((name) => data.run(`${parts}${name}.js`)))
      .then(() => window.duizhao.search.finder())
      .catch((error) => {
        loading = undefined;
        throw error;
      });
    return loading;
  };

  /** @param {string} tag @param {string} className @param {(string | Node)[]} content */
  const element = (tag, className, ...content) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...content);
    return made;
  };

  const inScript = () => /** @type {DuizhaoScript} */ (preferences.values.script);

  /** Give a text with the places that were found marked; a long one is cut around the first.
   * @param {string} text @param {[number, number][]} places @param {boolean} [whole] */
  const marked = (text, places, whole = true) => {
    const characters = [...text.replaceAll("\ufffc", "…")];
    const first = places.length ? places[0][0] : 0;
    const from = whole || first <= BEFORE ? 0 : first - BEFORE;
    const last = places.length ? places[0][1] : 0;
    const to = whole ? characters.length : Math.min(characters.length, last + AFTER);
    const content = /** @type {(string | Node)[]} */ (from > 0 ? ["…"] : []);
    let place = from;
    for (const [start, end] of places) {
      if (start < place || end > to) continue;
      content.push(characters.slice(place, start).join(""), element("mark", "", characters.slice(start, end).join("")));
      place = end;
    }
    content.push(characters.slice(place, to).join(""), to < characters.length ? "…" : "");
    return content;
  };

  /** @param {HTMLElement} made @param {string} lang */
  const spoken = (made, lang) => {
    made.lang = lang;
    return made;
  };

  /** @param {DuizhaoFound} result @returns {Shown} */
  const concept = ({ entry: { term }, match }) => {
    const inForm = ["form", "pinyin", "initials"].includes(match.kind);
    const form = term.forms[(inForm && match.of) || 0];
    const english = (match.kind === "english" && match.of) || 0;
    const places = match.kind === "english" ? match.places : [];
    const row = element(
      "span",
      "dz-found-term",
      element("b", "dz-found-form", ...marked(form[inScript()], inForm ? match.places : [])),
      " ",
      spoken(element("span", "dz-found-pinyin", form.pinyin), "zh-Latn-pinyin"),
      spoken(element("span", "dz-found-english", ...marked(term.english[english] || "", places)), "en"),
    );
    const glossary = /** @type {HTMLAnchorElement} */ (control).href;
    return { row, address: `${addresses.inScript(glossary)}#${term.id}` };
  };

  /** @param {DuizhaoHit} hit @param {boolean} [whole] @returns {Shown} */
  const sentence = ({ sentence: its, match }, whole = false) => {
    const { page, heading, id } = its.block;
    const around = [scripts.told(page.title), heading ? heading.form(inScript()) : ""];
    const row = element(
      "span",
      "dz-found-text",
      element("span", "dz-found-sentence", ...marked(its.form(inScript()), match.places, whole)),
      element("span", "dz-found-where", around.filter(Boolean).join(" › ")),
    );
    const [start, end] = match.places[0];
    const forms = SCRIPTS.map((name) => [...its.form(name)].slice(start, end).join(""));
    const mark = { id, start: its.start + start, end: its.start + end, forms };
    return { row, address: `${addresses.inScript(addresses.site + page.url)}#${id}`, mark };
  };

  /** @param {Shown} shown */
  const item = ({ row, address, mark }) => {
    const link = /** @type {HTMLAnchorElement} */ (element("a", "dz-found", row));
    link.href = address;
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      found.keep(mark);
      dialog.close();
    });
    return element("li", "", link);
  };

  /** @param {Group} name @param {Shown[]} all */
  const fill = (name, all) => {
    const section = /** @type {HTMLElement} */ (dialog.querySelector(`[data-group=${name}]`));
    const list = /** @type {HTMLElement} */ (section.querySelector("ol"));
    const more = /** @type {HTMLElement} */ (section.querySelector("button"));
    section.hidden = !all.length;
    list.replaceChildren(...all.slice(0, FIRST).map(item));
    more.hidden = all.length <= FIRST;
    /** @type {HTMLElement} */ (more.querySelector("output")).textContent = String(all.length);
    more.onclick = () => {
      const rest = all.slice(FIRST).map(item);
      list.append(...rest);
      more.hidden = true;
      /** @type {HTMLElement} */ (rest[0].firstChild).focus();
    };
  };

  /** @param {"hint" | "found" | "none" | "failed"} what @param {number} [count] */
  const say = (what, count = 0) => {
    for (const said of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-said]"))) {
      said.hidden = said.dataset.said !== what;
    }
    /** @type {HTMLElement} */ (dialog.querySelector("[data-said=found] output")).textContent = String(count);
  };

  /** @type {Record<Group, (results: DuizhaoResults) => Shown[]>} */
  const GROUPS = {
    concepts: (results) => results.concepts.map(concept),
    headings: (results) => results.headings.map((hit) => sentence(hit, true)),
    sentences: (results) => results.sentences.map((hit) => sentence(hit)),
    near: (results) => results.near.map(concept),
  };

  const search = async () => {
    const text = input.value;
    let find;
    try {
      find = await loaded();
    } catch {
      say("failed");
      return;
    }
    if (text !== input.value) return;
    const results = find(text);
    for (const name of /** @type {Group[]} */ (Object.keys(GROUPS))) fill(name, GROUPS[name](results));
    const count = results.concepts.length + results.headings.length + results.sentences.length;
    say(count ? "found" : text.trim() ? "none" : "hint", count);
  };

  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    search();
  };

  control.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open();
  });
  for (const moment of ["pointerenter", "focus"]) {
    control.addEventListener(moment, () => loaded().catch(() => undefined), { once: true });
  }
  input.addEventListener("input", search);

  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const typing = target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    open();
  });

  // Up and down go through the results; Enter in the box follows the first.
  const links = () => /** @type {HTMLElement[]} */ ([input, ...dialog.querySelectorAll("section:not([hidden]) .dz-found")]);
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.isComposing) {
      const all = links();
      const next = all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
      event.preventDefault();
      all[Math.min(Math.max(next, 0), all.length - 1)].focus();
    }
    if (event.key === "Enter" && event.target === input && !event.isComposing) {
      event.preventDefault();
      links()[1]?.click();
    }
  });
  // A click beside the box closes it, as Esc does.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
})();
