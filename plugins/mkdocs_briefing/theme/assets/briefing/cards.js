// A card at a link to an actor or a note: hovering or focus opens it, Esc or leaving closes it.

import { onEachPage } from "./clipboard.js";

const root = new URL("../../", import.meta.url);
// How long a link is attended to before its card opens, and not before it closes, in milliseconds.
const OPENS = 300;
const CLOSES = 300;
// How far a card stays from the window's edges, below its link, and left of the pointer, in pixels.
const EDGE = 8;
const GAP = 4;
const POINTED = 32;
// How many characters of a note are shown.
const MOST = 240;

const ACTOR = /^actors\/(?!index\.html)([^/]+?)(\/(?:index\.html)?|\.html)$/;

const answers = new Map();
let card;
// Whose card is open or about to be; and whose was closed with Esc and has not been left since.
let link;
let dismissed;
let timer;

// A touch has to lead on at once, and whoever saves data has not asked for more.
function isWanted() {
  const media = (query) => matchMedia(query).matches;
  const spares = media("(prefers-reduced-data: reduce)") || navigator.connection?.saveData;
  return media("(hover: hover) and (pointer: fine)") && !spares && "popover" in HTMLElement.prototype;
}

function element(tag, kind, ...content) {
  const made = document.createElement(tag);
  made.className = kind;
  made.append(...content.filter(Boolean));
  return made;
}

function to(address, ...content) {
  const made = element("a", "", ...content);
  made.href = address;
  return made;
}

function later(wait, action) {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
}

/* What a card says */

// The link's file and how it is addressed, where it leads to an actor's page that is not this one.
function actorAt({ origin, pathname }) {
  const address = origin + pathname;
  if (!address.startsWith(root.href) || pathname === location.pathname) return undefined;
  return address.slice(root.href.length).match(ACTOR) ?? undefined;
}

// The note on this page to which the link leads, unless it can be read where it stands.
function noteAt(a) {
  if (!a.hash || a.pathname !== location.pathname) return undefined;
  const note = document.getElementById(decodeURIComponent(a.hash.slice(1)));
  if (!note?.matches(".b-note") || note.contains(a)) return undefined;
  const { top, bottom } = note.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight ? undefined : note;
}

// What makes the card of a link, if it has one.
function makerFor(a) {
  const note = noteAt(a);
  if (note) return () => ofNote(note, a.href);
  const actor = actorAt(a);
  return actor && (() => ofActor(a, actor[1], actor[2] === ".html" ? ".html" : "/"));
}

function ofNote(note, address) {
  const own = (selector) => note.querySelector(`:scope > ${selector}`)?.cloneNode(true);
  const [head, by] = [own(".b-note__head"), own(".b-note__by")];
  head.querySelector(".b-note__number")?.remove();
  for (const way of by.querySelectorAll(".b-way, .b-note__link")) way.remove();
  const words = own(":is(p, ul, ol, blockquote):not([class])")?.textContent ?? "";
  return element(
    "div",
    "b-glance b-glance--note",
    element("p", "b-glance__name", to(address, ...head.childNodes)),
    words && element("p", "", shortened(words)),
    element("p", "b-glance__about", by.textContent.trim()),
  );
}

function shortened(text) {
  const words = text.trim().replace(/\s+/g, " ");
  return words.length > MOST ? `${words.slice(0, MOST).replace(/ \S*$/, "")} …` : words;
}

async function ofActor(a, id, ending) {
  const { name, kind, role, country, status, articles, fact } = await asked(id);
  return element(
    "div",
    "b-glance",
    element("p", "b-glance__name", to(a.href, name)),
    element("p", "b-glance__about", joined(kind, role, country !== name && country, articles.replace(" ", "\u00a0"))),
    status && element("p", "b-glance__about", element("span", "b-label b-label--discovered", status)),
    ...(fact ? told(fact, ending) : []),
  );
}

