// The reading bar: shows the settings and changes them.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  const bar = /** @type {HTMLFormElement | null} */ (document.getElementById("dz-bar"));
  if (!bar) return;

  const inputs = /** @type {HTMLInputElement[]} */ ([...bar.querySelectorAll("input")]);
  /** @param {HTMLInputElement} input */
  const settingOf = (input) =>
    /** @type {keyof typeof preferences.values} */ (input.name.replace("dz-", ""));

  for (const input of inputs) {
    input.checked = preferences.values[settingOf(input)] === input.value;
    input.addEventListener("change", () => {
      if (input.checked) preferences.set(settingOf(input), input.value);
    });
  }
  bar.addEventListener("submit", (event) => event.preventDefault());

  // Glosses off: a term is plain text, no stop for the keyboard and no link to a listener.
  const glosses = () => {
    const on = preferences.values.gloss === "on";
    for (const link of document.querySelectorAll("a.term")) {
      const address = link.getAttribute("href") || link.getAttribute("data-href") || "";
      link.toggleAttribute("href", on);
      if (on) link.setAttribute("href", address);
      else link.setAttribute("data-href", address);
    }
  };
  if (preferences.values.gloss === "off") glosses();
  preferences.listen((name) => {
    if (name === "gloss") glosses();
  });
})();
