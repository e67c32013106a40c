// The comparison on the page: makes of the chosen profiles what the layout
// pages/compare/comparison.html makes of all of them where no script runs. A
// browser test holds the two together.
(function (compare) {
  "use strict";
  var el = compare.el, say = compare.say, names = compare.names, words = names.say;
  var undated = 9999, rows = [];
  function one(selector) { return document.querySelector(selector); }
  function fill(e, children) { e.replaceChildren.apply(e, children); }

  // Resolves when what was chosen is shown, if it is still wanted then.
  compare.show = function (choices, wanted) {
    return Promise.all(choices.map(compare.column)).then(function (columns) {
      if (!wanted()) return;
      compare.columns = columns;
      who(columns);
      fill(one("[data-ranges]"), names.indicators.map(indicator).filter(Boolean));
      matrix(columns);
      fill(headed("[data-areas]").tBodies[0], areas());
      fill(headed("[data-years]").tBodies[0], years(columns));
    });
  };

  function head(c) { return [el("a", { href: c.href }, c.name), " ", small(c.id)]; }
  function small(text) { return el("span", { "class": "edition" }, text); }
  function cell(label, children) { return el("td", { "data-label": label }, children); }
  function row(label, cells) { return el("tr", {}, [el("th", { scope: "row" }, label)].concat(cells)); }
  // A table with a column for each country behind its first.
  function headed(selector) {
    var table = one(selector), heads = table.tHead.rows[0];
    fill(heads, [heads.cells[0]].concat(compare.columns.map(function (c) { return el("th", { scope: "col" }, head(c)); })));
    return table;
  }

  function who(columns) {
    var table = one("[data-who]"), labels = Array.from(table.tHead.rows[0].cells, function (th) { return th.textContent; });
    function of(counts) { return say("table.complete", { Given: counts[0], Count: counts[1] }); }
    fill(table.tBodies[0], columns.map(function (c) {
      var groups = c.country.groups.map(function (g) { return names.groups[g]; }).join(" · ");
      var facts = [c.edition.name, groups, of(c.file.text), of(c.file.choice), compare.number(c.file.acts.length), compare.number(c.file.links)];
      return row(el("a", { href: c.href }, c.name), facts.map(function (f, i) { return cell(labels[i + 1], f); }));
    }));
  }

  // One indicator: the strip and the range of each country, and who lies above whom.
  function indicator(ind) {
    var ranges = [], id = "range-" + ind.code;
    var body = compare.columns.filter(function (c) { return c.file.values[ind.code]; }).map(function (c) {
      var v = c.file.values[ind.code], asked = compare.asked(v);
      if (v.enough) ranges.push({ name: c.name, edition: c.id, low: v.recorded, high: compare.high(v), asked: asked });
      return row(head(c), [
        cell(words["compare.range.items"], [compare.strip(v, 160, compare.stripWords(v, asked)), el("span", { "class": "cell-words" }, compare.countWords(v, asked))]),
        cell(names.axis.words, v.enough && compare.range(v, 300)),
        cell(words["compare.range.words"], compare.rangeWords(v, asked))
      ]);
    });
    if (!body.length) return null;
    var axis = [el("span", { "class": "hidden" }, names.axis.words),
      el("span", { "class": "axis", "aria-hidden": "true" }, names.axis.ticks.map(function (t) { return el("span", {}, t); }))];
    return el("section", { "class": "range-block", "aria-labelledby": id }, [
      el("h3", { id: id }, el("a", { href: compare.link("indicator", { code: ind.code }) }, ind.name)),
      el("p", {}, compare.told(ranges, ind.code)),
      el("table", { "class": "cards ranges" }, [
        el("caption", { "class": "hidden" }, say("compare.range.caption", { Name: ind.name })),
        el("thead", {}, el("tr", {}, [words["compare.who.country"], words["compare.range.items"], axis, words["compare.range.words"]]
          .map(function (h) { return el("th", { scope: "col" }, h); }))),
        el("tbody", {}, body)
      ])
    ]);
  }

  // The answers, question by question; a body of the table is a section.
  function matrix(columns) {
    var table = headed("[data-matrix]"), select = one("[data-section]"), chosen = select.value, bodies = {}, sections = [];
    rows = [];
    compare.eachRow(function (name, q, edition) {
      var unlike = compare.unlike(name), answers = columns.map(function (c) { return c.questions[name] && c.file.answers[c.questions[name].code]; });
      if (!bodies[q.section]) {
        bodies[q.section] = el("tbody", {}, el("tr", { "class": "group" }, el("th", { scope: "rowgroup", colspan: String(columns.length + 1) }, edition.sections[q.section])));
        sections.push({ code: q.section, words: edition.sections[q.section] });
      }
      var tr = row([
        el("a", { "class": "num", href: compare.link("question", { edition: edition.id, code: q.code }) }, "Q" + q.number), " " + q.label,
        unlike.length && el("span", { "class": "apart" }, say("compare.row.apart", { Editions: compare.list(unlike) }))
      ], columns.map(function (c, i) { return cell(c.name, answer(c, c.questions[name], answers[i])); }));
      bodies[q.section].appendChild(tr);
      rows.push({ tr: tr, section: q.section, differs: !unlike.length && compare.differ(answers) });
    });
    Array.from(table.tBodies).forEach(function (body) { body.remove(); });
    sections.forEach(function (s) { table.appendChild(bodies[s.code]); });
    fill(select, [select.options[0]].concat(sections.map(function (s) { return el("option", { value: s.code }, s.words); })));
    select.value = bodies[chosen] ? chosen : "";
    filter();
  }
  function answer(c, q, a) {
    if (!q) return term("not-asked", names.states["not-asked"]);
    var selected = (a.selected || []).map(function (code) { return q.options[code]; }).join("; ");
    return [
      el("a", { "class": "cell", href: compare.link("answer", { edition: c.id, number: String(q.number) }, c.country) },
        term(a.state, selected || names.states[a.state], a.mark, selected && names.language !== names.printed)),
      selected && a.state === "reviewed" && small(names.states[a.state]),
      a.grade && el("span", { "class": "grade grade-" + a.grade }, names.grades[a.grade])
    ];
  }
  function term(state, text, mark, printed) {
    return el("span", { "class": "term term-" + state }, [mark && compare.swatch(mark), el("span", printed ? { lang: names.printed, dir: "ltr" } : {}, text)]);
  }
  function filter() {
    var section = one("[data-section]").value, differing = one("[data-differ]").checked, shown = 0;
    rows.forEach(function (r) {
      r.tr.hidden = section !== "" && r.section !== section || differing && !r.differs;
      if (!r.tr.hidden) shown++;
    });
    Array.from(one("[data-matrix]").tBodies).forEach(function (body) {
      body.hidden = Array.from(body.rows).slice(1).every(function (tr) { return tr.hidden; });
    });
    one("[data-shown]").textContent = shown ? say("compare.shown", { Count: shown }) : words["compare.shown.none"];
  }
  one("[data-matrix-filter]").addEventListener("change", function () {
    filter();
    one("[data-compare-status]").textContent = one("[data-shown]").textContent;
  });

  function areas() {
    var out = [];
    compare.eachRow(function (name, q, edition) {
      if (edition.areas.indexOf(name) >= 0) out.push(acts(q.label, function (c) {
        var asked = c.questions[name];
        return asked && function (a) { return a.for.indexOf(asked.code) >= 0; };
      }));
    });
    return out;
  }
  function years(columns) {
    var all = [];
    columns.forEach(function (c) { c.file.acts.forEach(function (a) { all.push(a.year || undated); }); });
    return compare.once(all).map(function (year) {
      return acts(year === undated ? words["figures.act.undated"] : String(year), function () {
        return function (a) { return (a.year || undated) === year; };
      });
    });
  }
  // The acts of each country that are wanted; of gives nothing where it was not asked.
  function acts(label, of) {
    return row(label, compare.columns.map(function (c) {
      var wanted = of(c), found = wanted ? c.file.acts.filter(wanted) : [];
      if (found.length) return cell(c.name, el("ul", { "class": "acts-cited" }, found.map(function (a) { return act(c, a); })));
      return cell(c.name, el("span", { "class": "muted" }, wanted ? words["compare.acts.none"] : names.states["not-asked"]));
    }));
  }
  function act(c, a) {
    var about = [a.type && names.acts[a.type], a.number && say("act.number", { Number: a.number }), a.year && String(a.year)].filter(Boolean).join(" · ");
    return el("li", {}, [
      el("a", { href: compare.link("act", { edition: c.id, act: a.id }, c.country), dir: "auto", lang: a.title && c.file.language !== document.documentElement.lang && c.file.language }, a.title || words["act.untitled"]),
      about && " ", about && small(about)
    ]);
  }
})(egovsiteCompare);
