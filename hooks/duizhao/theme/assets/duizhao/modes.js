// The reading modes: Chinese, English, side by side, English under each paragraph. The style sheets
// show them; this keeps the language that is not shown from who listens: where nothing is laid out
// yet, the accessibility tree does not know that it is not.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  if (!document.getElementById("dz-modes")) return;
  const conceal = () => {
    const { mode } = preferences.values;
    for (const [side, alone] of [["dz-zh", "en"], ["dz-en", "zh"]]) {
      for (const part of document.querySelectorAll(`article .${side}`)) {
        if (mode === alone) part.setAttribute("aria-hidden", "true");
        else part.removeAttribute("aria-hidden");
      }
    }
  };
  conceal();
  preferences.listen((name) => {
    if (name === "mode") conceal();
  });
})();
