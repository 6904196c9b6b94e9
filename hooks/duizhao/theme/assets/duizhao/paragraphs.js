// Paragraphs: the mark beside each leads to it; with this script it also offers to copy its address
// and a citation, in Chinese and English, with the numbers of section and paragraph.
// @ts-check
"use strict";
(() => {
  const { preferences, element, words, scripts, copying, share } = window.duizhao;
  const article = document.querySelector("article");
  const bar = document.getElementById("dz-bar");
  // What the glossary says has no paragraphs to cite.
  if (!article || bar?.dataset.document === undefined || !copying || !("showPopover" in HTMLElement.prototype)) return;
  const translated = document.getElementById("dz-modes") !== null;

  // A page with a translation has its marks; elsewhere they are put in here.
  if (!translated) {
    for (const block of article.querySelectorAll(":is(p, li, h1, h2, h3, h4, dd)[id]")) {
      const name = scripts.told("本段 This paragraph");
      block.classList.add("dz-marked");
      block.append(element("a", { class: "dz-mark", href: `#${block.id}`, "aria-label": name }));
    }
  }
  const marks = /** @type {HTMLAnchorElement[]} */ ([...article.querySelectorAll("a.dz-mark")]);

  /** Where a block stands: the numbers of its sections, from the outermost, and its own in it.
   * @typedef {{ sections: number[], paragraph: number, heading: Element | null }} Where */

  /** Count sections and paragraphs up to a block.
   * @param {Element} block @returns {Where} */
  const whereIs = (block) => {
    const sections = [0, 0, 0];
    let paragraph = 0;
    /** @type {Element | null} */
    let heading = null;
    for (const mark of marks) {
      const each = /** @type {Element} */ (mark.parentElement);
      const level = /^H([2-4])$/.exec(each.tagName);
      if (level) {
        const at = Number(level[1]) - 2;
        sections[at] += 1;
        sections.fill(0, at + 1);
        paragraph = 0;
        heading = each;
      } else if (each.tagName !== "H1") paragraph += 1;
      if (each === block) break;
    }
    return { sections: sections.filter(Boolean), paragraph, heading };
  };

  /** @param {Element | null} block @param {string} side */
  const said = (block, side) =>
    ((translated ? block?.querySelector(side) : block)?.textContent || "").trim();
  const title = article.querySelector("h1");
  /** The date of the document as a language writes it.
   * @param {string} language */
  const dated = (language) => {
    const day = new Date(`${bar?.dataset.date}T12:00:00Z`);
    return Number.isNaN(day.getTime()) ? "" : new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(day);
  };
  const by = bar?.dataset.by || "";

  /** The lasting address, as a citation gives it: without the settings of this reader.
   * @param {Element} block */
  const address = (block) => location.href.replace(/[?#].*|$/, `#${block.id}`);

  /** @param {[string, string]} name @param {string} lang @param {string} text */
  const offered = (name, lang, text) => copying.offer(name, lang, () => ({ text }), text);

  /** Put a title into quotation marks, those of the script; marks within it become the inner ones.
   * @param {string} title */
  const quoted = (title) =>
    /[「」]/.test(title)
      ? `「${title.replaceAll("「", "『").replaceAll("」", "』")}」`
      : `“${title.replaceAll("“", "‘").replaceAll("”", "’")}”`;

  /** @param {Element} block */
  const inChinese = (block) => {
    const { sections, paragraph, heading } = whereIs(block);
    const parts = [`《${said(title, ".dz-zh")}》`];
    const date = dated("zh-CN");
    if (date) parts[0] += `（${date}）`;
    if (heading) parts.push(`${scripts.told("第")}${sections.join(".")}${scripts.told("节")}${quoted(said(heading, ".dz-zh"))}`);
    if (paragraph) parts.push(`${scripts.told("第")}${paragraph}${scripts.told("段")}`);
    return `${parts.join("，")}。${address(block)}`;
  };

  /** @param {Element} block */
  const inEnglish = (block) => {
    const { sections, paragraph, heading } = whereIs(block);
    const parts = [quoted(said(title, ".dz-en"))];
    const date = dated("en-GB");
    if (date) parts[0] += ` (${date})`;
    if (heading) parts.push(`section ${sections.join(".")}, ${quoted(said(heading, ".dz-en"))}`);
    if (paragraph) parts.push(`paragraph ${paragraph}`);
    const translated = by ? ` Translated by ${by} (${bar?.dataset.status}).` : "";
    return `${parts.join(", ")}.${translated} ${address(block)}`;
  };

  /** @type {HTMLElement | undefined} */
  let made;
  /** Where the page stood when it was opened. */
  let opened = 0;
  const menu = () => {
    if (!made) {
      made = element("div", { class: "dz-menu", popover: "", role: "dialog", "aria-label": scripts.told("本段 This paragraph") });
      document.body.append(made);
    }
    return made;
  };

  /** Give a block's Chinese with the pinyin of its words: in brackets, and as real ruby.
   * @param {Element} block */
  const withPinyin = (block) => {
    const side = /** @type {Element} */ ((block.querySelector(".dz-zh") || block).cloneNode(true));
    for (const each of side.querySelectorAll("sup, .dz-mark, .dz-en")) each.remove();
    const html = element("p", { lang: preferences.languages[preferences.values.script] });
    let text = "";
    /** @param {Node} node */
    const put = (node) => {
      const pinyin = node instanceof Element && node.matches("ruby") && node.querySelector("rt")?.getAttribute("data-py");
      const said = node.textContent || "";
      if (pinyin) {
        text += `${said}(${pinyin})`;
        html.append(element("ruby", {}, said, element("rp", {}, "("), element("rt", {}, pinyin), element("rp", {}, ")")));
      } else if (node instanceof Text) {
        text += said;
        html.append(said);
      } else node.childNodes.forEach(put);
    };
    put(side);
    return { text: text.trim(), html: html.outerHTML };
  };

  /** @param {HTMLAnchorElement} mark */
  const open = (mark) => {
    const block = /** @type {Element} */ (mark.parentElement);
    const { speak } = window.duizhao;
    const read = element("button", { type: "button" }, ...words("从这里朗读", "Read aloud from here"));
    read.addEventListener("click", () => {
      menu().hidePopover();
      speak?.start(block);
    });
    menu().replaceChildren(
      ...(speak ? [read] : []),
      ...offered(["复制链接", "Copy link"], "en", share?.address(block.id) || address(block)),
      ...offered(["复制中文引用", "Copy citation in Chinese"], preferences.languages[preferences.values.script], inChinese(block)),
      ...(translated ? offered(["复制英文引用", "Copy citation in English"], "en", inEnglish(block)) : []),
      ...copying.offer(["复制中文，附拼音", "Copy the Chinese with pinyin"], "", () => withPinyin(block)),
    );
    menu().showPopover({ source: mark });
    opened = scrollY;
    const { bottom, right } = mark.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = menu();
    menu().style.left = `${Math.max(8, Math.min(right - offsetWidth, innerWidth - offsetWidth - 8))}px`;
    menu().style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - offsetHeight - 8))}px`;
    menu().querySelector("button")?.focus({ preventScroll: true });
  };

  article.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest("a.dz-mark") : null;
    if (!(mark instanceof HTMLAnchorElement)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    open(mark);
  });
  // It goes when its paragraph has gone; a little moving about is no leaving.
  const leave = () => {
    if (made?.matches(":popover-open") && Math.abs(scrollY - opened) > 80) made.hidePopover();
  };
  addEventListener("scroll", leave, { passive: true });
  addEventListener("resize", () => made?.matches(":popover-open") && made.hidePopover());
})();
