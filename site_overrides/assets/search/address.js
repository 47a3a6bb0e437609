// What is asked for ↔ the query of an address, so that a search can be shared and gone back to.
// ?q=nông+thôn+mới&loai=guong-dien-hinh&nam=2024&xa=bang-phuc&sap=moi-nhat

export const SORTS = ["lien-quan", "moi-nhat", "cu-nhat"];
export const FILTERS = ["loai", "nam", "xa", "linh-vuc", "phong-trao", "don-vi", "khen-thuong", "hieu-luc"];

/** {q, filters, sort} of an address. Values of a filter may be repeated or joined by commas. */
export function read(search) {
  const given = new URLSearchParams(search);
  const filters = {};
  for (const key of FILTERS) {
    const values = given.getAll(key).flatMap((value) => value.split(",")).filter(Boolean);
    if (values.length) filters[key] = [...new Set(values)];
  }
  const sort = given.get("sap");
  return { q: given.get("q") ?? "", filters, sort: SORTS.includes(sort) ? sort : SORTS[0] };
}

/** The query of an address, with its question mark; empty where nothing is asked for. */
export function write({ q, filters, sort }) {
  const given = new URLSearchParams();
  if (q.trim()) given.set("q", q.trim());
  for (const key of FILTERS) for (const value of filters[key] ?? []) given.append(key, value);
  if (sort !== SORTS[0]) given.set("sap", sort);
  const query = given.toString();
  return query ? `?${query}` : "";
}

/** Whether anything is asked for at all. */
export function asks({ q, filters }) {
  return Boolean(q.trim() || Object.keys(filters).length);
}
