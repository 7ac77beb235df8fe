// Put a message point into the answer. Without this file its words stand there to copy.

document.querySelectorAll("[data-point]").forEach((button) => {
  const answer = document.getElementById(button.dataset.into);
  const box = button.parentElement.querySelector("input[type=checkbox]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const before = answer.value.trimEnd();
    answer.value = before ? `${before}\n\n${button.dataset.point}` : button.dataset.point;
    box.checked = true;
    answer.dispatchEvent(new Event("input", { bubbles: true }));
    answer.focus();
  });
});
