// What is compared and how it is said: reads what generator/render wrote of each
// profile, as scripts, since a page from a disk may read nothing else, and says
// who can be told apart, as generator/render/compare_ranges.go does.
(function (compare) {
  "use strict";
  var names = JSON.parse(document.querySelector("[data-compare-names]").textContent), wanted = {};
  var numbers = new Intl.NumberFormat(names.language + "-u-nu-latn"), plurals = new Intl.PluralRules(names.language);
  compare.names = names;
  compare.columns = []; // the profiles that are shown

  // Says a phrase with its values; Count chooses the form.
  function say(key, values) {
    var phrase = names.say[key];
    if (typeof phrase === "object") phrase = phrase[plurals.select(values.Count)] || phrase.other;
    return fill(phrase, values);
  }
  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (whole, name) { return typeof values[name] === "number" ? numbers.format(values[name]) : values[name]; });
  }
  function list(words) {
    if (words.length < 2) return words.join("");
    return say("list.and", { First: words.slice(0, -1).join(names.say["list.comma"]), Last: words[words.length - 1] });
  }
  compare.say = say;
  compare.list = list;
  compare.number = function (n) { return numbers.format(n); };
  compare.once = function (values) { return values.filter(function (v, i) { return values.indexOf(v) === i; }).sort(); };
  compare.link = function (kind, values, country) {
    return fill(names.links[kind], Object.assign({ iso3: country && country.iso3.toLowerCase() }, values));
  };

  // Each file calls this with what it holds.
  compare.put = function (iso3, edition, file) {
    var w = wanted[iso3 + ":" + edition];
    if (w) w.resolve(file);
  };
  function load(iso3, edition) {
    var key = iso3 + ":" + edition, w = wanted[key];
    if (w) return w.promise;
    w = wanted[key] = {};
    w.promise = new Promise(function (resolve, reject) {
      var script = compare.el("script", { src: fill(names.links.file, { ISO3: iso3, edition: edition }) });
      w.resolve = resolve;
      script.onload = script.onerror = function () { script.remove(); reject(new Error(key)); }; // in vain once it is resolved
      document.head.appendChild(script);
    });
    w.promise.catch(function () { delete wanted[key]; }); // so that it can be tried again
    return w.promise;
  }
  // Resolves to a column of the comparison: a profile with its questions by row.
  compare.column = function (choice) {
    return load(choice.country.iso3, choice.edition).then(function (file) {
      var edition = names.editions.find(function (e) { return e.id === choice.edition; }), questions = {};
      edition.questions.forEach(function (q) { questions[q.row || q.code] = q; });
      return {
        country: choice.country, name: choice.country.name, id: edition.id, edition: edition, file: file, questions: questions,
        href: compare.link("profile", { edition: edition.id }, choice.country)
      };
    });
  };

  // Whether something of two editions cannot be compared.
  function apart(a, b, of, code) {
    var pair = names.apart[a + " " + b] || names.apart[b + " " + a];
    return Boolean(pair) && pair[of].indexOf(code) >= 0;
  }
  // The editions that ask a question otherwise than another one that is shown.
  compare.unlike = function (row) {
    var all = compare.columns.map(function (c) { return c.id; });
    return compare.once(all.filter(function (a) { return all.some(function (b) { return apart(a, b, "rows", row); }); }));
  };
  // Each question that an edition asks which is shown, the newest edition first.
  compare.eachRow = function (each) {
    var seen = {};
    names.editions.filter(function (e) { return compare.columns.some(function (c) { return c.edition === e; }); }).forEach(function (e) {
      e.questions.forEach(function (q) {
        var row = q.row || q.code;
        if (!seen[row]) each(row, q, e);
        seen[row] = true;
      });
    });
  };
  // Answers differ where their states or selections do; what was not asked has none.
  compare.differ = function (answers) {
    var kinds = answers.filter(Boolean).map(function (a) { return [a.state, a.mark].concat(a.selected || []).join(" "); });
    return kinds.some(function (k) { return k !== kinds[0]; });
  };

  compare.stripWords = function (v, asked) {
    if (!asked) return names.say["figures.strip.none"];
    return say("figures.strip.label", { Recorded: v.recorded, Documented: v.documented, Open: v.open, No: v.no, Count: asked });
  };
  // Below the minimum data nothing but the counts is said.
  compare.countWords = function (v, asked) {
    if (v.enough) return say("strip.share", { Supported: compare.supported(v), Count: asked });
    return list(["recorded", "documented", "open", "no"].filter(function (s) { return v[s]; })
      .map(function (s) { return say("count.of", { N: v[s], Words: names.say["standing." + s] }); }));
  };
  compare.rangeWords = function (v, asked) {
    if (!asked) return names.say["range.none"];
    if (!v.enough) return say("range.few", { Count: asked });
    if (v.recorded === compare.high(v)) return say("range.exact", { Low: v.recorded, Count: asked });
    return say("range.between", { Low: v.recorded, High: compare.high(v), Count: asked });
  };

  // Ranges are shares of the items asked; those that touch are not told apart.
  function above(a, b) { return a.low * b.asked > b.high * a.asked; }
  compare.told = function (ranges, code) {
    if (ranges.length < 2) return names.say["compare.few"];
    var out = [], unlike = [], tied = false;
    ranges.forEach(function (r) {
      var below = [];
      ranges.forEach(function (o) {
        if (o === r) return;
        if (apart(r.edition, o.edition, "indicators", code)) unlike.push(r.edition);
        else if (above(r, o)) below.push(o.name);
        else if (!above(o, r)) tied = true;
      });
      if (below.length) out.push(say("compare.above", { Country: r.name, Others: list(below) }));
    });
    if (tied && out.length) out.push(names.say["compare.tied.rest"]);
    else if (tied && unlike.length) out.push(names.say["compare.tied.compared"]);
    else if (tied) out.push(say("compare.tied", { Countries: list(ranges.map(function (r) { return r.name; })) }));
    if (unlike.length) out.push(say("compare.apart", { Editions: list(compare.once(unlike)) }));
    return out.join(" ");
  };
})(egovsiteCompare);
