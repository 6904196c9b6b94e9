/** What the scripts share with one another and with the generated data. */
type DuizhaoScript = "hans" | "tw" | "hk";
type DuizhaoSetting =
  | "script" | "mode" | "pinyin" | "system" | "ruby" | "tones" | "gloss" | "size" | "spacing"
  | "theme" | "care" | "ruler" | "speed" | "ui" | "keys";

interface Point {
  x: number;
  y: number;
}

/** A form of a concept; a syllable for each code point, "" where none is read. */
interface DuizhaoForm {
  hans: string;
  tw: string;
  hk: string;
  pinyin: string;
  syllables: string[];
}
interface DuizhaoTerm {
  id: string;
  forms: DuizhaoForm[];
  /** The renderings to use, the preferred one first, and those to avoid. */
  english: string[];
  avoid: string[];
  meaning: string;
  /** The ids of the terms that stand inside it. */
  parts: string[];
  confidence: string;
  unknown: string;
}

/** How a character is read, written in Taiwan, and written in Hong Kong. */
type DuizhaoWay = [string, string, string];
interface DuizhaoIndex {
  version: number;
  folds: string;
  /** How many scripts it is in: this is the first. */
  parts: number;
  /** A block: id, whether it is a heading, text, lengths of sentences, ways that are uncommon. */
  pages: {
    url: string;
    title: string;
    characters: Record<string, string[]>;
    blocks: [string, number, string, number[], [number, string, string, string][]][];
    /** The English of a block: id, whether it is a heading, text, lengths of sentences, its beginning. */
    english: [string, number, string, number[], number][];
  }[];
}

/** Places are in code points of the text. */
interface DuizhaoFolded {
  text: string;
  places: number[];
}
type DuizhaoFold = (text: string) => DuizhaoFolded;
/** Letters and initials of all syllables; of each its first letter, its code point, its tone. */
interface DuizhaoSpoken {
  letters: string;
  initials: string;
  starts: number[];
  places: number[];
  tones: number[];
}
interface DuizhaoTyped {
  letters: string;
  tones: number[];
  edges: number[];
}
interface DuizhaoWord {
  stem: string;
  written: string;
  start: number;
  end: number;
}
interface DuizhaoQuery {
  folded: string;
  pinyin: DuizhaoTyped | null;
  words: DuizhaoWord[];
  parts: DuizhaoQuery[];
  written: boolean;
}
interface DuizhaoMatch {
  kind: "form" | "pinyin" | "initials" | "english" | "meaning" | "near";
  score: number;
  places: [number, number][];
  /** Which form or rendering it is. */
  of?: number;
}
interface DuizhaoText {
  folded: DuizhaoFolded;
  spoken: DuizhaoSpoken;
}
interface DuizhaoEntry {
  term: DuizhaoTerm;
  length: number;
  forms: DuizhaoText[];
  english: DuizhaoWord[][];
  meaning: DuizhaoWord[];
}
interface DuizhaoFound {
  entry: DuizhaoEntry;
  match: DuizhaoMatch;
}
interface DuizhaoBlock {
  id: string;
  page: DuizhaoIndex["pages"][number];
  heading: DuizhaoSentence | null;
}
interface DuizhaoSentence extends DuizhaoText {
  block: DuizhaoBlock;
  /** Where it begins in its block, in code points. */
  start: number;
  hans: string;
  english: boolean;
  form: (script: DuizhaoScript) => string;
}
/** What tells quickly whether a query may fit a text. */
interface DuizhaoGist {
  folded: { text: string };
  spoken: { letters: string; initials: string };
}
interface DuizhaoLaidOut {
  headings: DuizhaoSentence[];
  sentences: DuizhaoSentence[];
}
interface DuizhaoIndexedPage extends DuizhaoGist {
  length: number;
  laidOut: () => DuizhaoLaidOut;
}
interface DuizhaoHit {
  sentence: DuizhaoSentence;
  match: DuizhaoMatch;
}
/** What is found in texts; `more` where there may be more. */
interface DuizhaoHits {
  headings: DuizhaoHit[];
  sentences: DuizhaoHit[];
  more: boolean;
}
interface DuizhaoResults extends DuizhaoHits {
  concepts: DuizhaoFound[];
  near: DuizhaoFound[];
}
interface DuizhaoFinder {
  terms: (text: string) => Pick<DuizhaoResults, "concepts" | "near">;
  everything: (text: string, isWanted?: () => boolean) => Promise<DuizhaoResults>;
}
type DuizhaoGroup = "concepts" | "headings" | "sentences" | "near";
/** A result as it is shown, where it leads, and what is to be marked there. */
interface DuizhaoRow {
  row: HTMLElement;
  address: string;
  mark?: DuizhaoMark;
}
interface DuizhaoConcepts {
  find: (query: DuizhaoQuery) => DuizhaoFound[];
  near: (query: DuizhaoQuery) => DuizhaoFound[];
}
interface DuizhaoTexts {
  find: (query: DuizhaoQuery, isWanted: () => boolean) => Promise<DuizhaoHits>;
}
interface DuizhaoSearch {
  folding: (pairs: string) => DuizhaoFold;
  spoken: (syllables: string[]) => DuizhaoSpoken;
  syllableAt: (spoken: DuizhaoSpoken, letter: number) => number;
  isEdge: (spoken: DuizhaoSpoken, letter: number) => boolean;
  typed: (text: string) => DuizhaoTyped | null;
  words: (text: string) => DuizhaoWord[];
  query: (text: string, fold: DuizhaoFold) => DuizhaoQuery;
  short: (letters: string) => string;
  inText: (text: DuizhaoText, query: DuizhaoQuery) => DuizhaoMatch | null;
  inEnglish: (words: DuizhaoWord[], wanted: DuizhaoWord[]) => DuizhaoMatch | null;
  inMeaning: (words: DuizhaoWord[], wanted: DuizhaoWord[]) => DuizhaoMatch | null;
  nearness: (one: string, other: string) => number;
  nearnessOfWords: (wanted: DuizhaoWord[], words: DuizhaoWord[]) => number;
  Concepts: new (terms: DuizhaoTerm[], fold: DuizhaoFold) => DuizhaoConcepts;
  Texts: new (
    index: DuizhaoIndex,
    fold: DuizhaoFold,
    part: (number: number) => Promise<DuizhaoIndex["pages"]>,
  ) => DuizhaoTexts;
  termRow: (result: DuizhaoFound, glossary: string) => DuizhaoRow;
  textRow: (hit: DuizhaoHit, whole: boolean) => DuizhaoRow;
  mayFit: (text: DuizhaoGist, query: DuizhaoQuery) => boolean;
  IndexedPage: new (page: DuizhaoIndex["pages"][number], fold: DuizhaoFold) => DuizhaoIndexedPage;
  finder: () => Promise<DuizhaoFinder>;
}

