// Syllables as the index has them: a bare key and a character for the diacritics. The same rules as
// hooks/portal/search/syllables.py; a test compares the two word by word.

const TOKEN = /\p{L}+|\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)|\p{Nd}+|[.!?;:…](?=\s|$)|[\n|]/gu;
// No look-behind: Safari before 16.4 would refuse the whole module.
const NUMBER_WORD = /(^|[^\p{L}\p{N}_])số (?=\d)/gu;
const LONE_Y = /^([bcdghklmnpqrstvx]*|qu)y$/;
const LONGEST = 24;
const TONES = { "\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5 };
const VOWELS = { "\u0302": 1, "\u031b": 2, "\u0306": 3 };
export const PLAIN = "0";

/** A text in lower case, without `số` before a number. */
export function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(NUMBER_WORD, "$1");
}

/** The words and numbers of a text in lower case; what ends a sentence stays in as itself. */
export function tokens(text) {
  return plain(text).match(TOKEN) ?? [];
}

function marksOf(tone, vowel, stroke) {
  return String.fromCharCode(48 + tone + 6 * vowel + 24 * stroke);
}

/** {key, marks} of a token, or null for what ends a sentence. */
export function syllable(token) {
  if (/^\p{Nd}/u.test(token)) {
    return { key: token.replaceAll(".", "").replace(/^0+/, "").slice(0, LONGEST) || "0", marks: PLAIN };
  }
  if (!/^\p{L}/u.test(token)) return null;
  let tone = 0, vowel = 0, stroke = 0, letters = "";
  for (const character of token.normalize("NFD")) {
    if (character === "đ" || character === "ð") {
      stroke = 1;
      letters += "d";
    } else if (TONES[character]) tone = TONES[character];
    else if (VOWELS[character]) vowel = VOWELS[character];
    else if (!/\p{M}/u.test(character)) letters += character;
  }
  return { key: settle(letters), marks: marksOf(tone, vowel, stroke) };
}

function settle(letters) {
  const key = [...letters].slice(0, LONGEST).join("");
  return LONE_Y.test(key) ? `${key.slice(0, -1)}i` : key;
}

/** How well a spelling answers what was typed, from 0 to 1. `careful`: the rest of the query has diacritics. */
export function likeness(typed, found, careful) {
  if (typed === found) return 1;
  if (typed === PLAIN) return careful ? 0.75 : 1;
  const [a, b] = [typed.charCodeAt(0) - 48, found.charCodeAt(0) - 48];
  return Math.floor(a / 6) === Math.floor(b / 6) && a % 6 === 0 ? 0.75 : 0.5;
}

const SYLLABLE =
  /^(?:ngh?|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?(?:uy[aeu]?|ieu|yeu|uou|uoi|uay|oa[ioy]?|oeo?|oo|[iy]e|ia|ua|uo|ue|u[iu]|a[iouy]|e[ou]|oi|iu|[aeiouy])(?:ng|nh|ch|[cmnpt])?$/;

/** Whether bare letters can be a Vietnamese syllable. */
export function isSyllable(letters) {
  return SYLLABLE.test(letters);
}

const TELEX_TONES = { s: 1, f: 2, r: 3, x: 4, j: 5, z: 0 };

/** Reads keys of the Telex method typed with the keyboard set to English: `mowis` → mới. Null where they are none. */
export function telex(typed) {
  const found = /^([^aeiouy]*)([aeiouy][a-z]*)$/.exec(typed);
  if (!found || isSyllable(typed)) return null;
  let [, start, rest] = found;
  let tone = 0, vowel = 0, stroke = 0;
  if (start.startsWith("dd")) [start, stroke] = [`d${start.slice(2)}`, 1];
  if (start === "d" && /[aeiouy].*d$/.test(rest)) [rest, stroke] = [rest.slice(0, -1), 1];
  rest = rest.replace(/[sfrxjz]/g, (letter) => ((tone = TELEX_TONES[letter]), ""));
  if (/[uoa].*w/.test(rest)) {
    vowel = /[uo][a-z]*w/.test(rest) ? 2 : 3;
    rest = rest.replaceAll("w", "");
  }
  rest = rest.replace(/([aeo])([a-z]*?)\1/, (_, letter, between) => ((vowel = 1), letter + between));
  return isSyllable(start + rest) ? { key: settle(start + rest), marks: marksOf(tone, vowel, stroke) } : null;
}

/** The same for VNI: `dung75` → dựng. Digits that would be no such keys (`nd98`, `luat15`) are left alone. */
export function vni(typed) {
  if (!/^[a-z]+[1-9][a-z1-9]*$/.test(typed)) return null;
  const letters = typed.replace(/\d/g, "");
  const digits = typed.replace(/\D/g, "").replace("77", "7"); // ươ is typed u7o7 or uo7
  const known = /^9?[678]?[1-5]?$/.test(digits) || /^[678]?9?[1-5]?$/.test(digits) || /^[1-5]9$/.test(digits);
  const tone = /[1-5]/.exec(digits), vowel = /[678]/.exec(digits);
  const carried = !vowel || { 6: /[aeo]/, 7: /[uo]/, 8: /a/ }[vowel[0]].test(letters);
  if (!known || !carried || !isSyllable(letters) || (digits.includes("9") && !letters.startsWith("d"))) return null;
  const marks = marksOf(tone ? +tone[0] : 0, vowel ? +vowel[0] - 5 : 0, digits.includes("9") ? 1 : 0);
  return { key: settle(letters), marks };
}
