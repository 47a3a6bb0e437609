// The search page: results as one types, facets with counts, an address that can be shared.
// Without this module the page lists every way in; with it they stay below the results.

import { asks, read, SORTS, write } from "./address.js";
import { Engine } from "./engine.js";
import { element, fill } from "./elements.js";
import { facetList } from "./facets.js";
import { capitalised } from "./marking.js";
import { result, showExcerpt } from "./results.js";

const PAUSE = 250, STEP = 10;
const TITLE = document.title;
const area = document.querySelector("[data-search]");
const form = area.querySelector("form");
const field = form.elements.q;
const part = (name) => area.querySelector(`[data-part="${name}"]`);
const engine = new Engine(area.dataset.index, (address, options) => fetch(address, options));

let wanted = read(location.search);
let shown = null;
let turn = 0;
let timer;

/** Searches and shows; what was asked for in the meantime wins. */
async function run() {
  const mine = ++turn;
  area.classList.toggle("asked", asks(wanted));
  part("results").hidden = !asks(wanted);
  document.title = wanted.q.trim() ? `${wanted.q.trim()} – ${TITLE}` : TITLE;
  if (!asks(wanted)) return announce("");
  part("results").setAttribute("aria-busy", "true");
  try {
    const found = await engine.search(wanted.q, wanted);
    const cards = await found.cards(0, STEP);
    if (mine !== turn) return;
    show(found, cards);
    await narrow();
  } catch (error) {
    if (mine === turn) fail(error);
  } finally {
    if (mine === turn) part("results").removeAttribute("aria-busy");
  }
}

/** The facets, once they are in sight: on a phone they stay folded, and what they need is not fetched. */
async function narrow() {
  const mine = turn;
  if (shown && part("narrow").open) await facetList(part("facets"), shown.found, () => mine === turn);
}

function show(found, cards) {
  shown = { found, cards: 0 };
  part("failure").hidden = true;
  part("found").hidden = false;
  part("count").textContent = String(found.count);
  part("none").hidden = found.count > 0;
  part("sort").value = wanted.sort;
  const filters = Object.values(wanted.filters).flat().length;
  part("chosen").textContent = filters ? `(đã chọn ${filters})` : "";
  part("clear").hidden = !filters;
  part("narrow").hidden = !found.all.length && !filters;
  part("sort").parentElement.hidden = found.count < 2;
  part("list").replaceChildren();
  suggest(found.suggestion && capitalised(found.suggestion, cards.flatMap(({ title, summary, label }) => [title, summary, label])));
  const without = found.missing.map((word) => `“${word}”`).join(", ");
  part("missing").hidden = !without;
  part("missing").textContent = without && `Không bài nào có ${without}; đây là kết quả cho những từ còn lại.`;
  append(cards);
  const told = found.count ? `Tìm thấy ${found.count} kết quả` : "Không tìm thấy kết quả nào";
  announce(`${told}${spoken()}. ${part("missing").textContent}`.trim());
}

function spoken() {
  return wanted.q.trim() ? ` cho “${wanted.q.trim()}”` : "";
}

function append(cards) {
  const made = cards.map((card) => result(card, shown.found.marking, area.dataset.base));
  part("list").append(...made);
  shown.cards += cards.length;
  part("more").hidden = shown.cards >= shown.found.count;
  const { store, marking } = shown.found;
  // Whoever asks to save data gets the summaries, which are there already.
  if (!navigator.connection?.saveData) cards.forEach((card, i) => showExcerpt(made[i], card, store, marking));
  return made[0];
}

function suggest(suggestion) {
  const line = part("suggestion");
  line.hidden = !suggestion;
  if (!suggestion) return;
  const link = element("a", { href: write({ ...wanted, q: suggestion }) }, suggestion);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    change({ ...wanted, q: suggestion });
    field.focus();
  });
  fill(line, "Có phải bạn tìm: ", link, "?");
}

/** Says what went wrong as far as the browser knows, and keeps the results that are there. */
function fail(error) {
  const offline = navigator.onLine === false || error instanceof TypeError;
  part("failure").hidden = false;
  part("found").hidden = !shown;
  part("reason").textContent = offline
    ? "Không có kết nối mạng nên chưa tải được dữ liệu tìm kiếm. Khi có mạng, bấm “Thử lại”."
    : "Chưa tải được dữ liệu tìm kiếm. Bấm “Thử lại”, hoặc chọn một mục ở dưới.";
  announce(part("reason").textContent);
  if (!offline) console.error(error);
}

let speech;
/** Tells screen readers, once the reader has stopped typing. */
function announce(text) {
  clearTimeout(speech);
  speech = setTimeout(() => (part("status").textContent = text), 600);
}

/** Goes to another search: a step of its own in the browser's history, or in place of the last while typing. */
function change(to, { typing = false } = {}) {
  wanted = to;
  if (field.value !== to.q && !typing) field.value = to.q;
  const address = location.pathname + write(to);
  if (typing) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  run();
}

/** What is ticked; of a facet that is not drawn yet, what the address says. */
function chosen() {
  const drawn = new Set([...part("facets").querySelectorAll("input")].map((box) => box.name));
  const filters = Object.fromEntries(Object.entries(wanted.filters).filter(([key]) => !drawn.has(key)));
  for (const box of part("facets").querySelectorAll("input:checked")) (filters[box.name] ??= []).push(box.value);
  return filters;
}

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => change({ ...wanted, q: field.value }, { typing: true }), PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  change({ ...wanted, q: field.value });
});
part("facets").addEventListener("change", () => change({ ...wanted, filters: chosen() }));
part("narrow").addEventListener("toggle", () => narrow().catch(fail));
part("sort").addEventListener("change", (event) => change({ ...wanted, sort: event.target.value }));
part("clear").addEventListener("click", () => change({ ...wanted, filters: {}, sort: SORTS[0] }));
part("again").addEventListener("click", run);
part("more").addEventListener("click", async () => {
  try {
    const { found, cards } = shown;
    const first = append(await found.cards(cards, cards + STEP));
    first.querySelector("a").focus();
  } catch (error) {
    fail(error);
  }
});
addEventListener("popstate", () => {
  wanted = read(location.search);
  field.value = wanted.q;
  run();
});
addEventListener("online", () => {
  if (!part("failure").hidden) run();
});

engine.store().catch(() => {}); // the listing is on its way already; the first search meets its failure
field.value = wanted.q;
part("narrow").open = matchMedia("(min-width: 62rem)").matches;
if (asks(wanted)) run();
else if (!matchMedia("(pointer: coarse)").matches) field.focus({ preventScroll: true });
