/* Leave at once: the button, or Shift three times. The page goes, and nothing typed stays behind. */
(() => {
  "use strict";
  const link = () => document.getElementById("nooduitgang");

  function leave(event) {
    event?.preventDefault();
    const target = link()?.href || "/weg";
    document.title = " ";
    document.documentElement.hidden = true;
    for (const store of [sessionStorage, localStorage]) { try { store.clear(); } catch { /* closed store */ } }
    document.querySelectorAll("form").forEach((form) => form.reset());
    location.replace(target);
  }

  let presses = 0, last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = 0; return; }
    if (event.repeat) return;
    presses = Date.now() - last < 1500 ? presses + 1 : 1;
    last = Date.now();
    if (presses >= 3) leave(event);
  });
  document.addEventListener("click", (event) => { if (event.target.closest("#nooduitgang")) leave(event); });
  /* Coming back with the back button shows nothing of before. */
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
