// What was looked up → documents in order of how well they answer.

import { likeness, PLAIN } from "./text.js";
import { isMissing } from "./look.js";
import { each } from "./store.js";

// By place: body once, body often, summary, name, title, number (hooks/portal/search/words.py).
const PLACES = [0, 1, 1.6, 2.4, 3.4, 5, 6.5];
const COMPLETED = 0.7;
const PAIR = 1.1;
const PAST = 0.8;
const ENOUGH = 0.6;

/** [{number, score}], the best first. `lenient`: words that no document has count for nothing, numbers aside. */
export function rank(store, query, { words, pairs }, { lenient = false } = {}) {
  const main = words.filter((word) => !word.minor && !(lenient && isMissing(word) && !word.digits));
  const tally = new Tally(store.size);
  words.forEach((word, i) => {
    const near = word.byPairs ? pairs.filter((pair) => pair.from === i || pair.to === i) : [];
    if (main.includes(word)) tally.word(bestOf(store.size, word, near, query.careful), word.begun);
  });
  for (const pair of pairs) tally.pair(pair, query.careful);
  const allowed = quoted(words, pairs);
  const required = main.filter((word) => !word.begun).length;
  const results = tally.results(required, query.asks).filter(({ number }) => allowed.every((set) => set.has(number)));
  for (const result of results) if (store.past.has(result.number)) result.score *= PAST;
  return results.sort((a, b) => b.score - a.score || b.number - a.number);
}

/** For each document the best place of a word in any of its readings and spellings, or of the pairs it stands in. */
function bestOf(size, word, pairs, careful) {
  const best = new Float32Array(size);
  const note = (spelling, weight) =>
    each(spelling, (number, place) => (best[number] = Math.max(best[number], PLACES[place] * weight)));
  for (const { marks, weight, spellings } of word.readings) {
    for (const spelling of spellings) note(spelling, weight * likeness(marks, spelling.marks, careful));
  }
  for (const { spellings } of word.completions) for (const spelling of spellings) note(spelling, COMPLETED);
  for (const { weight, spellings } of pairs) for (const spelling of spellings) note(spelling, weight);
  return best;
}

class Tally {
  constructor(size) {
    this.size = size;
    this.scores = new Float32Array(size);
    this.weight = new Float32Array(size);
    this.matched = new Uint8Array(size);
    this.whole = 0;
  }

  /** `extra`: a word that adds to a score where it stands and takes nothing away where it does not. */
  word(best, extra) {
    const rare = this.#rarity(best.reduce((count, value) => count + (value > 0), 0));
    if (!extra) this.whole += rare;
    for (let number = 0; number < this.size; number++) {
      if (!best[number]) continue;
      this.scores[number] += best[number] * rare;
      if (extra) continue;
      this.weight[number] += rare;
      this.matched[number]++;
    }
  }

  pair({ marks, weight, spellings }, careful) {
    const rare = this.#rarity(spellings.reduce((count, spelling) => count + spelling.count, 0));
    for (const spelling of spellings) {
      const alike = likeness(marks[0], spelling.marks[0], careful) * likeness(marks[1], spelling.marks[1], careful);
      each(spelling, (number, place) => (this.scores[number] += PAIR * weight * alike * rare * PLACES[place]));
    }
  }

  /** Documents with every word; where there is none, or a question was asked, those with most of what counts. */
  results(words, asks) {
    const full = [], most = [];
    for (let number = 0; number < this.size; number++) {
      if (!this.matched[number]) continue;
      const covered = this.weight[number] / this.whole;
      const result = { number, score: this.scores[number] * covered ** 2 };
      if (this.matched[number] === words) full.push(result);
      if (covered >= ENOUGH || this.matched[number] === words) most.push(result);
    }
    return full.length && !asks ? full : most;
  }

  #rarity(count) {
    return 0.3 + Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }
}

/** For each quotation the documents that have its words side by side, spelt so where diacritics were typed. */
function quoted(words, pairs) {
  const quotes = [...new Set(words.map((word) => word.quote))].filter((quote) => quote >= 0);
  return quotes.flatMap((quote) => {
    const inside = words.flatMap((word, i) => (word.quote === quote ? [i] : []));
    const exact = inside.some((i) => words[i].marks !== PLAIN);
    if (inside.length === 1) return [documents(words[inside[0]].readings, exact)];
    return inside.slice(1).map((to) => documents(pairs.filter((pair) => pair.to === to), exact));
  });
}

function documents(found, exact) {
  const set = new Set();
  for (const { marks, spellings } of found) {
    for (const spelling of spellings) if (!exact || spelling.marks === marks) each(spelling, (number) => set.add(number));
  }
  return set;
}
