/** On wide screens a changed filter is sent at once; in the sheet of narrow ones the button says what it would show. */
const form = document.querySelector("form[data-filters]");
const wide = window.matchMedia("(min-width: 60rem)");
const PLACE = "meridian:filters:place";
/** Long enough to tick a second box before the list is fetched again. */
const PATIENCE = 700;
/** Counts disturb nobody: they may come sooner. */
const SOON = 250;
let timer = 0;
let asked = null;

/** Fields with words and dates; that of the words may stand outside the form. */
const fields = () => [...form.elements].filter((field) => field.matches("input:not([type=checkbox])"));

/** Sends the form without empty fields, and remembers where the reader was. */
function send() {
  for (const field of fields()) field.disabled = !field.value;
  sessionStorage.setItem(PLACE, JSON.stringify({ id: document.activeElement?.id, y: window.scrollY }));
  form.action = form.action.split("#")[0];
  form.requestSubmit();
}

/** The words beside a box are a link without a script; with one they tick the box, so that several can be chosen. */
function tick(event) {
  const link = event.target.closest(".choice__name");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  link.parentElement.querySelector("input").click();
}

/** Asks for the list as it would be, and takes its numbers. Without an answer the old ones stay, and the button works. */
async function count() {
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const answer = await fetch(`${form.action.split("#")[0]}?${query}`, { signal: asked.signal }).catch(() => null);
  const text = answer?.ok ? await answer.text().catch(() => null) : null;
  if (text) take(new DOMParser().parseFromString(text, "text/html"));
}

/** The button's words and each box's count, as the answer has them; a facet that would narrow nothing has none. */
function take(answer) {
  const words = answer.querySelector(".filters__submit button");
  if (words) form.querySelector(".filters__submit button").textContent = words.textContent;
  for (const choice of form.querySelectorAll(".choice")) {
    const box = choice.querySelector("input");
    const fresh = answer.getElementById(box.id)?.closest(".choice");
    choice.querySelector(".choice__count").textContent = fresh?.querySelector(".choice__count").textContent ?? "";
    const name = choice.querySelector(".choice__name > span").textContent;
    box.setAttribute("aria-label", fresh?.querySelector("input").getAttribute("aria-label") ?? name);
  }
}

if (form) {
  form.addEventListener("click", tick);
  form.addEventListener("change", (event) => {
    clearTimeout(timer);
    if (!wide.matches) timer = setTimeout(count, SOON);
    else if (event.target.type === "checkbox") timer = setTimeout(send, PATIENCE);
  });
  form.addEventListener("submit", () => {
    for (const field of fields()) field.disabled = !field.value;
  });
  window.addEventListener("pageshow", (event) => {
    for (const field of fields()) field.disabled = false;
    if (!event.persisted) return;
    // Back to a page kept in memory: its boxes say again what its list shows
    form.reset();
    if (!wide.matches) count();
  });
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (place && wide.matches) {
    document.getElementById(place.id)?.focus({ preventScroll: true });
    window.scrollTo({ top: place.y, behavior: "instant" });
  }
}
