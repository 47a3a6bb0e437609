// Searches without a network, then with one: ["failed", count].

import { readFileSync } from "node:fs";

import { Engine } from "../../site_overrides/assets/search/engine.js";

let online = false;

async function get(address) {
  if (!online) throw new TypeError("fetch failed");
  const bytes = readFileSync(address);
  const text = async () => bytes.toString("utf8");
  return { ok: true, status: 200, text, arrayBuffer: async () => Uint8Array.from(bytes).buffer, json: async () => JSON.parse(await text()) };
}

const engine = new Engine(`${process.argv[2]}/tim-kiem/chi-muc/`, get);
const first = await engine.search("trồng cam").then(({ count }) => count, () => "failed");
online = true;
console.log(JSON.stringify([first, (await engine.search("trồng cam", { filters: { loai: ["guong", "van-ban"] } })).count]));
