// Which parts of a text to mark, the piece worth showing, and how words are written there. Pure: values in, values out.

import { syllable } from "./text.js";

const WORD = /[\p{L}\p{M}]+|\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)|\p{Nd}+/gu;
const BREAK = /[.!?;:…]\s|\n/;
const EXCERPT = 230, LEAD = 60;

/** A text cut into [{text, marked}]. `keys` maps the keys looked for to whether they are mere minor words. */
export function marked(text, keys) {
  const runs = runsOf(text, keys);
  const most = Math.max(0, ...runs.map((run) => run.main));
  // Where two words looked for stand side by side, the same words strewn about elsewhere are chance.
  const worth = runs.filter((run) => run.main >= Math.min(2, most) && run.main > 0);
  const parts = [];
  let from = 0;
  for (const { start, end } of worth) {
    parts.push({ text: text.slice(from, start), marked: false }, { text: text.slice(start, end), marked: true });
    from = end;
  }
  return [...parts, { text: text.slice(from), marked: false }].filter((part) => part.text);
}

function runsOf(text, keys) {
  const runs = [];
  let run = null, end = 0;
  for (const word of hits(text, keys)) {
    const apart = !run || word.index !== end + 1 || BREAK.test(text.slice(run.end, word.start));
    if (apart) runs.push((run = { start: word.start, end: word.end, main: 0 }));
    if (!word.minor) [run.end, run.main] = [word.end, run.main + 1];
    end = word.index;
  }
  return runs;
}

/** The words of a text that are looked for: {key, index among all words, start, end, minor}. */
function hits(text, keys) {
  return [...text.matchAll(WORD)].flatMap((found, index) => {
    const key = keyOf(found[0]);
    if (!keys.has(key)) return [];
    return [{ key, index, start: found.index, end: found.index + found[0].length, minor: keys.get(key) }];
  });
}

function keyOf(word) {
  return syllable(word.normalize("NFKC").toLowerCase())?.key;
}

/** Whether a text has every word looked for, minor ones aside. */
export function covers(text, keys) {
  const there = new Set(hits(text, keys).map((hit) => hit.key));
  return [...keys].every(([key, minor]) => minor || there.has(key));
}

/** The piece of a text with the most different words looked for, cut at words; empty where it has none. */
export function excerpt(text, keys) {
  let best = { worth: 0 };
  for (const line of text.split("\n")) {
    const found = hits(line, keys).filter((hit) => !hit.minor);
    found.forEach((first, i) => {
      const within = found.slice(i).filter((hit) => hit.end - first.start < EXCERPT - LEAD);
      const together = within.filter((hit, j) => j && hit.index === within[j - 1].index + 1).length;
      const worth = 10 * new Set(within.map((hit) => hit.key)).size + together;
      if (worth > best.worth) best = { worth, line, start: first.start };
    });
  }
  return best.worth ? cut(best.line, best.start) : "";
}

function cut(line, start) {
  let from = Math.max(0, start - LEAD);
  if (from) from = line.indexOf(" ", from) + 1 || from;
  let to = Math.min(line.length, from + EXCERPT);
  if (to < line.length) to = line.lastIndexOf(" ", to);
  return `${from ? "… " : ""}${line.slice(from, to)}${to < line.length ? " …" : ""}`;
}

const FORMS = [
  (word) => word,
  (word) => word[0].toUpperCase() + word.slice(1),
  (word) => word.toUpperCase(),
];

/** Words in capitals as texts mostly write them side by side: `hà nội` → `Hà Nội`. One word alone stays as it is. */
export function capitalised(words, texts) {
  const all = words.split(" ");
  const keys = all.map(keyOf);
  const votes = all.map(() => [0, 0, 0]);
  for (const text of texts) {
    const found = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ key: keyOf(word), form: formOf(word), index }));
    found.slice(1).forEach((second, j) => {
      const first = found[j], before = found[j - 1];
      // The first word of a sentence bears a capital in any case: it is no name unless the next one is.
      const begins = !before || BREAK.test(text.slice(before.index, first.index));
      for (let i = 1; i < keys.length; i++) {
        if (first.key !== keys[i - 1] || second.key !== keys[i]) continue;
        votes[i - 1][begins ? second.form : first.form]++;
        votes[i][second.form]++;
      }
    });
  }
  return all.map((word, i) => FORMS[votes[i].indexOf(Math.max(...votes[i]))](word)).join(" ");
}

function formOf(word) {
  if (word === word.toLowerCase()) return 0;
  return word.length > 1 && word === word.toUpperCase() ? 2 : 1;
}
