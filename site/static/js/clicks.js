/** Says which answer of a search was opened: its words, language and number, never who (decisions.md 22). */
const answers = document.querySelector("[data-clicks]");

/** Sent once the page is being left; nobody waits for it, and nothing is lost when it fails. */
function tell(event) {
  const hit = event.target.closest("a")?.closest("[data-hit]");
  if (!hit) return;
  const said = { q: answers.dataset.words, l: document.documentElement.lang, id: hit.dataset.hit };
  navigator.sendBeacon?.(answers.dataset.clicks, new URLSearchParams(said));
}

if (answers) {
  answers.addEventListener("click", tell);
  answers.addEventListener("auxclick", tell);
}
