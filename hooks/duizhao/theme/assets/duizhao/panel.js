// The panel: the settings that are changed seldom, and what else can be done with the page. It is
// made when it is first wanted.
// @ts-check
"use strict";
(() => {
  const { preferences, element, words, keys } = window.duizhao;
  const opener = /** @type {HTMLButtonElement | null} */ (document.getElementById("dz-display"));
  const care = /** @type {HTMLAnchorElement | null} */ (document.getElementById("dz-care"));
  if (!opener || !("popover" in opener)) return;

  /** A setting, its names, and its values with their names.
   * @typedef {[DuizhaoSetting, [string, string], [string, string, string][]]} Row */
  /** @type {[string, string, string][]} */
  const SWITCH = [["off", "关", "Off"], ["on", "开", "On"]];
  /** @type {Row[]} */
  const ROWS = [
    ["size", ["字号", "Size"], [["s", "小", "Small"], ["m", "标准", "Standard"], ["l", "大", "Large"], ["xl", "特大", "Larger"], ["xxl", "最大", "Largest"]]],
    ["spacing", ["疏密", "Spacing"], [["normal", "标准", "Standard"], ["wide", "疏", "Wide"], ["wider", "更疏", "Wider"]]],
    ["theme", ["配色", "Colours"], [
      ["auto", "随设备", "As the device"], ["light", "浅色", "Light"], ["dark", "深色", "Dark"], ["paper", "纸色", "Paper"],
      ["black", "白底黑字", "Black on white"], ["white", "黑底白字", "White on black"], ["yellow", "黑底黄字", "Yellow on black"],
    ]],
    ["gloss", ["释义", "Glosses"], [["on", "开", "On"], ["first", "每节首见", "First in a section"], ["off", "关", "Off"]]],
    ["system", ["注音方式", "Notation"], [["pinyin", "拼音", "Pinyin"], ["zhuyin", "注音", "Zhuyin"]]],
    ["ruby", ["拼音排列", "Pinyin is set"], [["word", "按词", "By word"], ["syllable", "按字", "By character"]]],
    ["tones", ["声调颜色", "Tone colours"], SWITCH],
    ["ruler", ["阅读尺", "Reading ruler"], SWITCH],
    ["ui", ["界面文字", "Interface"], [["both", "双语", "Both"], ["zh", "中文", "Chinese"], ["en", "英文", "English"]]],
    ["keys", ["快捷键", "Shortcuts"], [["on", "开", "On"], ["off", "关", "Off"]]],
  ];

  /** @param {DuizhaoSetting} setting @param {[string, string, string]} value */
  const choice = (setting, [value, chinese, english]) => {
    const input = /** @type {HTMLInputElement} */ (element("input", { type: "radio", name: `dz-${setting}`, value }));
    input.checked = preferences.values[setting] === value;
    return element("label", { class: "dz-choice" }, input, element("span", { class: "dz-name" }, ...words(chinese, english)));
  };

  /** @param {Row} row */
  const row = ([setting, names, values]) =>
    element(
      "fieldset",
      { class: "dz-row", "data-row": setting },
      element("legend", { class: "dz-legend" }, ...words(...names)),
      ...values.map((value) => choice(setting, value)),
    );

  /** @param {[string, string]} names @param {() => void} run */
  const action = (names, run) => {
    const button = element("button", { type: "button", class: "dz-action" }, ...words(...names));
    button.addEventListener("click", () => {
      made?.hidePopover();
      run();
    });
    return button;
  };

  const printed = () => (window.duizhao.print ? window.duizhao.print.start() : print());
  document.getElementById("dz-print")?.addEventListener("click", printed);

  const shifted = () => preferences.set("care", preferences.values.care === "on" ? "off" : "on");

  /** @type {HTMLElement | undefined} */
  let made;
  const make = () => {
    if (made) return;
    made = element(
      "form",
      { class: "dz-panel dz-sheet", id: "dz-panel", popover: "", "aria-labelledby": "dz-panel-title", autocomplete: "off" },
      element("h2", { id: "dz-panel-title" }, ...words("显示", "Display")),
      ...ROWS.map(row),
      element(
        "div",
        { class: "dz-actions" },
        action(["关怀版", "Large print"], shifted),
        action(["打印", "Print"], printed),
        ...(keys ? [action(["快捷键一览", "List of shortcuts"], keys.list)] : []),
      ),
    );
    made.addEventListener("submit", (event) => event.preventDefault());
    opener.after(made);
    opener.popoverTargetElement = made;
  };
  for (const moment of ["pointerdown", "focus", "pointerenter"]) opener.addEventListener(moment, make);
  opener.addEventListener("click", make);
  // Its words are in the script that is shown: another script needs another panel.
  preferences.listen((name) => {
    if (name !== "script" || !made) return;
    made.remove();
    made = undefined;
    make();
  });

  // The plain edition has an address of its own; here it comes in place.
  const address = () => {
    if (!care) return;
    const on = preferences.values.care === "on";
    care.search = on ? "?care=off" : "?care=on";
    care.querySelector(".dz-label")?.replaceChildren(...(on ? words("标准版", "Standard edition") : words("关怀版", "Large print")));
  };
  address();
  preferences.listen((name) => {
    if (name === "care" || name === "script") address();
  });
  care?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    shifted();
  });
})();
