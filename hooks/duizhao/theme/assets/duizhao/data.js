// What is loaded only when it is asked for: data and scripts, as classic scripts, since a page on
// disk can load nothing else.
// @ts-check
"use strict";
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);

  /** What each data script must say of its shape to be understood here.
   * @type {Record<"terms" | "index", number>} */
  const VERSIONS = { terms: 3, index: 4 };

  // Made absolute at once: the page's own address may change.
  const addresses = Object.fromEntries(
    Object.keys(VERSIONS).map((name) => [name, new URL(script.dataset[name] || "", document.baseURI).href]),
  );

  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /** Run a script once. Fails where it cannot be read; then it may be tried again.
   * @param {string} address @returns {Promise<void>} */
  const run = (address) => {
    const known = loading.get(address);
    if (known) return known;
    const loaded = new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.async = false;
      element.onload = () => resolve(undefined);
      element.onerror = () => {
        loading.delete(address);
        reject(new Error(`${address} cannot be read`));
      };
      document.head.append(element);
    });
    loading.set(address, /** @type {Promise<void>} */ (loaded));
    return /** @type {Promise<void>} */ (loaded);
  };

  const held = /** @type {Record<string, any>} */ (/** @type {unknown} */ (window.duizhao));

  /** Read data at an address, or fail where it is of another version.
   * @param {string} name @param {string} address @param {number} version */
  const read = async (name, address, version) => {
    await run(address);
    const data = held[name];
    if (!data || data.version !== version) throw new Error(`${name} is of another version`);
    return data;
  };

  /** Give loaded data.
   * @template {"terms" | "index"} Name
   * @param {Name} name @returns {Promise<NonNullable<Duizhao[Name]>>} */
  const load = (name) => read(name, addresses[name], VERSIONS[name]);

  /** Give the pages of a further part of the index; nothing else keeps them.
   * @param {number} number @returns {Promise<DuizhaoIndex["pages"]>} */
  const part = async (number) => {
    const name = `index${number}`;
    const { pages } = await read(name, addresses.index.replace(/index(?=\.js$)/, name), VERSIONS.index);
    delete held[name];
    return pages;
  };

  window.duizhao.data = { run, load, part };
})();
