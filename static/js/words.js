// Kind words: what is typed is looked through, and marked beneath its field. It never blocks.

const WAIT = 600; // milliseconds without a key
const CHECK = "/library/words/check/";
const asking = new WeakMap();

const spoken = document.createElement("p");
spoken.className = "visually-hidden";
spoken.setAttribute("role", "status");
document.querySelector("main")?.append(spoken);

function labelOf(field) {
  const label = field.labels?.[0]?.cloneNode(true);
  label?.querySelectorAll(".asteriskField").forEach((star) => star.remove());
  return label?.textContent.trim() || "this text";
}

function boxOf(field) {
  const id = `${field.id}_marks`;
  let box = document.getElementById(id);
  if (!box) {
    box = document.createElement("div");
    box.id = id;
    box.className = "marks-box";
    field.after(box);
    const described = field.getAttribute("aria-describedby");
    field.setAttribute("aria-describedby", described ? `${described} ${id}` : id);
  }
  return box;
}

async function look(field) {
  asking.get(field)?.abort();
  const text = field.value;
  const token = field.form?.elements.csrfmiddlewaretoken?.value;
  if (!token || !field.id) return;
  if (text.trim().length < 3) return show(field, []);
  const control = new AbortController();
  asking.set(field, control);
  try {
    const answer = await fetch(CHECK, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams({ text }),
      redirect: "manual",
      signal: control.signal,
    });
    if (!answer.ok) return; // marks are a help; without them one writes on
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(field, [...page.body.childNodes]);
  } catch {
    // typed on, or no connection: the next pause asks again
  }
}

function show(field, nodes) {
  const box = nodes.length ? boxOf(field) : document.getElementById(`${field.id}_marks`);
  if (!box) return;
  const before = box.querySelectorAll(".mark").length;
  box.replaceChildren(...nodes);
  const count = box.querySelectorAll(".mark").length;
  box.toggleAttribute("hidden", count === 0);
  if (count !== before)
    spoken.textContent = count
      ? `${count} ${count === 1 ? "word" : "words"} to look at beneath ${labelOf(field)}.`
      : `Nothing to look at in ${labelOf(field)}.`;
}

function put(button) {
  const box = button.closest(".marks-box");
  const field = document.getElementById(box.id.replace(/_marks$/, ""));
  const { found, offer } = button.dataset;
  let start = Number(button.dataset.start);
  // Somebody typed on before the marks came: look for the word where it stands now.
  if (field.value.slice(start, start + found.length) !== found) start = field.value.indexOf(found);
  if (start < 0) return void look(field);
  field.focus();
  field.setSelectionRange(start, start + found.length);
  // The old command alone is one step of the browser's own undo.
  if (!document.execCommand("insertText", false, offer)) {
    field.setRangeText(offer, start, start + found.length, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  look(field);
}

const waiting = new WeakMap();
document.addEventListener("input", ({ target }) => {
  if (!target.matches?.("[data-words]")) return;
  clearTimeout(waiting.get(target));
  waiting.set(target, setTimeout(() => look(target), WAIT));
});
document.addEventListener("click", ({ target }) => {
  const offer = target.closest(".mark-offer");
  if (offer) put(offer);
  target.closest("[data-guard-away]")?.parentElement.remove();
});

document.querySelectorAll("[data-guard-away]").forEach((button) => (button.hidden = false));
document.querySelectorAll("[data-words]").forEach((field) => field.value && look(field));
