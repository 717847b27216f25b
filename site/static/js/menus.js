/** Closes open `<details data-menu>` on Escape, on a press outside, and when focus moves on. */
const menus = document.querySelectorAll("details[data-menu]");

/** Closes a menu; the summary gets the focus back if asked. */
function close(menu, focus = false) {
  if (!menu.open) return;
  menu.open = false;
  if (focus) menu.querySelector("summary")?.focus();
}

for (const menu of menus) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(menu, true);
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu);
  });
}

document.addEventListener("pointerdown", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) close(menu);
});
