// What the reader has chosen: kept between pages and visits, and set as attributes on <html>
// before anything is drawn. The style sheets do the rest. An address may ask for settings too, as
// in ?script=tw&pinyin=all: they hold for the visit, and for what the reader has not changed since.
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

  /** Who reads no Chinese begins with both languages side by side, and with controls in English. */
  const readsChinese = (navigator.languages || []).some((language) => /^zh\b/i.test(language));

  /** Each setting with the values it may have; the first is where a reader begins.
   * @type {Record<DuizhaoSetting, string[]>} */
  const SETTINGS = {
    script: [own, ...SCRIPTS],
    mode: readsChinese ? ["zh", "en", "side", "under"] : ["side", "zh", "en", "under"],
    pinyin: ["off", "terms", "rare", "all"],
    system: ["pinyin", "zhuyin"],
    ruby: ["word", "syllable"],
    tones: ["off", "on"],
    gloss: ["on", "first", "off"],
    size: ["m", "s", "l", "xl", "xxl"],
    spacing: ["normal", "wide", "wider"],
    theme: ["auto", "light", "dark", "paper", "black", "white", "yellow"],
    care: ["off", "on"],
    ruler: ["off", "on"],
    speed: ["1", "0.75", "1.25", "1.5"],
    ui: readsChinese ? ["both", "zh", "en"] : ["en", "both", "zh"],
    keys: ["on", "off"],
  };
  const NAMES = /** @type {DuizhaoSetting[]} */ (Object.keys(SETTINGS));

  /** @param {() => Storage} store @returns {Record<string, unknown>} */
  const read = (store) => {
    try {
      return Object(JSON.parse(store().getItem(KEY) || "{}"));
    } catch {
      return {}; // No storage, or not ours: begin afresh.
    }
  };

  /** @param {() => Storage} store @param {Record<string, unknown>} kept */
  const write = (store, kept) => {
    try {
      store().setItem(KEY, JSON.stringify(kept));
    } catch {
      // Without storage the choice holds for this page.
    }
  };
  // The browser may refuse the storage itself, so it is asked for inside.
  const always = () => localStorage;
  const thisVisit = () => sessionStorage;

  const query = new URLSearchParams(location.search);
  const asked = { ...read(thisVisit), ...Object.fromEntries(query) };
  const kept = { ...read(always), ...asked };
  const values = /** @type {Duizhao["preferences"]["values"]} */ (
    Object.fromEntries(NAMES.map((name) => [name, SETTINGS[name].find((value) => value === kept[name]) || SETTINGS[name][0]]))
  );
  if (NAMES.some((name) => query.has(name))) {
    write(thisVisit, Object.fromEntries(NAMES.filter((name) => asked[name] === values[name]).map((name) => [name, values[name]])));
  }
  // An address in the folder of a script has been asked for by name: it decides.
  if (own !== source) values.script = own;

  /** @param {DuizhaoSetting} name */
  const show = (name) => {
    root.dataset[name] = values[name];
    if (name === "script") root.lang = LANGUAGES[values.script];
  };

  /** What an address asked for gives way to what the reader chooses.
   * @param {DuizhaoSetting} name */
  const forget = (name) => {
    const { [name]: _, ...others } = read(thisVisit);
    write(thisVisit, others);
    const here = new URL(location.href);
    if (!here.searchParams.has(name)) return;
    here.searchParams.delete(name);
    try {
      history.replaceState(history.state, "", here);
    } catch {
      // From disk an address may have to stay as it is.
    }
  };

  /** @type {Set<(name: DuizhaoSetting, value: string) => void>} */
  const listeners = new Set();

  /** Tell those who asked; a feature that fails keeps no other from being told.
   * @param {DuizhaoSetting} name @param {string} value */
  const tell = (name, value) => {
    for (const listener of listeners) {
      try {
        listener(name, value);
      } catch (error) {
        console.error(error);
      }
    }
  };

  /** Change a setting: show it, keep it, tell those who asked. What is being read keeps its place.
   * @param {DuizhaoSetting} name @param {string} value */
  const set = (name, value) => {
    if (!SETTINGS[name].includes(value)) return;
    const change = () => {
      Object.assign(values, { [name]: value });
      show(name);
      forget(name);
      write(always, { ...read(always), [name]: value });
      tell(name, value);
    };
    const { place } = window.duizhao;
    if (place) place.keep(change);
    else change();
  };

  /** The order in which values follow each other, wherever a reader begins. */
  const ORDER = ["hans", "tw", "hk", "zh", "en", "side", "under"];

  /** Give the value after the present one, the first after the last.
   * @param {DuizhaoSetting} name */
  const next = (name) => {
    const all = [...new Set(SETTINGS[name])].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
    set(name, all[(all.indexOf(values[name]) + 1) % all.length]);
  };

  /** Say whether what stands around the text is to be in English. */
  const inEnglish = () => values.ui === "en" || (values.ui === "both" && values.mode === "en");

  NAMES.forEach(show);
  // The theme would say so once the page is laid out, and all of it would be styled again.
  root.classList.replace("no-js", "js");
  // Until the texts are exchanged the page waits, so that no other script or language is seen first.
  if (values.script !== own) root.dataset.waiting = "text";
  else if (inEnglish()) root.dataset.waiting = "names";

  window.duizhao = Object.assign(window.duizhao || {}, {
    preferences: {
      own,
      source,
      languages: LANGUAGES,
      scripts: SCRIPTS,
      settings: SETTINGS,
      values,
      set,
      next,
      inEnglish,
      /** @param {(name: DuizhaoSetting, value: string) => void} listener */
      listen: (listener) => listeners.add(listener),
    },
  });
})();
