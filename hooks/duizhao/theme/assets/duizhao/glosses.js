// Glosses: a term whose gloss is off is plain text, no stop for the keyboard and no link to a
// listener.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  const show = () => {
    const { gloss } = preferences.values;
    for (const link of document.querySelectorAll("a.term")) {
      const on = gloss === "on" || (gloss === "first" && !link.classList.contains("again"));
      const address = link.getAttribute("href") || link.getAttribute("data-href") || "";
      link.toggleAttribute("href", on);
      if (on) link.setAttribute("href", address);
      else link.setAttribute("data-href", address);
    }
  };
  if (preferences.values.gloss !== "on") show();
  preferences.listen((name) => {
    if (name === "gloss") show();
  });
})();
