// The search in the header, and the keys that lead to it.

import { combobox } from "./combobox.js";
import { answers, element, fill, find, index, marked, read, root } from "./search-index.js";
import { searchPage } from "./search-page.js";

const ACTORS = 3;
const PAGES = 5;

// Where the reader was before "/", to go back there.
let before;

function header() {
  const form = document.querySelector(".b-search");
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "true";
  const input = form.elements.q;
  const link = form.querySelector(".b-search-link");
  // Relative ones would be wrong once the theme has loaded a page of another folder into this one.
  form.action = new URL(form.action).href;
  link.href = new URL(link.href).href;
  const close = combobox(input, form.getAttribute("aria-label"), suggest, (option) => {
    location.assign(option.dataset.address);
  });
  input.addEventListener("focus", () => index().catch(() => {}), { once: true });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    // Whoever came with "/" goes back to where he was; others have only the list closed first.
    if (!close() || before) leave(input);
  });

  async function suggest(text) {
    try {
      const [{ strings }, actors, pages] = await Promise.all([
        index(),
        find(text, { is: ["actor"] }),
        find(text, { is: ["article", "page"] }),
      ]);
      const hits = [...actors.results.slice(0, ACTORS), ...pages.results.slice(0, PAGES)];
      const told = await Promise.all(hits.map(read));
      const options = told.filter((hit) => answers(text, hit)).map(option);
      const all = fill(strings[options.length ? "everything_for" : "found_none"], { words: text.trim() });
      const address = `${form.action}?${new URLSearchParams({ q: text.trim() })}`;
      return [...options, element("li", { "data-address": address, class: "b-list-all" }, all)];
    } catch (error) {
      console.error(error);
      return [];
    }
  }
}

function option({ address, title, line, sentence }) {
  const made = element("li", { "data-address": address }, element("b", {}, ...marked(title)), " ", element("small", {}, line));
  if (sentence.some(({ hit }) => hit)) made.append(element("span", {}, ...marked(sentence)));
  return made;
}

function leave(input) {
  input.blur();
  before?.focus();
  before = undefined;
}

function onKey(event) {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector(".b-find [name=q]") ?? document.querySelector(".b-search [name=q]");
  if (!field) return;
  event.preventDefault();
  // On a narrow screen there is only the way to the page.
  if (!field.checkVisibility()) {
    document.querySelector(".b-search-link").click();
    return;
  }
  before = document.activeElement;
  field.focus();
  field.select();
}

function init() {
  header();
  searchPage(leave);
}

document.addEventListener("keydown", onKey);
if (window.document$) window.document$.subscribe(init);
else init();
