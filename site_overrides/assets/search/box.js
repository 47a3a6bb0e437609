// The search field in the head of every page offers pages while one types (WAI-ARIA combobox with a list). The engine is
// fetched when somebody starts typing, and never for who asks to save data. Without this the field is a plain form.

const PAUSE = 300, FEWEST = 2, MOST = 6;

export function combobox(form) {
  const field = form.elements.q;
  const list = document.createElement("ul");
  list.id = `${field.id}_goi_y`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Bài tìm thấy");
  list.hidden = true;
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    autocomplete: "off",
  })) {
    field.setAttribute(name, value);
  }

  let engine, timer, active = -1, turn = 0;

  async function offer() {
    const mine = ++turn;
    const typed = field.value;
    if (typed.trim().length < FEWEST) return close();
    try {
      engine ??= import("./engine.js").then(({ Engine }) => new Engine(form.dataset.index, (...asked) => fetch(...asked)));
      const found = await (await engine).search(typed);
      const cards = await found.cards(0, MOST);
      if (mine === turn && document.activeElement === field) open(cards);
    } catch {
      engine = undefined; // out of reach of the network: the form itself still leads to the search page
      close();
    }
  }

  function open(cards) {
    active = -1;
    list.replaceChildren(...cards.map(option));
    list.hidden = cards.length === 0;
    point();
  }

  function option(card, i) {
    const made = document.createElement("li");
    made.id = `${list.id}_${i}`;
    made.setAttribute("role", "option");
    made.dataset.address = form.dataset.base + card.address;
    const label = document.createElement("small");
    label.textContent = card.label;
    made.append(card.title, " ", label);
    return made;
  }

  function close() {
    turn++;
    clearTimeout(timer);
    list.hidden = true;
    active = -1;
    point();
  }

  function point() {
    [...list.children].forEach((one, i) => one.setAttribute("aria-selected", String(i === active)));
    field.setAttribute("aria-expanded", String(!list.hidden));
    if (active < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  }

  const go = (one) => location.assign(one.dataset.address);
  const step = (by) => {
    const places = list.children.length + 1; // the field itself is one of them
    active = ((active + 1 + by + places) % places) - 1;
    point();
  };
  const keys = {
    ArrowDown: () => (list.hidden ? offer() : step(1)),
    ArrowUp: () => (list.hidden ? offer() : step(-1)),
    Escape: () => close(),
    Enter: () => go(list.children[active]),
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (navigator.connection?.saveData) return;
    timer = setTimeout(offer, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const { key } = event;
    if (!keys[key] || event.isComposing || (key === "Enter" && active < 0) || (key === "Escape" && list.hidden)) return;
    event.preventDefault();
    keys[key]();
  });
  field.addEventListener("blur", () => close());
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the field in focus until the click
  list.addEventListener("click", (event) => {
    const one = event.target.closest("li");
    if (one) go(one);
  });
}

const form = document.querySelector("header form[data-index]");
if (form) combobox(form);
