// What the reader has chosen: kept between pages and visits, and set as attributes on <html>
// before anything is drawn. The style sheets do the rest.
// @ts-check
"use strict";
(() => {
  const KEY = "duizhao.preferences";

  const SCRIPTS = /** @type {DuizhaoScript[]} */ (["hans", "tw", "hk"]);

  /** @type {Record<DuizhaoScript, string>} */
  const LANGUAGES = { hans: "zh-Hans", tw: "zh-Hant-TW", hk: "zh-Hant-HK" };

  const root = document.documentElement;

  /** The script of the documents, in which the pages at the root are. */
  const source = /** @type {DuizhaoScript} */ (document.currentScript?.dataset.source || "hans");

  /** The script in which the page was written. */
  const own = SCRIPTS.find((name) => LANGUAGES[name] === root.lang) || source;

  /** Who reads no Chinese begins with both languages side by side. */
  const readsChinese = (navigator.languages || []).some((language) => /^zh\b/i.test(language));

  /** Each setting with the values it may have; the first is where a reader begins.
   * @type {Record<DuizhaoSetting, string[]>} */
  const SETTINGS = {
    script: [own, ...SCRIPTS],
    pinyin: ["off", "terms", "all"],
    gloss: ["on", "first", "off"],
    mode: readsChinese ? ["zh", "en", "side", "under"] : ["side", "zh", "en", "under"],
  };

  /** @returns {Record<string, unknown>} */
  const read = () => {
    try {
      return Object(JSON.parse(localStorage.getItem(KEY) || "{}"));
    } catch {
      return {}; // No storage, or not ours: begin afresh.
    }
  };

  const values = /** @type {Duizhao["preferences"]["values"]} */ (
    Object.fromEntries(
      Object.entries(SETTINGS).map(([name, allowed]) => {
        const stored = read()[name];
        return [name, allowed.find((value) => value === stored) || allowed[0]];
      }),
    )
  );
  // An address in the folder of a script has been asked for by name: it decides.
  if (own !== source) values.script = own;

  /** @param {DuizhaoSetting} name */
  const show = (name) => {
    root.dataset[name] = values[name];
    if (name === "script") root.lang = LANGUAGES[values.script];
  };

  /** @type {Set<(name: DuizhaoSetting, value: string) => void>} */
  const listeners = new Set();

  /** Change a setting: show it, keep it, tell those who asked.
   * @param {DuizhaoSetting} name @param {string} value */
  const set = (name, value) => {
    if (!SETTINGS[name].includes(value)) return;
    Object.assign(values, { [name]: value });
    show(name);
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...read(), [name]: value }));
    } catch {
      // Without storage the choice holds for this page.
    }
    listeners.forEach((listener) => listener(name, value));
  };

  /** @type {DuizhaoSetting[]} */ (Object.keys(SETTINGS)).forEach(show);
  // Until the texts are exchanged the page waits, so that no other script is seen first.
  if (values.script !== own) root.dataset.waiting = "";

  window.duizhao = Object.assign(window.duizhao || {}, {
    preferences: {
      own,
      source,
      languages: LANGUAGES,
      scripts: SCRIPTS,
      values,
      set,
      /** @param {(name: DuizhaoSetting, value: string) => void} listener */
      listen: (listener) => listeners.add(listener),
    },
  });
})();
