// Sharing: the address of the paragraph that is being read, with the settings with which it is
// read, to copy or to hand to the device.
// @ts-check
"use strict";
(() => {
  const { preferences, addresses, place, element, words, copying } = window.duizhao;
  const opener = /** @type {HTMLButtonElement | null} */ (document.getElementById("dz-share"));
  if (!opener || !copying || !("popover" in opener)) return;

  /** What is said in an address, where it is not what the receiver would see anyway.
   * @type {[DuizhaoSetting, string][]} */
  const SAID = [["mode", "zh"], ["pinyin", "off"], ["system", "pinyin"], ["ruby", "word"], ["tones", "off"], ["care", "off"]];

  /** Give the address of a block as it is read now: the same paragraph, script, language, pinyin.
   * Without JavaScript, and from disk, the rest of it still leads there.
   * @param {string} id */
  const address = (id) => {
    const here = new URL(addresses.inScript(location.href));
    const query = new URLSearchParams();
    // A page that has no address in the script has the script in its query.
    const { script } = preferences.values;
    if (script !== preferences.source && here.href === addresses.inScript(location.href, preferences.source)) query.set("script", script);
    for (const [name, usual] of SAID) {
      if (name === "mode" && !document.getElementById("dz-modes")) continue;
      if (name === "mode" || preferences.values[name] !== usual) query.set(name, preferences.values[name]);
    }
    here.search = query.toString();
    here.hash = id;
    return here.href;
  };

  /** @type {HTMLElement | undefined} */
  let made;
  const make = () => {
    if (made) return;
    made = element("div", { class: "dz-menu dz-sheet", id: "dz-share-sheet", popover: "", role: "dialog", "aria-labelledby": "dz-share-title" });
    opener.after(made);
    opener.popoverTargetElement = made;
    made.addEventListener("beforetoggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === "open") fill();
    });
  };

  const fill = () => {
    const block = place.block() || document.querySelector("article [id]");
    const link = address(block?.id || "");
    /** @type {Node[]} */
    const offers = copying.offer(["复制链接", "Copy link"], "en", () => ({ text: link }), link);
    if (navigator.share) {
      const hand = element("button", { type: "button" }, ...words("交给设备分享", "Share by the device"));
      hand.addEventListener("click", () => void navigator.share({ title: document.title, url: link }).catch(() => undefined));
      offers.push(hand);
    }
    made?.replaceChildren(
      element("h2", { id: "dz-share-title" }, ...words("分享所读段落", "Share this paragraph")),
      element("p", { class: "dz-menu-about" }, ...words("链接带有现在的字形、语言和拼音设置。", "The link keeps the script, language and pinyin of now.")),
      ...offers,
    );
  };

  for (const moment of ["pointerdown", "focus", "pointerenter"]) opener.addEventListener(moment, make);
  opener.addEventListener("click", make);
  window.duizhao.share = { address };
})();
