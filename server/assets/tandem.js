// Tandem's one script. Every page works without it; it makes some things quicker:
// keys, drafts, one submit per click, search while typing, and the focus after a save.
// It reads only attributes that templates set:
//   data-row, data-open, data-log, data-key  rows to move over, and what a key presses
//   data-draft, data-private                 forms whose text is kept in this browser, and fields never kept
//   data-search, data-into                   forms that search while one types, and where the answer goes
//   data-tally                               the sentence that counts the marks of the sheet it stands in
//   data-refresh, data-pick-all, data-focus  parts renewed while work goes on, pick all, what takes the focus
"use strict";

const every = (selector, within = document) => [...within.querySelectorAll(selector)];
const first = (selector, within = document) => within.querySelector(selector);
const shown = (element) => element.getClientRects().length > 0;

// Keys ----------------------------------------------------------------------------------------

const ROWS = "[data-row], table.list tbody tr, .queue > li";
const typing = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const current = () => first("[data-at]");

function move(step) {
  const rows = every(ROWS).filter(shown);
  if (rows.length === 0) return;
  const at = rows.indexOf(current());
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)];
  current()?.removeAttribute("data-at");
  next.setAttribute("data-at", "");
  (first("[data-open], th a, a", next) ?? next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function logContact() {
  const within = current() ?? document;
  const summary = first("[data-log]", within) ?? first("[data-log]");
  if (!summary) return;
  const details = summary.closest("details");
  if (details) details.open = true;
  else summary.click();
  const form = first(details ? "form" : "#add form", details ?? document);
  if (form) first("input:checked, input:not([type=hidden]), textarea", form)?.focus();
}

function view(step) {
  const tabs = every("nav.tabs a");
  const at = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
  tabs[at + step]?.click();
}

function close(target) {
  const dialog = first("dialog[open]");
  if (dialog) return dialog.close();
  const found = first(".found-here:not(:empty)");
  if (found) return found.replaceChildren();
  const details = target.closest("details[open]") ?? first("details.log[open], .rail details[open]");
  if (details) {
    details.open = false;
    first("summary", details)?.focus();
  } else if (typing(target)) target.blur();
}

// Whatever a page names for a key goes before these: <a data-key="n">, <input data-key="r">.
const KEYS = {
  "/": () => first("#find")?.focus(),
  j: () => move(1),
  k: () => move(-1),
  l: logContact,
  x: () => first(".pick input", current() ?? document)?.click(),
  f: () => first("form.filters input, form.filters select")?.focus(),
  s: () => first("[data-snooze]", current() ?? document)?.click(),
  "[": () => view(-1),
  "]": () => view(1),
  "?": () => first(".keys-help")?.showModal(),
};

function press(named) {
  if (named.type === "radio" || named.type === "checkbox") named.checked = true;
  named.focus();
  if (!named.matches("input, select, textarea")) named.click();
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key === "Escape") return close(target);
  if (key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = target.closest("form") ?? first("details.log[open] form");
    if (form) event.preventDefault(), form.requestSubmit(first("button.primary", form));
    return;
  }
  const asleep = event.ctrlKey || event.metaKey || event.altKey || typing(target) || document.body.dataset.keys === "off";
  if (asleep || first("dialog[open]")) return;
  const named = every("[data-key]").find((element) => element.dataset.key === key && shown(element));
  const act = named ? () => press(named) : KEYS[key];
  if (act) event.preventDefault(), act();
});

// Drafts --------------------------------------------------------------------------------------
// Kept under the page and the form until its save was answered with success, and never longer than a working day.

const WORKING_DAY = 12 * 60 * 60 * 1000;
const SENT = "tandem-draft-sent";

function draftKey(form) {
  return `tandem-draft ${location.pathname} ${form.getAttribute("action")} ${form.id}`;
}

function kept(form) {
  return every("input, textarea, select", form).filter(
    (field) => field.name && !field.name.startsWith("_") && !field.matches("[data-private], [type=password], [type=file], [type=hidden]"),
  );
}

function keepDraft(form) {
  const values = kept(form).map(({ name, value, checked }) => ({ name, value, checked }));
  localStorage.setItem(draftKey(form), JSON.stringify({ at: Date.now(), values }));
  tellDraft(form, Date.now());
}

