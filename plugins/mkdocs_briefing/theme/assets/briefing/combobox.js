// A text field with suggestions below it (ARIA: combobox with a list box).

import { element } from "./search-index.js";

const PAUSE = 60;

// `suggest(text)` gives elements, `choose(element)` is called with the one taken. Without one taken
// Enter is left to the form. Gives a function that closes the list and tells whether it was open.
export function combobox(input, label, suggest, choose) {
  const list = element("ul", { id: `${input.id}-list`, role: "listbox", "aria-label": label, class: "b-list" });
  let wanted = 0;
  let timer;
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  })) {
    input.setAttribute(name, value);
  }

  const active = () => list.querySelector("[aria-selected=true]");

  function mark(option) {
    active()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function show(options) {
    list.replaceChildren(...options);
    options.forEach((option, place) => {
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  }

  function close() {
    const open = !list.hidden;
    wanted += 1;
    clearTimeout(timer);
    show([]);
    return open;
  }

  function take(option) {
    close();
    choose(option);
  }

  function look() {
    const asked = (wanted += 1);
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const options = input.value.trim() ? await suggest(input.value) : [];
      if (asked === wanted) show(options);
    }, PAUSE);
  }

  input.addEventListener("input", look);
  input.addEventListener("focusout", close);
  input.addEventListener("keydown", (event) => {
    const options = [...list.children];
    const place = options.indexOf(active());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) look();
      // One step past either end lies the field itself.
      const step = event.key === "ArrowDown" ? 1 : options.length;
      mark(options[(place + 1 + step) % (options.length + 1) - 1]);
    } else if (event.key === "Enter" && active()) {
      event.preventDefault();
      take(active());
    }
  });
  // Before the field loses its focus, and with it the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  return close;
}
