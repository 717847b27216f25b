/** Replaces a link to a video by its frame when the reader asks for it (sandboxed, without cookies of ours). */
for (const box of document.querySelectorAll("[data-embed]")) {
  const { embed, title } = box.dataset;
  if (!embed) continue;
  box.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = embed;
    frame.title = title;
    frame.allow = "fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation");
    box.replaceChildren(frame);
    frame.focus();
  });
}
