// Set the theme before the first paint, so that a dark room is not lit up white.
(() => {
  const stored = localStorage.getItem("theme");
  const dark = stored ? stored === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.classList.add("js");
  document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
})();
