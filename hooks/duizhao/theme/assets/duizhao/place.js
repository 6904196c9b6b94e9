// The place: what the reader is reading, and how it stays where it is while heights change.
// @ts-check
"use strict";
(() => {
  const article = document.querySelector("article");

  /** For how many frames in a row the place must hold, and how many are tried: blocks far away are
   * laid out only when they come near. */
  const STEADY = 3;
  const AT_MOST = 60;

  /** Give the height up to which the header and the bar cover the window. */
  const top = () => {
    const covering = [...document.querySelectorAll(".md-header, .dz-bar")].map((each) => each.getBoundingClientRect());
    return Math.max(0, ...covering.filter((box) => box.top < innerHeight / 2).map((box) => box.bottom));
  };

  /** Give the block that is being read: the first below what covers the window. At the very top
   * nothing is being read yet. Only what is in the window is asked: elsewhere nothing is laid out. */
  const block = () => {
    if (!article || scrollY <= 0) return null;
    const { left, width } = article.getBoundingClientRect();
    for (let y = top() + 8; y < innerHeight; y += 16) {
      const found = document.elementFromPoint(left + width / 3, y)?.closest("article [id]");
      if (found && !found.closest(".dz-bar")) return found;
    }
    return null;
  };

  let changes = 0;
  let changing = false;

  /** Do something that changes heights, and keep what is being read in its place.
   * @param {() => void} change */
  const keep = (change) => {
    if (changing) return change();
    changing = true;
    const held = block();
    const before = held?.getBoundingClientRect().top || 0;
    try {
      change();
    } finally {
      changing = false;
    }
    if (!held) return;
    const mine = ++changes;
    let steady = 0;
    /** @param {number} frame */
    const mend = (frame) => {
      if (mine !== changes || frame > AT_MOST || steady >= STEADY) return;
      const moved = held.getBoundingClientRect().top - before;
      steady = Math.abs(moved) < 1 ? steady + 1 : 0;
      if (!steady) scrollBy({ top: moved, behavior: "instant" });
      requestAnimationFrame(() => mend(frame + 1));
    };
    mend(0);
  };
  // Whoever moves the page is no longer held.
  for (const move of ["wheel", "touchmove", "pointerdown"]) {
    addEventListener(move, () => { changes += 1; }, { passive: true });
  }

  window.duizhao.place = { top, block, keep };
})();
