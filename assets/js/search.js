// The search page: what is typed is looked for at once and kept in the address.
(function (search) {
  "use strict";
  var few = 10, pause = 400; // results at once; milliseconds of quiet before they are announced
  var box, status, none, numbers, turn = 0, later;

  function one(selector, within) { return (within || document).querySelector(selector); }
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function announce(words) {
    clearTimeout(later);
    later = setTimeout(function () { status.textContent = words; }, pause);
  }
  function failed() {
    var notice = one("[data-search-failed]");
    notice.hidden = false;
    announce(notice.textContent);
  }

  function look() {
    var text = box.value, mine = ++turn;
    keep(text);
    search.find(text).then(function (found) {
      if (mine === turn) show(text, found);
    }).catch(failed);
  }

  // Shows what was found: an object of lists, or null where nothing was asked.
  function show(text, found) {
    var wanted = search.query(text), counts = [];
    all("[data-found]").forEach(function (section) {
      var results = found ? found[section.dataset.found] : [], list = one("ol", section);
      list.textContent = "";
      section.hidden = !results.length;
      if (!results.length) return;
      counts.push(search.fill(search.names.say.count, { kind: one("[data-kind]", section).textContent, count: numbers.format(results.length) }));
      more(section, results, wanted);
      one("[data-more]", section).onclick = function () {
        var next = list.children.length;
        more(section, results, wanted);
        one("a", list.children[next]).focus();
      };
    });
    none.hidden = !found || counts.length > 0;
    one("p", none).textContent = search.fill(search.names.say.none, { words: text.trim() });
    announce(!found ? "" : counts.length ? counts.join(" · ") : one("p", none).textContent);
  }
  function more(section, results, wanted) {
    var list = one("ol", section), from = list.children.length;
    results.slice(from, from + few).forEach(function (r) { search.show(list, section.dataset.found, r, wanted, failed); });
    var shown = list.children.length;
    one("[data-shown]", section).textContent = shown < results.length
      ? search.fill(search.names.say.shown, { shown: numbers.format(shown), count: numbers.format(results.length) }) : numbers.format(shown);
    one("[data-more]", section).hidden = shown === results.length;
  }

  // The address has what is looked for, so that it can be kept and sent.
  function keep(text) {
    try {
      history.replaceState(null, "", location.href.split("#")[0] + (text && "#q=" + encodeURIComponent(text)));
    } catch (e) { /* half a character, or more often than a browser allows */ }
  }
  function asked() {
    var found = /^#q=(.*)$/.exec(location.hash);
    if (!found) return "";
    try { return decodeURIComponent(found[1]); } catch (e) { return found[1]; }
  }
  function read() {
    if (asked() === box.value) return;
    box.value = asked();
    look();
  }

  // Arrows go through the results and back to the box; Escape begins anew.
  function keys(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
    var stops = [box].concat(all("[data-found]:not([hidden]) li a")), at = stops.indexOf(document.activeElement);
    var to = { ArrowDown: at + 1, Enter: at === 0 ? 1 : -1, ArrowUp: at - 1 }[event.key];
    if (event.key === "Escape" && (at >= 0 || document.activeElement === document.body)) {
      box.value = "";
      box.focus();
      look();
    } else if (at >= 0 && stops[to]) {
      stops[to].focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  function start() {
    box = one("#search-box");
    status = one("[data-search-status]");
    none = one("[data-search-none]");
    search.names = JSON.parse(one("[data-search-names]").textContent);
    numbers = new Intl.NumberFormat(search.names.language + "-u-nu-latn");
    one("[data-search]").hidden = false;
    one("[data-search-without]").hidden = true;
    box.addEventListener("input", look);
    document.addEventListener("keydown", keys);
    addEventListener("hashchange", read);
    read();
    box.focus({ preventScroll: true });
    search.ready.then(function () {
      // The first search takes a browser longest. This one is for nobody.
      if (!box.value) return search.find(search.contents.shards[0] || "");
    }).catch(failed);
  }
  start();
})(egovsiteSearch);
