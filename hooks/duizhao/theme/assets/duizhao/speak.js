// Reading aloud, sentence by sentence, by the device's own voices. The spoken sentence is marked
// over the text, which is not touched, and kept in view.
// @ts-check
"use strict";
(() => {
  const { preferences, place, element, words, scripts, keys, utterances } = window.duizhao;
  const article = document.querySelector("article");
  const button = document.getElementById("dz-speak");
  if (!article || !utterances) return;
  /** @type {SpeechSynthesis | undefined} */
  const engine = window.speechSynthesis;

  /** How long voices are waited for, in milliseconds: a browser may tell of them late. */
  const PATIENCE = 2000;
  /** The tags of voices for each language, the best first.
   * @type {Record<string, string[]>} */
  const VOICES = {
    "zh-Hans": ["zh-cn", "zh-hans", "cmn-hans", "cmn"],
    "zh-Hant-TW": ["zh-tw", "zh-hant-tw", "cmn-hant"],
    "zh-Hant-HK": ["zh-hk", "zh-hant-hk", "yue"],
    en: ["en-gb", "en"],
  };
  /** @type {Record<string, [string, string]>} */
  const SAID = {
    none: ["此设备没有中文语音，无法朗读。", "This device has no Chinese voice, so it cannot read aloud."],
    english: ["此设备没有英文语音，无法朗读。", "This device has no English voice, so it cannot read aloud."],
    other: ["此设备没有这种字形的语音，用其他中文语音朗读。", "This device has no voice for this script; another Chinese voice reads."],
    failed: ["语音中断了。", "The voice broke off."],
    end: ["读完了。", "The end."],
  };

  /** @type {DuizhaoUtterance[]} */
  let sentences = [];
  let at = 0;
  let english = false;
  let playing = false;
  /** Each start makes what an earlier one still tells of void. */
  let turn = 0;

  const voices = async () => {
    const known = engine?.getVoices() || [];
    if (known.length || !engine) return known;
    await new Promise((resolve) => {
      engine.addEventListener?.("voiceschanged", resolve, { once: true });
      setTimeout(resolve, PATIENCE);
    });
    return engine.getVoices();
  };

  /** Give a voice for a language, and whether it is just of that language.
   * @param {string} lang */
  const voiceFor = async (lang) => {
    const known = (await voices()).map((voice) => ({ voice, tag: voice.lang.replace("_", "-").toLowerCase() }));
    for (const tag of VOICES[lang]) {
      const found = known.find((each) => each.tag.startsWith(tag));
      if (found) return { voice: found.voice, exact: true };
    }
    const other = known.find((each) => each.tag.startsWith(lang.slice(0, 2)));
    return other ? { voice: other.voice, exact: false } : null;
  };

  /** The player and its parts. */
  class Player {
    constructor() {
      this.play = this.button("dz-play", "▶", ["朗读", "Play"], () => toggle());
      this.speed = this.button("dz-speed", "", ["语速", "Speed"], () => {
        preferences.next("speed");
        if (playing) say();
        this.show();
      });
      this.language = this.button("dz-spoken-language", "", ["换语言", "Other language"], () => {
        english = !english;
        renew();
        this.show();
      });
      this.status = element("p", { class: "dz-player-status", role: "status" });
      this.root = element(
        "div",
        { class: "dz-player", role: "region", "aria-label": scripts.told("朗读 Read aloud") },
        this.button("dz-back", "«", ["上一句", "Previous sentence"], () => go(-1)),
        this.play,
        this.button("dz-forward", "»", ["下一句", "Next sentence"], () => go(1)),
        this.speed,
        this.language,
        this.button("dz-stop", "×", ["关闭", "Close"], stop),
        this.status,
      );
      this.root.addEventListener("keydown", (event) => {
        if (event.key === "Escape") stop();
      });
      document.body.append(this.root);
    }

    /** @param {string} name @param {string} sign @param {[string, string]} names @param {() => void} run */
    button(name, sign, names, run) {
      const made = element(
        "button",
        { type: "button", class: name },
        element("span", { class: "dz-sign", "aria-hidden": "true" }, sign),
        element("span", { class: "dz-label" }, ...words(...names)),
      );
      made.addEventListener("click", run);
      return made;
    }

    /** @param {string} [said] */
    show(said) {
      const [sign, ...names] = playing ? ["‖", "暂停", "Pause"] : ["▶", "朗读", "Play"];
      /** @param {HTMLElement} of @param {string} text */
      const put = (of, text) => /** @type {Element} */ (of.querySelector(".dz-sign")).replaceChildren(text);
      put(this.play, sign);
      this.play.querySelector(".dz-label")?.replaceChildren(...words(names[0], names[1]));
      put(this.speed, `${preferences.values.speed}×`);
      put(this.language, english ? "EN" : "中");
      this.language.hidden = !hasBoth();
      this.status.replaceChildren(...(said ? words(...SAID[said]) : []));
    }
  }

  /** @type {Player | undefined} */
  let player;
  const hasBoth = () => ["side", "under"].includes(preferences.values.mode) && article.querySelector(".dz-en") !== null;

  /** Mark a sentence, and scroll to it where it is not in comfortable sight.
   * @param {DuizhaoUtterance} sentence */
  const mark = (sentence) => {
    if ("highlights" in CSS) CSS.highlights.set("dz-spoken", new Highlight(sentence.range));
    const box = sentence.range.getBoundingClientRect();
    const bottom = innerHeight - (player?.root.offsetHeight || 0) - 24;
    if (box.height && box.top > place.top() + 8 && Math.min(box.bottom, box.top + bottom / 2) < bottom) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!box.height) sentence.block.scrollIntoView({ block: "center", behavior: "instant" });
    else scrollBy({ top: box.top - place.top() - innerHeight * 0.15, behavior: calm ? "instant" : "smooth" });
  };

  const say = async () => {
    const mine = ++turn;
    engine?.cancel();
    const sentence = sentences[at];
    if (!sentence) return;
    const found = await voiceFor(sentence.lang);
    if (mine !== turn) return;
    if (!found || !engine) return pause(english ? "english" : "none");
    mark(sentence);
    player?.show(found.exact ? undefined : "other");
    const parts = utterances.parts(sentence.text);
    /** @param {number} part */
    const speak = (part) => {
      const utterance = new SpeechSynthesisUtterance(parts[part]);
      utterance.voice = found.voice;
      utterance.lang = found.voice.lang;
      utterance.rate = Number(preferences.values.speed);
      utterance.onend = () => {
        if (mine !== turn) return;
        if (part + 1 < parts.length) speak(part + 1);
        else if (at + 1 < sentences.length) {
          at += 1;
          say();
        } else pause("end");
      };
      utterance.onerror = (event) => {
        if (mine === turn && event.error !== "canceled" && event.error !== "interrupted") pause("failed");
      };
      engine.speak(utterance);
    };
    speak(0);
  };

  /** Stop speaking and remember the sentence: it is spoken anew when the reader goes on. A voice
   * that is merely paused may not come back.
   * @param {string} [said] */
  const pause = (said) => {
    playing = false;
    turn += 1;
    engine?.cancel();
    player?.show(said);
  };

  const stop = () => {
    pause();
    sentences = [];
    if ("highlights" in CSS) CSS.highlights.delete("dz-spoken");
    player?.root.remove();
    player = undefined;
    delete document.documentElement.dataset.speaking;
    button?.focus({ preventScroll: true });
  };

  /** @param {1 | -1} step */
  const go = (step) => {
    at = Math.min(Math.max(at + step, 0), sentences.length - 1);
    if (playing) say();
    else if (sentences[at]) mark(sentences[at]);
  };

  /** Gather the sentences anew, in another script or language, and stay at the same one. */
  const renew = () => {
    const { mode } = preferences.values;
    if (!hasBoth()) english = mode === "en";
    const before = sentences[at];
    const inBlock = before ? sentences.filter((each) => each.block === before.block).indexOf(before) : 0;
    sentences = utterances.all(article, english);
    const first = before ? sentences.findIndex((each) => each.block === before.block) : 0;
    const those = sentences.filter((each) => each.block === before?.block).length;
    at = Math.max(first, 0) + Math.min(inBlock, Math.max(those - 1, 0));
    if (playing) say();
    else if (before && sentences[at]) mark(sentences[at]);
  };

  /** Give the sentence to begin with: the one that is selected, or the first in sight.
   * @param {Element} [from] */
  const beginning = (from) => {
    const selection = getSelection();
    if (!from && selection?.rangeCount && !selection.isCollapsed) {
      const { startContainer, startOffset } = selection.getRangeAt(0);
      const inside = sentences.findIndex(({ range }) => range.comparePoint(startContainer, startOffset) === 0);
      if (inside >= 0) return inside;
    }
    const block = from || place.block();
    if (!block) return 0;
    const edge = place.top() + 4;
    const seen = sentences.findIndex(
      (each) => block.contains(each.block) && (from || each.range.getBoundingClientRect().bottom > edge),
    );
    if (seen >= 0) return seen;
    return Math.max(sentences.findIndex((each) => block.compareDocumentPosition(each.block) & Node.DOCUMENT_POSITION_FOLLOWING), 0);
  };

  /** Read aloud from an element, or from what is in sight.
   * @param {Element} [from] */
  const start = (from) => {
    player ??= new Player();
    document.documentElement.dataset.speaking = "";
    sentences = [];
    renew();
    at = beginning(from);
    playing = true;
    player.show();
    say();
  };

  const toggle = () => {
    if (!player) return start();
    if (playing) return pause();
    playing = true;
    player.show();
    say();
  };

  preferences.listen((name) => {
    if (player && (name === "script" || name === "mode")) {
      renew();
      player?.show();
    }
  });
  addEventListener("pagehide", () => engine?.cancel());
  button?.addEventListener("click", toggle);
  keys?.add("r", ["朗读、暂停", "Read aloud, pause"], toggle);
  window.duizhao.speak = { start, toggle };
})();
