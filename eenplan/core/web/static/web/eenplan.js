/* Eenplan: keyboard, kept text, one submit only, a banner when the line is down. No library, no eval. */
(() => {
  "use strict";
  const PREFIX = "eenplan:tekst:";
  const MAX_AGE = 12 * 60 * 60 * 1000;
  const who = document.body.dataset.wie || "";
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* --- kept text: per form address and per person, in this tab only ------------------------------- */
  const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  const read = (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
  const drop = (key) => sessionStorage.removeItem(key);
  const keyOf = (form) => PREFIX + (form.dataset.bewaar || form.getAttribute("action") || location.pathname);
  const kept = (form) => [...form.elements].filter((field) => field.name && !field.closest("[data-niet-bewaren]")
    && (field.name === "sleutel" || !["hidden", "password", "file", "submit", "button"].includes(field.type)));

  function save(form, sent = false) {
    if (!who) return;
    const values = kept(form).map((field) => [field.name, field.value, field.checked === true, field.type]);
    sessionStorage.setItem(keyOf(form), JSON.stringify({ who, sent, at: Date.now(), values }));
  }

  function put(form, draft) {
    let changed = false;
    const used = new Map();
    for (const [name, value, checked, type] of draft.values) {
      const same = kept(form).filter((field) => field.name === name);
      if (type === "checkbox" || type === "radio") {
        const field = same.find((item) => item.value === value);
        if (field && checked && !field.checked) { field.checked = true; changed = true; }
        continue;
      }
      const nth = used.get(name) || 0;
      used.set(name, nth + 1);
      const field = same[nth];
      if (!field || value === "" || field.value === value || (name !== "sleutel" && field.value.trim() !== "" && field.tagName !== "SELECT")) continue;
      field.value = value;
      changed = changed || name !== "sleutel";
    }
    return changed;
  }

  function tell(form, key, at) {
    const box = Object.assign(document.createElement("div"), { className: "utrecht-alert utrecht-alert--info" });
    const time = new Date(at).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
    const text = Object.assign(document.createElement("p"), { textContent: `Uw tekst van ${time} uur is teruggezet. ` });
    const wipe = Object.assign(document.createElement("button"), { type: "button", textContent: "Wis deze tekst",
      className: "utrecht-link-button utrecht-link-button--inline" });
    wipe.addEventListener("click", () => { form.reset(); drop(key); box.remove(); });
    text.append(wipe);
    box.append(text);
    (document.getElementById("meldingen") || form.parentElement).append(box);
  }

  function restore(root = document) {
    for (const form of $$("form[data-bewaar]", root)) {
      const key = keyOf(form), draft = read(key);
      if (draft && put(form, draft)) tell(form, key, draft.at);
    }
  }

  function tidy() {
    const here = new Set($$("form[data-bewaar]").map(keyOf));
    const done = document.querySelector("[data-gelukt]") !== null;
    const lost = !who || document.querySelector("[data-fout]") !== null; /* login or error page: it never arrived */
    for (const key of drafts()) {
      const draft = read(key);
      const old = !draft || Date.now() - draft.at > MAX_AGE;
      const other = draft && who && draft.who !== who;
      const arrived = draft && draft.sent && !lost && (done || !here.has(key));
      if (old || other || arrived) drop(key);
      else if (lost) sessionStorage.setItem(key, JSON.stringify({ ...draft, sent: false }));
    }
  }

  tidy();
  restore();
  const summary = document.querySelector("[data-fouten]");
  if (summary) summary.focus();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.matches("[data-bewaar]")) save(form);
  });

  /* --- one submit only ------------------------------------------------------------------------------ */
  function release(form) {
    delete form.dataset.bezig;
    $$("button[aria-disabled=true]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-wis]")) drafts().forEach(drop);
    if (form.method !== "post") return;
    if (form.dataset.bezig) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    form.dataset.bezig = "1";
    if (form.matches("[data-bewaar]")) save(form, true);
    setTimeout(() => form.dataset.bezig && $$("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true")));
  }, true);
  window.addEventListener("pageshow", () => $$("form[data-bezig]").forEach(release));

  /* --- htmx ----------------------------------------------------------------------------------------- */
  function banner(text) {
    document.querySelector(".ep-storing")?.remove();
    const box = document.createElement("div");
    box.className = "ep-storing";
    box.setAttribute("role", "alert");
    box.append(Object.assign(document.createElement("span"), { textContent: text }));
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Sluiten" });
    close.addEventListener("click", () => box.remove());
    box.append(close);
    document.body.append(box);
  }
  const failed = () => banner("Geen verbinding; uw tekst is bewaard.");
  ["htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, failed));
  document.addEventListener("htmx:responseError", () => banner("Dat lukte niet; uw tekst is bewaard. Probeer het zo opnieuw."));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest("form");
    if (!form) return;
    release(form);
    if (event.detail.successful && !event.detail.xhr.responseText.includes("data-fouten")) drop(keyOf(form));
  });

  /* --- keyboard: one key each, never while typing, and it can be switched off (WCAG 2.1.4) --------- */
  const help = document.getElementById("ep-hulp");
  const toggle = document.querySelector("[data-sneltoetsen]");
  if (toggle) {
    toggle.checked = localStorage.getItem("eenplan:sneltoetsen") !== "uit";
    toggle.addEventListener("change", () => localStorage.setItem("eenplan:sneltoetsen", toggle.checked ? "aan" : "uit"));
  }
  $$("[data-open-hulp]").forEach((button) => button.addEventListener("click", () => help?.showModal()));
  function move(step) {
    const rows = $$(".ep-worklist tbody th a");
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
  }
  const keys = {
    n: () => document.querySelector('[data-sneltoets="n"]')?.click(),
    "/": () => document.querySelector("[data-zoek]")?.focus(),
    j: () => move(1),
    k: () => move(-1),
    "?": () => help?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, dialog, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || (toggle && !toggle.checked)) return;
    const action = keys[event.key.toLowerCase()];
    if (action) { event.preventDefault(); action(); }
  });
})();
