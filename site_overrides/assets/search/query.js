// What somebody typed → the words to look for, which of them must be there, and what stands in quotes.

import { PLAIN, plain, syllable, telex, tokens, vni } from "./text.js";

// Asked of a search field as of a person. The words are dropped where others remain.
const QUESTIONS = [
  "như thế nào", "thế nào", "làm thế nào", "làm sao", "vì sao", "tại sao", "ra sao", "là gì", "là ai", "những gì",
  "bao nhiêu", "bao giờ", "bao lâu", "khi nào", "lúc nào", "ở đâu", "nơi nào", "có phải", "hay không", "hay chưa",
  "được không", "phải không", "cho biết", "cho tôi hỏi", "tôi muốn", "xin hỏi", "tìm hiểu về", "thông tin về", "có những",
];
// May be missing from a page that answers; they are never looked up on their own, only beside their neighbours.
const MINOR =
  "là của và các những được cho về với thì mà để bị ở tại trong ngoài theo có đã đang sẽ do từ đến tôi hỏi xin ai gì nào " +
  "mấy không hay hoặc này đó kia rồi vậy ạ phải nên cần muốn còn chưa khi nếu như đâu sao nhất một trên dưới";

const read = (text) => tokens(text).map(syllable).filter(Boolean);
const questions = QUESTIONS.map(read).sort((a, b) => b.length - a.length);
const minor = new Map(MINOR.split(" ").map((word) => [syllable(word).key + syllable(word).marks, true]));
const minorKeys = new Set(MINOR.split(" ").map((word) => syllable(word).key));
const LONG = 4;

/**
 * {words, open, careful, asks}: each word is {key, marks, others, digits, minor, quote, joined}. `others` are readings
 * as slips of an input method, `quote` the number of its quotation or -1, `joined` whether the word before it stood
 * right before it, `begun` whether it is a mere first letter. `open`: the last word may go on. `careful`: diacritics were typed. `asks`: it reads as a question.
 */
export function parse(typed) {
  const text = typed.normalize("NFC");
  const parts = text.split(/["“”„«»]/);
  const words = parts.flatMap((part, i) => readPart(part, i % 2 && i < parts.length - 1 ? i : -1));
  const careful = words.some((word) => word.marks !== PLAIN);
  const kept = withoutQuestions(withoutNumberWord(words), careful);
  const asks = kept.length < words.length && words.length >= LONG;
  for (const word of kept) word.minor = word.quote < 0 && isMinor(word, careful || kept.length >= LONG, careful);
  if (kept.every((word) => word.minor)) for (const word of kept) word.minor = false;
  const open = /[\p{L}\p{N}]$/u.test(text) && kept.length > 0;
  // One letter says too little of a word to leave anything out for want of it.
  if (open && kept.length > 1 && kept.at(-1).key.length === 1 && !kept.at(-1).digits) kept.at(-1).begun = true;
  return { words: kept, open, careful, asks: asks || kept.length > 6 };
}

function readPart(part, quote) {
  const runs = plain(part).match(/\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)|[\p{L}\p{Nd}]+/gu) ?? [];
  return runs.flatMap((run, i) => readRun(run).map((word, j) => ({ ...word, quote, joined: i + j > 0 })));
}

function readRun(run) {
  const byVni = vni(run);
  if (byVni) return [{ ...byVni, typed: run, others: [], digits: false }];
  return tokens(run).map((token) => {
    const byTelex = /^[a-z]+$/.test(token) ? telex(token) : null;
    return { ...syllable(token), typed: token, others: byTelex ? [byTelex] : [], digits: /^\d/.test(token) };
  });
}

/** `quyet dinh so 1254` is `quyet dinh 1254`; with diacritics the text was rid of it before. */
function withoutNumberWord(words) {
  return words.filter((word, i) => !(word.key === "so" && word.marks === PLAIN && words[i + 1]?.digits));
}

function withoutQuestions(words, careful) {
  let kept = words;
  for (const question of questions) {
    const at = kept.findIndex((_, i) => question.every((word, j) => answers(kept[i + j], word, careful)));
    if (at < 0 || kept.length === question.length) continue;
    const after = kept.slice(at + question.length).map((word, i) => (i ? word : { ...word, joined: false }));
    kept = [...kept.slice(0, at), ...after];
  }
  return kept;
}

function answers(typed, word, careful) {
  return typed && typed.quote < 0 && typed.key === word.key && (typed.marks === word.marks || !careful);
}

function isMinor(word, sure, careful) {
  return sure && (careful ? minor.has(word.key + word.marks) : minorKeys.has(word.key));
}
