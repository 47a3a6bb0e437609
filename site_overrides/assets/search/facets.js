// What results can be narrowed by. A facet's file is fetched when its part of the list is opened.

import { element } from "./elements.js";

const OPEN = ["loai", "nam"];

/** Brings the list of facets up to what was found. `current` tells whether that is still what is asked for. */
export async function facetList(list, found, current) {
  for (const key of found.facetKeys()) {
    const part = list.querySelector(`details[data-facet="${key}"]`) ?? added(list, key);
    part.fetchNow = () => update(part, found, key, current);
    if (part.open || found.filters[key]) await part.fetchNow();
    else part.hidden = !found.all.length;
  }
}

function added(list, key) {
  const part = element("details", { "data-facet": key, open: OPEN.includes(key) });
  part.append(element("summary", {}, LABELS[key] ?? key), element("div", {}));
  part.addEventListener("toggle", () => {
    if (part.open) part.fetchNow().catch(() => (part.open = false));
  });
  list.append(part);
  return part;
}

const LABELS = {
  loai: "Chuyên mục",
  nam: "Năm",
  xa: "Xã, thị trấn",
  "linh-vuc": "Lĩnh vực",
  "phong-trao": "Phong trào",
  "don-vi": "Đơn vị",
  "khen-thuong": "Khen thưởng",
  "hieu-luc": "Hiệu lực văn bản",
};

async function update(part, found, key, current) {
  const facet = await found.facet(key);
  if (!current()) return;
  part.hidden = facet.options.length === 0;
  if (facet.options.some((option) => option.chosen)) part.open = true;
  const focused = part.contains(document.activeElement) ? document.activeElement.value : null;
  part.querySelector("div").replaceChildren(...order(facet).map((option) => line(key, option)));
  if (focused !== null) part.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
}

function order({ key, options }) {
  return key === "nam" ? options : [...options].sort((a, b) => b.count - a.count);
}

function line(key, { value, label, count, chosen }) {
  const box = element("input", { type: "checkbox", name: key, value, checked: chosen });
  return element("label", {}, box, " ", label, " ", element("small", {}, `(${count})`));
}
