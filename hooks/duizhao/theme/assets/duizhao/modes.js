// The reading modes: Chinese, English, side by side, English under each paragraph. The bar and the
// key m change the mode; the paragraph that is being read stays where it is.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  const bar = document.getElementById("dz-bar");
  const inputs = /** @type {HTMLInputElement[]} */ ([...(bar?.querySelectorAll("input[name=dz-mode]") || [])]);
  if (!bar || !inputs.length) return;

  /** For how many frames in a row the place must hold, and how many are tried: blocks far away are
   * laid out only when they come near. */
  const STEADY = 3;
  const AT_MOST = 60;

  /** Give the block below the bar: what is being read. */
  const read = () => {
    const { bottom, left, width } = bar.getBoundingClientRect();
    for (let y = bottom + 8; scrollY > 0 && y < innerHeight; y += 16) {
      const block = document.elementFromPoint(left + width / 3, y)?.closest("article [id]");
      if (block && !bar.contains(block)) return block;
    }
    return null;
  };

  /** Do something that changes heights, and keep what is being read in its place.
   * @param {() => void} change */
  const keeping = (change) => {
    const block = read();
    const before = block?.getBoundingClientRect().top || 0;
    change();
    if (!block) return;
    const mine = ++changes;
    let steady = 0;
    /** @param {number} frame */
    const mend = (frame) => {
      if (mine !== changes || frame > AT_MOST || steady >= STEADY) return;
      const moved = block.getBoundingClientRect().top - before;
      steady = Math.abs(moved) < 1 ? steady + 1 : 0;
      if (!steady) scrollBy({ top: moved, behavior: "instant" });
      requestAnimationFrame(() => mend(frame + 1));
    };
    mend(0);
  };
  let changes = 0;
  // Whoever moves the page is no longer held.
  for (const move of ["wheel", "touchmove", "pointerdown"]) {
    addEventListener(move, () => { changes += 1; }, { passive: true });
  }

  /** Keep the language that is not shown from who listens: where nothing is laid out yet, the
   * accessibility tree does not know that it is not. */
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

  /** @param {HTMLInputElement} input */
  const choose = (input) => {
    keeping(() => preferences.set("mode", input.value));
    input.checked = true;
  };

  bar.addEventListener("change", (event) => {
    const input = inputs.find((each) => each === event.target);
    if (input?.checked) choose(input);
  });

  /** Say which mode is on to who cannot see it.
   * @param {HTMLInputElement} input */
  const tell = (input) => {
    told.textContent = input.getAttribute("aria-label");
  };
  const told = document.createElement("p");
  told.className = "dz-told";
  told.setAttribute("role", "status");
  bar.after(told);

  const TYPED = "input:not([type=radio]), textarea, select, [contenteditable]";
  document.addEventListener("keydown", (event) => {
    if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(TYPED)) return;
    const now = inputs.findIndex((input) => input.value === preferences.values.mode);
    const next = inputs[(now + 1) % inputs.length];
    choose(next);
    tell(next);
  });
})();
