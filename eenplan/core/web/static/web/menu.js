/* Eenplan: on a phone the menu is a button, and a timeline its table. */
(() => {
  "use strict";
  document.querySelectorAll("[data-menu]").forEach((menu) => {
    const button = menu.querySelector("button");
    const put = (open) => { menu.dataset.open = open ? "ja" : ""; button.setAttribute("aria-expanded", String(open)); };
    button.hidden = false;
    put(false);
    button.addEventListener("click", () => put(menu.dataset.open === ""));
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { put(false); button.focus(); } });
  });
  if (!matchMedia("(max-width: 40rem)").matches) return;
  document.querySelectorAll(".ep-beeld details").forEach((table) => { table.open = true; });
})();
