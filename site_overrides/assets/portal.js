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

/** Put an address on the clipboard and tell, to eyes and ears, what came of it. Returns whether it is there. */
async function copy(url, what) {
  const copied = await navigator.clipboard.writeText(url).then(() => true, () => false);
  said.textContent = copied ? `Đã chép ${what}` : `Chưa chép được ${what}: nhấn giữ hoặc bấm chuột phải vào đường dẫn`;
  clearTimeout(said.timer);
  said.timer = setTimeout(() => { said.textContent = ""; }, 6000);
  return copied;
}

async function share(button) {
  const url = document.querySelector("link[rel=canonical]").href;
  if (navigator.share) {
    await navigator.share({ title: document.title, url }).catch(() => {});
    return;
  }
  if (await copy(url, "địa chỉ")) button.textContent = "Đã chép địa chỉ";
}

/** Put a button beside a link that copies its address. */
function offerCopying(link, made) {
  const button = made.cloneNode(true);
  const what = `địa chỉ “${link.dataset.address}”`;
  button.title = `Chép ${what}`;
  button.setAttribute("aria-label", button.title);
  button.addEventListener("click", async () => {
    document.querySelector(".address .good")?.classList.remove("good");
    button.classList.toggle("good", await copy(link.href, what));
  });
  link.after(button);
}

// It is there before anything is said: what a region of the page held when it came is not read aloud.
const said = document.querySelector("main").appendChild(document.createElement("p"));
said.className = "said";
said.setAttribute("role", "status");

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
const copying = document.querySelector("[data-copy-address]");
if (copying && navigator.clipboard) {
  for (const link of document.querySelectorAll("[data-address]")) offerCopying(link, copying.content.firstElementChild);
}
