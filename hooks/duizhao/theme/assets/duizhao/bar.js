// The reading bar: shows the settings and changes them.
// @ts-check
"use strict";
(() => {
  const { preferences, addresses } = window.duizhao;
  const bar = /** @type {HTMLFormElement | null} */ (document.getElementById("dz-bar"));
  if (!bar) return;

  const inputs = /** @type {HTMLInputElement[]} */ ([...bar.querySelectorAll("input")]);
  /** @param {HTMLInputElement} input */
  const settingOf = (input) => /** @type {DuizhaoSetting} */ (input.name.replace("dz-", ""));

  for (const input of inputs) {
    input.checked = preferences.values[settingOf(input)] === input.value;
    input.addEventListener("change", () => {
      // The mode is changed by modes.js, which keeps the reader's place.
      if (input.checked && settingOf(input) !== "mode") preferences.set(settingOf(input), input.value);
    });
  }
  bar.addEventListener("submit", (event) => event.preventDefault());

  // A script is a link, or a button where its pages have no address. The page changes in place;
  // who wants the link itself (a new tab, a copy) is led to the paragraph they were reading.
  const scripts = /** @type {HTMLElement[]} */ ([...bar.querySelectorAll("[data-script]")]);

  const current = () => {
    for (const choice of scripts) {
      const chosen = choice.dataset.script === preferences.values.script;
      choice.setAttribute("aria-current", String(chosen));
    }
  };
  current();

  /** Give the fragment of the first block below the bar. Only what is in the window is asked:
   * elsewhere nothing is laid out. */
  const reading = () => {
    const { bottom, left, width } = bar.getBoundingClientRect();
    for (let y = bottom + 8; scrollY > 0 && y < innerHeight; y += 16) {
      const block = document.elementFromPoint(left + width / 2, y)?.closest("article [id]");
      if (block && !bar.contains(block)) return `#${block.id}`;
    }
    return location.hash;
  };

  for (const choice of scripts) {
    const wanted = choice.dataset.script || "";
    choice.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
      event.preventDefault();
      preferences.set("script", wanted);
    });
    if (!(choice instanceof HTMLAnchorElement)) continue;
    for (const moment of ["pointerdown", "focus", "contextmenu"]) {
      choice.addEventListener(moment, () => {
        choice.href = addresses.inScript(choice.href, wanted).replace(/#.*|$/, reading());
      });
    }
  }

  // A term whose gloss is off is plain text, no stop for the keyboard and no link to a listener.
  const glosses = () => {
    const { gloss } = preferences.values;
    for (const link of document.querySelectorAll("a.term")) {
      const on = gloss === "on" || (gloss === "first" && !link.classList.contains("again"));
      const address = link.getAttribute("href") || link.getAttribute("data-href") || "";
      link.toggleAttribute("href", on);
      if (on) link.setAttribute("href", address);
      else link.setAttribute("data-href", address);
    }
  };
  if (preferences.values.gloss !== "on") glosses();
  preferences.listen((name) => {
    if (name === "gloss") glosses();
    if (name === "script") current();
  });
})();
