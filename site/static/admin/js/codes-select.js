/* A multiple select of many codes becomes a search box with chips. The select stays: it is what is submitted,
   and what is used without script. Chosen options stand first in it, in the order in which they were added. */

const SHOWN = 60; // more than this nobody reads; typing narrows it down
let count = 0;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

class CodesSelect extends HTMLElement {
  connectedCallback() {
    this.select = this.querySelector("select");
    if (!this.select || this.input) return;
    this.id_ = `codes-${(count += 1)}`;
    this.active = -1;
    this.texts = new Map([...this.select.options].map((option) => [option, fold(`${option.value} ${option.text}`)]));
    this.build();
    this.draw();
  }

  build() {
    const { search, chosen, hint } = this.dataset;
    this.chips = element("ul", { class: "codes__chips", "aria-label": chosen, role: "list" });
    this.hint = element("p", { class: "codes__hint", id: `${this.id_}-hint` }, hint);
    this.list = element("ul", { class: "codes__list", id: `${this.id_}-list`, role: "listbox", "aria-label": search });
    this.list.hidden = true;
    this.input = element("input", {
      type: "text",
      class: "codes__input",
      role: "combobox",
      autocomplete: "off",
      placeholder: search,
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      "aria-controls": `${this.id_}-list`,
      "aria-describedby": `${this.id_}-hint`,
    });
    this.takeLabel();
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("focus", () => this.open());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the box
    this.list.addEventListener("click", (event) => this.add(event.target.closest("[role=option]")?.option));
    this.append(this.chips, element("div", { class: "codes__box" }, this.input, this.list), this.hint);
    this.select.hidden = true;
  }

  /* The field's label leads to the search box from now on. */
  takeLabel() {
    const label = this.select.id && document.querySelector(`label[for="${CSS.escape(this.select.id)}"]`);
    if (label) {
      this.input.id = `${this.select.id}-search`;
      label.htmlFor = this.input.id;
    } else {
      this.input.setAttribute("aria-label", this.dataset.search);
    }
  }

  chosen() {
    return [...this.select.options].filter((option) => option.selected);
  }

  draw() {
    this.chips.replaceChildren(
      ...this.chosen().map((option) => {
        const remove = element("button", { type: "button", "aria-label": `${this.dataset.remove}: ${option.text}` }, "×");
        remove.addEventListener("click", () => {
          this.drop(option);
          this.input.focus();
        });
        return element("li", { class: "codes__chip" }, this.name(option), remove);
      }),
    );
  }

  name(option) {
    const text = element("span", {}, option.text);
    if (!this.dataset.codes) return text;
    return element("span", {}, element("span", { class: "codes__code" }, option.value), " ", option.text);
  }

  open() {
    const words = fold(this.input.value).split(/\s+/).filter(Boolean);
    const found = [...this.select.options].filter(
      (option) => !option.selected && words.every((word) => this.texts.get(option).includes(word)),
    );
    if (this.dataset.codes) found.sort((a, b) => (a.value < b.value ? -1 : 1));
    const rows = found.slice(0, SHOWN).map((option, place) => {
      const row = element("li", { role: "option", id: `${this.id_}-${place}`, "aria-selected": "false" }, this.name(option));
      if (this.dataset.codes) row.dataset.level = String(option.value.length);
      row.option = option;
      return row;
    });
    if (!rows.length) rows.push(element("li", { class: "codes__nothing" }, this.dataset.nothing));
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.activate(words.length && found.length ? 0 : -1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.input.value = "";
  }

  activate(place) {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    this.active = rows.length ? Math.max(-1, Math.min(place, rows.length - 1)) : -1;
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.active)));
    const row = rows[this.active];
    if (!row) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", row.id);
    return row.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      event.preventDefault();
      if (this.list.hidden) this.open();
      else this.activate(this.active + moves[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault(); // never submits the page by accident
      this.add(this.list.querySelectorAll("[role=option]")[this.active]?.option);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && !this.input.value) {
      this.drop(this.chosen().at(-1));
    }
  }

  add(option) {
    if (!option) return;
    const last = this.chosen().at(-1);
    option.selected = true;
    this.select.insertBefore(option, last ? last.nextSibling : this.select.firstChild);
    this.input.value = "";
    this.changed();
  }

  drop(option) {
    if (!option) return;
    option.selected = false;
    this.changed();
  }

  changed() {
    this.draw();
    this.open();
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("codes-select", CodesSelect);
