/** Copies a page's address and prints it, where the browser can. */
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const label = button.querySelector("[data-label]");
  const before = label.textContent;
  label.setAttribute("role", "status");
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy || window.location.href);
    label.textContent = button.dataset.done;
    setTimeout(() => { label.textContent = before; }, 4000);
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
