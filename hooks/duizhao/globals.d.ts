/** What the scripts share with one another and with the generated data. */
interface DuizhaoTerm {
  form: string;
  tw: string;
  hk: string;
  pinyin: string;
  english: string[];
  meaning: string;
  confidence: string;
  unknown: string;
}
interface Point {
  x: number;
  y: number;
}
interface Duizhao {
  preferences: {
    values: Record<"script" | "pinyin" | "gloss", string>;
    set: (name: "script" | "pinyin" | "gloss", value: string) => void;
    listen: (listener: (name: "script" | "pinyin" | "gloss", value: string) => void) => unknown;
  };
  terms?: { version: number; terms: Record<string, DuizhaoTerm> };
  strings?: { version: number; strings: Record<string, [string, string]> };
}
interface Window {
  duizhao: Duizhao;
}
interface HTMLElement {
  /** The element that opened it gets the focus back when it closes. */
  showPopover(options?: { source?: HTMLElement }): void;
}
