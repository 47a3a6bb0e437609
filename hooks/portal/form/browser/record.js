// A record's file ↔ the values of the form. What the form did not change stays in the file byte for byte: its comments,
// its order, its way of quoting. Only the groups of lines of changed keys are written anew.
import { parseDocument, stringify } from "yaml";

const STYLE = { lineWidth: 0, schema: "core" };

export class Records {
  /** `fields` are the fields of the form's configuration; `prefix` begins the id of a new record, `nameless` lets it
   * tell nothing of the title. */
  constructor(fields, prefix, nameless) {
    this.fields = fields;
    this.prefix = prefix;
    this.nameless = nameless;
    this.read_ = new Map();
  }

  /** Text of a file → values. */
  read(text) {
    const record = parse(text, this.fields);
    if (record.values.id) this.read_.set(record.values.id, record);
    return structuredClone(record.values);
  }

  /** The id of a new record; that of an exemplar names nobody, since ids outlive records. */
  newId(title, published) {
    const said = this.nameless ? published.replace(/\D/g, "").slice(0, 14) : slug(title);
    return `${this.prefix}-${said}`.slice(0, 80).replace(/-+$/, "");
  }

  /** Values → text of a file. */
  write(given) {
    const values = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, cleaned(value)]));
    values.id ??= this.newId(String(values.title ?? ""), String(values.published ?? ""));
    const before = this.read_.get(values.id) ?? { blocks: new Map(), values: {}, text: "" };
    const text = `---\n${head(values, before, this.fields)}---\n${body(values.body, before)}`;
    const written = parse(text, this.fields);
    this.read_.set(values.id, { ...written, text: before.text, next: text });
    return text;
  }

  /** Whether a text is one of these records. */
  knows(text) {
    return this.read_.has(parse(text, []).values.id);
  }

  /** Whether a file still is what was last read or written here; if so, what is written next is taken as known. */
  isAsRead(text) {
    const record = this.read_.get(parse(text, []).values.id);
    const standing = plain(text);
    if (standing !== plain(record.text) && standing !== plain(record.next ?? record.text)) return false;
    record.text = record.next ?? record.text;
    return true;
  }
}

/** A text without what the form itself leaves out: line ends of Windows, empty lines at the end. */
const plain = (text) => text.replaceAll("\r\n", "\n").trim();

function parse(text, fields) {
  const lines = text.replaceAll("\r\n", "\n");
  const found = /^---[ \t]*\n([\s\S]*?\n|)---[ \t]*(?:\n([\s\S]*))?$/.exec(lines);
  const [, front, rest = ""] = found ?? ["", "", lines];
  const document = parseDocument(front, { schema: "failsafe", uniqueKeys: false });
  const values = { ...converted(document.toJS() ?? {}, fields), body: rest.trim() };
  return { text, blocks: blocks(front, document), values, rest };
}

/** Each top-level key with its lines, and the comments above it. */
function blocks(front, document) {
  const pairs = document.contents?.items ?? [];
  const starts = pairs.map(({ key }) => withComments(front, key.range[0]));
  return new Map(pairs.map(({ key }, at) => [key.value, front.slice(at ? starts[at] : 0, starts[at + 1] ?? front.length)]));
}

function withComments(front, start) {
  for (;;) {
    const above = front.lastIndexOf("\n", start - 2) + 1;
    if (start === 0 || !/^\s*(#|$)/.test(front.slice(above, start - 1))) return start;
    start = above;
  }
}

/** Text values → what the fields of the form expect: numbers, truth values, lists of groups. */
function converted(values, fields) {
  const made = { ...values };
  for (const field of fields) {
    if (field.name in made) made[field.name] = value(made[field.name], field);
    if (made[field.name] === undefined) delete made[field.name];
  }
  return made;
}

function value(given, field) {
  if (field.widget === "boolean") return given === "true";
  if (field.widget === "number") return given === "" ? undefined : Number(given);
  if (field.widget === "object") return given ? converted(given, field.fields) : undefined;
  if (field.widget === "list" || field.multiple) {
    const items = Array.isArray(given) ? given : given ? [given] : [];
    return field.fields ? items.map((item) => group(item, field.fields)) : items;
  }
  return given;
}

/** A group written short, by its first key's value alone. */
const group = (item, fields) => converted(typeof item === "string" ? { [fields[0].name]: item } : item, fields);

function head(values, before, fields) {
  const keys = [...before.blocks.keys()];
  for (const [at, { name }] of fields.entries()) {
    if (name === "body" || keys.includes(name)) continue;
    const above = fields.slice(0, at).findLast((field) => keys.includes(field.name));
    keys.splice(above ? keys.indexOf(above.name) + 1 : 0, 0, name);
  }
  return keys.map((key) => lines(key, values[key], before, fields.find(({ name }) => name === key))).join("");
}

function lines(key, now, before, field) {
  const stood = before.blocks.get(key);
  if (stood !== undefined && same(now, cleaned(before.values[key]), field)) return stood;
  if (stood === undefined && isDefault(now, field)) return "";
  if (now === undefined) return "";
  return comments(stood) + stringify({ [key]: now }, STYLE);
}

const comments = (stood = "") => /^(?:[ \t]*(?:#.*)?\n)*/.exec(stood)[0];

/** Whether leaving a key out says as much. */
const isDefault = (now, field) => now === undefined || (field?.required === false && now === false);

function same(now, then, field) {
  if (now === undefined && then === false) return true;
  if (field?.widget === "datetime" && now && then) return now === then || Date.parse(now) === Date.parse(then);
  return JSON.stringify(texts(now)) === JSON.stringify(texts(then));
}

/** Values with every scalar as text and keys in one order, for 2024 and "2024" are the same in a file. */
function texts(value) {
  if (Array.isArray(value)) return value.map(texts);
  if (value === null || typeof value !== "object") return value === undefined ? null : String(value);
  const kept = Object.entries(value).filter(([, item]) => item !== false);
  return Object.fromEntries(kept.sort().map(([key, item]) => [key, texts(item)]));
}

/** Values without what is empty; undefined when nothing is left. */
function cleaned(value) {
  if (Array.isArray(value)) {
    const items = value.map(cleaned).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (value !== null && typeof value === "object") {
    const kept = Object.entries(value).map(([key, item]) => [key, cleaned(item)]).filter(([, item]) => item !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }
  return value === null || value === "" || Number.isNaN(value) ? undefined : value;
}

function body(now = "", before) {
  if (before.rest !== undefined && now.trim() === before.values.body) return before.rest;
  return `\n${now.trim()}\n`;
}

/** A title → the words of an address, as the program itself makes them. */
export function slug(text) {
  return text.replaceAll("đ", "d").replaceAll("Đ", "d").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
