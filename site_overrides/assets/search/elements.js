// Elements made from values. Text goes in as text, never as markup.

/** An element with attributes and children, strings or nodes. An attribute of null or false is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Replaces what stands in an element. */
export function fill(target, ...children) {
  target.replaceChildren(...children);
}

/** The parts of a marked text as nodes. */
export function nodes(parts) {
  return parts.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
}
