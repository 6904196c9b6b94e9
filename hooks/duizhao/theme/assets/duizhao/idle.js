// Work that can wait: a little of it whenever the page has nothing else to do, so that the page answers
// in between. Who needs it done goes through the rest of it at once.
// @ts-check
"use strict";
(() => {
  /** What must be left of an idle moment, in milliseconds, for another step of the work. */
  const LEFT = 2;

  /** Begin work whose steps are those of an iterator, and go on with it by and by.
   * @param {Iterator<unknown>} work */
  const idly = (work) => {
    if (!window.requestIdleCallback) return void setTimeout(() => { while (!work.next().done); });
    /** @param {IdleDeadline} deadline */
    const step = (deadline) => {
      do if (work.next().done) return;
      while (deadline.timeRemaining() > LEFT);
      requestIdleCallback(step);
    };
    requestIdleCallback(step);
  };

  window.duizhao.idly = idly;
})();
