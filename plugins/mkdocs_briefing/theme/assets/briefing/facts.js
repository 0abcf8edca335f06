// A button at each fact that copies its words, where they are from, and its address.

import { copy, onEachPage } from "./clipboard.js";

function citation(claim, { citation: form, source }) {
  const words = claim.parentElement.querySelectorAll("q");
  const after = claim.compareDocumentPosition.bind(claim);
  const quotation = [...words].find((q) => after(q) & Node.DOCUMENT_POSITION_FOLLOWING);
  const link = claim.querySelector('[href*="#f-"]').href;
  const parts = { quotation: quotation.textContent.trim(), source, link };
  return form.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

onEachPage(() => {
  const status = document.querySelector(".b-facts > .b-status");
  for (const button of status ? document.querySelectorAll(".b-claim .b-copy[hidden]") : []) {
    button.hidden = false;
    button.addEventListener("click", () => copy(citation(button.closest(".b-claim"), status.dataset), status, button));
  }
});
