// The jump: a link to a paragraph ends at that paragraph. Blocks far from the window are laid out
// only when they come near, so the first jump rests on guessed heights; it is mended until it holds.
// @ts-check
"use strict";
(() => {
  /** How many frames in a row the place must hold, and how many are tried. */
  const STEADY = 3;
  const AT_MOST = 60;

  let jumps = 0;

  const target = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  const jump = () => {
    const element = location.hash ? target() : null;
    if (!element) return;
    const mine = ++jumps;
    let steady = 0;
    let before = NaN;

    /** @param {number} frame */
    const mend = (frame) => {
      if (mine !== jumps || frame > AT_MOST || steady >= STEADY) return;
      element.scrollIntoView({ block: "start", behavior: "instant" });
      const now = element.getBoundingClientRect().top;
      steady = Math.abs(now - before) < 1 ? steady + 1 : 0;
      before = now;
      requestAnimationFrame(() => mend(frame + 1));
    };
    mend(0);
  };

  // Whoever moves the page is no longer on the way.
  for (const move of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(move, () => { jumps += 1; }, { passive: true });
  }
  addEventListener("hashchange", jump);
  // Who comes back to a page comes back to where they were reading.
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (!visit || visit.type === "navigate") jump();
})();
