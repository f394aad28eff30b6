"use strict";
{
  const table = document.getElementById("findings");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const text = document.getElementById("text");
  const choices = [...document.querySelectorAll("select[data-column]")];
  const shown = document.getElementById("shown");
  const filter = () => {
    const wanted = text.value.toLowerCase();
    let count = 0;
    rows.forEach((row, at) => {
      const fits =
        texts[at].includes(wanted) &&
        choices.every((choice) => !choice.value || row.cells[choice.dataset.column].textContent.trim() === choice.value);
      row.hidden = !fits;
      count += fits;
    });
    shown.value = `${count.toLocaleString("en")} finding${count === 1 ? "" : "s"}`;
  };
  text.addEventListener("input", filter);
  choices.forEach((choice) => choice.addEventListener("change", filter));
  text.form.addEventListener("submit", (event) => event.preventDefault());
  const value = (row, at) => {
    const cell = row.cells[at];
    const known = cell.dataset.value ?? cell.textContent.trim();
    return known !== "" && !isNaN(known) ? Number(known) : known;
  };
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.ariaSort === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = new Intl.Collator("en", { numeric: true });
      const sorted = rows
        .map((row) => [value(row, at), row])
        .sort(([a], [b]) => (typeof a === "number" && typeof b === "number" ? a - b : order.compare(a, b)));
      if (down) sorted.reverse();
      body.append(...sorted.map(([, row]) => row));
    });
  });
}
