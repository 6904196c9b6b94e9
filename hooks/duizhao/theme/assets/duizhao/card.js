// The card of a term: what the glossary says of it, in the top layer, by mouse, touch or keyboard.
// Without this script a term is a link to its entry, and it stays one where the card cannot open.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!("showPopover" in HTMLElement.prototype)) return;

  /** What the data must say of its shape to be understood here. */
  const VERSION = 1;
  const GAP = 8;

  /** @type {Promise<Record<string, DuizhaoTerm>> | undefined} */
  let loading;

  /** Load the terms when the first card is asked for: a classic script works from disk too. */
  const terms = () => {
    loading ??= new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = script.dataset.terms || "";
      element.onerror = reject;
      element.onload = () => {
        const data = window.duizhao.terms;
        if (data && data.version === VERSION) resolve(data.terms);
        else reject(new Error("the terms are of another version"));
      };
      document.head.append(element);
    });
    return loading;
  };

  /** @type {HTMLElement | undefined} */
  let card;

  /** @param {string} tag @param {string} text @param {Record<string, string>} [attributes] */
  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  const make = () => {
    card = element("div", "", { class: "dz-card", id: "dz-card", popover: "", role: "dialog" });
    card.setAttribute("aria-labelledby", "dz-card-form");
    document.body.append(card);
    return card;
  };

  /** @type {Record<string, string>} */
  const LANGUAGES = { hans: "zh-Hans", tw: "zh-Hant-TW", hk: "zh-Hant-HK" };

  /** The form in the reader's script first, then the others where they differ.
   * @param {DuizhaoTerm} term */
  const forms = (term) => {
    /** @type {Record<string, string>} */
    const written = { hans: term.form, tw: term.tw, hk: term.hk };
    const order = [preferences.values.script, "hans", "tw", "hk"];
    const shown = new Map();
    for (const name of order) if (!shown.has(written[name])) shown.set(written[name], name);
    return [...shown].map(([text, name]) => ({ text, lang: LANGUAGES[name] }));
  };

  /** @param {HTMLElement} into @param {DuizhaoTerm} term @param {string} address */
  const fill = (into, term, address) => {
    const [first, ...others] = forms(term);
    const heading = element("p", first.text, { class: "dz-card-form", id: "dz-card-form" });
    heading.lang = first.lang;
    const close = element("button", "×", { type: "button", class: "dz-card-close" });
    close.setAttribute("aria-label", "关闭 Close");
    close.addEventListener("click", () => into.hidePopover());
    const list = element("ul", "", { class: "dz-card-english", lang: "en" });
    list.append(...term.english.map((text) => element("li", text)));
    const more = element("a", "术语表条目 ", { class: "dz-card-more", href: address });
    more.append(element("span", "Glossary entry", { lang: "en" }));
    into.replaceChildren(
      heading,
      element("p", term.pinyin, { class: "dz-card-pinyin", lang: "zh-Latn-pinyin" }),
      ...others.map(({ text, lang }) => element("p", text, { class: "dz-card-other", lang })),
      list,
      element("p", term.meaning, { lang: "en" }),
      ...(term.unknown ? [element("p", `Not known: ${term.unknown}`, { lang: "en", class: "dz-card-unknown" })] : []),
      more,
      close,
    );
  };

  /** Put the card under the term, or above it where there is more room, inside the window.
   * @param {HTMLElement} shown @param {DOMRect} term */
  const place = (shown, term) => {
    const { clientWidth, clientHeight } = document.documentElement;
    const { offsetWidth, offsetHeight } = shown;
    const left = Math.min(Math.max(term.left, GAP), clientWidth - offsetWidth - GAP);
    const below = clientHeight - term.bottom;
    const top = below >= offsetHeight + 2 * GAP || below >= term.top
      ? Math.min(term.bottom + GAP, clientHeight - offsetHeight - GAP)
      : Math.max(term.top - offsetHeight - GAP, GAP);
    shown.style.left = `${Math.max(left, GAP)}px`;
    shown.style.top = `${Math.max(top, GAP)}px`;
  };

  /** @param {HTMLAnchorElement} link @param {Point} at */
  const open = async (link, at) => {
    const address = link.href;
    try {
      const term = (await terms())[decodeURIComponent(link.hash.slice(1))];
      if (!term) throw new Error("no such term");
      const shown = card || make();
      fill(shown, term, address);
      shown.showPopover({ source: link });
      place(shown, rectangle(link, at));
      /** @type {HTMLElement} */ (shown.querySelector(".dz-card-more")).focus({ preventScroll: true });
      shown.addEventListener("toggle", (event) => returned(/** @type {ToggleEvent} */ (event), link), { once: true });
    } catch {
      location.href = address;
    }
  };

  /** Give the focus back to the term, unless the reader has already put it elsewhere.
   * @param {ToggleEvent} event @param {HTMLElement} link */
  const returned = (event, link) => {
    if (event.newState !== "closed") {
      card?.addEventListener("toggle", (next) => returned(/** @type {ToggleEvent} */ (next), link), { once: true });
      return;
    }
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || card?.contains(activeElement)) {
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

  // The card stands where its term was: scrolling or turning the window takes it away.
  for (const change of ["scroll", "resize"]) {
    addEventListener(change, () => card?.matches(":popover-open") && card.hidePopover(), { passive: true });
  }
})();
