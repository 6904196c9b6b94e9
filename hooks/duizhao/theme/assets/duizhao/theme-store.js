// The theme keeps its own state (an open tab, a dismissed notice) through four global functions.
// @ts-check
"use strict";
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const scope = new URL(script.dataset.scope || ".", location.href);

  /** @param {string} name @param {URL} from */
  const key = (name, from) => `${from.pathname}.${name}`;

  Object.assign(window, {
    __md_scope: scope,

    /** @param {string} text */
    __md_hash: (text) => {
      let hash = 0;
      for (const character of text) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
      return hash;
    },

    /** @param {string} name @param {Storage} [store] @param {URL} [from] */
    __md_get: (name, store, from = scope) => {
      try {
        return JSON.parse((store || localStorage).getItem(key(name, from)) || "null");
      } catch {
        return null;
      }
    },

    /** @param {string} name @param {unknown} value @param {Storage} [store] @param {URL} [from] */
    __md_set: (name, value, store, from = scope) => {
      try {
        (store || localStorage).setItem(key(name, from), JSON.stringify(value));
      } catch {
        // Without storage the theme forgets; nothing else depends on it.
      }
    },
  });
})();
