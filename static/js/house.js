// What makes the house quicker to use. Every page works without it.

const box = document.getElementById("search-box");
const answer = document.getElementById("search-answer");

// Theme switch
const themeSwitch = document.querySelector("[data-theme-switch]");
if (themeSwitch) {
  themeSwitch.hidden = false;
  themeSwitch.addEventListener("click", () => {
    const root = document.documentElement;
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.bsTheme);
  });
}

// Keys: never while typing, never with a modifier (WCAG 2.1.4)
const places = { t: "/", c: "/contacts/", e: "/events/", p: "/media/" };
let afterG = false;
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape") closeOpenThings();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (afterG && places[event.key]) location.href = places[event.key];
  else if (event.key === "/" && box) box.focus();
  else if (event.key === "?") showKeys();
  else if (linkFor(event.key)) linkFor(event.key).click();
  else {
    afterG = event.key === "g";
    return;
  }
  afterG = false;
  event.preventDefault();
});

// A link or button names its own keys in aria-keyshortcuts; the help reads them there
function linkFor(key) {
  if (document.querySelector("dialog[open]")) return null;
  return document.querySelector(`[aria-keyshortcuts~="${CSS.escape(key)}"]`);
}

function showKeys() {
  const help = document.getElementById("keys");
  help?.querySelectorAll("[data-here]").forEach((row) => row.remove());
  document.querySelectorAll("main [aria-keyshortcuts]").forEach((link) => {
    const row = document.createElement("div");
    const [keys, words] = [document.createElement("dt"), document.createElement("dd")];
    link.getAttribute("aria-keyshortcuts").split(" ").forEach((key) => {
      const cap = document.createElement("kbd");
      cap.textContent = { ArrowLeft: "←", ArrowRight: "→" }[key] ?? key;
      keys.append(cap, " ");
    });
    words.textContent = link.getAttribute("aria-label") ?? link.textContent;
    row.dataset.here = "";
    row.append(keys, words);
    help?.querySelector("dl").append(row);
  });
  help?.showModal();
}

function closeOpenThings() {
  if (answer) answer.textContent = "";
  document.querySelectorAll("details.menu[open]").forEach((menu) => menu.removeAttribute("open"));
}

document.addEventListener("click", (event) => {
  if (answer && !event.target.closest(".search")) answer.textContent = "";
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  });
});

// Arrow keys walk through lists of answers: the search box's, and any box that names its list
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const scope = event.target.closest(".search, [data-arrows]");
  if (!scope) return;
  const stops = [scope.querySelector("input"), ...scope.querySelectorAll("[data-stop]")];
  const next = stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
  if (stops[next]) {
    event.preventDefault();
    stops[next].focus();
  }
});

// Filters answer as they are changed
document.querySelectorAll("form.filters").forEach((form) => {
  form.addEventListener("change", () => form.requestSubmit());
});

// A form is sent once, and a page left with typed text asks first
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});
addEventListener("beforeunload", (event) => {
  const written = document.querySelector("form.sheet-form [data-written]");
  if (written && !written.form.dataset.sent) event.preventDefault();
});
document.addEventListener("input", (event) => {
  if (event.target.closest("form.sheet-form")) event.target.dataset.written = "yes";
});

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

// A strip of many rooms that is wider than a phone shows the one we are in
document.querySelector(".switch-long [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
