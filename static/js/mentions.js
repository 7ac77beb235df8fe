// Suggest colleagues while an @ is typed in a note. Without this file the name is typed in full.

const names = [...document.querySelectorAll("#colleague-names option")].map((option) => option.value);
const begun = /(?:^|[^\w@.])@([^\s@]*(?: [^\s@]*)?)$/u;

document.querySelectorAll("textarea").forEach((text) => {
  const list = document.createElement("ul");
  list.id = `${text.id}-names`;
  list.className = "mention-names";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Colleagues");
  list.hidden = true;
  text.parentElement.classList.add("mention-box");
  text.after(list);
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", list.id);

  const typed = () => begun.exec(text.value.slice(0, text.selectionStart))?.[1];
  const chosen = () => list.querySelector("[aria-selected='true']");

  function close() {
    list.hidden = true;
    list.replaceChildren();
    text.removeAttribute("aria-activedescendant");
  }

  function select(option) {
    chosen()?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    text.setAttribute("aria-activedescendant", option.id);
  }

  function take(option) {
    const start = text.selectionStart - typed().length;
    text.setRangeText(`${option.textContent} `, start, text.selectionStart, "end");
    close();
    text.focus();
  }

  function suggest() {
    close();
    const part = typed()?.toLowerCase();
    const fits = part === undefined ? [] : names.filter((name) => name.toLowerCase().startsWith(part));
    fits.slice(0, 6).forEach((name, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.textContent = name;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(option));
      list.append(option);
    });
    if (!fits.length) return;
    list.hidden = false;
    select(list.firstChild);
  }

  text.addEventListener("input", suggest);
  text.addEventListener("blur", close);
  text.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: "nextSibling", ArrowUp: "previousSibling" }[event.key];
    if (step) select(chosen()[step] ?? chosen());
    else if (event.key === "Tab" ? !event.shiftKey : event.key === "Enter" && !event.isComposing) take(chosen());
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
});
