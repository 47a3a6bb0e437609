// Reads the index: which files hold what, fetched once and only when asked for. FORMAT.md in hooks/portal/search tells
// how the files are laid out.

import { syllable } from "./text.js";

/** The files belong to another build than the listing that names them: the site was published anew meanwhile. */
export class Stale extends Error {}

export class Store {
  /** `get` is like fetch; `base` is the address of the index, with a slash at its end. */
  static async open(base, get) {
    const response = await get(`${base}muc-luc.json`, { cache: "no-cache" });
    if (!response.ok) throw new Error(`muc-luc.json: ${response.status}`);
    return new Store(base, get, await response.json());
  }

  constructor(base, get, listing) {
    this.base = base;
    this.get = get;
    this.size = listing.size;
    this.listing = listing;
    this.words = directory(listing.words, "t");
    this.pairs = directory(listing.pairs, "c");
    this.past = new Set(listing.past);
    this.files = new Map();
  }

  /** Fetches a file of the index once; `read` turns the response into what is kept. */
  file(name, read) {
    if (!this.files.has(name)) {
      const promise = this.#fetch(name, read);
      this.files.set(name, promise);
      // A failure must not stick: the reader may be back in reach of a network the next time.
      promise.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  async #fetch(name, read) {
    const response = await this.get(this.base + name);
    if (response.status === 404) throw new Stale(name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return read(response);
  }

  /** The spellings of a word, [{marks, count, postings}]; empty where no document has it. */
  word(key) {
    return this.#lookUp(this.words, key);
  }

  /** The same of two adjacent words, `thi dua`. */
  pair(key) {
    return this.#lookUp(this.pairs, key);
  }

  async #lookUp(shards, key) {
    const number = shards.holding(key);
    if (number < 0) return [];
    return (await this.#shard(shards, number)).get(key) ?? [];
  }

  #shard(shards, number) {
    return this.file(shards.name(number), async (response) => readShard(new Uint8Array(await response.arrayBuffer())));
  }

  /** The pairs that start so (`khen th` → `khen thuong` …), as [key, spellings], from at most `most` shards. */
  async pairsFrom(start, most = 2) {
    const found = [];
    const first = Math.max(0, this.pairs.holding(start));
    const last = Math.min(this.pairs.holding(`${start}\uffff`), first + most - 1);
    for (let number = first; number <= last; number++) {
      for (const entry of await this.#shard(this.pairs, number)) if (entry[0].startsWith(start)) found.push(entry);
    }
    return found;
  }

  /** The words of the index, [{word, key, weight}], for slips; `weight` 0–9 tells how common. */
  vocabulary() {
    return this.file(this.listing.vocabulary, async (response) => (await response.text()).split("\n").filter(Boolean).map(readWord));
  }

  /** What a result shows. */
  async card(number) {
    const [each, marks] = this.listing.cards;
    const file = Math.floor(number / each);
    const cards = await this.file(`bai-${file}.${mark(marks, file)}.json`, (response) => response.json());
    const [address, title, summary, day, label, badge, flags, text] = cards[number % each];
    const [sample, past, english] = [1, 2, 4].map((bit) => Boolean(flags & bit));
    return { number, address, title, summary, day, label, badge, sample, past, english, text };
  }

  /** The words of a document, a line a block; empty where its card says there are none. */
  text(card) {
    const name = card.address.replace(/\/$/, "").split("/").map(encodeURIComponent).join("/");
    return card.text ? this.file(`loi-${name}.${card.text}.txt`, (response) => response.text()) : "";
  }

  /** A facet: {key, label, values: [[value, label]], sets: [[value's number]], set(document)}. */
  async facet(key) {
    const name = this.listing.facets.find((file) => file.startsWith(`loc-${key}.`));
    if (!name) return null;
    return this.file(name, async (response) => withSets(await response.json()));
  }

  facetKeys() {
    return this.listing.facets.map((file) => file.slice(4, file.indexOf(".")));
  }

  /** The year a document is filed under, 0 where none is known. Documents stand in order of date. */
  year(number) {
    const { years } = this.listing;
    return years[lastIndex(years.length, (i) => years[i][1] <= number)][0];
  }
}

function withSets(facet) {
  const code = (number) => {
    const unit = facet.codes.charCodeAt(number);
    return (unit < 0xd800 ? unit : unit - 0x800) - 48;
  };
  return { ...facet, set: (number) => facet.sets[code(number)] };
}

function readWord(line) {
  const word = line.slice(0, -1);
  return { word, key: syllable(word).key, weight: +line.at(-1) };
}

function mark(marks, number) {
  return marks.slice(4 * number, 4 * number + 4);
}

function directory({ keys, names }, kind) {
  const first = keys ? keys.split("\n") : [];
  return {
    holding: (key) => lastIndex(first.length, (i) => first[i] <= key),
    name: (number) => `${kind}-${plain(first[number])}.${mark(names, number)}.bin`,
  };
}

/** A key as it stands in the name of a file. */
function plain(key) {
  return key.replaceAll(" ", "_").replace(/[^a-z0-9_]/gu, (letter) => `~${letter.codePointAt(0).toString(16)}`);
}

/** The last of 0…length-1 for which a condition holds that holds of the first ones only; -1 where of none. */
function lastIndex(length, holds) {
  let low = 0, high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function readShard(bytes) {
  const found = new Map();
  const decoder = new TextDecoder();
  const at = { bytes, position: 0 };
  let key = "";
  while (at.position < bytes.length) {
    const shared = varint(at), rest = varint(at);
    key = key.slice(0, shared) + decoder.decode(take(at, rest));
    const width = key.includes(" ") ? 2 : 1;
    found.set(key, Array.from({ length: varint(at) }, () => spelling(at, width)));
  }
  return found;
}

function spelling(at, width) {
  const marks = String.fromCharCode(...take(at, width));
  const postings = take(at, varint(at));
  const head = { bytes: postings, position: 0 };
  const count = varint(head);
  return { marks, count: count >> 1, dense: Boolean(count & 1), postings: postings.subarray(head.position) };
}

/** Calls `visit(document, place)` for every document of a posting list. */
export function each({ postings, dense }, visit) {
  if (dense) {
    postings.forEach((byte, i) => {
      if (byte & 7) visit(2 * i, byte & 7);
      if (byte >> 4) visit(2 * i + 1, byte >> 4);
    });
    return;
  }
  const at = { bytes: postings, position: 0 };
  let document = 0;
  while (at.position < postings.length) {
    const step = varint(at);
    document += step >> 3;
    visit(document, step & 7);
  }
}

function take(at, length) {
  return at.bytes.subarray(at.position, (at.position += length));
}

function varint(at) {
  let number = 0, shift = 0, byte;
  do {
    byte = at.bytes[at.position++];
    number += (byte & 0x7f) * 2 ** shift;
    shift += 7;
  } while (byte & 0x80);
  return number;
}
