// The place: what the reader is reading, how it stays where it is while heights change, and how who
// comes back to a page finds it again.
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

  let moves = 0;
  // Whoever moves the page is no longer led.
  for (const move of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(move, () => { moves += 1; }, { passive: true });
  }

  /** Move the page, frame by frame, until there is nothing more to move.
   * @param {() => number} mend moves it, and gives how far */
  const settle = (mend) => {
    const mine = ++moves;
    let steady = 0;
    /** @param {number} frame */
    const step = (frame) => {
      if (mine !== moves || frame > AT_MOST || steady >= STEADY) return;
      steady = Math.abs(mend()) < 1 ? steady + 1 : 0;
      requestAnimationFrame(() => step(frame + 1));
    };
    step(0);
  };

  /** Keep a block at a height of the window.
   * @param {Element} held @param {number} height */
  const hold = (held, height) =>
    settle(() => {
      const moved = held.getBoundingClientRect().top - height;
      if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
      return moved;
    });

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
    if (held) hold(held, before);
  };

  // The browser comes back to a height, and heights far away are guesses; the block is none.
  let resting = 0;
  const remember = () => {
    clearTimeout(resting);
    resting = 0;
    const read = block();
    const place = read && [read.id, read.getBoundingClientRect().top];
    history.replaceState({ ...history.state, place }, "");
  };
  addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(remember, 150);
  }, { passive: true });
  // Who follows a link at once leaves before the page has come to rest.
  addEventListener("click", () => {
    if (resting) remember();
  }, { capture: true });
  const [id, height] = history.state?.place || [];
  const read = id && document.getElementById(id);
  if (read) hold(read, height);

  window.duizhao.place = { top, block, keep, settle };
})();
