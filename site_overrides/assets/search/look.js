// Fetches what the index has on the words of a query, and finds what was meant where it has nothing.

import { apart, near } from "./spelling.js";
import { PLAIN, syllable } from "./text.js";

const COMPLETIONS = 12, GUESSES = 4;
const LONG = 6;

/**
 * {words, pairs, suggestion, marking}: `words` as parsed, each with `readings` [{key, marks, weight, spellings}] and
 * `completions`, spellings of pairs in which it goes on; `pairs` [{from, to, marks, weight, spellings}] join words.
 * `thorough`: every word of a long query is looked up, also apart from its neighbours.
 */
export async function look(store, query, { thorough = false } = {}) {
  fetchAhead(store, query);
  const words = await lookWords(store, query, thorough);
  if (query.open) await complete(store, words);
  await Promise.all(words.map((word, i) => replaceMissing(store, words, i, word)));
  if (words.some((word) => word.parts)) {
    return look(store, { ...query, words: query.words.flatMap((word, i) => words[i].parts ?? word) }, { thorough });
  }
  let pairs = await lookPairs(store, words);
  if (await replaceLonely(store, words, pairs)) pairs = await lookPairs(store, words);
  return { words, pairs, suggestion: suggestion(words, query.careful), marking: marking(store, words, query.open) };
}

/** Asks for the pairs while the words are still on their way: one after the other, each waits a whole round trip. */
function fetchAhead(store, { words, open }) {
  const keys = wantedPairs(words).map(({ from, to }) => `${words[from].key} ${words[to].key}`);
  const asked = keys.map((key) => store.pair(key));
  if (open && words.at(-1).joined) asked.push(store.pairsFrom(`${words.at(-2).key} ${words.at(-1).key}`));
  for (const one of asked) one.catch(() => {}); // whoever needs it meets the failure
}

/** The places of the words that stand side by side and are worth looking up together. */
function wantedPairs(words) {
  const wanted = [];
  for (let i = 1; i < words.length; i++) {
    // A word known for a minor one (`của`) tells nothing beside another; typed without marks it may be a name (`cho don`).
    const idle = [words[i - 1], words[i]].some((word) => word.minor && word.marks !== PLAIN);
    if (words[i].joined && !idle) wanted.push({ from: i - 1, to: i });
  }
  return wanted;
}

/** Of a long query, a word is looked up on its own only where it stands in no pair: pairs are much smaller. */
async function lookWords(store, query, thorough) {
  const main = query.words.filter((word) => !word.minor);
  const words = query.words.map((word) => ({ ...word, readings: forms(word), completions: [] }));
  const paired = main.length > LONG && !thorough ? await lookPairs(store, words) : [];
  const inPair = new Set(paired.flatMap(({ from, to }) => [from, to]));
  return Promise.all(words.map((word, i) => (inPair.has(i) ? { ...word, byPairs: true } : lookWord(store, word))));
}

function forms(word) {
  return [word, ...word.others].map(({ key, marks }) => ({ key, marks, weight: 1, spellings: [] }));
}

async function lookWord(store, word) {
  // A minor word is in half of all documents: its neighbours tell more and cost less.
  if (word.minor) return word;
  const fetched = word.readings.map(async (reading) => ({ ...reading, spellings: await store.word(reading.key) }));
  const readings = (await Promise.all(fetched)).filter((reading) => reading.spellings.length);
  return { ...word, readings };
}

/** Lets the last word go on: after another by the pairs that are in the index, on its own by the common words. */
async function complete(store, words) {
  const last = words.at(-1), before = words.at(-2);
  if (last.quote >= 0) return;
  if (before && last.joined) {
    const previous = before.readings[0]?.key ?? before.key;
    const entries = await store.pairsFrom(`${previous} ${last.key}`);
    const longer = entries.filter(([key]) => key !== `${previous} ${last.key}`);
    longer.sort((a, b) => total(b[1]) - total(a[1]));
    last.completions = longer.slice(0, COMPLETIONS).map(([key, spellings]) => ({ key: key.split(" ")[1], spellings }));
  }
  if (last.readings.length || last.completions.length || last.digits) return;
  const vocabulary = await store.vocabulary();
  const longer = vocabulary.filter((entry) => entry.key.startsWith(last.key)).sort((a, b) => b.weight - a.weight);
  for (const { key } of longer.slice(0, 4)) {
    last.readings.push({ key, marks: "0", weight: 0.6, spellings: await store.word(key) });
  }
}

/** Whether no document has a word, as far as it was looked up on its own. */
export function isMissing(word) {
  return !word.minor && !word.byPairs && !word.readings.length && !word.completions.length;
}

