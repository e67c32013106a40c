// What the site adds where scripts run: the theme, sorting and filtering of
// tables, copying of citations, and folds that open when their content is asked
// for. Nothing here is needed to read a page. Words come from the page.
(function () {
  "use strict";
  var root = document.documentElement;
  var store = {
    get: function (name) { try { return localStorage.getItem(name); } catch (e) { return null; } },
    set: function (name, v) { try { localStorage.setItem(name, v); } catch (e) { /* a page may be read where nothing can be kept */ } }
  };
  var chosen = store.get("theme");
  if (chosen === "dark" || chosen === "light") root.setAttribute("data-theme", chosen);

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  function theme() {
    all("[data-theme-toggle]").forEach(function (button) {
      function dark() {
        var set = root.getAttribute("data-theme");
        return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      }
      function show() { button.setAttribute("aria-pressed", String(dark())); }
      button.hidden = false;
      show();
      button.addEventListener("click", function () {
        var next = dark() ? "light" : "dark";
        root.setAttribute("data-theme", next);
        store.set("theme", next);
        show();
      });
    });
  }

  // A cell sorts by data-sort, or by its words; numbers as numbers.
  function value(row, i) {
    var cell = row.cells[i];
    var v = cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent.trim();
    return v !== "" && !isNaN(v) ? Number(v) : v;
  }
  function compare(a, b) {
    if (a === b) return 0;
    if (a === "") return 1;
    if (b === "") return -1;
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), root.lang, { numeric: true });
  }
  function sortable(table) {
    var body = table.tBodies[0];
    if (!body || body.rows.length < 2) return;
    all("thead th", table).forEach(function (th, i) {
      if (th.querySelector("a")) return;
      var button = document.createElement("button");
      button.type = "button";
      while (th.firstChild) button.appendChild(th.firstChild);
      th.appendChild(button);
      th.setAttribute("aria-sort", "none");
      button.addEventListener("click", function () {
        var up = th.getAttribute("aria-sort") !== "ascending";
        all("thead [aria-sort]", table).forEach(function (other) { other.setAttribute("aria-sort", "none"); });
        th.setAttribute("aria-sort", up ? "ascending" : "descending");
        Array.prototype.slice.call(body.rows)
          .sort(function (a, b) { return (up ? 1 : -1) * compare(value(a, i), value(b, i)); })
          .forEach(function (row) { body.appendChild(row); });
      });
    });
  }
  function filterable(table) {
    var words = table.getAttribute("data-filter-label"), body = table.tBodies[0];
    if (!words || !body || body.rows.length < 8) return;
    var label = document.createElement("label"), input = document.createElement("input");
    label.className = "filter";
    input.type = "search";
    label.appendChild(document.createTextNode(words));
    label.appendChild(input);
    input.addEventListener("input", function () {
      var want = input.value.trim().toLocaleLowerCase(root.lang);
      Array.prototype.forEach.call(body.rows, function (row) {
        row.hidden = want !== "" && row.textContent.toLocaleLowerCase(root.lang).indexOf(want) < 0;
      });
    });
    var box = table.closest(".scroll") || table;
    box.parentNode.insertBefore(label, box);
  }

  function copying(block) {
    if (!navigator.clipboard) return;
    var button = document.createElement("button"), words = block.getAttribute("data-copy");
    button.type = "button";
    button.className = "copy";
    button.textContent = words;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(block.textContent.trim()).then(function () {
        button.textContent = block.getAttribute("data-copied");
        setTimeout(function () { button.textContent = words; }, 2000);
      }, function () { getSelection().selectAllChildren(block); });
    });
    block.parentNode.insertBefore(button, block.nextSibling);
  }

  // What a link leads to must be in sight, even inside a closed fold.
  function reveal() {
    var id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (e) { /* typed by hand */ }
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  }
  function printing() {
    var opened = [];
    addEventListener("beforeprint", function () {
      opened = all("details:not([open])").filter(function (d) { return !d.classList.contains("source-fold"); });
      opened.forEach(function (d) { d.open = true; });
    });
    addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); });
  }

  // The section being read is marked in the side list.
  function following() {
    var links = all(".contents a[href^='#']");
    if (!links.length || !("IntersectionObserver" in window)) return;
    var seen = new IntersectionObserver(function (entries) {
      entries.forEach(function (e) {
        if (!e.isIntersecting) return;
        links.forEach(function (a) {
          if (a.hash === "#" + e.target.id) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
        });
      });
    }, { rootMargin: "-10% 0px -80% 0px" });
    links.forEach(function (a) {
      var part = document.getElementById(a.hash.slice(1));
      if (part) seen.observe(part);
    });
  }

  // The number of an answer leads to it, so that its address can be copied.
  function numbering() {
    all(".answer[id] > .answer-number").forEach(function (number) {
      var link = document.createElement("a");
      link.href = "#" + number.parentNode.id;
      link.textContent = number.textContent;
      number.textContent = "";
      number.appendChild(link);
    });
  }

  // The key / leads to the search from any page. A reader who speaks to the
  // computer may say it by chance, and can switch it off on the search page.
  function searching() {
    var link = document.querySelector("[data-to-search]"), button = document.querySelector("[data-search-key]");
    if (!link) return;
    function on() { return store.get("search-key") !== "off"; }
    if (button) {
      button.setAttribute("aria-pressed", String(on()));
      button.addEventListener("click", function () {
        store.set("search-key", on() ? "off" : "on");
        button.setAttribute("aria-pressed", String(on()));
      });
    }
    document.addEventListener("keydown", function (event) {
      if (event.key !== "/" || !on() || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
      var box = document.getElementById("search-box");
      event.preventDefault();
      if (box) box.focus(); else location.href = link.href;
    });
  }

  function start() {
    theme();
    numbering();
    searching();
    all("table[data-sortable]").forEach(function (t) { sortable(t); filterable(t); });
    all("[data-copy]").forEach(copying);
    addEventListener("hashchange", reveal);
    reveal();
    printing();
    following();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
