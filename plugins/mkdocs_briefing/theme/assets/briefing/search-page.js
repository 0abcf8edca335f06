// The page of the search: its state stands in the address, so that a search can be linked to.

import { combobox } from "./combobox.js";
import { answers, element, fill, find, index, marked, read } from "./search-index.js";

const AT_ONCE = 10;
// So many hits are looked at one by one: the engine takes words that begin alike for one.
const FEW = 40;
const ACTORS = 5;
const VALUES = 8;
const PAUSE = 80;
const ARTICLES = ["article", "page"];

export function searchPage(leave) {
  const form = document.querySelector(".b-find");
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "true";
  const found = document.querySelector(".b-found");
  const part = (name) => found.querySelector(`.b-${name}`);
  const input = form.elements.q;
  const order = found.querySelector("select");
  const offers = document.querySelector(".b-offers");
  const facets = [...found.querySelectorAll("[data-facet]")];
  const chosen = {};
  let asked = 0;
  let shown = 0;
  let hits = [];
  let timer;

  // The address is the state; what is in it and no facet is left alone.
  function open() {
    const query = new URLSearchParams(location.search);
    input.value = query.get("q") ?? "";
    order.value = query.get(order.name) ?? "";
    if (order.selectedIndex < 0) order.value = "";
    for (const { dataset } of facets) chosen[dataset.facet] = query.getAll(dataset.facet);
    update();
  }

  function keep() {
    const query = new URLSearchParams();
    if (input.value.trim()) query.set("q", input.value.trim());
    for (const [facet, values] of Object.entries(chosen)) values.forEach((value) => query.append(facet, value));
    if (order.value) query.set(order.name, order.value);
    history.replaceState(history.state, "", `${location.pathname}${query.size ? "?" : ""}${query}`);
  }

  const taken = () => Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length));

  async function update() {
    const now = (asked += 1);
    const text = input.value.trim();
    const filters = taken();
    const resting = !text && !Object.keys(filters).length;
    found.hidden = resting;
    if (offers) offers.hidden = !resting;
    if (resting) return;
    try {
      const told = await index();
      const direction = told.order[order.value] ?? (text ? "" : "desc");
      const sort = direction ? { date: direction } : {};
      const [articles, actors] = await Promise.all([
        find(text, { ...filters, is: ARTICLES }, sort),
        text ? find(text, { is: ["actor"] }) : { results: [] },
      ]);
      if (now !== asked) return;
      const few = text && articles.results.length <= FEW;
      const [people, loaded] = await Promise.all([
        Promise.all(actors.results.slice(0, ACTORS).map(read)),
        Promise.all(articles.results.slice(0, few ? FEW : AT_ONCE).map(read)),
      ]);
      if (now !== asked) return;
      const telling = loaded.filter((hit) => answers(text, hit));
      hits = articles.results.filter((_, place) => (few ? telling.includes(loaded[place]) : telling.length));
      shown = 0;
      const number = hits.length === 1 ? "found_one" : hits.length ? "found_many" : "found_none";
      part("count").textContent = fill(told.strings[number], { n: hits.length.toLocaleString(document.documentElement.lang) });
      choices(told);
      part("hit-actors").replaceChildren(...people.filter((hit) => answers(text, hit)).map(actor));
      part("hit-list").replaceChildren();
      add((few ? telling : loaded).slice(0, Math.min(hits.length, AT_ONCE)));
      // What there is to narrow down by is loaded when there is something to read.
      if (few && !Object.keys(filters).length) tally(telling);
      else await count(now, told, text, filters);
    } catch (error) {
      console.error(error);
      if (now === asked) part("count").textContent = form.dataset.failed;
    }
  }

  function add(next) {
    const items = next.map(article);
    shown += next.length;
    part("hit-list").append(...items);
    part("more").hidden = shown >= hits.length;
    return items[0];
  }

  // Where all hits were looked at, they say themselves what they can be narrowed down by.
  function tally(all) {
    for (const group of facets) {
      const counts = {};
      for (const value of all.flatMap((hit) => hit.facets[group.dataset.facet] ?? [])) {
        counts[value] = (counts[value] ?? 0) + 1;
      }
      values(group, counts);
    }
  }

  // Of a facet with a choice in it, the values are counted as if nothing had been chosen there.
  async function count(now, { pagefind }, text, filters) {
    await pagefind.filters();
    const all = await find(text, { ...filters, is: ARTICLES });
    for (const group of facets) {
      const { [group.dataset.facet]: own, ...others } = filters;
      const counts = own ? await find(text, { ...others, is: ARTICLES }) : all;
      if (now !== asked) return;
      values(group, counts.filters[group.dataset.facet] ?? {});
    }
  }

  function values(group, counts) {
    const facet = group.dataset.facet;
    const ranked = Object.entries(counts)
      .filter(([value, number]) => number && !chosen[facet].includes(value))
      .sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))
      .slice(0, Math.max(VALUES - chosen[facet].length, 3));
    const listed = [...chosen[facet].map((value) => [value, counts[value] ?? 0]), ...ranked];
    group.hidden = !listed.length;
    group.open ||= !group.dataset.seen && matchMedia("(min-width: 60em)").matches;
    group.dataset.seen = "true";
    const list = group.querySelector(".b-values");
    // The list is made anew, and the keyboard stays where it was.
    const held = list.contains(document.activeElement) && document.activeElement.value;
    list.replaceChildren(...listed.map(([value, number]) => box(facet, value, number)));
    if (held) [...list.querySelectorAll("input")].find(({ value }) => value === held)?.focus();
  }

  function box(facet, value, number) {
    const input = element("input", { type: "checkbox", value });
    input.checked = chosen[facet].includes(value);
    input.addEventListener("change", () => choose(facet, value, input.checked));
    return element("li", {}, element("label", {}, input, ` ${value} `, element("small", {}, String(number))));
  }

  function choose(facet, value, wanted) {
    const others = chosen[facet].filter((other) => other !== value);
    chosen[facet] = wanted ? [...others, value] : others;
    keep();
    update();
  }

  function choices({ strings }) {
    const buttons = Object.entries(taken()).flatMap(([facet, values]) =>
      values.map((value) => {
        const remove = element("button", { type: "button", "aria-label": fill(strings.remove, { name: value }) }, `${value} ×`);
        remove.addEventListener("click", () => {
          choose(facet, value, false);
          input.focus();
        });
        return remove;
      }),
    );
    part("chosen").replaceChildren(...buttons);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      keep();
      update();
    }, PAUSE);
  });
  order.addEventListener("change", () => {
    keep();
    update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    keep();
    update();
  });
  part("more").addEventListener("click", async () => {
    const now = asked;
    const next = await Promise.all(hits.slice(shown, shown + AT_ONCE).map(read));
    if (now === asked) add(next)?.querySelector("a").focus();
  });
  keys(input, found, leave);

  const another = part("another");
  another.id = "b-another";
  combobox(another, another.getAttribute("aria-label"), suggest, (option) => {
    another.value = "";
    choose(option.dataset.key, option.dataset.value, true);
  });

  // By any of its names; its own says what to narrow down by, be it a country or another actor.
  async function suggest(text) {
    const { results } = await find(text, { is: ["actor"] });
    const loaded = await Promise.all(results.slice(0, VALUES).map((hit) => hit.data()));
    return loaded.flatMap(({ filters }) =>
      facets
        .map(({ dataset }) => dataset.facet)
        .filter((facet) => filters[facet])
        .map((facet) => element("li", { "data-key": facet, "data-value": filters[facet][0] }, filters[facet][0])),
    );
  }

  open();
  index().catch(() => {});
}

// Down from the field to the hits, up and down among them, Escape back to the field and out of it.
function keys(input, found, leave) {
  const links = () => [...found.querySelectorAll(".b-hits a")];
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && links().length) {
      event.preventDefault();
      links()[0].focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      leave(input);
    }
  });
  found.addEventListener("keydown", (event) => {
    const all = links();
    const place = all.indexOf(document.activeElement);
    if (place < 0) return;
    if (event.key === "Escape") input.focus();
    else if (event.key === "ArrowDown") all[place + 1]?.focus();
    else if (event.key === "ArrowUp") (all[place - 1] ?? input).focus();
    else return;
    event.preventDefault();
  });
}

function actor({ address, title, line }) {
  return element("li", {}, element("a", { href: address }, ...marked(title)), " ", element("small", {}, line));
}

function article({ address, title, line, sentence }) {
  return element(
    "li",
    {},
    element("h2", {}, element("a", { href: address }, ...marked(title))),
    element("p", { class: "b-hit-line" }, line),
    element("p", { class: "b-quote" }, ...marked(sentence)),
  );
}
