// Sets the chosen theme before the first paint, and more contrast where the theme or the system asks
// for it. A file of its own because inline scripts are refused.
const root = document.documentElement;
const more = matchMedia("(prefers-contrast: more)");
const setContrast = () => root.toggleAttribute("data-contrast", more.matches || root.dataset.theme === "contrast");
try {
  const theme = localStorage.getItem("entente.theme");
  if (theme === "light" || theme === "dark" || theme === "contrast") root.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme holds.
}
setContrast();
more.addEventListener("change", setContrast);
new MutationObserver(setContrast).observe(root, { attributeFilter: ["data-theme"] });
