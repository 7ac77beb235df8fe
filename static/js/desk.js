// The press desk by keyboard. Without this file the form and the links do the same.

const desk = document.querySelector(".desk");
const caller = document.getElementById("desk-q");
const rowOf = (element) => element.closest?.(".desk-rows a");
let pressed = "";

caller.setSelectionRange(caller.value.length, caller.value.length);

// A letter typed on a row belongs in the box, and is no shortcut of the house
document.addEventListener("keydown", (event) => {
  const key = (pressed = event.key);
  const isLetter = key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!rowOf(event.target) || !(isLetter || key === "Backspace")) return;
  event.stopPropagation();
  caller.focus();
}, true);
document.addEventListener("pointerdown", () => (pressed = ""), true);

// house.js walks the list with the arrow keys; the card follows
desk.addEventListener("focusin", (event) => {
  if (rowOf(event.target) && pressed.startsWith("Arrow")) rowOf(event.target).click();
});
desk.addEventListener("click", (event) => {
  const row = rowOf(event.target);
  if (!row) return;
  desk.querySelector(".desk-rows [aria-current]")?.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
});

// Say what was found; bring a card into view that was chosen by touch
document.addEventListener("htmx:afterSettle", (event) => {
  const answer = document.getElementById("desk-answer");
  const card = document.getElementById("journalist-card");
  document.getElementById("desk-status").textContent = answer.dataset.status;
  if (event.detail.target.id === card?.id && !pressed) card.scrollIntoView({ block: "nearest" });
});
