// Saves what is compared as tables, with the columns of the site's own downloads
// and codes in place of words (docs/downloads.md).
(function (compare) {
  "use strict";
  // A cell that a spreadsheet would run as a formula is marked as text, as
  // generator/render/csv.go does it.
  function cell(value) {
    var words = String(value === undefined ? "" : value);
    if (/^[=+\-@\t\r\n＝＋－＠]/.test(words)) words = "'" + words;
    return /[",\r\n]/.test(words) ? '"' + words.replace(/"/g, '""') + '"' : words;
  }
  function head(c) { return [c.country.iso3, c.name, c.id]; }

  var tables = {
    indicators: function (add) {
      add(["iso3", "country", "edition", "indicator", "recorded", "documented", "open", "no", "asked", "enough", "low", "high", "supported"]);
      compare.columns.forEach(function (c) {
        compare.names.indicators.forEach(function (ind) {
          var v = c.file.values[ind.code];
          if (!v) return;
          var range = v.enough ? [v.recorded, compare.high(v), compare.supported(v)] : ["", "", ""];
          add(head(c).concat([ind.code, v.recorded, v.documented, v.open, v.no, compare.asked(v), v.enough], range));
        });
      });
    },
    answers: function (add) {
      add(["iso3", "country", "edition", "question", "number", "section", "label", "state", "selected", "grade", "comparable"]);
      compare.eachRow(function (name) {
        compare.columns.forEach(function (c) {
          var q = c.questions[name], a = q && c.file.answers[q.code];
          if (a) add(head(c).concat([q.code, q.number, q.section, q.label, a.state, (a.selected || []).join(";"), a.grade, !compare.unlike(name).length]));
          else add(head(c).concat([name, "", "", "", "not-asked", "", "", false]));
        });
      });
    },
    acts: function (add) {
      add(["iso3", "country", "edition", "act", "type", "number", "title", "year", "cited_for"]);
      compare.columns.forEach(function (c) {
        c.file.acts.forEach(function (a) { add(head(c).concat([a.id, a.type, a.number, a.title, a.year, a.for.join(";")])); });
      });
    }
  };

  // A table of the comparison as CSV: UTF-8, commas, lines ended as RFC 4180 has it.
  compare.csv = function (kind) {
    var out = "";
    tables[kind](function (row) { out += row.map(cell).join(",") + "\r\n"; });
    return out;
  };

  document.querySelector("[data-take]").addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    if (!button.dataset.save) {
      print();
      return;
    }
    var codes = compare.columns.map(function (c) { return c.country.iso3.toLowerCase() + "-" + c.id; });
    var url = URL.createObjectURL(new Blob([compare.csv(button.dataset.save)], { type: "text/csv" }));
    compare.el("a", { href: url, download: "compare-" + codes.join("-") + "-" + button.dataset.save + ".csv" }).click();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  });
})(egovsiteCompare);
