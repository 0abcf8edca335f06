// Filters a page's list by what its form says; the state is in the address, and the count is said.

const entries = "[data-kind]";

function folded(text) {
  return text.normalize("NFD").replace(/[\p{M}.]/gu, "").toLowerCase();
}

function matches(entry, controls) {
  return controls.every(({ name, value }) =>
    name === "text"
      ? folded(value).split(/\s+/).every((word) => entry.words.includes(word))
      : !value || (entry.element.dataset[name] || "").split(" ").includes(value),
  );
}

/** Hides the lists that show nothing, and each heading below which all lists are hidden. */
function hideEmpty(content, lists) {
  const shows = new Map();
  let open = [];
  for (const child of content.children) {
    if (/^H[2-6]$/.test(child.tagName)) {
      open = [...open.filter(({ tagName }) => tagName < child.tagName), child];
    } else if (lists.has(child)) {
      child.hidden = !child.querySelector("li:not([hidden])");
      for (const heading of open) shows.set(heading, shows.get(heading) || !child.hidden);
    }
  }
  for (const [heading, isShown] of shows) heading.hidden = !isShown;
}

function init() {
  const form = document.querySelector(".b-filter");
  if (!form || form.dataset.ready === "") return;
  form.dataset.ready = "";
  const content = form.parentElement;
  const controls = [...form.querySelectorAll("select, input")];
  const found = [...content.querySelectorAll(entries)].map((element) => {
    const item = element.closest("li");
    const { names = "" } = element.dataset;
    return { element, item, words: folded(`${item.textContent} ${names}`) };
  });
  const lists = new Set(found.map(({ item }) => item.closest(".b-dates, .b-index")));
  // What is ahead stands at the top and again in its month.
  const different = new Set(found.map(({ words }) => words)).size;
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("[type=reset]");

  function apply() {
    const shown = new Set();
    for (const entry of found) {
      entry.item.hidden = !matches(entry, controls);
      if (!entry.item.hidden) shown.add(entry.words);
    }
    hideEmpty(content, lists);
    const isFiltered = controls.some(({ value }) => value.trim());
    clear.disabled = !isFiltered;
    const said = shown.size ? form.dataset.said : form.dataset.none;
    status.textContent = isFiltered && different
      ? said.replace("{n}", shown.size).replace("{of}", different)
      : "";
  }

  function remember() {
    const address = new URL(location);
    for (const { name, value } of controls) {
      if (value.trim()) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
    lead(address.search);
    apply();
  }

  // The pages of the other years take the filter with them.
  function lead(search) {
    for (const link of content.querySelectorAll(".b-jumps a")) if (!link.hash) link.search = search;
  }

  const asked = new URLSearchParams(location.search);
  for (const control of controls) {
    control.value = asked.get(control.name) ?? "";
    if (control.selectedIndex === -1) control.value = "";
  }
  form.addEventListener("input", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", (event) => {
    event.preventDefault();
    for (const control of controls) control.value = "";
    controls[0].focus();
    remember();
  });
  apply();
}

if (window.document$) window.document$.subscribe(init);
else init();