/** A word that no document has: the likeliest of those one edit away stands in for it, or the words typed as one. */
async function replaceMissing(store, words, i, word) {
  if (!isMissing(word) || word.digits || word.quote >= 0 || word.key.length < 2) return;
  const guesses = near(word.key, await store.vocabulary(), GUESSES);
  const counts = await Promise.all(guesses.map(({ key }) => together(store, words, i, key)));
  const order = guesses.map((_, n) => n).sort((a, b) => counts[b] - counts[a] || guesses[b].weight - guesses[a].weight);
  if (order.length) await replace(store, word, guesses[order[0]], 0.7);
  else word.parts = await takeApart(store, word);
}

/** The words that were typed as one, where the index has them side by side; undefined where it has none. */
async function takeApart(store, word) {
  for (const way of apart(word.key, await store.vocabulary(), GUESSES)) {
    const pairs = await Promise.all(way.slice(1).map(({ key }, j) => store.pair(`${way[j].key} ${key}`)));
    if (pairs.some((found) => !found.length)) continue;
    const part = { others: [], digits: false, minor: false, quote: word.quote, joined: true };
    return way.map(({ key, word: spelt }, j) => {
      const joined = j > 0 || word.joined;
      return { ...part, key, marks: PLAIN, typed: spelt, meant: spelt, joined };
    });
  }
}

/** How many documents have a word beside the left neighbour of word i, or the right one where there is none. */
async function together(store, words, i, key) {
  const left = joins(words, i) && words[i - 1].readings[0]?.key;
  const right = joins(words, i + 1) && words[i + 1].readings[0]?.key;
  if (left) return total(await store.pair(`${left} ${key}`));
  return right ? total(await store.pair(`${key} ${right}`)) : 0;
}

/** Words that stand beside neither neighbour anywhere, while others one edit away do beside both: `thi đau khen`. */
async function replaceLonely(store, words, pairs) {
  const lonely = words.map((word, i) => isLonely(words, pairs, i));
  // Two in a row are no slip: somebody wrote down key words.
  const single = lonely.flatMap((is, i) => (is && !lonely[i - 1] && !lonely[i + 1] ? [i] : []));
  for (const i of single) {
    const guesses = near(words[i].key, await store.vocabulary(), GUESSES);
    for (const guess of guesses) {
      if (await fits(store, words, i, guess.key)) {
        await replace(store, words[i], guess, 0.9);
        break;
      }
    }
  }
  return single.some((i) => words[i].meant);
}

async function fits(store, words, i, key) {
  const before = words[i - 1].readings[0]?.key, after = words[i + 1]?.readings[0]?.key;
  if (!(await store.pair(`${before} ${key}`)).length) return false;
  return after === undefined || (await store.pair(`${key} ${after}`)).length > 0;
}

function isLonely(words, pairs, i) {
  const word = words[i];
  if (word.minor || word.digits || word.meant || word.quote >= 0 || word.key.length < 3 || word.completions.length) return false;
  const placed = joins(words, i) && (joins(words, i + 1) || words.length === 2);
  return placed && !pairs.some((pair) => pair.from === i || pair.to === i);
}

/** Whether word i was typed right after the word before it. */
function joins(words, i) {
  return i > 0 && i < words.length && words[i].joined;
}

async function replace(store, word, { key, word: spelt }, weight) {
  word.meant = spelt;
  word.readings.push({ key, marks: "0", weight, spellings: await store.word(key) });
}

async function lookPairs(store, words) {
  const readings = ({ from, to }) =>
    words[from].readings.flatMap((a) => words[to].readings.map((b) => ({ from, to, a, b })));
  const found = await Promise.all(
    wantedPairs(words).flatMap(readings).map(async ({ from, to, a, b }) => {
      const spellings = await store.pair(`${a.key} ${b.key}`);
      return { from, to, marks: a.marks + b.marks, weight: a.weight * b.weight, spellings };
    }),
  );
  return found.filter((pair) => pair.spellings.length);
}

/** The query as it was meant, in the reader's way of typing, with diacritics or without; null if it needs no change. */
function suggestion(words, careful) {
  if (!words.some((word) => word.meant)) return null;
  return words.map(({ meant, typed }) => (meant ? (careful ? meant : syllable(meant).key) : typed)).join(" ");
}

/** What to mark in titles and excerpts: whole words by key, the beginning of the last, and short forms written out. */
function marking(store, words, open) {
  const keys = new Map();
  for (const word of words) {
    for (const reading of word.readings) keys.set(reading.key, word.minor);
    for (const { key } of word.completions) keys.set(key, false);
  }
  const typed = words.map((word) => word.key).join(" ");
  for (const [short, full] of Object.entries(store.listing.short)) {
    const [a, b] = [short, full].map((form) => form.split(" ").map((token) => syllable(token).key));
    if (` ${typed} `.includes(` ${a.join(" ")} `)) for (const key of b) keys.set(key, false);
    if (` ${typed} `.includes(` ${b.join(" ")} `)) for (const key of a) keys.set(key, false);
  }
  return keys;
}

function total(spellings) {
  return spellings.reduce((sum, spelling) => sum + spelling.count, 0);
}
