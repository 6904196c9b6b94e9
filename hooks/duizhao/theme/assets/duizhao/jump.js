// The jump: a link to a paragraph ends at that paragraph. Blocks far from the window are laid out
// only when they come near, so the first jump rests on guessed heights; it is mended until it holds.
// @ts-check
"use strict";
(() => {
  const { settle } = window.duizhao.place;

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
    let before = NaN;
    settle(() => {
      element.scrollIntoView({ block: "start", behavior: "instant" });
      const now = element.getBoundingClientRect().top;
      const moved = now - before;
      before = now;
      return moved;
    });
  };

  addEventListener("hashchange", jump);
  // Who comes back to a page comes back to where they were reading.
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (!visit || visit.type === "navigate") jump();
})();
