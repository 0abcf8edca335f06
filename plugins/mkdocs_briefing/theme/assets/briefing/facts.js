// A button at each fact that copies its words, where they are from, and its address.

import { copy, onEachPage } from "./clipboard.js";

// Words as they stand in a quotation: where its marks are in them, the inner ones are.
function inside(words, [marks, inner]) {
  if (![...marks.slice(0, 2)].some((mark) => words.includes(mark))) return words;
  return [...words].map((sign) => inner[marks.indexOf(sign)] ?? sign).join("");
}

function citation(claim, { citation: form, source, nested }) {
  const words = claim.parentElement.querySelectorAll("q");
  const after = claim.compareDocumentPosition.bind(claim);
  const quotation = [...words].find((q) => after(q) & Node.DOCUMENT_POSITION_FOLLOWING);
  const link = claim.querySelector('[href*="#f-"]').href;
  const parts = { quotation: inside(quotation.textContent.trim(), nested.split(" ")), source, link };
  return form.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

onEachPage(() => {
  const status = document.querySelector(".b-facts > .b-status");
  for (const button of status ? document.querySelectorAll(".b-claim .b-copy[hidden]") : []) {
    button.hidden = false;
    button.addEventListener("click", () => copy(citation(button.closest(".b-claim"), status.dataset), status, button));
  }
});
