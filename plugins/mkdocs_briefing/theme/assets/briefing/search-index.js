// Asks the index: words without stopwords, and of each hit the sentence that answers.

export const root = new URL("../../", import.meta.url);

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// Signs that the build puts at the end of a sentence, of one of an actor's names, of all of them.
const SENTENCE = "\u2060";
const NAME = "\u2063";
const NAMES = "\u2061";
const SIGNS = /[\u2060\u2061\u2063]\.?/g;
// A longer sentence is shown from a few words before its first hit.
const MOST_WORDS = 45;
const BEFORE = 12;

// How much more the very word counts than others that begin like it.
const WORD = 20;

let loading;

export function index() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const [told, pagefind] = await Promise.all([
    fetch(new URL("search.json", import.meta.url)).then((answer) => answer.json()),
    import(new URL("pagefind/pagefind.js", root)),
  ]);
  await pagefind.options({ baseUrl: "/", ranking: { termSimilarity: WORD } });
  await pagefind.init();
  return { ...told, pagefind, stopwords: new Set(told.stopwords.map(fold)) };
}

// Several values of one facet would all have to be met; any of them is what a reader means.
export async function find(text, chosen = {}, sort = {}) {
  const { pagefind, stopwords, everything } = await index();
  const filters = Object.fromEntries(
    Object.entries(chosen).map(([facet, values]) => [facet, values.length > 1 ? { any: values } : values]),
  );
  return pagefind.search(worthwhile(text, stopwords) || everything, { filters, sort });
}

// The engine falls back to ever shorter words, to the first letter: what is left must still tell.
const TELLING = 0.7;
const LEAST = 3;

export function answers(text, { marks }) {
  const asked = letters(text);
  if (asked.length) asked.push(asked.join(""));
  return !asked.length || !marks.length || marks.some((mark) => asked.some((word) => alike(word, mark)));
}

const letters = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function alike(word, mark) {
  const least = Math.min(word.length, mark.length);
  let same = 0;
  while (same < least && word[same] === mark[same]) same++;
  return same >= Math.max(Math.min(LEAST, word.length), Math.ceil(TELLING * least));
}

function worthwhile(text, stopwords) {
  const words = text.trim().split(/\s+/);
  if (text.includes('"')) return text;
  const kept = words.filter((word) => !stopwords.has(fold(word)));
  return (kept.length ? kept : words).join(" ");
}

// A hit as its address, line, facets, and its title and sentence in pieces, some of them marked.
export async function read(hit) {
  const { content, filters, locations, raw_url, url } = await hit.data();
  const places = new Set(locations);
  const [shown, names] = parts(content, places);
  const [title, line, ...sentences] = shown;
  return {
    address: new URL((raw_url ?? url).split("/").map(encodeURIComponent).join("/").slice(1), root).href,
    title: pieces(title),
    line: words(line ?? []),
    sentence: pieces(best(sentences, names)),
    facets: filters,
    marks: content.split(/\s+/).flatMap((word, place) => (places.has(place) ? [letters(word).join("")] : [])),
  };
}

function parts(content, hits) {
  const shown = [];
  const names = [];
  let part = [];
  content.split(/\s+/).forEach((word, place) => {
    part.push({ word, hit: hits.has(place) });
    if (word.includes(SENTENCE)) shown.push(part);
    else if (word.includes(NAMES)) names.push(part);
    else return;
    part = [];
  });
  return [shown, names];
}

const plain = (word) => word.replace(SIGNS, "");
const words = (part) => part.map(({ word }) => plain(word)).join(" ").replace(/^[.\s]+/, "");

function best(sentences, names) {
  const score = (sentence) => new Set(sentence.filter(({ hit }) => hit).map(({ word }) => fold(word))).size;
  const found = sentences.reduce((one, other) => (score(other) > score(one) ? other : one), sentences[0] ?? []);
  return score(found) ? found : named(sentences, names) ?? found;
}

// Found by another name of an actor: the sentence that has one of its names, with that marked.
function named(sentences, names) {
  for (const group of names.filter((group) => group.some(({ hit }) => hit))) {
    const known = group.map(({ word }) => word).join(" ").replace(NAMES, "").split(NAME);
    for (const name of known.map((name) => fold(name.trim()).split(" ")).filter((name) => name[0])) {
      for (const sentence of sentences) {
        const folded = sentence.map(({ word }) => fold(plain(word)).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, ""));
        const same = (word, wanted) => word === wanted || word.replace(/\.+$/, "") === wanted.replace(/\.+$/, "");
        const at = folded.findIndex((_, place) => name.every((word, n) => same(folded[place + n] ?? "", word)));
        if (at >= 0) return sentence.map(({ word }, place) => ({ word, hit: place >= at && place < at + name.length }));
      }
    }
  }
}

function pieces(sentence) {
  const first = sentence.findIndex(({ hit }) => hit);
  const start = sentence.length > MOST_WORDS && first > BEFORE ? first - BEFORE : 0;
  const cut = sentence.slice(start, start + MOST_WORDS);
  const found = cut.map(({ word, hit }, place) => {
    const text = place || start ? plain(word) : plain(word).replace(/^[.]+/, "");
    return { text: place ? ` ${text}` : text, hit };
  });
  if (start) found.unshift({ text: "… ", hit: false });
  if (start + MOST_WORDS < sentence.length) found.push({ text: " …", hit: false });
  return found;
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function marked(sentence) {
  return sentence.map(({ text, hit }) => {
    if (!hit) return text;
    const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text);
    const made = document.createDocumentFragment();
    made.append(before, element("mark", {}, word), after);
    return made;
  });
}

export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);
