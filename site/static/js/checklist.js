/** Keeps the ticks of checklists in this browser, and counts them. Without storage the boxes still tick. */
const KEY = "meridian:ticks:";

/** Ids that were ticked, or none where storage is closed. */
function load(name) {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY + name)) ?? []);
  } catch {
    return new Set();
  }
}

/** Stores ids; says nothing where storage is closed. */
function save(name, ids) {
  try {
    localStorage.setItem(KEY + name, JSON.stringify([...ids]));
  } catch {
    // Private windows may refuse storage: the list works for this visit.
  }
}

for (const list of document.querySelectorAll("[data-checklist]")) {
  const name = list.dataset.checklist;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const line = list.querySelector("[data-progress]");
  const count = list.querySelector("[data-count]");
  const bar = list.querySelector("progress");
  const ticked = load(name);

  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    const figures = { done, all: boxes.length };
    count.textContent = count.dataset.count.replace(/%\((\w+)\)s/g, (_, key) => figures[key]);
    bar.value = done;
  };

  for (const box of boxes) box.checked = ticked.has(box.id);
  list.addEventListener("change", () => {
    save(name, boxes.filter((box) => box.checked).map((box) => box.id));
    show();
  });
  list.querySelector("[data-reset]").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    save(name, []);
    show();
    boxes[0]?.focus();
  });
  line.hidden = false;
  show();
}