function told({ heading, date, label, modality, account, conflict, objections, quotation, language, ...from }, ending) {
  const how = element("span", `b-label b-label--${modality}`, label);
  const doubt = conflict && element("span", "b-label b-label--contradicts", conflict);
  const noted = objections && element("span", "b-label b-label--correction", objections);
  const words = element("q", "", quotation);
  if (language) words.lang = language;
  const place = new URL(`${from.article}${ending}#${from.anchor}`, root);
  return [
    element("p", "b-glance__heading", heading),
    element("p", "b-glance__claim", joined(date), " ", how, " ", account, " ", doubt, " ", noted),
    quotation && element("p", "", words),
    element("p", "b-glance__about", to(place, from.title), ` · ${joined(from.publisher, from.published)}`),
  ];
}

const joined = (...parts) => parts.filter(Boolean).join(" · ");

function asked(id) {
  if (!answers.has(id)) {
    const answer = fetch(new URL(`actors/${id}/card.json`, root)).then((found) => found.json());
    answer.catch(() => answers.delete(id));
    answers.set(id, answer);
  }
  return answers.get(id);
}

/* Opening and closing */

async function open(next, make, x) {
  if (card?.contains(document.activeElement)) return;
  close();
  link = next;
  const made = await make();
  if (link !== next || !next.isConnected) return;
  card = made;
  card.id = "b-glance";
  card.popover = "manual";
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", card.querySelector("a").textContent.trim());
  card.classList.add("md-typeset");
  next.closest("main, [role=main]").append(card);
  next.setAttribute("aria-details", card.id);
  card.showPopover();
  place(next, x);
}

// Below the link, or above it where there is no room; where it is pointed at.
function place(a, x) {
  const { top, bottom } = a.getBoundingClientRect();
  const { left } = [...a.getClientRects()].at(-1);
  const { width, height } = card.getBoundingClientRect();
  const most = document.documentElement.clientWidth - width - EDGE;
  const above = top - GAP - height;
  const below = bottom + GAP;
  card.style.left = `${Math.max(EDGE, Math.min(x ? x - POINTED : left, most)) + scrollX}px`;
  card.style.top = `${(below + height > innerHeight && above > 0 ? above : below) + scrollY}px`;
}

function close() {
  clearTimeout(timer);
  link?.removeAttribute("aria-details");
  card?.remove();
  card = link = undefined;
}

// Nothing closes a card that is pointed at or has the focus.
function leave() {
  const isHeld = link?.matches(":hover, :focus-visible") || card?.matches(":hover, :focus-within");
  if (!isHeld) close();
}

function attend({ target, pointerType, clientX }) {
  if (pointerType === "touch" || !target.closest) return;
  const next = target.closest("main a[href], [role=main] a[href]");
  if (next !== dismissed) dismissed = undefined;
  if (card?.contains(target) || (next && next === link)) {
    if (card) clearTimeout(timer);
    return;
  }
  const make = next && next !== dismissed && !next.closest("nav") && isWanted() && makerFor(next);
  if (make) later(OPENS, () => open(next, make, clientX).catch(close));
  else later(CLOSES, leave);
}

function onKey(event) {
  if (event.key === "Escape" && link) {
    dismissed = link;
    if (card?.contains(document.activeElement)) link.focus();
    close();
  } else if (event.key === "Tab" && card) {
    passThrough(event);
  }
}

// The card follows its link, wherever it stands in the page.
function passThrough(event) {
  const inside = [...card.querySelectorAll("a")];
  const at = inside.indexOf(document.activeElement);
  if (document.activeElement === link && !event.shiftKey) {
    event.preventDefault();
    inside[0].focus();
  } else if (at === 0 && event.shiftKey) {
    event.preventDefault();
    link.focus();
  } else if (at === inside.length - 1 && !event.shiftKey) {
    link.focus(); // and the browser goes on from there
  }
}

document.addEventListener("pointerover", attend);
document.addEventListener("focusin", (event) => {
  if (event.target.matches(":focus-visible")) attend(event);
});
document.addEventListener("focusout", () => later(CLOSES, leave));
document.documentElement.addEventListener("pointerleave", () => later(CLOSES, leave));
document.addEventListener("keydown", onKey);
onEachPage(close);
