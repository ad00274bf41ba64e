"use strict";
(() => {
  const form = document.querySelector(".filters");
  if (!form) return;
  const cards = [...document.querySelectorAll(".card")];
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const fold = document.getElementById("fold");
  const chosen = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

  function apply() {
    const levels = chosen("level");
    const kinds = chosen("kind");
    const changes = chosen("change");
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const { level, kind, change, text } = card.dataset;
      const fits =
        levels.has(level) && kinds.has(kind) && (!change || changes.has(change)) &&
        words.every((word) => text.includes(word));
      card.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.textContent = `${shown} of ${cards.length} shown`;
    none.hidden = shown > 0;
    name();
  }

  const visible = () => cards.filter((card) => !card.hidden);
  function name() {
    fold.textContent = visible().some((card) => card.open) ? "Fold all" : "Unfold all";
  }

  // A link to a finding shows it, whatever the filters say.
  function follow() {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!card || !cards.includes(card)) return;
    card.hidden = false;
    card.open = true;
    card.scrollIntoView();
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  fold.addEventListener("click", () => {
    const open = !visible().some((card) => card.open);
    for (const card of visible()) card.open = open;
    name();
  });
  for (const card of cards) card.addEventListener("toggle", name);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && document.activeElement === search) {
      search.value = "";
      apply();
    }
  });
  addEventListener("hashchange", follow);
  form.hidden = false;
  apply();
  follow();
})();
