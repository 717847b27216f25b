/** On wide screens a changed filter is sent at once; in the sheet of narrow ones the reader presses the button. */
const form = document.querySelector("form[data-filters]");
const wide = window.matchMedia("(min-width: 60rem)");
const PLACE = "meridian:filters:place";
/** Long enough to tick a second box before the list is fetched again. */
const PATIENCE = 700;
let timer = 0;

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

if (form) {
  form.addEventListener("click", tick);
  form.addEventListener("change", (event) => {
    clearTimeout(timer);
    if (wide.matches && event.target.type === "checkbox") timer = setTimeout(send, PATIENCE);
  });
  form.addEventListener("submit", () => {
    for (const field of fields()) field.disabled = !field.value;
  });
  window.addEventListener("pageshow", () => {
    for (const field of fields()) field.disabled = false;
  });
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (place && wide.matches) {
    document.getElementById(place.id)?.focus({ preventScroll: true });
    window.scrollTo({ top: place.y, behavior: "instant" });
  }
}
