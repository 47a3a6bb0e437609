// Searches the index: no DOM, no library. Runs in browsers and in Node alike.
//
//   const engine = new Engine("/tim-kiem/chi-muc/", fetch);
//   const found = await engine.search("gương điển hình", { filters: { loai: ["guong-dien-hinh"] }, sort: "moi-nhat" });
//   found.count, await found.cards(0, 10), await found.facet("xa"), found.suggestion, found.missing

import { isMissing, look } from "./look.js";
import { parse } from "./query.js";
import { rank } from "./rank.js";
import { Stale, Store } from "./store.js";

export class Engine {
  #opened;

  constructor(base, get) {
    this.base = base;
    this.get = get;
  }

  /** The index, opened once. */
  store() {
    this.#opened ??= Store.open(this.base, this.get);
    this.#opened.catch(() => (this.#opened = undefined));
    return this.#opened;
  }

  /** Searches once more when the site was published anew in between. */
  async search(typed, options = {}) {
    try {
      return await this.#search(typed, options);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      this.#opened = undefined;
      return this.#search(typed, options);
    }
  }

  async #search(typed, { filters = {}, sort = "lien-quan" }) {
    const store = await this.store();
    const query = parse(typed);
    let looked = await look(store, query);
    let all = query.words.length ? rank(store, query, looked) : everything(store);
    if (!all.length && looked.words.some((word) => word.byPairs)) {
      looked = await look(store, query, { thorough: true });
      all = rank(store, query, looked);
    }
    let missing = [];
    if (!all.length) {
      all = rank(store, query, looked, { lenient: true });
      if (all.length) missing = looked.words.filter(isMissing).map((word) => asTyped(typed, word.typed));
    }
    const narrowed = await narrow(store, all, filters);
    if (sort !== "lien-quan") narrowed.sort((a, b) => (sort === "cu-nhat" ? a.number - b.number : b.number - a.number));
    return new Found(store, query, looked, { all, narrowed, filters, missing });
  }
}

/** A word as it was typed: words are looked up in lower case. */
function asTyped(typed, word) {
  const at = typed.toLowerCase().indexOf(word);
  return at < 0 ? word : typed.slice(at, at + word.length);
}

function everything(store) {
  return Array.from({ length: store.size }, (_, i) => ({ number: store.size - 1 - i, score: 0 }));
}

async function narrow(store, results, filters) {
  let kept = [...results];
  for (const test of await tests(store, filters)) kept = kept.filter((result) => test(result.number));
  return kept;
}

/** A test for each facet that is in use. Values of one facet are alternatives, facets add up. */
async function tests(store, filters, except) {
  const used = Object.entries(filters).filter(([key, values]) => values?.length && key !== except);
  return Promise.all(used.map(([key, values]) => test(store, key, new Set(values.map(String)))));
}

async function test(store, key, wanted) {
  if (key === "nam") return (number) => wanted.has(String(store.year(number)));
  const facet = await store.facet(key);
  if (!facet) return () => true;
  const numbers = new Set(facet.values.flatMap(([value], i) => (wanted.has(value) ? [i] : [])));
  return (number) => facet.set(number).some((value) => numbers.has(value));
}

/** What a search found. Cards and facets are fetched when they are asked for. */
class Found {
  constructor(store, query, looked, { all, narrowed, filters, missing }) {
    this.store = store;
    this.query = query;
    this.count = narrowed.length;
    this.results = narrowed;
    this.all = all;
    this.filters = filters;
    this.suggestion = looked.suggestion;
    this.missing = missing; // words that no page has, left out so that the others find something
    this.marking = looked.marking;
  }

  cards(from, to) {
    return Promise.all(this.results.slice(from, to).map(({ number }) => this.store.card(number)));
  }

  /** {key, label, options: [{value, label, count}]}: counted as if nothing of this facet were chosen. */
  async facet(key) {
    const others = await tests(this.store, this.filters, key);
    const numbers = this.all.map((result) => result.number).filter((number) => others.every((passes) => passes(number)));
    const chosen = new Set((this.filters[key] ?? []).map(String));
    const { label, counts } = key === "nam" ? this.#years(numbers) : await this.#values(key, numbers);
    const options = counts.filter((option) => option.count || chosen.has(option.value));
    return { key, label, options: options.map((option) => ({ ...option, chosen: chosen.has(option.value) })) };
  }

  facetKeys() {
    const [first, ...rest] = this.store.facetKeys();
    return [first, "nam", ...rest];
  }

  #years(numbers) {
    const counts = new Map();
    for (const number of numbers) counts.set(this.store.year(number), (counts.get(this.store.year(number)) ?? 0) + 1);
    const years = [...counts].filter(([year]) => year).sort((a, b) => b[0] - a[0]);
    return { label: "Năm", counts: years.map(([year, count]) => ({ value: `${year}`, label: `${year}`, count })) };
  }

  async #values(key, numbers) {
    const facet = await this.store.facet(key);
    const counts = facet.values.map(([value, label]) => ({ value, label, count: 0 }));
    for (const number of numbers) for (const value of facet.set(number)) counts[value].count++;
    return { label: facet.label, counts };
  }
}
