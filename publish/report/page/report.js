"use strict";
// The page is whole without this: it hides cards that the reader does not want to see now, and opens for the printer.
(() => {
  // On paper nothing opens: what is closed is printed open, and closed again.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    closed = [];
  });

  const form = document.getElementById("filters");
  if (!form) return;
  const cards = [...document.querySelectorAll(".card")];
  const words = new Map(cards.map((card) => [card, card.textContent.toLocaleLowerCase()]));
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");

  function apply() {
    const wanted = new FormData(form);
    const severities = new Set(wanted.getAll("severity"));
    const language = wanted.get("language");
    const code = wanted.get("code");
    const sought = wanted.get("words").trim().toLocaleLowerCase();
    let count = 0;
    for (const card of cards) {
      const fits = severities.has(card.dataset.severity)
        && (!language || card.dataset.language === language)
        && (!code || card.dataset.code === code)
        && (!sought || words.get(card).includes(sought));
      card.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${cards.length} findings are shown.`;
    nothing.hidden = count > 0;
  }

  // A link to a card that is filtered out shows it again, and whoever uses the keyboard goes on from there.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.classList.contains("card")) return;
    if (target.hidden) { form.reset(); apply(); target.scrollIntoView(); }
    target.querySelector("h3").focus({ preventScroll: true });
  }

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const link of document.querySelectorAll("a[data-language]")) {
    link.addEventListener("click", () => {
      form.reset();
      form.elements.language.value = link.dataset.language;
      apply();
      document.getElementById("findings-heading").focus({ preventScroll: true });
    });
  }
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
  reveal();
})();
