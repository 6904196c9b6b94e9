// Elements made by scripts, and the words in them: Chinese in the reader's script, then English.
// @ts-check
"use strict";
(() => {
  /** Make an element.
   * @param {string} tag @param {Record<string, string>} attributes
   * @param {(string | Node)[]} content */
  const element = (tag, attributes, ...content) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...content);
    return made;
  };

  /** Give words of the interface in both languages. The build puts the Chinese of these scripts'
   * string literals into the table of strings.
   * @param {string} chinese @param {string} english @returns {HTMLElement[]} */
  const words = (chinese, english) => [
    element("span", { class: "dz-cn" }, window.duizhao.scripts.told(chinese)),
    element("span", { lang: "en" }, ` ${english}`),
  ];

  window.duizhao.element = element;
  window.duizhao.words = words;
})();
