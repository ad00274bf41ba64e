"use strict";
(() => {
  const form = document.querySelector(".filters");
  const table = document.getElementById("table");
  const bugs = [...table.querySelectorAll(".bug")];
  const areas = [...table.querySelectorAll("tbody.area")];
  const heads = [...table.querySelectorAll(".releases th[title]")];
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const meanings = { r: "reproduced", a: "absent", l: "loud", i: "inapplicable", e: "error", g: "in range", b: "not measured" };

  // The cells of a row, one a release: those after the names.
  const cells = (row) => [...row.cells].slice(-heads.length);
  const there = (bug, index) => [...bug.rows].some((row) => /\b[rg]\b/.test(cells(row)[index].className));

  function apply() {
    const release = form.elements.release.value;
    const area = form.elements.area.value;
    const scenario = form.elements.scenario.value;
    const levels = new Set([...form.querySelectorAll("[name=level]:checked")].map((box) => box.value));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = new Set();
    let number = 0;
    for (const bug of bugs) {
      const held = bug.dataset;
      const fits =
        levels.has(held.level) && (!area || held.area === area) && (!scenario || held.scenario === scenario) &&
        words.every((word) => held.text.includes(word)) && (!release || there(bug, Number(release)));
      bug.hidden = !fits;
      if (fits) {
        number += 1;
        shown.add(held.area);
      }
    }
    for (const one of areas) one.hidden = !shown.has(one.dataset.area);
    heads.forEach((head, index) => head.classList.toggle("chosen", release === String(index)));
    count.textContent = `${number} of ${bugs.length} shown`;
    none.hidden = number > 0;
  }

  // What a cell says is told when it is pointed at: that many titles would make the page three times as long.
  table.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("td");
    if (!cell || cell.title || !cell.closest(".bug")) return;
    const index = cells(cell.parentElement).indexOf(cell);
    const word = meanings[cell.className.trim().split(" ")[0]];
    if (index >= 0 && word) cell.title = `${cell.closest(".bug").querySelector("a").textContent} · ${heads[index].title} · ${word}`;
  });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
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
  form.hidden = false;
  apply();
})();
