// Slips of the finger: words of the index that are one edit away from what was typed, or that were typed as one.

const SHORTEST = 2;

/** Whether two different words are one letter apart: added, left out, mistaken, or two neighbours swapped. */
export function oneEdit(a, b) {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const rest = short.slice(start), other = long.slice(start);
  if (short.length < long.length) return rest === other.slice(1);
  if (rest.slice(1) === other.slice(1)) return true;
  return rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
}

/** Words of the vocabulary one edit from a key, the most common first; a first letter is seldom the slip. */
export function near(key, vocabulary, most) {
  const rank = (entry) => entry.weight + (entry.key[0] === key[0] ? 3 : 0) + (isSwap(entry.key, key) ? 1 : 0);
  const found = vocabulary.filter((entry) => entry.key !== key && oneEdit(entry.key, key));
  return found.sort((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1)).slice(0, most);
}

/** The ways to read letters as several words of the vocabulary, fewest words first: `nongthonmoi` → nong, thon, moi. */
export function apart(letters, vocabulary, most) {
  const known = new Map(vocabulary.map((entry) => [entry.key, entry]));
  const ways = [[[]]]; // for each number of letters from the start
  for (let end = 1; end <= letters.length; end++) {
    ways[end] = [];
    for (let start = 0; start <= end - SHORTEST; start++) {
      const entry = known.get(letters.slice(start, end));
      if (entry) ways[end].push(...ways[start].map((way) => [...way, entry]));
    }
    ways[end] = ways[end].sort(simplest).slice(0, most);
  }
  return ways[letters.length].filter((way) => way.length > 1);
}

function simplest(a, b) {
  const weight = (way) => way.reduce((sum, entry) => sum + entry.weight, 0);
  return a.length - b.length || weight(b) - weight(a);
}

function isSwap(a, b) {
  return a.length === b.length && [...a].sort().join("") === [...b].sort().join("");
}
