// The reading modes: Chinese, English, side by side, English under each paragraph. The bar and the
// key m change the mode; the paragraph that is being read stays where it is.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  const bar = document.getElementById("dz-bar");
  const inputs = /** @type {HTMLInputElement[]} */ ([...(bar?.querySelectorAll("input[name=dz-mode]") || [])]);
  if (!bar || !inputs.length) return;

  /** How many frames the place is held for: blocks far away are laid out when they come near. */
  const FRAMES = 8;

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
    /** @param {number} frame */
    const mend = (frame) => {
      scrollBy({ top: block.getBoundingClientRect().top - before, behavior: "instant" });
      if (frame < FRAMES) requestAnimationFrame(() => mend(frame + 1));
    };
    mend(0);
  };

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
