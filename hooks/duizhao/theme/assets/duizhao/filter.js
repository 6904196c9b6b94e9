// The filter of an index of the glossary: as one types, only the entries that fit are left, by the
// rules of the search. Without this script the index is a plain list.
// @ts-check
"use strict";
(() => {
  const { preferences, scripts, element, words } = window.duizhao;
  const place = document.getElementById("dz-filter");
  const { finder } = window.duizhao;
  if (!place || !finder) return;

  const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".dz-index li[data-id]")]);
  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".dz-index")]);
  const input = /** @type {HTMLInputElement} */ (
    element("input", {
      id: "dz-filter-query",
      type: "search",
      autocapitalize: "none",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: "200",
    })
  );
  const status = element("output", { for: "dz-filter-query" });
  const label = element("label", { for: "dz-filter-query" });
  place.append(label, input, status);

  /** Write what the filter says in the reader's script. */
  const say = () => {
    label.replaceChildren(...words("筛选", "Filter"));
    input.placeholder = scripts.told("汉字 · pinyin · English");
  };
  say();
  preferences.listen((name) => name === "script" && say());

  /** @param {Set<string> | null} kept the ids that are left, or null for all */
  const show = (kept) => {
    for (const line of lines) line.hidden = !!kept && !kept.has(line.dataset.id || "");
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    const left = new Set(lines.filter((line) => !line.hidden).map((line) => line.dataset.id)).size;
    status.replaceChildren(...(kept ? [`${left} `, ...words("条", left === 1 ? "entry" : "entries")] : []));
  };

  const filter = async () => {
    const text = input.value;
    try {
      const find = await finder();
      if (text !== input.value) return;
      const { concepts, near } = find.terms(text);
      const found = concepts.length ? concepts : near;
      show(text.trim() ? new Set(found.map(({ entry }) => entry.term.id)) : null);
    } catch {
      status.replaceChildren(...words("索引无法读取，请重新打开本页", "The index cannot be read; please reload the page"));
    }
  };
  input.addEventListener("input", filter);
  if (input.value) filter();
})();
