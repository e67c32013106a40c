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

  // A cell sorts by data-sort, or by its words; numbers as numbers. A column
  // with data-in-order sorts as the page had its rows.
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
      var order = th.hasAttribute("data-in-order") && Array.prototype.slice.call(body.rows);
      function key(row) { return order ? order.indexOf(row) : value(row, i); }
      button.addEventListener("click", function () {
        var up = th.getAttribute("aria-sort") !== "ascending";
        all("thead [aria-sort]", table).forEach(function (other) { other.setAttribute("aria-sort", "none"); });
        th.setAttribute("aria-sort", up ? "ascending" : "descending");
        Array.prototype.slice.call(body.rows)
          .sort(function (a, b) { return (up ? 1 : -1) * compare(key(a), key(b)); })
          .forEach(function (row) { body.appendChild(row); });
      });
    });
  }
  // A table of some length is filtered by words and by the columns that its
  // head calls facets. What is chosen stands in the address behind "#?", so that
  // it can be sent on; how many rows are left is said aloud.
  function filterable(table) {
    var words = table.getAttribute("data-filter-label"), body = table.tBodies[0];
    if (!words || !body || body.rows.length < 8) return;
    var rows = Array.prototype.slice.call(body.rows), controls = [];
    var box = document.createElement("div"), said = document.createElement("span");
    box.className = "filter";
    said.setAttribute("role", "status");

    function control(name, text, field, fits) {
      var label = document.createElement("label");
      label.appendChild(document.createTextNode(text));
      label.appendChild(field);
      box.appendChild(label);
      field.addEventListener("input", apply);
      controls.push({ name: name, field: field, fits: fits });
    }
    function apply() {
      var shown = 0, kept = [];
      rows.forEach(function (row) {
        row.hidden = !controls.every(function (c) { return c.field.value.trim() === "" || c.fits(row, c.field.value.trim()); });
        if (!row.hidden) shown++;
      });
      controls.forEach(function (c) {
        if (c.field.value.trim()) kept.push(encodeURIComponent(c.name) + "=" + encodeURIComponent(c.field.value.trim()));
      });
      said.textContent = kept.length ? table.getAttribute("data-shown").replace("{shown}", shown).replace("{all}", rows.length) : "";
      if (kept.length || location.hash.indexOf("#?") === 0) history.replaceState(null, "", kept.length ? "#?" + kept.join("&") : "#");
    }
    function cell(row, i) { return row.cells[i].textContent.trim(); }

    var input = document.createElement("input");
    input.type = "search";
    control("words", words, input, function (row, want) {
      return row.textContent.toLocaleLowerCase(root.lang).indexOf(want.toLocaleLowerCase(root.lang)) >= 0;
    });
    all("thead th", table).forEach(function (th, i) {
      if (!th.hasAttribute("data-facet")) return;
      var values = rows.map(function (row) { return cell(row, i); }).filter(function (v, k, list) { return v && list.indexOf(v) === k; }).sort(compare);
      if (values.length < 2) return;
      var select = document.createElement("select");
      [""].concat(values).forEach(function (v) {
        var option = document.createElement("option");
        option.value = v;
        option.textContent = v || table.getAttribute("data-all");
        select.appendChild(option);
      });
      control(String(i), th.textContent.trim(), select, function (row, want) { return cell(row, i) === want; });
    });
    box.appendChild(said);
    var around = table.closest(".scroll") || table;
    around.parentNode.insertBefore(box, around);
    location.hash.indexOf("#?") === 0 && location.hash.slice(2).split("&").forEach(function (pair) {
      var at = pair.indexOf("="), name = pair.slice(0, at), value = "";
      try { value = decodeURIComponent(pair.slice(at + 1)); } catch (e) { return; }
      controls.forEach(function (c) { if (c.name === name) c.field.value = value; });
    });
    apply();
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
    all(".answer[id] > .wording > b").forEach(function (number) {
      var link = document.createElement("a");
      link.href = "#" + number.closest(".answer").id;
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
    all("table[data-sortable]").forEach(function (t) { filterable(t); sortable(t); });
    all("[data-copy]").forEach(copying);
    addEventListener("hashchange", reveal);
    reveal();
    printing();
    following();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
