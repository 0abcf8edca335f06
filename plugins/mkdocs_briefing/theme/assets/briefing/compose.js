// Copies a note on the passage that an editor selected, ready for the article's file of notes.

import { copy, onEachPage } from "./clipboard.js";

const BLOCKS = "h1.b-title, .b-lead > p, .b-text > h3, .b-text > p";
const NOT_THE_ARTICLES = ".headerlink, .b-call";
const WORD = "[\\p{L}\\p{N}\\p{M}]";
const AUTHOR = "briefing-author";

let selected;

// The article's text as it is stored, less its line breaks, with the place of each text node in it.
function read() {
  const nodes = [];
  let text = "";
  for (const block of document.querySelectorAll(BLOCKS)) {
    text += `${text && "\n\n"}${block.matches("h3") ? "## " : ""}`;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(NOT_THE_ARTICLES)) continue;
      nodes.push({ node, start: text.length });
      text += node.data.replace(/\s/g, " ");
    }
  }
  return { text, nodes };
}

// The selected part of the text in whole words, or nothing.
function passage({ text, nodes }) {
  const touched = selected ? nodes.filter(({ node }) => selected.intersectsNode(node)) : [];
  if (!touched.length) return;
  const [first, last] = [touched[0], touched.at(-1)];
  let start = first.start + (first.node === selected.startContainer ? selected.startOffset : 0);
  let end = last.start + (last.node === selected.endContainer ? selected.endOffset : last.node.length);
  start += text.slice(start, end).match(/^\s*/)[0].length;
  end -= text.slice(start, end).match(/\s*$/)[0].length;
  if (start >= end) return;
  const begins = new RegExp(`^${WORD}`, "u").test(text.slice(start));
  const ends = new RegExp(`${WORD}$`, "u").test(text.slice(0, end));
  if (begins) start -= text.slice(0, start).match(new RegExp(`${WORD}*$`, "u"))[0].length;
  if (ends) end += text.slice(end).match(new RegExp(`^${WORD}*`, "u"))[0].length;
  return { start, end };
}

// Words alone: what reads the same to the build reads the same here, whatever its signs and forms.
function even(text) {
  const words = text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ");
  return ` ${words.trim()} `;
}

function isUnique(words, text) {
  return text.indexOf(words) === text.lastIndexOf(words);
}

// As much around the passage as tells it from others like it, word by word on both sides.
function context({ start, end }, text) {
  const all = even(text);
  let [from, to] = [start, end];
  while (!isUnique(even(text.slice(from, to)), all) && to - from < text.length) {
    from -= text.slice(0, from).match(/\S*\s*$/)[0].length;
    to += text.slice(to).match(/^\s*\S*/)[0].length;
  }
  return { from, to };
}

function quotation(text, { start, end }, { from, to }) {
  const escaped = (part) => part.replace(/[\\*_]/g, "\\$&");
  const exact = escaped(text.slice(start, end));
  const isWhole = from === start && to === end;
  const words = isWhole ? exact : `${escaped(text.slice(from, start))}**${exact}**${escaped(text.slice(end, to))}`;
  return words.trim().split("\n").map((line) => `> ${line}`.trimEnd().replace(/ +/g, " ")).join("\n");
}

function heading(title, { kind, author }) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  const told = [kind.value && `.${kind.value}`, author.value && `author="${author.value}"`, `date=${day}`];
  return `## ${title} { ${told.filter(Boolean).join(" ")} }`;
}

function note(form, { title }) {
  const article = read();
  const found = passage(article);
  if (!found) return;
  const { text } = article;
  return `\n${heading(title, form.elements)}\n\n${quotation(text, found, context(found, text))}\n\n`;
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  if (document.querySelector(".b-compose") && !range.startContainer.parentElement?.closest(".b-compose"))
    selected = range.cloneRange();
});

onEachPage(() => {
  selected = undefined;
  const form = document.querySelector(".b-compose[hidden]");
  if (!form) return;
  const { author } = form.elements;
  author.value = localStorage.getItem(AUTHOR) ?? "";
  author.addEventListener("change", () => {
    author.value = author.value.replaceAll('"', "").trim();
    localStorage.setItem(AUTHOR, author.value);
  });
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const status = form.querySelector("[role=status]");
    const made = note(form, status.dataset);
    if (made) copy(made, status, event.submitter);
    else status.textContent = status.dataset.nothing;
  });
});
