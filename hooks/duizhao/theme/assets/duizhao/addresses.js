// The address of a page in each script. Over http it follows the script that is shown, so that it
// can be shared; a link leads to the page in that script. From disk nothing touches the path.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = new URL("../../", script.src).href;

  /** Script → the folder of its pages, as seen from the site's root.
   * @type {Record<string, string>} */
  const folders = { [preferences.source]: "" };
  for (const pair of (script.dataset.folders || "").split(" ").filter(Boolean)) {
    const [name, folder] = pair.split(":");
    folders[name] = folder;
  }
  const others = Object.values(folders).filter(Boolean);

  const shown = () => preferences.values.script;

  /** Give the address of a page of this site in a script, or the address itself if it is none.
   * @param {string} address @param {string} [wanted] */
  const inScript = (address, wanted = shown()) => {
    const [path, rest] = divided(address);
    if (!path.startsWith(site) || !(wanted in folders)) return address;
    const inside = path.slice(site.length);
    const page = others.reduce((p, folder) => (p.startsWith(folder) ? p.slice(folder.length) : p), inside);
    if (!/(^|\/|\.html)$/.test(page) || page === "404.html") return address;
    return site + folders[wanted] + page + rest;
  };

  /** Part an address from its query and fragment.
   * @param {string} address */
  const divided = (address) => {
    const end = address.search(/[?#]|$/);
    return [address.slice(0, end), address.slice(end)];
  };

  // The theme's script would fetch a sitemap from beside every link[rel=alternate], which the policy
  // forbids. A space means nothing in a list of words, and its selector passes over such a link.
  for (const link of document.querySelectorAll("link[rel=alternate]")) link.setAttribute("rel", "alternate ");

  const ADDRESSES = ["href", "src", "poster"];
  const LOADED = "script, [rel=stylesheet]";
  const RELATIVE = /^(?![a-z][a-z0-9+.-]*:|[/#?]|$)/i;

  /** How many elements are led in one step. */
  const STEP = 50;

  /** Write every relative address out: the page's own address is about to change. */
  const absolute = (function* () {
    const here = document.baseURI;
    for (const name of ADDRESSES) {
      const elements = document.querySelectorAll(`[${name}]:not(${LOADED})`);
      for (let i = 0; i < elements.length; i++) {
        const value = elements[i].getAttribute(name) || "";
        if (RELATIVE.test(value)) elements[i].setAttribute(name, new URL(value, here).href);
        if (i % STEP === 0) yield;
      }
    }
  })();

  // A page that says there is none here has no links to itself in other scripts.
  const hasOthers = document.querySelector(".dz-bar a[hreflang]") !== null;
  const canFollow = location.protocol.startsWith("http") && others.length > 0 && hasOthers;

  const follow = () => {
    const wanted = inScript(location.href);
    if (!canFollow || wanted === location.href) return;
    while (!absolute.next().done);
    history.replaceState(history.state, "", wanted);
  };

  /** Lead a link to the script that is shown, just before it is followed, copied or opened.
   * @param {Event} event */
  const lead = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || link.hasAttribute("hreflang")) return;
    if ((link.getAttribute("href") || "").startsWith("#")) return;
    const wanted = inScript(link.href);
    if (wanted !== link.href) link.href = wanted;
  };
  for (const moment of ["pointerover", "focusin", "click"]) {
    document.addEventListener(moment, lead, { capture: true, passive: true });
  }

  // The theme's own script is still to come, from a relative address: wait for it.
  addEventListener("DOMContentLoaded", () => {
    follow();
    if (canFollow) window.duizhao.idly?.(absolute);
  });
  preferences.listen((name) => {
    if (name === "script") follow();
  });

  window.duizhao.addresses = { site, inScript };
})();