/** What is to be marked in a block: a stretch of it in code points, and its forms. */
interface DuizhaoMark {
  id: string;
  start: number;
  end: number;
  forms: string[];
  english: boolean;
}

/** A syllable as it is written, and what stands between it and the one before. */
interface DuizhaoSyllable {
  text: string;
  between: string;
}
/** A sentence to be read aloud, and where it stands. */
interface DuizhaoUtterance {
  block: Element;
  lang: string;
  text: string;
  range: Range;
}

interface Duizhao {
  preferences: {
    /** The script in which the page was written. */
    own: DuizhaoScript;
    /** The script of the documents, in which the pages at the root are. */
    source: DuizhaoScript;
    languages: Record<DuizhaoScript, string>;
    scripts: DuizhaoScript[];
    /** Each setting with the values it may have. */
    settings: Record<DuizhaoSetting, string[]>;
    values: Record<Exclude<DuizhaoSetting, "script">, string> & { script: DuizhaoScript };
    set: (name: DuizhaoSetting, value: string) => void;
    next: (name: DuizhaoSetting) => void;
    /** Say whether what stands around the text is to be in English. */
    inEnglish: () => boolean;
    listen: (listener: (name: DuizhaoSetting, value: string) => void) => unknown;
  };
  /** Load what finds things, once; set where the page can search. */
  finder?: () => Promise<DuizhaoFinder>;
  /** Do work that can wait, step by step, when the page has nothing else to do. */
  idly?: (work: Iterator<unknown>) => void;
  element: (tag: string, attributes: Record<string, string>, ...content: (string | Node)[]) => HTMLElement;
  words: (chinese: string, english: string) => HTMLElement[];
  /** What is being read; set where the page has an article. */
  place: {
    top: () => number;
    block: () => Element | null;
    keep: (change: () => void) => void;
    settle: (mend: () => number) => void;
  };
  keys?: { add: (key: string, names: [string, string], run: () => void) => void; list: () => void };
  copying?: {
    copy: (what: { text: string; html?: string }) => Promise<boolean>;
    offer: (name: [string, string], lang: string, what: () => { text: string; html?: string }, shown?: string) => HTMLElement[];
  };
  share?: { address: (id: string) => string };
  /** Print the page, with its glosses; load them beforehand. */
  print?: { start: () => Promise<void>; load: () => Promise<void> };
  syllables?: {
    divided: (pinyin: string) => DuizhaoSyllable[] | null;
    tone: (syllable: string) => number;
    zhuyin: (syllable: string) => string;
  };
  utterances?: {
    all: (article: Element, english: boolean) => DuizhaoUtterance[];
    parts: (text: string) => string[];
  };
  speak?: { start: (from?: Element) => void; toggle: () => void };
  scripts: { gather: () => void; simplified: (text: string) => string; told: (text: string) => string };
  /** Give the address to report an error of a paragraph to, "" where none is set. */
  report: { address: (paragraph: string) => string };
  addresses: { site: string; inScript: (address: string, wanted?: string) => string };
  data: {
    run: (address: string) => Promise<void>;
    load: <Name extends "terms" | "index">(name: Name) => Promise<NonNullable<Duizhao[Name]>>;
    part: (number: number) => Promise<DuizhaoIndex["pages"]>;
  };
  found: { keep: (mark?: DuizhaoMark) => void };
  search: DuizhaoSearch;
  terms?: { version: number; terms: DuizhaoTerm[] };
  index?: DuizhaoIndex;
  /** What stands around the text in Simplified, and its English. */
  english?: { version: number; texts: [string, string][] };
  strings?: { version: number; strings: [string, string, string][] };
}
interface Window {
  duizhao: Duizhao;
}
interface HTMLElement {
  /** The element that opened it gets the focus back when it closes. */
  showPopover(options?: { source?: HTMLElement }): void;
}
