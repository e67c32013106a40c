// Choosing what is compared: a box that finds countries and groups, a chip for
// each that is chosen, and the address, which keeps the choice: #AZE,QMA:2022.
(function (compare) {
  "use strict";
  var el = compare.el, say = compare.say, names = compare.names, title = document.title;
  var box = one("#choose"), options = one("#choose-list"), chips = one("[data-chips]"), notice = one("[data-compare-notice]"), result = one("[data-comparison]");
  var few = result.hidden ? [] : names.countries.map(newest); // compared where nothing is chosen
  var chosen = [], entries = [], active = -1, turn = 0;

  function one(selector) { return document.querySelector(selector); }
  function newest(country) { return { country: country, edition: country.editions[0] }; }
  function called(list) { return compare.list(list.map(function (c) { return c.country.name; })); }
  function tell(words) { one("[data-compare-status]").textContent = words; }
  function warn(words) {
    notice.textContent = words;
    notice.hidden = !words;
    if (words) tell(words);
  }

  // The address.
  function address(list) {
    if (list === few) return "";
    if (!list.length) return "none";
    return list.map(function (c) { return c.country.iso3 + (c.edition === c.country.editions[0] ? "" : ":" + c.edition); }).join(",");
  }
  function hash() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (e) { return location.hash.slice(1); }
  }
  // What an address asks for: the choice, and what is left out of it.
  function parse(words) {
    var asked = { list: [], unknown: [], left: [] };
    words.split(",").forEach(function (word) {
      var parts = word.trim().toUpperCase().split(":");
      var country = names.countries.find(function (c) { return c.iso3 === parts[0]; }), edition = country && country.editions.find(function (e) { return e.toUpperCase() === parts[1]; });
      if (!country || parts.length > 1 && !edition) asked.unknown.push(word.trim().slice(0, 20));
      else if (!has(asked.list, country)) asked[asked.list.length < names.most ? "list" : "left"].push({ country: country, edition: edition || country.editions[0] });
    });
    return asked;
  }
  function has(list, country) { return list.some(function (c) { return c.country === country; }); }
  // Takes the choice from the address. A part of the page that is led to has
  // an address too, and leaves the choice as it is.
  function read() {
    var words = hash(), asked = words && words !== "none" ? parse(words) : { list: words ? [] : few, unknown: [], left: [] };
    if (words && document.getElementById(words)) {
      if (!turn) take(few);
      history.replaceState(null, "", "#" + address(chosen));
      return;
    }
    if (!turn || words !== address(chosen)) take(asked.list);
    warn([asked.unknown.length && say("compare.unknown", { Codes: asked.unknown.slice(0, 10).join(", ") }),
      asked.left.length && say("compare.too-many", { Most: names.most, Countries: called(asked.left) })].filter(Boolean).join(" "));
  }
  // Makes the choice another one, and its address.
  function choose(list, words) {
    take(list);
    location.hash = address(list);
    warn("");
    tell(words);
  }

  // Shows the choice and, where there are two or more, the comparison.
  function take(list) {
    var mine = ++turn, some = list.length > 1;
    chosen = list;
    chips.replaceChildren.apply(chips, list.map(chip));
    document.title = some ? say("compare.title.of", { Countries: called(list) }) + " – " + names.site : title;
    one("[data-compare-begin]").hidden = list.length !== 0;
    one("[data-compare-one-more]").hidden = list.length !== 1;
    one("[data-compare-parts]").hidden = some;
    one("[data-compare-failed]").hidden = true;
    if (!some) result.hidden = true;
    else compare.show(list, function () { return mine === turn; }).then(function () { if (mine === turn) result.hidden = false; }).catch(failed);
  }
  function failed() {
    result.hidden = true;
    one("[data-compare-failed]").hidden = false;
    tell(one("[data-compare-failed]").textContent);
  }

  // A chip: the country, its edition where it has several, and a button that takes it out.
  function chip(c, i) {
    var select = c.country.editions.length > 1 && el("select", { "aria-label": say("compare.edition", { Country: c.country.name }) },
      c.country.editions.map(function (e) { return el("option", { value: e }, e); }));
    var remove = el("button", { type: "button", "aria-label": say("compare.remove", { Country: c.country.name }) }, "×");
    if (select) {
      select.value = c.edition;
      select.addEventListener("change", function () {
        var other = chosen.slice();
        other[i] = { country: c.country, edition: select.value };
        choose(other, say("compare.changed", { Country: c.country.name, Edition: select.value }));
        chips.children[i].querySelector("select").focus();
      });
    }
    remove.addEventListener("click", function () {
      var rest = chosen.filter(function (o) { return o !== c; });
      choose(rest, say(rest.length ? "compare.removed" : "compare.removed.last", { Countries: c.country.name, Count: rest.length }));
      (chips.children[Math.min(i, rest.length - 1)] || box.parentNode).querySelector("button, input").focus();
    });
    return el("li", {}, [el("span", {}, c.country.name), select, remove]);
  }

  // What can be added: each country, and each group that is small enough, with
  // the words by which it is found.
  function wordsOf(names) { return egovsiteSearch.words(names.join(" ")); }
  var all = names.countries.map(function (c) {
    return { label: c.name, own: wordsOf([c.name, c.iso3]), groups: wordsOf(c.groups.map(function (g) { return names.groups[g]; })), add: [c] };
  }).concat(names.groups.map(function (group, g) {
    var members = names.countries.filter(function (c) { return c.groups.indexOf(g) >= 0; });
    return { group: group, own: wordsOf([group]), groups: [], add: members };
  }).filter(function (e) { return e.add.length > 1 && e.add.length <= names.most; }));

  // The entries that fit what is typed: those called so first, then the countries
  // of the groups called so.
  function fitting(typed) {
    var wanted = egovsiteSearch.words(typed);
    function fits(words) { return wanted.every(function (w) { return words.some(function (word) { return word.startsWith(w); }); }); }
    var open = all.filter(function (e) { return !e.add.every(function (c) { return has(chosen, c); }); });
    var first = open.filter(function (e) { return fits(e.own); });
    return first.concat(open.filter(function (e) { return first.indexOf(e) < 0 && fits(e.own.concat(e.groups)); }));
  }
  function missing(entry) { return entry.add.filter(function (c) { return !has(chosen, c); }).map(newest); }
  function room(entry) { return chosen.length + missing(entry).length <= names.most; }

  function open() {
    entries = fitting(box.value);
    options.replaceChildren.apply(options, entries.map(function (e, i) {
      var label = e.label || say("compare.group", { Group: e.group, Countries: called(missing(e)) });
      return el("li", { role: "option", id: "choose-" + i, "aria-selected": "false", "aria-disabled": room(e) ? "" : "true" }, label);
    }));
    options.hidden = !entries.length;
    box.setAttribute("aria-expanded", String(!options.hidden));
    tell(entries.length ? say("compare.found", { Count: entries.length }) : names.say["compare.found.none"]);
    mark(box.value.trim() && entries.length ? 0 : -1);
  }
  function close() {
    options.hidden = true;
    box.setAttribute("aria-expanded", "false");
    mark(-1);
  }
  function mark(i) {
    if (options.children[active]) options.children[active].setAttribute("aria-selected", "false");
    active = i;
    if (i < 0) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    options.children[i].setAttribute("aria-selected", "true");
    options.children[i].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options.children[i].id);
  }
  function pick(i) {
    var entry = entries[i], more = missing(entry);
    if (!room(entry)) {
      warn(entry.group ? say("compare.group.full", { Group: entry.group }) : say("compare.full", { Most: names.most }));
      return;
    }
    box.value = "";
    close();
    choose(chosen.concat(more), say("compare.added", { Countries: called(more), Count: chosen.length + more.length }));
  }

  function keys(event) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key], shown = !options.hidden;
    if (event.isComposing) return;
    if (step) {
      if (!shown) open();
      if (active < 0 && entries.length) mark(step > 0 ? 0 : entries.length - 1);
      else if (shown) mark((active + step + entries.length) % entries.length);
    } else if (event.key === "Enter" && shown && active >= 0) pick(active);
    else if (event.key === "Escape" && shown) close();
    else if (event.key === "Escape") box.value = "";
    else return;
    event.preventDefault();
  }
  box.addEventListener("input", open);
  box.addEventListener("click", open);
  box.addEventListener("keydown", keys);
  box.addEventListener("blur", close);
  options.addEventListener("mousedown", function (event) { event.preventDefault(); }); // the box keeps the focus
  options.addEventListener("click", function (event) {
    var at = Array.from(options.children).indexOf(event.target.closest("li"));
    if (at >= 0) pick(at);
  });

  ["[data-compare]", "[data-matrix-filter]", "[data-take]"].forEach(function (part) { one(part).hidden = false; });
  one("[data-compare-without]").hidden = true;
  addEventListener("hashchange", read);
  read();
})(egovsiteCompare);
