// One result: title and summary with what was looked for marked, and an excerpt where the summary does not have it.

import { element, fill, nodes } from "./elements.js";
import { covers, excerpt, marked } from "./marking.js";

/** `2024-01-15` → `15/01/2024`, `2024-01` → `01/2024`. */
export function day(iso) {
  return iso.split("-").reverse().join("/");
}

export function result(card, marking, base) {
  const { address, title, summary, label, badge, sample, past, english } = card;
  const link = element("a", { href: base + address, lang: english && "en" }, ...nodes(marked(title, marking)));
  const facts = [
    label && element("span", {}, label),
    card.day && element("time", { datetime: card.day }, day(card.day)),
    badge && element("span", { class: past ? "badge past" : "badge" }, badge),
    sample && element("span", { class: "sample" }, "Bài mẫu"),
  ];
  return element(
    "li",
    { "data-search-result": true, class: "row" },
    element("h3", {}, link),
    element("p", { class: "sapo", lang: english && "en" }, ...nodes(marked(summary, marking))),
    element("p", { class: "meta" }, ...facts.filter(Boolean)),
  );
}

/** Puts an excerpt in place of the summary once the result is in sight, where it shows more of what was asked. */
export function showExcerpt(made, card, store, marking) {
  if (!marking.size || !card.text || covers(`${card.title}\n${card.summary}`, marking)) return;
  const put = async () => {
    const text = excerpt(await store.text(card), marking);
    if (text) fill(made.querySelector(".sapo"), ...nodes(marked(text, marking)));
  };
  const watch = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    watch.disconnect();
    put().catch(() => {}); // the summary is there: an excerpt that does not come is nothing to report
  });
  watch.observe(made);
}
