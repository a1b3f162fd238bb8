"use strict";
(() => {
  const PAGE = 50; // cards added to the page at a time
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const form = $("filters"), list = $("list"), count = $("count"), linked = $("linked");
  root.classList.add("js");

  const parse = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html; // written by the report's own templates, every value escaped
    return template.content;
  };

  // Bodies of articles and long tables wait as text until they are opened.
  const fill = (details) => {
    const late = details.querySelector(":scope > noscript.late");
    if (late) late.replaceWith(parse(late.textContent));
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.matches("details.article, details.table")) fill(event.target);
  }, true);

  // ---- the findings: each is a card, or the text of one in a <noscript> ----
  const entries = [], headings = new Map(), byId = new Map();
  const attribute = (html, name) => {
    const from = html.indexOf(" data-" + name + '="');
    const start = from + name.length + 8;
    return from < 0 ? "" : html.slice(start, html.indexOf('"', start));
  };
  const plain = (html) => {
    const text = html.replace(/<[^>]*>/g, " ");
    return text.includes("&") ? parse(text).textContent : text;
  };
  const add = (node) => {
    const waits = node.localName === "noscript";
    const html = waits ? node.textContent.trim() : node.outerHTML;
    if (waits && html.startsWith("<h3")) { heading(parse(html).firstElementChild); return; }
    const get = waits
      ? (name) => { const raw = attribute(html, name); return raw.includes("&") ? plain(raw) : raw; }
      : (name) => node.dataset[name];
    const id = waits ? html.slice(html.indexOf(' id="') + 5, html.indexOf('"', html.indexOf(' id="') + 5)) : node.id;
    const entry = {
      id, order: entries.length, html, node: waits ? null : node, words: null,
      verdict: get("verdict"), class: get("class"), state: get("state"), severity: get("severity"),
      topic: get("topic"), outlets: get("outlets").split("\n"), newest: get("newest"),
      rank: Number(get("rank")), gap: Number(get("gap")), figures: Number(get("figures")),
    };
    entries.push(entry);
    byId.set(id, entry);
  };
  const heading = (node) => headings.set(node.dataset.verdict, node);
  const cardOf = (entry) => entry.node || (entry.node = parse(entry.html).querySelector("article"));
  // What is searched: all of a card but its pictures and explanations.
  const telling = (html) => { const end = html.indexOf('<div class="aside">'); return end < 0 ? html : html.slice(0, end); };
  const wordsOf = (entry) =>
    entry.words || (entry.words = plain(telling(entry.html)).toLowerCase().replace(/\s+/g, " "));
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
  const matcher = (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const raw = words.map((word) => word.replace(/[&<>"']/g, (sign) => escapes[sign]));
    // A card whose source lacks a word need not be taken apart to know that its text lacks it.
    const may = (entry) => { const html = entry.html.toLowerCase(); return raw.every((word) => html.includes(word)); };
    return (entry) => !words.length ||
      ((entry.words || entry.node || may(entry)) && words.every((word) => wordsOf(entry).includes(word)));
  };

  if (list) {
    for (const node of [...list.children]) {
      if (node.matches("article, noscript")) add(node);
      else if (node.matches("h3")) heading(node);
    }
  }

  // ---- filters, kept in the address ----
  const fields = ["q", "verdict", "state", "severity", "class", "outlet", "topic", "sort"];
  const read = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
  const toAddress = (wanted) => {
    const query = new URLSearchParams(fields.filter((n) => wanted[n]).map((n) => [n, wanted[n]])).toString();
    history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
  };
  const fromAddress = () => {
    const query = new URLSearchParams(location.search);
    for (const name of fields) form.elements[name].value = query.get(name) || "";
    for (const field of form.querySelectorAll("select")) if (field.selectedIndex < 0) field.selectedIndex = 0;
    const more = $("more-filters");
    if ([...more.querySelectorAll("select, input")].some((field) => field.value)) more.open = true;
  };
  const open = (entry) => entry.state !== "" && entry.state !== "reviewed";
  const fits = (entry, wanted, matches) =>
    (!wanted.verdict || entry.verdict === wanted.verdict) &&
    (!wanted.state || (wanted.state === "open" ? open(entry) : entry.state === wanted.state)) &&
    (!wanted.severity || entry.severity === wanted.severity) &&
    (!wanted.class || entry.class === wanted.class) &&
    (!wanted.outlet || entry.outlets.includes(wanted.outlet)) &&
    (!wanted.topic || entry.topic.toLowerCase().includes(wanted.topic.toLowerCase())) &&
    matches(entry);
  const orders = {
    severity: (a, b) => b.rank - a.rank, gap: (a, b) => b.gap - a.gap,
    newest: (a, b) => (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : 0), figures: (a, b) => b.figures - a.figures,
  };

  let shown = [], rendered = 0, current = -1;
  const extend = (to) => {
    const piece = document.createDocumentFragment();
    for (; rendered < Math.min(to, shown.length); rendered++) {
      const entry = shown[rendered], before = shown[rendered - 1];
      if (!form.elements.sort.value && (!before || before.verdict !== entry.verdict) && headings.has(entry.verdict))
        piece.append(headings.get(entry.verdict));
      piece.append(cardOf(entry));
    }
    list.append(piece);
    $("more").hidden = rendered >= shown.length;
    $("more-button").textContent = "Show more (" + (shown.length - rendered).toLocaleString("en") + " left)";
  };
  const apply = () => {
    const wanted = read(), matches = matcher(wanted.q);
    linked.hidden = true;
    linked.replaceChildren();
    shown = entries.filter((entry) => fits(entry, wanted, matches));
    if (wanted.sort) shown.sort((a, b) => orders[wanted.sort](a, b) || a.order - b.order);
    list.replaceChildren();
    rendered = 0;
    current = -1;
    extend(PAGE);
    $("none").hidden = shown.length > 0;
    const all = entries.length.toLocaleString("en");
    count.textContent = shown.length === entries.length
      ? (entries.length === 1 ? "1 finding" : "All " + all + " findings")
      : shown.length.toLocaleString("en") + " of " + all + " findings";
  };

  // ---- anchors: a finding or a figure opens even where a filter or a closed article hides it ----
  const goTo = (id) => {
    const entry = byId.get(id);
    if (entry) {
      const at = shown.indexOf(entry);
      if (at >= 0) {
        if (at >= rendered) extend(at + 1);
        current = at;
      } else {
        const note = document.createElement("p");
        note.className = "hint";
        note.textContent = "The filters hide this finding; it is shown because the address names it.";
        linked.replaceChildren(note, cardOf(entry));
        linked.hidden = false;
      }
      show(cardOf(entry));
      return;
    }
    let target = $(id);
    if (!target && id.startsWith("claim-")) {
      const holder = [...document.querySelectorAll("details.article > noscript")].find((n) => n.textContent.includes(' id="' + id + '"'));
      if (holder) fill(holder.parentElement);
      target = $(id);
    }
    if (!target) return;
    for (let around = target; around; around = around.parentElement)
      if (around.localName === "details") { fill(around); around.open = true; }
    target.scrollIntoView({ block: "center" });
  };
  const show = (card) => {
    card.scrollIntoView({ block: "start" });
    card.focus({ preventScroll: true });
  };
  const fromHash = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* not an encoded name: taken as it stands */ }
    if (id) goTo(id);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) fromHash(); // the same address again fires no hashchange
  });
  addEventListener("hashchange", fromHash);

  // ---- printing shows all that the filters show, opened ----
  let opened = [];
  const beforePrint = () => {
    if (!list) return;
    extend(shown.length);
    opened = [...document.querySelectorAll(".card details:not([open])")];
    for (const details of opened) details.open = true;
  };
  const afterPrint = () => { for (const details of opened) details.open = false; opened = []; };
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);

  // ---- copying the command that decides ----
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const code = button.parentElement.querySelector("code");
    const said = (word) => { button.textContent = word; setTimeout(() => { button.textContent = "Copy"; }, 1500); };
    const select = () => { getSelection().selectAllChildren(code); said("Selected"); };
    if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(() => said("Copied"), select);
    else select();
  });

  // ---- keys ----
  const help = $("help");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (typing) { if (event.key === "Escape") typing.blur(); return; }
    if (event.key === "?") { if (!help.open) help.showModal(); }
    else if (help.open || !list) return;
    else if (event.key === "/") form.elements.q.focus();
    else if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else return;
    event.preventDefault();
  });
  const step = (by) => {
    const focused = document.activeElement.closest(".card");
    if (focused && list.contains(focused)) current = shown.indexOf(byId.get(focused.id));
    const next = Math.min(Math.max(current + by, 0), shown.length - 1);
    if (next < 0) return;
    if (next >= rendered) extend(rendered + PAGE);
    current = next;
    show(cardOf(shown[next]));
  };

  if (list) {
    let timer = 0;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => { toAddress(read()); apply(); }, 120);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    const clear = () => { for (const name of fields) form.elements[name].value = ""; toAddress(read()); apply(); };
    form.addEventListener("reset", (event) => { event.preventDefault(); clear(); });
    $("reset-none").addEventListener("click", clear);
    $("keys").addEventListener("click", () => help.showModal());
    $("more-button").addEventListener("click", () => extend(rendered + PAGE));
    form.hidden = false;
    fromAddress();
    apply();
    // The words to search are taken from waiting cards while nothing else is to do.
    let next = 0;
    const prepare = (idle) => {
      while (next < entries.length && idle.timeRemaining() > 2) wordsOf(entries[next++]);
      if (next < entries.length) requestIdleCallback(prepare);
    };
    if ("requestIdleCallback" in window) requestIdleCallback(prepare);
  }
  fromHash();
})();
