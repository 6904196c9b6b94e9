// The search: one box that finds terms, headings and sentences as one types. The rules of finding
// and what there is to find are loaded when they are first wanted. Without this script the control
// is a link to the glossary.
// @ts-check
"use strict";
(() => {
  const { preferences, scripts, data, found, element, words, keys } = window.duizhao;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const control = /** @type {HTMLAnchorElement | null} */ (document.getElementById("dz-find"));
  if (!control || !("showModal" in HTMLDialogElement.prototype)) return;

  const glossary = () => control.href;
  const PARTS = ["folding", "spoken", "english", "query", "matching", "nearness", "concepts", "pages", "texts", "finder", "rows"];
  const parts = new URL(script.dataset.parts || "", document.baseURI).href;
  /** How many of a group are shown at first. */
  const FIRST = 20;

  /** @type {Record<DuizhaoGroup, [string, string]>} */
  const GROUPS = {
    concepts: ["术语", "Terms"],
    headings: ["标题", "Headings"],
    sentences: ["正文", "Text"],
    near: ["相近的术语", "Terms like it"],
  };
  /** @type {Record<string, [string, string]>} */
  const SAID = {
    hint: ["简体、繁体、拼音（有无声调、首字母皆可）或英文", "Simplified, Traditional, pinyin (tones or not, initials) or English"],
    searching: ["正在查找", "Searching"],
    found: ["条结果", "results"],
    many: ["条结果，并未列全，请写得更具体", "results, not all there are; please be more specific"],
    none: ["没有找到", "Nothing found"],
    failed: ["索引无法读取，请重新打开本页", "The index cannot be read; please reload the page"],
  };

  /** After how long it is said that a search goes on, in milliseconds. */
  const LONG = 400;

  /** @type {Promise<DuizhaoFinder> | undefined} */
  let loading;
  const prepared = () => {
    loading ??= Promise.all(PARTS.map((name) => data.run(`${parts}${name}.js`)))
      .then(() => window.duizhao.search.finder())
      .catch((error) => {
        loading = undefined;
        throw error;
      });
    return loading;
  };

  window.duizhao.finder = prepared;

  /** The dialog and its parts, made in one script. */
  class Dialog {
    constructor() {
      this.input = /** @type {HTMLInputElement} */ (
        element("input", {
          class: "dz-query",
          id: "dz-query",
          type: "search",
          "aria-label": scripts.told("查找：汉字、拼音或英文 Search: characters, pinyin or English"),
          "aria-describedby": "dz-search-status",
          placeholder: scripts.told("汉字 · pinyin · English"),
          autocapitalize: "none",
          autocomplete: "off",
          spellcheck: "false",
          enterkeyhint: "go",
          maxlength: "200",
        })
      );
      const close = element("button", { class: "dz-search-close", type: "submit", "aria-label": scripts.told("关闭 Close") }, "×");
      this.status = element("p", { class: "dz-search-status", id: "dz-search-status", role: "status" });
      this.results = element("div", { class: "dz-results" });
      this.dialog = /** @type {HTMLDialogElement} */ (
        element(
          "dialog",
          { class: "dz-search", id: "dz-search", "aria-label": scripts.told("查找 Search") },
          element("form", { class: "dz-search-form", method: "dialog", role: "search" }, this.input, close),
          this.status,
          this.results,
        )
      );
      this.input.addEventListener("input", () => this.search());
      this.dialog.addEventListener("keydown", (event) => this.key(event));
      // A click beside the box closes it, as Esc does.
      this.dialog.addEventListener("click", (event) => {
        if (event.target === this.dialog) this.dialog.close();
      });
      document.body.append(this.dialog);
      this.say("hint");
    }

    open() {
      if (this.dialog.open) return;
      this.dialog.showModal();
      this.input.select();
      this.search();
    }

    async search() {
      const text = this.input.value;
      const isWanted = () => text === this.input.value;
      const late = setTimeout(() => isWanted() && this.say("searching"), LONG);
      try {
        const find = await prepared();
        const results = await find.everything(text, isWanted);
        if (isWanted()) this.show(results, text.trim() !== "");
      } catch {
        this.say("failed");
      } finally {
        clearTimeout(late);
      }
    }

    /** @param {DuizhaoResults} results @param {boolean} asked */
    show(results, asked) {
      const { termRow, textRow } = window.duizhao.search;
      /** @type {[DuizhaoGroup, (() => DuizhaoRow)[]][]} */
      const groups = [
        ["concepts", results.concepts.map((one) => () => termRow(one, glossary()))],
        ["headings", results.headings.map((one) => () => textRow(one, true))],
        ["sentences", results.sentences.map((one) => () => textRow(one, false))],
        ["near", results.near.map((one) => () => termRow(one, glossary()))],
      ];
      this.results.replaceChildren(...groups.filter(([, rows]) => rows.length).map(([name, rows]) => this.group(name, rows)));
      this.results.scrollTop = 0;
      const count = results.concepts.length + results.headings.length + results.sentences.length;
      this.say(results.more ? "many" : count ? "found" : asked ? "none" : "hint", count);
    }

    /** @param {DuizhaoGroup} name @param {(() => DuizhaoRow)[]} rows */
    group(name, rows) {
      const list = element("ol", {}, ...rows.slice(0, FIRST).map((row) => this.item(row())));
      const section = element(
        "section",
        { "data-group": name, "aria-labelledby": `dz-${name}` },
        element("h2", { id: `dz-${name}` }, ...words(...GROUPS[name])),
        list,
      );
      if (rows.length > FIRST) {
        const more = element("button", { type: "button", class: "dz-search-more" }, ...words("全部显示", "Show all"), ` (${rows.length})`);
        more.addEventListener("click", () => {
          const rest = rows.slice(FIRST).map((row) => this.item(row()));
          list.append(...rest);
          more.remove();
          /** @type {HTMLElement} */ (rest[0].firstChild).focus();
        });
        section.append(more);
      }
      return section;
    }

    /** @param {DuizhaoRow} row */
    item({ row, address, mark }) {
      const link = element("a", { class: "dz-found", href: address }, row);
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        found.keep(mark);
        this.dialog.close();
      });
      return element("li", {}, link);
    }

    /** @param {string} what @param {number} [count] */
    say(what, count) {
      this.status.replaceChildren(count ? `${count} ` : "", ...words(...SAID[what]));
    }

    /** Up and down go through the results; Enter in the box follows the first; Esc, which by itself
     * would only empty the box, closes the search.
     * @param {KeyboardEvent} event */
    key(event) {
      if (event.isComposing) return;
      const stops = /** @type {HTMLElement[]} */ ([this.input, ...this.results.querySelectorAll(".dz-found")]);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        const next = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
        stops[Math.min(Math.max(next, 0), stops.length - 1)].focus();
      }
      if (event.key === "Enter" && event.target === this.input) {
        event.preventDefault();
        stops[1]?.click();
      }
      if (event.key === "Escape") {
        event.preventDefault();
        this.dialog.close();
      }
    }
  }

  /** @type {Dialog | undefined} */
  let made;

  const open = () => {
    made ??= new Dialog();
    made.open();
  };
  // Its words are in the script that is shown: another script needs another dialog.
  preferences.listen((name) => {
    if (name !== "script" || !made) return;
    made.dialog.remove();
    made = undefined;
  });

  control.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    open();
  });
  for (const moment of ["pointerenter", "focus"]) {
    control.addEventListener(moment, () => void prepared().catch(() => undefined), { once: true });
  }
  keys?.add("/", ["查找", "Search"], open);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
})();