function restoreDraft(form) {
  const draft = JSON.parse(localStorage.getItem(draftKey(form)) ?? "null");
  // What the server shows after an error is newer than any draft.
  if (!draft || first("[role=alert]")) return;
  kept(form).forEach((field, place) => {
    const before = draft.values[place];
    if (before?.name !== field.name) return;
    if (field.type === "radio" || field.type === "checkbox") field.checked = before.checked;
    else field.value = before.value;
  });
  tellDraft(form, draft.at);
}

function tellDraft(form, at) {
  const clock = new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  const note = first("[data-draft-note]", form);
  if (note) note.textContent = form.dataset.draft.replace("{at}", clock);
}

function drafts() {
  const sent = sessionStorage.getItem(SENT);
  if (sent && !first("[role=alert]")) localStorage.removeItem(sent);
  sessionStorage.removeItem(SENT);
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith("tandem-draft "))) {
    const draft = JSON.parse(localStorage.getItem(key));
    if (Date.now() - draft.at > WORKING_DAY) localStorage.removeItem(key);
  }
  for (const form of every("form[data-draft]")) {
    restoreDraft(form);
    form.addEventListener("input", soon(600, () => keepDraft(form)));
    form.addEventListener("submit", () => sessionStorage.setItem(SENT, draftKey(form)));
  }
}

// Forms ---------------------------------------------------------------------------------------

function soon(wait, act) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...args);
  };
}

// One submit per click. The server acts once for one key anyway; this spares the second answer.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (event.target.dataset.sent) return event.preventDefault();
  event.target.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
});

window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of every("form[data-sent]")) delete form.dataset.sent;
  for (const button of every("[aria-disabled=true]")) button.removeAttribute("aria-disabled");
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-pick-all]")) return;
  for (const box of every(".pick input", event.target.closest("table"))) box.checked = event.target.checked;
});

// Search while typing -------------------------------------------------------------------------
// The answer is the page that the form leads to; the part named by `data-search` is taken from it.

async function part(address, selector, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(selector);
}

function searchWhileTyping(form) {
  let running;
  const search = async () => {
    running?.abort();
    running = new AbortController();
    const address = `${form.action.split("?")[0]}?${new URLSearchParams(new FormData(form))}`;
    const into = first(form.dataset.into ?? form.dataset.search);
    const elsewhere = form.dataset.into !== undefined;
    if (elsewhere && !new FormData(form).get("q")?.trim()) return into.replaceChildren();
    try {
      const found = await part(address, form.dataset.search, running.signal);
      if (!found) return;
      into.replaceChildren(...found.childNodes);
      if (!elsewhere) history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  form.addEventListener("input", soon(250, search));
}

// The arrows go down from the search into what was found, and up again.
document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const find = step && event.target.closest("form.find");
  if (!find) return;
  const stops = [first("input", find), ...every(".found-here a", find)];
  const next = stops[stops.indexOf(event.target) + step];
  if (next) event.preventDefault(), next.focus();
});

// Work that goes on, for instance an import: its part of the page is renewed until it no longer asks for it.
function renew(element) {
  setTimeout(async () => {
    const fresh = await part(location.href, `#${element.id}`).catch(() => element.cloneNode(true));
    if (!fresh) return location.reload();
    element.replaceWith(fresh);
    if (fresh.dataset.refresh) renew(fresh);
  }, Number(element.dataset.refresh) * 1000);
}

// The sheet of a class: how many are marked, and how many of each mark.
function tally(element) {
  const count = () => {
    const rows = every(".sheet-row", element.closest("form"));
    const marks = rows.map((row) => first("input[type=radio]:checked", row)?.closest("label").textContent.trim());
    const marked = marks.filter(Boolean);
    const lines = [...new Set(marked)].map((mark) => `${marked.filter((other) => other === mark).length} ${mark.toLowerCase()}`);
    const sum = element.dataset.tally.replace("{marked}", marked.length).replace("{of}", rows.length);
    element.replaceChildren(...[sum, ...lines].map((line, nth) => Object.assign(document.createElement(nth ? "span" : "b"), { textContent: line })));
  };
  count();
  element.closest("form").addEventListener("change", count);
}

// ---------------------------------------------------------------------------------------------

try {
  drafts();
} catch {
  // Storage may be forbidden; nothing else depends on it.
}
every("form[data-search]").forEach(searchWhileTyping);
every("[data-refresh]").forEach(renew);
every("[data-tally]").forEach(tally);
(first("[data-focus]") ?? first("[autofocus]"))?.focus();
