/** Completes the words in a search field: an ARIA 1.2 combobox with a list below it. Without this the form is a plain one. */
const PATIENCE = 150;
/** A letter of an alphabet says nothing yet, a Chinese character does. */
const ENOUGH = /[^\u0000-\u2e7f]|\S.*\S/u;
const CARET = new Set(["Home", "End", "ArrowLeft", "ArrowRight"]);
let made = 0;

class Suggest {
  constructor(box) {
    this.input = box.querySelector("input");
    this.address = box.dataset.suggest;
    this.words = box.dataset;
    this.known = new Map();
    this.place = -1;
    made += 1;
    this.list = Object.assign(document.createElement("ul"), { id: `suggest-${made}`, className: "suggest__list", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.name);
    this.said = Object.assign(document.createElement("span"), { className: "visually-hidden" });
    this.said.setAttribute("role", "status");
    box.append(this.list, this.said);
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(roles)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", (event) => event.isComposing || this.later());
    this.input.addEventListener("compositionend", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("li")));
  }

  /** Asks once the reader pauses; what was asked before is dropped. */
  later() {
    clearTimeout(this.timer);
    this.asked?.abort();
    const text = this.input.value.trim();
    if (!ENOUGH.test(text)) this.close();
    else if (this.known.has(text)) this.show(text);
    else this.timer = setTimeout(() => this.ask(text), PATIENCE);
  }

  async ask(text) {
    this.asked = new AbortController();
    try {
      const answer = await fetch(`${this.address}&q=${encodeURIComponent(text)}`, { signal: this.asked.signal, credentials: "omit" });
      if (!answer.ok) return this.close();
      this.known.set(text, (await answer.json()).results);
      if (this.input.value.trim() === text && document.activeElement === this.input) this.show(text);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(text) {
    const found = this.known.get(text);
    this.place = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...found.map((one, number) => this.option(one, number, text)));
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(Boolean(found.length)));
    this.said.textContent = this.words.count.replace("{count}", found.length.toLocaleString(document.documentElement.lang));
  }

  option(one, number, text) {
    const item = Object.assign(document.createElement("li"), { id: `${this.list.id}-${number}` });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.url = new URL(one.html_url).pathname + new URL(one.html_url).search;
    const title = Object.assign(document.createElement("span"), { dir: "auto", lang: one.language });
    const at = one.title.toLowerCase().indexOf(text.toLowerCase());
    if (at < 0) title.textContent = one.title;
    else {
      const end = at + text.length;
      const same = Object.assign(document.createElement("b"), { textContent: one.title.slice(at, end) });
      title.append(one.title.slice(0, at), same, one.title.slice(end));
    }
    const kind = Object.assign(document.createElement("span"), { className: "suggest__kind", textContent: one.label });
    item.append(title, " ", kind);
    return item;
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const open = !this.list.hidden;
    if (event.isComposing) return;
    // The caret moves: what is meant is the field again, and the browser does the rest.
    if (CARET.has(event.key)) return this.point(-1);
    if (event.altKey && event.key === "ArrowUp") this.close();
    else if (step && open) this.move(step);
    else if (step && this.known.has(this.input.value.trim())) this.show(this.input.value.trim());
    else if (event.key === "Enter" && open && this.place >= 0) this.go(this.list.children[this.place]);
    else if (event.key === "Escape" && open) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Up and down, with the field itself between the last and the first. */
  move(step) {
    const count = this.list.children.length;
    this.point(((this.place + 1 + step + count + 1) % (count + 1)) - 1);
  }

  /** Says which line is meant; -1: the field itself. */
  point(place) {
    this.list.children[this.place]?.setAttribute("aria-selected", "false");
    this.place = place;
    const item = this.list.children[this.place];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  go(item) {
    if (item) window.location.assign(item.dataset.url);
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.place = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

for (const box of document.querySelectorAll("[data-suggest]")) new Suggest(box);

const head = document.getElementById("site-search");
head?.addEventListener("toggle", (event) => event.newState === "open" && head.querySelector("input").focus());
