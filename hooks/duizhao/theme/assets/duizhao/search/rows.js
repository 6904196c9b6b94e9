// Rows: what was found, as the dialog shows it, in the reader's script with what fits marked.
// @ts-check
"use strict";
(() => {
  const { preferences, addresses, scripts, element, search } = window.duizhao;
  /** How many characters of a long sentence are shown before and after what was found. */
  const BEFORE = 24;
  const AFTER = 60;

  const inScript = () => preferences.values.script;

  /** Give a text with the places that were found marked; a long one is cut around the first.
   * @param {string} text @param {[number, number][]} places @param {boolean} [whole] */
  const marked = (text, places, whole = true) => {
    const characters = [...text.replaceAll("\ufffc", "…")];
    const first = places.length ? places[0][0] : 0;
    let from = whole || first <= BEFORE ? 0 : first - BEFORE;
    while (from > 0 && from < first && /[、，；：。！？]/.test(characters[from])) from += 1;
    const last = places.length ? places[0][1] : 0;
    const to = whole ? characters.length : Math.min(characters.length, last + AFTER);
    const content = /** @type {(string | Node)[]} */ (from > 0 ? ["…"] : []);
    let place = from;
    for (const [start, end] of places) {
      if (start < place || end > to) continue;
      content.push(characters.slice(place, start).join(""), element("mark", {}, characters.slice(start, end).join("")));
      place = end;
    }
    content.push(characters.slice(place, to).join(""), to < characters.length ? "…" : "");
    return content;
  };

  /** Show a term. Its address is its entry's.
   * @param {DuizhaoFound} result @param {string} glossary @returns {DuizhaoRow} */
  const termRow = ({ entry: { term }, match }, glossary) => {
    const inForm = ["form", "pinyin", "initials"].includes(match.kind);
    const form = term.forms[(inForm && match.of) || 0];
    const english = (match.kind === "english" && match.of) || 0;
    const places = match.kind === "english" ? match.places : [];
    const row = element(
      "span",
      {},
      element("b", { class: "dz-found-form" }, ...marked(form[inScript()], inForm ? match.places : [])),
      " ",
      element("span", { class: "dz-found-pinyin", lang: "zh-Latn-pinyin" }, form.pinyin),
      element("span", { class: "dz-found-english", lang: "en" }, ...marked([...term.english, ...term.avoid][english] || "", places)),
    );
    return { row, address: new URL(`terms/${term.id}.html`, addresses.inScript(glossary)).href };
  };

  /** Show a heading, whole, or a sentence, cut around what fits. Its address is its paragraph's.
   * @param {DuizhaoHit} hit @param {boolean} whole @returns {DuizhaoRow} */
  const textRow = ({ sentence, match }, whole) => {
    const { page, heading, id } = sentence.block;
    const around = [scripts.told(page.title), heading ? heading.form(inScript()) : ""];
    const row = element(
      "span",
      {},
      element("span", { class: "dz-found-sentence", ...(sentence.english ? { lang: "en" } : {}) }, ...marked(sentence.form(inScript()), match.places, whole)),
      element("span", { class: "dz-found-where" }, around.filter(Boolean).join(" › ")),
    );
    const [start, end] = match.places[0];
    const forms = preferences.scripts.map((name) => [...sentence.form(name)].slice(start, end).join(""));
    const mark = { id, start: sentence.start + start, end: sentence.start + end, forms, english: sentence.english };
    return { row, address: `${addresses.inScript(addresses.site + page.url)}#${id}`, mark };
  };

  window.duizhao.search = Object.assign(search, { termRow, textRow });
})();
