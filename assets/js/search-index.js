// The index of the search (docs/search.md): reads what generator/render wrote, a
// file when something in it is wanted, as scripts, since a page from a disk may
// read nothing else; and finds and orders documents.
(function (search) {
  "use strict";
  var signs = "!#$'()*+,-./:;=?@[]^_`{|}~", half = 13; // as in generator/search/search.go
  var wanted = {}, base, stamp, contents, arrived;

  // Resolves once it is known what is in the index.
  search.ready = new Promise(function (resolve, reject) {
    arrived = resolve;
    addEventListener("load", function () { if (!contents) reject(new Error("contents")); });
  });

  // Each file of the index calls this with what it holds.
  search.put = function (name, itsStamp, value) {
    if (name === "contents") {
      base = document.currentScript.src;
      stamp = itsStamp;
      search.contents = contents = numbered(value);
      arrived();
    } else if (wanted[name] && itsStamp === stamp) {
      wanted[name].resolve(value);
    }
  };

  // Resolves to what a file holds. The stamp in its address keeps a browser from
  // taking one that it kept of an older site.
  search.load = function (name) {
    if (wanted[name]) return wanted[name].promise;
    var w = wanted[name] = {};
    w.promise = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      w.resolve = resolve;
      script.src = new URL(name + ".js?" + stamp, base).href;
      script.onload = script.onerror = function () { script.remove(); reject(new Error(name)); }; // in vain once it is resolved
      document.head.appendChild(script);
    });
    return w.promise;
  };

  // Where each kind of document begins: countries, questions, answers, acts.
  function numbered(c) {
    var next = c.countries.length;
    c.editions.forEach(function (e) { e.questionsAt = next; next += e.codes.length; });
    c.editions.forEach(function (e) { e.answersAt = next; next += e.codes.length * e.countries.length; });
    c.editions.forEach(function (e) { e.actsAt = e.acts.map(function (n) { next += n; return next - n; }); });
    c.documents = next;
    c.order = alphabet(c.countries);
    c.answered = c.countries.map(function (iso3, i) {
      return c.editions.filter(function (e) { return e.countries.indexOf(i) >= 0; });
    });
    return c;
  }
  // The place of each country in the alphabet of the page.
  function alphabet(countries) {
    var collator = new Intl.Collator(search.names.language), order = [];
    function name(c) { return search.names.countries[countries[c]]; }
    countries.map(function (iso3, c) { return c; })
      .sort(function (a, b) { return collator.compare(name(a), name(b)); })
      .forEach(function (c, place) { order[c] = place; });
    return order;
  }

  function documents(coded, each) {
    for (var i = 1, n = 0, document = 0; i < coded.length; i++) {
      var digit = signs.indexOf(coded[i]);
      n = n * half + digit % half;
      if (digit < half) {
        document += n;
        n = 0;
        each(document);
      }
    }
  }

  // How well each document has a word: 1 whole, less for its beginning, 0 not at all.
  function hits(wanted) {
    var names = [], shards = contents.shards;
    for (var i = 0; i < shards.length; i++) {
      var after = shards[i + 1];
      if ((after === undefined || after > wanted.word) && (shards[i] <= wanted.word || wanted.begins && shards[i].startsWith(wanted.word))) names.push("words/" + i);
    }
    return Promise.all(names.map(search.load)).then(function (loaded) {
      var has = new Float32Array(contents.documents), count = 0;
      loaded.forEach(function (words) {
        Object.keys(words).forEach(function (word) {
          if (!search.fits(wanted, word)) return;
          var whole = word === wanted.word ? 1 : 0.6;
          documents(words[word], function (document) {
            if (!has[document]) count++;
            if (has[document] < whole) has[document] = whole;
          });
        });
      });
      return { has: has, weight: Math.log(1 + contents.documents / (count || 1)) };
    });
  }

  // A document of its own words alone has all that is wanted, or it is not found.
  function own(all, document) {
    var score = 0;
    for (var i = 0; i < all.length; i++) {
      var has = all[i].has[document];
      if (!has) return 0;
      score += has * all[i].weight;
    }
    return score;
  }

  // An answer and an act may have some of what is wanted in their titles, which
  // are names of other documents: their country, and the question. Something
  // must be in their own words, or something in each of the two.
  function titled(all, document, country, question) {
    var score = 0, words = false, ofCountry = false, ofQuestion = false;
    for (var i = 0; i < all.length; i++) {
      var has = all[i].has, c = has[country], q = question < 0 ? 0 : has[question], w = has[document];
      if (!w && !c && !q) return 0;
      words = words || w > 0;
      ofCountry = ofCountry || c > 0;
      ofQuestion = ofQuestion || q > 0;
      score += (w + Math.max(c, q)) * all[i].weight;
    }
    return words || ofCountry && ofQuestion ? score : 0;
  }

  // Resolves to what is found of each kind, best first: what is called exactly as
  // was typed comes before all else.
  search.find = function (text) {
    var wanted = search.query(text);
    return search.ready.then(function () { return Promise.all(wanted.map(hits)); }).then(function (all) {
      return all.length ? ranked(all, wanted, text) : null;
    });
  };

  function ranked(all, wanted, text) {
    var names = search.names, found = { countries: [], questions: [], answers: [], acts: [] }, exactly = search.words(text).join(" ");
    function take(kind, score, one) { if (score > 0) { one.score = score; found[kind].push(one); } }
    function called(name) { return name !== undefined && search.words(name).join(" ") === exactly ? 1000 : 0; }
    contents.countries.forEach(function (iso3, c) {
      var score = own(all, c);
      var some = contents.answered[c].length ? 0.1 : 0; // what has pages comes before what has none
      if (score) take("countries", score + some + called(iso3) + called(names.countries[iso3]), { country: c });
    });
    contents.editions.forEach(function (e) {
      e.codes.forEach(function (code, q) {
        var asked = e.questionsAt + q, score = own(all, asked), label = names.labels[e.id] && names.labels[e.id][code] || "";
        if (score) {
          var inLabel = new Set(search.marks(label, wanted).map(function (m) { return m.which; })).size;
          take("questions", score + 100 * inLabel + called(label) + called(String(e.numbers[q])) + called("q" + e.numbers[q]), { edition: e, question: q });
        }
        e.countries.forEach(function (c, r) {
          take("answers", titled(all, e.answersAt + q * e.countries.length + r, c, asked), { edition: e, question: q, country: c });
        });
      });
      e.countries.forEach(function (c, r) {
        for (var a = 0; a < e.acts[r]; a++) take("acts", titled(all, e.actsAt[r] + a, c, -1), { edition: e, act: a, country: c });
      });
    });
    var order = contents.order;
    Object.keys(found).forEach(function (kind) {
      found[kind].sort(function (a, b) { return b.score - a.score || order[a.country] - order[b.country] || 0; });
    });
    return found;
  }
})(egovsiteSearch);
