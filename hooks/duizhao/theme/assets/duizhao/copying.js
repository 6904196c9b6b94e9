// Copying: a thing to copy is offered by a button beside the text itself, which can be selected
// where the clipboard may not be written.
// @ts-check
"use strict";
(() => {
  const { element, words } = window.duizhao;

  /** What is put on the clipboard: as plain text, and as HTML where it has a form of its own.
   * @typedef {{ text: string, html?: string }} Copied */

  /** @param {Copied} what */
  const copy = async ({ text, html }) => {
    try {
      if (!html) await navigator.clipboard.writeText(text);
      else {
        /** @param {string} type @param {string} data */
        const blob = (type, data) => new Blob([data], { type });
        await navigator.clipboard.write([
          new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) }),
        ]);
      }
      return true;
    } catch {
      // From disk, or where it is not allowed: the reader copies what is shown.
      return false;
    }
  };

  /** Give a button that copies, and the text to select.
   * @param {[string, string]} name in Chinese and English @param {string} lang of what is shown
   * @param {() => Copied} what @param {string} [shown]
   * @returns {HTMLElement[]} */
  const offer = (name, lang, what, shown) => {
    const button = element("button", { type: "button" }, ...words(...name));
    const said = shown === undefined ? null : element("p", { class: "dz-menu-text", lang }, shown);
    button.addEventListener("click", async () => {
      if (await copy(what())) button.replaceChildren(...words("已复制", "Copied"));
      else if (said) getSelection()?.selectAllChildren(said);
      else button.replaceChildren(...words("浏览器不许复制", "The browser forbids it"));
    });
    return said ? [button, said] : [button];
  };

  window.duizhao.copying = { copy, offer };
})();
