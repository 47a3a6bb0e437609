// Searches, replaces the index as a new build does, and searches again with what the browser still holds: [count, count].

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import { Engine } from "../../site_overrides/assets/search/engine.js";

const folder = process.argv[2];
const newer = JSON.parse(readFileSync(0, "utf8"));

async function get(address) {
  let bytes;
  try {
    bytes = readFileSync(address);
  } catch {
    return { ok: false, status: 404 };
  }
  const text = async () => bytes.toString("utf8");
  return { ok: true, status: 200, text, arrayBuffer: async () => Uint8Array.from(bytes).buffer, json: async () => JSON.parse(await text()) };
}

const engine = new Engine(`${folder}/tim-kiem/chi-muc/`, get);
const before = (await engine.search("trồng")).count;
rmSync(`${folder}/tim-kiem`, { recursive: true });
mkdirSync(`${folder}/tim-kiem/chi-muc`, { recursive: true });
for (const [path, hex] of Object.entries(newer)) writeFileSync(`${folder}/${path}`, Buffer.from(hex, "hex"));
console.log(JSON.stringify([before, (await engine.search("trồng cam")).count]));
