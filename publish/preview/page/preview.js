"use strict";

const element = (id) => document.getElementById(id);
const POINTS = 0.75; // in a CSS pixel
let state = { products: [], findings: [] };
let chosen = "";
let marked = null;

function make(name, text = "", properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, properties);
}

function sayHow() {
  const [kind, words] = !state.built ? (state.building ? ["building", "Building"] : ["waiting", "Waiting"])
    : state.building ? ["building", "Building"]
    : state.failed ? ["failed", `${state.tally}: ${state.products.length ? "these are the last good pages" : "no pages yet"}`]
    : ["good", `Built in ${state.seconds.toFixed(1)} s${state.tally ? `, ${state.tally}` : ""}`];
  const status = element("status");
  status.dataset.state = kind;
  if (status.textContent !== words) status.textContent = words;
}

function showProducts() {
  const paths = state.products.map((product) => product.path);
  if (!paths.includes(chosen)) chosen = paths[0] ?? "";
  const focused = document.activeElement?.dataset?.path;
  element("products").replaceChildren(...state.products.map((product) => {
    const button = make("button", product.path.replace(/\.pdf$/, ""), { type: "button" });
    button.dataset.path = product.path;
    button.setAttribute("aria-pressed", product.path === chosen);
    button.onclick = () => { chosen = product.path; marked = null; showProducts(); showPages(); element("pages").scrollTop = 0; };
    return button;
  }));
  if (focused) document.querySelector(`#products [data-path="${CSS.escape(focused)}"]`)?.focus();
}

/* A page keeps its element from build to build, so that the desk neither jumps nor flickers. */
function showPages() {
  const product = state.products.find((one) => one.path === chosen);
  const pages = element("pages");
  if (pages.dataset.path !== chosen) { pages.replaceChildren(); pages.dataset.path = chosen; }
  const sizes = product ? product.sizes : [];
  while (pages.children.length > sizes.length) pages.lastElementChild.remove();
  sizes.forEach(([width, height], index) => {
    let figure = pages.children[index];
    if (!figure) {
      figure = make("figure");
      const link = make("a");
      link.append(make("img", "", { loading: "lazy", decoding: "async" }));
      figure.append(link, make("figcaption", `${index + 1}`));
      pages.append(figure);
    }
    figure.className = width < height ? "upright" : "";
    const [link] = figure.children;
    const image = link.firstElementChild;
    const source = `picture/${product.digest}/${index + 1}.png`;
    if (image.getAttribute("src") !== source) image.src = source;
    Object.assign(image, { width: Math.round(width / POINTS), height: Math.round(height / POINTS) });
    image.alt = `Page ${index + 1} of ${product.path}`;
    link.href = `pdf/${product.path}#page=${index + 1}`;
    figure.querySelector(".mark")?.remove();
    if (marked?.path === product.path && marked.page === index + 1 && marked.box) {
      const [left, bottom, right, top] = marked.box;
      const mark = make("div", "", { className: "mark" });
      const shown = image.clientWidth / width;
      Object.assign(mark.style, {
        left: `${left * shown - 3}px`, top: `${(height - top) * shown - 3}px`,
        width: `${(right - left) * shown + 6}px`, height: `${(top - bottom) * shown + 6}px`,
      });
      figure.append(mark);
    }
  });
}

function point(place) {
  chosen = place.path;
  marked = place;
  showProducts();
  showPages();
  const figure = element("pages").children[place.page - 1];
  (figure?.querySelector(".mark") ?? figure)?.scrollIntoView({ block: "center" });
}

function showFindings() {
  element("proof").textContent = state.proof;
  element("findings").replaceChildren(...state.findings.map((finding) => {
    const item = make("li", "", { className: finding.severity });
    item.append(make("p", `${finding.severity} ${finding.code}`, { className: "label" }));
    item.append(make("p", finding.message, { dir: "auto" }));
    if (finding.hint) item.append(make("p", finding.hint, { className: "hint", dir: "auto" }));
    if (finding.where) item.append(make("p", finding.where, { className: "where", dir: "ltr" }));
    const there = finding.place && state.products.some((product) => product.path === finding.place.path);
    if (there) {
      const words = `Show page ${finding.place.page} of ${finding.place.path.replace(/\.pdf$/, "")}`;
      item.append(make("button", words, { type: "button", onclick: () => point(finding.place) }));
    }
    return item;
  }));
  if (state.built && !state.findings.length) element("findings").append(make("li", "Nothing was found."));
}

async function refresh() {
  const answer = await fetch("state");
  if (!answer.ok) return;
  state = await answer.json();
  document.title = state.title ? `${state.title} – preview` : "Preview";
  element("title").textContent = state.title || "Preview";
  marked = null;
  sayHow();
  showProducts();
  showPages();
  showFindings();
}

const events = new EventSource("events");
events.onmessage = refresh;
events.onerror = () => {
  element("status").dataset.state = "gone";
  element("status").textContent = "publish watch has ended";
};
