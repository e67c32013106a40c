// Search within the page, for a report that is read alone: it shows the answers
// that have all the words, and says how many.
(function () {
  "use strict";
  var section = document.getElementById("answers"), all, groups;
  if (!section || !section.hasAttribute("data-find")) return;

  // fold makes words alike whatever their marks and capitals.
  function fold(words) { return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function start() {
    all = Array.prototype.map.call(section.querySelectorAll(".answer"), function (el) { return { el: el, words: fold(el.textContent) }; });
    groups = section.querySelectorAll(".answer-section");
    var label = document.createElement("label"), input = document.createElement("input"), said = document.createElement("span");
    label.className = "filter";
    input.type = "search";
    said.setAttribute("role", "status");
    label.appendChild(document.createTextNode(section.getAttribute("data-find")));
    label.appendChild(input);
    label.appendChild(said);
    input.addEventListener("input", function () { said.textContent = show(fold(input.value).split(/\s+/).filter(Boolean)); });
    section.insertBefore(label, section.querySelector(".answer-section"));
  }

  function show(words) {
    var shown = 0;
    all.forEach(function (a) {
      var hit = words.every(function (w) { return a.words.indexOf(w) >= 0; });
      a.el.hidden = !hit;
      if (hit) shown++;
    });
    Array.prototype.forEach.call(groups, function (g) { g.hidden = !g.querySelector(".answer:not([hidden])"); });
    return words.length ? section.getAttribute("data-found").replace("{shown}", shown).replace("{all}", all.length) : "";
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
