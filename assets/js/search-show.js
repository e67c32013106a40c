// How the search shows what it found. Names come from the page and words from
// governments; all of them become text, never markup.
(function (search) {
  "use strict";
  var around = 60, length = 240; // letters before a match, and of a snippet
  var withheld = "[withheld]"; // stands where words were taken out

  function add(parent, tag, kind) {
    var e = document.createElement(tag);
    if (kind) e.className = kind;
    return parent.appendChild(e);
  }
  function text(parent, words) { parent.appendChild(document.createTextNode(words)); }
  // Puts values into a phrase of the page or an address.
  function fill(phrase, values) {
    return phrase.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; });
  }

  // Writes words with what was looked for marked, and a trace where something is
  // withheld; of long words, the part that has most of what was looked for.
  function write(parent, words, wanted, whole) {
    var marks = search.marks(words, wanted), from = 0, to = words.length;
    for (var i = words.indexOf(withheld); i >= 0; i = words.indexOf(withheld, i + 1)) marks = traced(marks, i, i + withheld.length);
    if (!whole && to > length) {
      from = edge(words, Math.max(0, richest(marks) - around), -1);
      to = edge(words, Math.min(to, from + length), 1);
    }
    if (from > 0) text(parent, "… ");
    marks.sort(function (a, b) { return a.from - b.from; }).forEach(function (m) {
      if (m.from < from || m.to > to) return;
      text(parent, words.slice(from, m.from));
      add(parent, m.trace ? "span" : "mark", m.trace && "withheld").textContent = m.trace ? search.names.say.withheld : words.slice(m.from, m.to);
      from = m.to;
    });
    text(parent, words.slice(from, to) + (to < words.length ? " …" : ""));
  }
  function traced(marks, from, to) {
    return marks.filter(function (m) { return m.to <= from || m.from >= to; }).concat({ from: from, to: to, trace: true });
  }
  // The place of the mark from which on most different words are near.
  function richest(marks) {
    var most = 0, at = 0;
    marks.forEach(function (m) {
      var near = {};
      marks.forEach(function (o) { if (!o.trace && o.from >= m.from && o.to <= m.from + length - around) near[o.which] = true; });
      if (!m.trace && Object.keys(near).length > most) {
        most = Object.keys(near).length;
        at = m.from;
      }
    });
    return at;
  }
  // The end of a word near a place; the place itself where no word ends near it.
  function edge(words, at, step) {
    for (var i = at; i > 0 && i < words.length; i += step) {
      if (/\s/.test(words[i])) return step < 0 ? i + 1 : i;
      if (Math.abs(i - at) > 24) return at;
    }
    return i;
  }

  // What is said of a found document: its title, address and facts; and the file
  // in which its words are, with what these add.
  var of = {
    countries: function (r, names) {
      var answered = search.contents.answered[r.country];
      return {
        title: country(r), href: answered.length ? fill(names.links.countries, { country: code(r) }) : names.links.unanswered,
        facts: answered.length ? answered.map(function (e) { return names.editions[e.id]; }) : [names.say.unanswered]
      };
    },
    questions: function (r, names) {
      var id = r.edition.id, asked = r.edition.codes[r.question];
      return {
        title: names.labels[id][asked], href: fill(names.links.questions, { edition: id, code: asked }),
        facts: ["Q" + r.edition.numbers[r.question], names.sections[id][r.edition.sections[r.question]], names.editions[id]],
        file: "questions/" + id, read: function (texts) { return { words: texts.words[r.question], language: names.printed }; }
      };
    },
    answers: function (r, names) {
      var id = r.edition.id, q = r.question, n = r.edition.numbers[q];
      return {
        title: fill(names.say.answer, { country: country(r), label: names.labels[id][r.edition.codes[q]] }),
        href: fill(names.links.answers, { country: code(r), edition: id, number: n }),
        facts: ["Q" + n, names.editions[id]],
        file: answersOf(r), read: function (texts) {
          return { words: texts.words[q], selected: texts.selected[q] && fill(names.say.selected, { options: texts.selected[q] }), empty: names.say.empty };
        }
      };
    },
    acts: function (r, names) {
      var id = r.edition.id;
      return {
        facts: [country(r), names.editions[id]],
        file: answersOf(r), read: function (texts) {
          var act = texts.acts[r.act];
          return {
            title: act.title || names.say.untitled, own: true,
            href: fill(names.links.acts, { country: code(r), edition: id, act: act.id }),
            facts: [act.type && names.acts[act.type], act.number && fill(names.say.number, { number: act.number }), act.year, country(r), names.editions[id]]
          };
        }
      };
    }
  };
  function country(r) { return search.names.countries[search.contents.countries[r.country]]; }
  function code(r) { return search.contents.countries[r.country].toLowerCase(); }
  function answersOf(r) { return "answers/" + code(r) + "-" + r.edition.id; }

  // Adds one found document to a list; its words follow when their file is read.
  search.show = function (list, kind, result, wanted, failed) {
    var item = add(list, "li"), link = add(item, "a"), told = of[kind](result, search.names);
    var words = add(item, "p", "words"), selected = add(item, "p", "small"), facts = add(item, "p", "small muted");
    words.dir = "auto";
    function tell(what) {
      if (what.title) write(link, what.title, wanted, true);
      if (what.own) link.dir = "auto";
      if (what.href) link.href = what.href;
      if (what.language) words.lang = what.language;
      if (what.words) write(words, what.words, wanted);
      if (what.selected) write(selected, what.selected, wanted, true);
      if (what.empty && !what.words && !what.selected) text(selected, what.empty);
      if (what.facts) facts.textContent = what.facts.filter(Boolean).join(" · ");
    }
    tell(told);
    if (told.file) search.load(told.file).then(told.read).then(tell).catch(failed);
  };
  search.fill = fill;
})(egovsiteSearch);
