// Calls functions of the search modules: node functions.mjs < [[module, function, ...arguments], …]. Maps are passed as objects.

import { readFileSync } from "node:fs";

const modules = {};
const results = [];
for (const [module, name, ...given] of JSON.parse(readFileSync(0, "utf8"))) {
  modules[module] ??= await import(`../../site_overrides/assets/search/${module}.js`);
  const passed = given.map((one) => (one && typeof one === "object" && !Array.isArray(one) && one.map ? new Map(Object.entries(one.map)) : one));
  results.push(modules[module][name](...passed));
}
console.log(JSON.stringify(results));
