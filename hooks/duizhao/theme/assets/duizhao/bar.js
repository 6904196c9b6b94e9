// The reading bar: shows the settings and changes them. Every choice on the page that is named for
// a setting is one of its controls, wherever it stands.
// @ts-check
"use strict";
(() => {
  const { preferences, addresses, place } = window.duizhao;
  const bar = document.getElementById("dz-bar");
  if (!bar) return;

  /** @param {HTMLInputElement} input */
  const settingOf = (input) => /** @type {DuizhaoSetting} */ (input.name.replace("dz-", ""));

  const show = () => {
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name^=dz-]"))) {
      input.checked = preferences.values[settingOf(input)] === input.value;
    }
    for (const choice of /** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll("[data-script]"))) {
      choice.setAttribute("aria-current", String(choice.dataset.script === preferences.values.script));
    }
  };
  show();
  preferences.listen(show);
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.checked && input.name.startsWith("dz-")) {
      preferences.set(settingOf(input), input.value);
    }
  });
  bar.addEventListener("submit", (event) => event.preventDefault());

  // A script is a link, or a button where its pages have no address. The page changes in place;
  // who wants the link itself (a new tab, a copy) is led to the paragraph they were reading.
  const reading = () => {
    const block = place.block();
    return block ? `#${block.id}` : location.hash;
  };
  for (const choice of /** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll("[data-script]"))) {
    const wanted = choice.dataset.script || "";
    choice.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
      if (!window.duizhao.scripts) return; // Nothing can change it in place: the link is followed.
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
})();
