// Copy a text of ours to the clipboard. Without this file it can be selected and copied by hand.

document.querySelectorAll("[data-copy-from]").forEach((button) => {
  const source = document.getElementById(button.dataset.copyFrom);
  const told = button.closest("section").querySelector("[data-copy-told]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    select(source);
    // Browsers open the clipboard only to pages over TLS or on this machine; elsewhere the old way
    const copied = await navigator.clipboard?.writeText(source.innerText).then(() => true, () => false);
    told.textContent = copied || document.execCommand("copy") ? "Copied." : "Selected: copy it with your keyboard.";
  });
});

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
