// Shortcuts: keys of one letter, listed under ?, that a reader can turn off (WCAG 2.2, 2.1.4).
// @ts-check
"use strict";
(() => {
  const { preferences, element, words, scripts } = window.duizhao;

  /** Where a letter is written and not pressed. */
  const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  /** Keys of the theme's own, which cannot be turned off or told: they are taken from it. */
  const THEIRS = new Set(["f", "s", "p", "n", ",", "."]);

  /** @type {Map<string, { names: [string, string], run: () => void }>} */
  const known = new Map();

  /** Say what a key does.
   * @param {string} key @param {[string, string]} names in Chinese and English
   * @param {() => void} run */
  const add = (key, names, run) => void known.set(key, { names, run });

  // Before the theme's own listener, which is the window's too.
  addEventListener(
    "keydown",
    (event) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (target instanceof Element && target.closest(TYPED)) return;
      if (THEIRS.has(key)) event.stopImmediatePropagation();
      const found = known.get(key);
      if (!found || preferences.values.keys === "off" || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      found.run();
    },
    true,
  );

  /** Say which setting is on to who cannot see it.
   * @param {DuizhaoSetting} name */
  const tell = (name) => {
    const value = preferences.values[name];
    const chosen = document.querySelector(`input[name=dz-${name}][value="${value}"], [data-${name}="${value}"].dz-choice`);
    told.textContent = (chosen?.closest(".dz-choice")?.querySelector(".dz-name") || chosen)?.textContent || value;
  };
  const told = element("p", { class: "dz-told", role: "status" });
  document.body.append(told);

  /** @type {[string, DuizhaoSetting, [string, string]][]} */
  const TURNED = [
    ["m", "mode", ["中文、英文、并排、逐段", "Chinese, English, side by side, under each paragraph"]],
    ["s", "script", ["简体、繁体", "Simplified, Traditional"]],
    ["p", "pinyin", ["拼音", "Pinyin"]],
    ["g", "gloss", ["释义", "Glosses"]],
    ["t", "theme", ["配色", "Colours"]],
    ["c", "care", ["关怀版", "Large print"]],
    ["l", "ruler", ["阅读尺", "Reading ruler"]],
  ];
  for (const [key, setting, names] of TURNED) {
    if (setting === "mode" && !document.getElementById("dz-modes")) continue;
    add(key, names, () => {
      preferences.next(setting);
      tell(setting);
    });
  }
  const SIZES = ["s", "m", "l", "xl", "xxl"];
  /** @param {number} step */
  const resize = (step) => {
    preferences.set("size", SIZES[SIZES.indexOf(preferences.values.size) + step] || preferences.values.size);
  };
  add("+", ["放大", "Larger"], () => resize(1));
  add("-", ["缩小", "Smaller"], () => resize(-1));

  const list = () => {
    const close = element("button", { class: "dz-close", type: "submit", "aria-label": scripts.told("关闭 Close") }, "×");
    const rows = [...known].map(([key, { names }]) =>
      element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, ...words(...names))),
    );
    const dialog = /** @type {HTMLDialogElement} */ (
      element(
        "dialog",
        { class: "dz-keys", "aria-labelledby": "dz-keys-title" },
        element("form", { method: "dialog" }, close),
        element("h2", { id: "dz-keys-title" }, ...words("快捷键", "Shortcuts")),
        element("dl", {}, ...rows),
      )
    );
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
  add("?", ["快捷键", "Shortcuts"], list);

  window.duizhao.keys = { add, list };
})();
