// Runs queries over an index in a folder: node engine.mjs FOLDER < requests. A request is {query, filters?, sort?, most?},
// its answer {count, suggestion, missing, addresses, files: [[name, bytes of gzip]], ms, facets}. "fresh": true forgets what was fetched.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { Engine } from "../../site_overrides/assets/search/engine.js";

const base = `${process.argv[2]}/tim-kiem/chi-muc/`;
const sizes = new Map();
let fetched = [];

async function get(address) {
  let bytes;
  try {
    bytes = readFileSync(address);
  } catch {
    return { ok: false, status: 404 };
  }
  const name = address.slice(base.length);
  if (!sizes.has(name)) sizes.set(name, gzipSync(bytes).length);
  fetched.push([name, sizes.get(name)]);
  const text = async () => bytes.toString("utf8");
  const arrayBuffer = async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return { ok: true, status: 200, text, arrayBuffer, json: async () => JSON.parse(await text()) };
}

async function answer(engine, { query, filters, sort, most = 10, facets = [] }) {
  fetched = [];
  const began = performance.now();
  const found = await engine.search(query, { filters, sort });
  const cards = await found.cards(0, most);
  const ms = performance.now() - began;
  const files = fetched;
  const counted = await Promise.all(facets.map((key) => found.facet(key)));
  const addresses = cards.map((card) => card.address);
  const { count, suggestion, missing } = found;
  return { query, count, suggestion, missing, addresses, files, ms, facets: counted };
}

let engine = new Engine(base, get);
const answers = [];
for (const request of JSON.parse(readFileSync(0, "utf8"))) {
  if (request.fresh) engine = new Engine(base, get);
  answers.push(await answer(engine, request));
}
console.log(JSON.stringify(answers));
