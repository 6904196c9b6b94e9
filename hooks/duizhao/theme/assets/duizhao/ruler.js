// The reading ruler: a band that follows the pointer, a finger or the sentence that has the focus;
// what is above and below it is dimmed. It lies over the page and takes no part in it.
// @ts-check
"use strict";
(() => {
  const { preferences } = window.duizhao;
  /** @type {HTMLElement | undefined} */
  let made;

  /** @param {number} y of the line that is read, from the top of the window */
  const move = (y) => made?.style.setProperty("--dz-ruler-at", `${Math.round(y)}px`);

  const show = () => {
    const on = preferences.values.ruler === "on";
    if (on && !made) {
      made = document.createElement("div");
      made.className = "dz-ruler";
      made.setAttribute("aria-hidden", "true");
      document.body.append(made);
      move(innerHeight / 2);
    }
    if (made) made.hidden = !on;
  };
  show();
  preferences.listen((name) => {
    if (name === "ruler") show();
  });

  /** @param {PointerEvent} event */
  const follow = (event) => {
    if (made && !made.hidden) move(event.clientY);
  };
  addEventListener("pointermove", follow, { passive: true });
  addEventListener("pointerdown", follow, { passive: true });
  addEventListener("focusin", (event) => {
    if (!made || made.hidden || !(event.target instanceof Element) || !event.target.closest("article")) return;
    const [line] = event.target.getClientRects();
    if (line) move(line.top + line.height / 2);
  });
})();
