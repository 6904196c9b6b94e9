// What the reader has chosen: kept between pages and visits, and set as attributes on <html>
// before anything is drawn. The style sheets do the rest.
// @ts-check
"use strict";
(() => {
  const KEY = "duizhao.preferences";

  /** Each setting with the values it may have; the first is where a reader begins. */
  const SETTINGS = {
    script: ["hans", "tw", "hk"],
    pinyin: ["off", "terms", "all"],
    gloss: ["on", "off"],
  };

  /** @type {Record<string, string>} */
  const LANGUAGES = { hans: "zh-Hans", tw: "zh-Hant-TW", hk: "zh-Hant-HK" };

  const root = document.documentElement;

  /** @typedef {keyof typeof SETTINGS} Setting */

  /** @returns {Record<Setting, string>} */
  const read = () => {
    /** @type {Record<string, unknown>} */
    let stored = {};
    try {
      stored = Object(JSON.parse(localStorage.getItem(KEY) || "{}"));
    } catch {
      // No storage, or not ours: begin afresh.
    }
    /** @type {[string, string][]} */
    const entries = Object.entries(SETTINGS).map(([name, values]) => [
      name,
      values.find((value) => value === stored[name]) || values[0],
    ]);
    return /** @type {Record<Setting, string>} */ (Object.fromEntries(entries));
  };

  const values = read();

  /** @param {Setting} name */
  const show = (name) => {
    root.dataset[name] = values[name];
    if (name === "script") root.lang = LANGUAGES[values.script];
  };

  /** @type {Set<(name: Setting, value: string) => void>} */
  const listeners = new Set();

  /** Change a setting: show it, keep it, tell those who asked.
   * @param {Setting} name @param {string} value */
  const set = (name, value) => {
    if (!SETTINGS[name].includes(value)) return;
    values[name] = value;
    show(name);
    try {
      localStorage.setItem(KEY, JSON.stringify(values));
    } catch {
      // Without storage the choice holds for this page.
    }
    listeners.forEach((listener) => listener(name, value));
  };

  /** @type {Setting[]} */ (Object.keys(SETTINGS)).forEach(show);
  // Until the texts are exchanged the page waits, so that no other script is seen first.
  if (values.script !== "hans") root.dataset.waiting = "";

  window.duizhao = Object.assign(window.duizhao || {}, {
    preferences: {
      values,
      set,
      /** @param {(name: Setting, value: string) => void} listener */
      listen: (listener) => listeners.add(listener),
    },
  });
})();
