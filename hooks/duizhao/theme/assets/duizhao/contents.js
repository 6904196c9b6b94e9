// The contents: the entry of the section that is being read is marked and kept in sight. The theme would
// measure where every heading stands, again whenever the page's height changes: all of a long page would
// be laid out, and not only what the window holds.
// @ts-check
"use strict";
(() => {
  const { place } = window.duizhao;
  const PASSED = "md-nav__link--passed";
  const ACTIVE = "md-nav__link--active";

  /** @param {HTMLAnchorElement} link */
  const headingOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  /** The contents stand in the page twice: beside the text and in the drawer.
   * @type {Map<Element, HTMLElement[]>} */
  const entries = new Map();
  for (const link of document.querySelectorAll(".md-nav--secondary .md-nav__link[href^='#']")) {
    const heading = link instanceof HTMLAnchorElement && headingOf(link);
    if (heading && link instanceof HTMLElement) entries.set(heading, [...(entries.get(heading) || []), link]);
  }
  if (!entries.size) return;
  const headings = [...entries.keys()];

  /** Give how many headings come before what is being read, and the one that stands there. */
  const passed = () => {
    const root = document.documentElement;
    if (scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 1) return headings.length;
    const block = place.block();
    if (!block) return 0;
    const next = headings.findIndex((each) => block.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    return next < 0 ? headings.length : next;
  };

  /** Bring an entry into the middle of the frame that its contents are scrolled in.
   * @param {HTMLElement} link */
  const bring = (link) => {
    const frame = link.closest(".md-sidebar__scrollwrap");
    if (!frame || !link.offsetHeight) return;
    const { top, height } = frame.getBoundingClientRect();
    frame.scrollBy({ top: link.getBoundingClientRect().top - top - height / 2, behavior: "instant" });
  };

  let before = 0;
  const mark = () => {
    waiting = false;
    const now = passed();
    if (now === before) return;
    before = now;
    headings.forEach((heading, i) => {
      for (const link of entries.get(heading) || []) {
        link.classList.toggle(PASSED, i < now);
        link.classList.toggle(ACTIVE, i === now - 1);
      }
    });
    if (now) entries.get(headings[now - 1])?.forEach(bring);
  };

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  // Where the page stands is not asked before it is laid out.
  addEventListener("load", soon);
})();
