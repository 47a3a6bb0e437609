// What a script can add to pages that work without one: light or dark, larger text, copying the address, printing.
const root = document.documentElement;

/** Remember a choice where the browser lets us; without it the choice lasts for this page. */
function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { /* private browsing */ }
}

function remembered(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

function setTheme(theme) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
}

/** Text from 90% to 160%, in steps of 10. */
function setSize(percent) {
  const size = Math.min(160, Math.max(90, Number(percent) || 100));
  root.style.setProperty("--size", size / 100);
  root.dataset.size = size;
  return size;
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

async function share(button) {
  const url = document.querySelector("link[rel=canonical]").href;
  if (navigator.share) {
    await navigator.share({ title: document.title, url }).catch(() => {});
    return;
  }
  await navigator.clipboard.writeText(url);
  button.textContent = "Đã chép địa chỉ";
}

setTheme(remembered("theme"));
setSize(remembered("size"));

document.querySelector(".tools").hidden = false;
for (const button of document.querySelectorAll("[data-size]:not(html)")) {
  button.addEventListener("click", () => remember("size", setSize(Number(root.dataset.size) + 10 * button.dataset.size)));
}
document.querySelector("[data-theme-switch]").addEventListener("click", () => {
  setTheme(isDark() ? "light" : "dark");
  remember("theme", root.dataset.theme);
});
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !(navigator.share || navigator.clipboard);
  if (navigator.share) button.textContent = "Chia sẻ";
  button.addEventListener("click", () => share(button));
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
