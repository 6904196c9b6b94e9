// Ruby: the reading over a word, syllable by syllable where that is asked for: over each character,
// in zhuyin, or in the colours of the tones. Like the pinyin of the word it is drawn from
// attributes, so that the text stays what it is. It is put in when a block comes near the window.
// @ts-check
"use strict";
(() => {
  const { preferences, syllables, element } = window.duizhao;
  const article = document.querySelector("article");
  if (!article || !syllables) return;

  const HAN = /^\p{Script=Han}$/u;

  /** Put the syllables of a word into its rt, if there is one for each of its characters.
   * @param {Element} rt */
  const divide = (rt) => {
    if (rt.firstChild) return;
    const characters = [...(rt.parentElement?.textContent || "")];
    const found = syllables.divided(rt.getAttribute("data-py") || "");
    if (!found || found.length !== characters.length || !characters.every((each) => HAN.test(each))) return;
    rt.classList.add("d");
    rt.append(
      element(
        "span",
        { class: "dz-cells" },
        ...found.map(({ text, between }) =>
          element("i", {
            class: `t${syllables.tone(text)}`,
            "data-py": text,
            "data-closed": between + text,
            "data-zy": syllables.zhuyin(text),
          }),
        ),
      ),
    );
  };

  /** @param {Element} block */
  const prepare = (block) => block.querySelectorAll("rt").forEach(divide);

  const wanted = () => {
    const { pinyin, system, ruby, tones } = preferences.values;
    return pinyin !== "off" && (system === "zhuyin" || ruby === "syllable" || tones === "on");
  };

  /** @type {IntersectionObserver | undefined} */
  let watching;
  const watch = () => {
    if (!wanted() || watching) return;
    watching = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          prepare(target);
          watching?.unobserve(target);
        }
      },
      { rootMargin: "100% 0px" },
    );
    // A block in a block is prepared with it.
    for (const block of article.querySelectorAll("[id]:has(rt)")) watching.observe(block);
  };
  watch();
  preferences.listen(watch);
  addEventListener("beforeprint", () => wanted() && prepare(article));
})();
