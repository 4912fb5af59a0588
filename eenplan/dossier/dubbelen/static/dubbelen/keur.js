/* Working off a list by keyboard: J, K or arrows walk, one key each decides. Only while the list has the focus
   (WCAG 2.1.4), never while typing; without script every button is there. */
(() => {
  const list = document.querySelector("[data-keurlijst]");
  if (!list) return;
  const items = [...list.querySelectorAll("[data-keur]")];
  const steps = { j: 1, arrowdown: 1, k: -1, arrowup: -1 };
  const go = (at) => items[Math.min(Math.max(at, 0), items.length - 1)]?.focus();
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (localStorage.getItem("eenplan:sneltoetsen") === "uit") return;
    const key = event.key.toLowerCase();
    const item = event.target.closest("[data-keur]");
    const button = item?.querySelector(`[data-keurtoets="${CSS.escape(key)}"]`);
    if (key in steps) go(items.indexOf(item) + steps[key]);
    else if (button) button.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  go(0);
})();
