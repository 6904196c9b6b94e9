// Syllables: pinyin divided as it is joined (GB/T 16159-2012), its tones, and its zhuyin (注音符號).
// The rule of division is that of the build: a consonant before a vowel begins a syllable, and what
// could be misread stands behind an apostrophe.
// @ts-check
"use strict";
(() => {
  const VOWEL = "aeiouüê";
  const SYLLABLE = new RegExp(
    `er(?![${VOWEL}])|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[${VOWEL}]+(?:ng|n)?(?![${VOWEL}])|h?ng|h?[mn]|r`,
    "y",
  );
  /** The marks of the tones, the first before the second. */
  const MARKS = "\u0304\u0301\u030c\u0300";

  /** @param {string} text */
  const toneless = (text) => text.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "").normalize("NFC");

  /** Divide the pinyin of a word into its syllables, as they are written; what stands between two
   * (a blank, a hyphen, an apostrophe) goes with the one after it. Gives nothing where a part is no
   * pinyin.
   * @param {string} pinyin @returns {DuizhaoSyllable[] | null} */
  const divided = (pinyin) => {
    /** @type {DuizhaoSyllable[]} */
    const found = [];
    for (const [, between, chunk] of pinyin.normalize("NFC").matchAll(/([^\p{L}\p{M}]*)((?:\p{L}\p{M}*)+)/gu)) {
      const letters = chunk.match(/\p{L}\p{M}*/gu) || [];
      const bare = letters.map((letter) => toneless(letter).toLowerCase()).join("");
      if (bare.length !== letters.length) return null;
      for (SYLLABLE.lastIndex = 0; SYLLABLE.lastIndex < bare.length; ) {
        const start = SYLLABLE.lastIndex;
        if (!SYLLABLE.test(bare)) return null;
        const text = letters.slice(start, SYLLABLE.lastIndex).join("");
        found.push({ text, between: start ? "" : between });
      }
    }
    return found.length ? found : null;
  };

  /** Give the tone of a syllable: 1 to 4, or 5 for none.
   * @param {string} syllable */
  const tone = (syllable) => {
    const mark = syllable.normalize("NFD").match(/[\u0300\u0301\u0304\u030c]/);
    return mark ? MARKS.indexOf(mark[0]) + 1 : 5;
  };

  /** @param {string} text */
  const table = (text) => Object.fromEntries(text.split(" ").map((pair) => pair.split("=")));
  const INITIALS = table("zh=ㄓ ch=ㄔ sh=ㄕ b=ㄅ p=ㄆ m=ㄇ f=ㄈ d=ㄉ t=ㄊ n=ㄋ l=ㄌ g=ㄍ k=ㄎ h=ㄏ j=ㄐ q=ㄑ x=ㄒ r=ㄖ z=ㄗ c=ㄘ s=ㄙ");
  const FINALS = table(
    "a=ㄚ o=ㄛ e=ㄜ ê=ㄝ ai=ㄞ ei=ㄟ ao=ㄠ ou=ㄡ an=ㄢ en=ㄣ ang=ㄤ eng=ㄥ er=ㄦ i=ㄧ ia=ㄧㄚ io=ㄧㄛ ie=ㄧㄝ iai=ㄧㄞ " +
      "iao=ㄧㄠ iou=ㄧㄡ ian=ㄧㄢ in=ㄧㄣ iang=ㄧㄤ ing=ㄧㄥ iong=ㄩㄥ ong=ㄨㄥ u=ㄨ ua=ㄨㄚ uo=ㄨㄛ uai=ㄨㄞ uei=ㄨㄟ uan=ㄨㄢ " +
      "uen=ㄨㄣ uang=ㄨㄤ ueng=ㄨㄥ uong=ㄨㄥ ü=ㄩ üe=ㄩㄝ üan=ㄩㄢ ün=ㄩㄣ iu=ㄧㄡ ui=ㄨㄟ un=ㄨㄣ",
  );
  const ALONE = table("m=ㄇ n=ㄣ ng=ㄫ hm=ㄏㄇ hng=ㄏㄫ r=ㄦ");
  const TONES = ["", "ˊ", "ˇ", "ˋ"];

  /** Write a syllable without its tone in zhuyin.
   * @param {string} bare */
  const letters = (bare) => {
    if (bare in ALONE) return ALONE[bare];
    const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])/.exec(bare)?.[0] || "";
    let final = bare.slice(initial.length);
    if (/^(?:[zcs]h?|r)$/.test(initial) && final === "i") return INITIALS[initial];
    // y and w stand for i and u, or before them; after j, q, x and y, u is ü.
    final = final.replace(/^yu/, "ü").replace(/^yi/, "i").replace(/^y/, "i").replace(/^wu/, "u").replace(/^w/, "u");
    if (/^[jqx]$/.test(initial)) final = final.replace(/^u/, "ü");
    const said = FINALS[final];
    return said === undefined ? "" : (INITIALS[initial] || "") + said;
  };

  /** Write a syllable in zhuyin: the first tone unmarked, the neutral one by a dot in front. Gives
   * "" for what is no syllable.
   * @param {string} syllable */
  const zhuyin = (syllable) => {
    const bare = toneless(syllable).toLowerCase();
    const said = letters(bare);
    const number = tone(syllable);
    if (!said || bare === "r") return said;
    return number === 5 ? `˙${said}` : said + TONES[number - 1];
  };

  window.duizhao.syllables = { divided, tone, zhuyin };
})();
