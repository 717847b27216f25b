/** Puts pages on a shortlist that lives in this browser: a list of {key, title}. */
const KEY = "meridian:shortlist";

/** Everything on the shortlist. */
export function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

/** Adds or removes a page; returns whether it is on the list now. */
export function toggle(key, title) {
  const items = read();
  const others = items.filter((item) => item.key !== key);
  const added = others.length === items.length;
  localStorage.setItem(KEY, JSON.stringify(added ? [...others, { key, title }] : others));
  return added;
}

/** Draws a button's state. */
function draw(button, on) {
  button.setAttribute("aria-pressed", String(on));
  button.querySelector("[data-on]").hidden = !on;
  button.querySelector("[data-off]").hidden = on;
}

for (const button of document.querySelectorAll("[data-shortlist]")) {
  const key = button.dataset.shortlist;
  draw(button, read().some((item) => item.key === key));
  button.hidden = false;
  button.addEventListener("click", () => {
    try {
      draw(button, toggle(key, button.dataset.title));
      count();
    } catch {
      button.hidden = true;
    }
  });
}

/** Shows how many are on the list beside the link to it; without any there is no link. */
function count() {
  const items = read();
  for (const link of document.querySelectorAll("[data-shortlist-link]")) {
    link.hidden = !items.length;
    link.querySelector("[data-count]").textContent = items.length;
  }
}

addEventListener("storage", count);
count();

/** The list's own page without anything in its address shows what this browser holds. */
if (document.querySelector("[data-shortlist-page]")) {
  const keys = read().map((item) => item.key);
  if (keys.length) location.replace(`?ids=${keys.slice(-50).join(",")}`);
}
