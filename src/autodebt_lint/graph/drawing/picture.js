"use strict";
const systems = [...document.querySelectorAll(".system")];
const linked = [...document.querySelectorAll("[data-ends]")];
function choose(number) {
  const near = new Set([number]);
  for (const item of linked) {
    const ends = item.dataset.ends.split(" ");
    const mine = number === null || ends.includes(number);
    item.classList.toggle("dim", !mine);
    item.classList.toggle("lit", number !== null && mine);
    if (mine) ends.forEach((end) => near.add(end));
  }
  for (const system of systems) {
    const chosen = system.dataset.system === number;
    system.classList.toggle("chosen", chosen);
    system.setAttribute("aria-pressed", String(chosen));
    system.classList.toggle("dim", number !== null && !near.has(system.dataset.system));
  }
}
for (const system of systems) {
  const toggle = () => choose(system.classList.contains("chosen") ? null : system.dataset.system);
  system.addEventListener("click", toggle);
  system.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      toggle();
    }
  });
}
// A link to the page may name the system to begin with: integrations.html#hubspot
const named = decodeURIComponent(location.hash.slice(1));
const first = systems.find((system) => system.dataset.name === named);
if (first) choose(first.dataset.system);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
});
