// The card of a term: what the glossary says of it, in the top layer, by mouse, touch or keyboard.
// Without this script a term is a link to its entry, and it stays one where the card cannot open.
// @ts-check
"use strict";
(() => {
  const { preferences, scripts, data, element, words, report, place: reading, keys } = window.duizhao;
  if (!("showPopover" in HTMLElement.prototype)) return;

  const GAP = 8;

  /** The height that a card needs to be read in, in its own type sizes. */
  const LEAST = 16;

  /** @type {HTMLElement | undefined} */
  let made;
  const card = () => {
    if (!made) {
      made = element("div", {
        class: "dz-card",
        id: "dz-card",
        popover: "",
        role: "dialog",
        "aria-labelledby": "dz-card-form",
      });
      document.body.append(made);
    }
    return made;
  };

  /** @type {Map<string, DuizhaoTerm> | undefined} */
  let known;
  const terms = async () => (known ??= new Map((await data.load("terms")).terms.map((term) => [term.id, term])));

  /** The form in the reader's script first, then the others where they differ.
   * @param {DuizhaoTerm} term */
  const forms = (term) => {
    const written = term.forms[0];
    const order = [preferences.values.script, ...preferences.scripts];
    /** @type {Map<string, DuizhaoScript>} */
    const shown = new Map();
    for (const name of order) if (!shown.has(written[name])) shown.set(written[name], name);
    return [...shown].map(([text, name]) => ({ text, lang: preferences.languages[name] }));
  };

  /** The terms that stand inside a term, each a way to its entry.
   * @param {DuizhaoTerm} term @param {string} address */
  const contained = (term, address) => {
    const held = term.parts.flatMap((id) => known?.get(id) || []);
    const links = held.map((part) => {
      const [{ text, lang }] = forms(part);
      return element("a", { href: new URL(`${part.id}.html`, address).href, lang }, text);
    });
    return links.length ? [element("p", { class: "dz-card-parts" }, ...words("其中", "Contains"), ...links.flatMap((link) => [" ", link]))] : [];
  };

  /** A term's reading is the editor's own: it is reviewed wherever the term stands.
   * @param {DuizhaoTerm} term @param {string} address @param {string} wrong */
  const fill = (term, address, wrong) => {
    const [first, ...others] = forms(term);
    const close = element("button", { type: "button", class: "dz-card-close", "aria-label": scripts.told("关闭 Close") }, "×");
    close.addEventListener("click", () => card().hidePopover());
    card().replaceChildren(
      element("p", { class: "dz-card-form", id: "dz-card-form", lang: first.lang }, first.text),
      element("p", { class: "dz-card-pinyin", lang: "zh-Latn-pinyin" }, term.forms[0].pinyin),
      ...others.map(({ text, lang }) => element("p", { class: "dz-card-other", lang }, text)),
      element("ul", { class: "dz-card-english", lang: "en" }, ...term.english.map((text) => element("li", {}, text))),
      element("p", { lang: "en" }, term.meaning),
      ...(term.unknown ? [element("p", { class: "dz-card-unknown", lang: "en" }, `Not known: ${term.unknown}`)] : []),
      ...contained(term, address),
      element("p", { class: "dz-card-reviewed" }, ...words("读音已审校", "Reading reviewed")),
      element(
        "div",
        { class: "dz-card-ways" },
        element("a", { class: "dz-card-more", href: address }, ...words("词条与用例", "Entry and concordance")),
        ...(wrong ? [element("a", { class: "dz-card-wrong", href: wrong }, ...words("报告此处错误", "Report an error here"))] : []),
      ),
      close,
    );
  };

  /** Put the card under the term, or above it where there is more room, inside the window. A card that
   * fits on neither side scrolls, so that the term stays in sight; below a height that can be read
   * in, it would rather cover the term.
   * @param {DOMRect} term */
  const place = (term) => {
    const { clientWidth, clientHeight } = document.documentElement;
    const { style, offsetWidth } = card();
    style.maxBlockSize = "";
    const whole = card().offsetHeight;
    const below = clientHeight - term.bottom - 2 * GAP;
    const above = term.top - 2 * GAP;
    const under = below >= Math.min(whole, above);
    const height = Math.min(whole, Math.max(under ? below : above, LEAST * parseFloat(getComputedStyle(card()).fontSize)));
    const left = Math.min(term.left, clientWidth - offsetWidth - GAP);
    const top = under ? Math.min(term.bottom + GAP, clientHeight - height - GAP) : term.top - height - GAP;
    style.maxBlockSize = `${height}px`;
    style.left = `${Math.max(left, GAP)}px`;
    style.top = `${Math.max(top, GAP)}px`;
  };

  /** The term whose card is open.
   * @type {HTMLElement | undefined} */
  let opened;

  /** @param {HTMLAnchorElement} link @param {Point} at */
  const open = async (link, at) => {
    opened = link;
    const address = link.href;
    try {
      const term = (await terms()).get(new URL(address).pathname.replace(/^.*\/|\.html$/g, ""));
      if (!term) throw new Error("no such term");
      fill(term, address, report.address(link.closest("[id]")?.id || ""));
      card().showPopover({ source: link });
      place(rectangle(link, at));
      /** @type {HTMLElement} */ (card().querySelector(".dz-card-more")).focus({ preventScroll: true });
      card().addEventListener("toggle", (event) => returned(/** @type {ToggleEvent} */ (event), link), { once: true });
    } catch {
      location.href = address;
    }
  };

  /** Give the focus back to the term, unless the reader has already put it elsewhere.
   * @param {ToggleEvent} event @param {HTMLElement} link */
  const returned = (event, link) => {
    if (event.newState !== "closed") {
      card().addEventListener("toggle", (next) => returned(/** @type {ToggleEvent} */ (next), link), { once: true });
      return;
    }
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || card().contains(activeElement)) {
      link.focus({ preventScroll: true });
    }
  };

  /** A term may run over two lines: take the line that was pointed at.
   * @param {HTMLElement} link @param {Point} at */
  const rectangle = (link, at) => {
    const lines = [...link.getClientRects()];
    return lines.find((r) => at.y >= r.top && at.y <= r.bottom) || lines[0] || link.getBoundingClientRect();
  };

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("a.term[href]") : null;
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    if (!target || !plain || event.defaultPrevented) return;
    event.preventDefault();
    open(/** @type {HTMLAnchorElement} */ (target), { x: event.clientX, y: event.clientY });
  });

  /** Go to the next term or the one before, from the one that has the focus or from what is in sight.
   * @param {1 | -1} step */
  const go = (step) => {
    const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article a.term[href]")]).filter((link) =>
      link.checkVisibility(),
    );
    const from = made?.matches(":popover-open") ? opened : document.activeElement;
    const at = links.findIndex((link) => link === from);
    const edge = reading.top() + 4;
    const below = links.findIndex((link) => link.getBoundingClientRect().bottom > edge);
    const next = at >= 0 ? at + step : step > 0 ? below : (below < 0 ? links.length : below) - 1;
    if (made?.matches(":popover-open")) made.hidePopover();
    links[next]?.focus();
  };
  keys?.add("]", ["下一个术语", "Next term"], () => go(1));
  keys?.add("[", ["上一个术语", "Previous term"], () => go(-1));

  // The card stands where its term was: scrolling or turning the window takes it away.
  for (const change of ["scroll", "resize"]) {
    addEventListener(change, () => made?.matches(":popover-open") && made.hidePopover(), { passive: true });
  }
})();
