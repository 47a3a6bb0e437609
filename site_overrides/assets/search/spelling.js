// Slips of the finger: words of the index that are one edit away from what was typed.

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

function isSwap(a, b) {
  return a.length === b.length && [...a].sort().join("") === [...b].sort().join("");
}
