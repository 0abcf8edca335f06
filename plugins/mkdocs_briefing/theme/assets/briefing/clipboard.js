// What the buttons share: putting text where it can be pasted, and starting on every page.

// Says in the status, for eyes and for ears, whether it could be done, and marks the button that did.
export async function copy(text, status, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.done = "";
    status.textContent = status.dataset.copied;
  } catch {
    status.textContent = `${status.dataset.failed} ${text}`;
  }
}

// Now, and again where a theme shows another page without loading it.
export function onEachPage(start) {
  window.document$ ? window.document$.subscribe(start) : start();
}
