// Added to pages by "egovsite serve" only: on the page of a country, a panel
// below each open or reviewed answer, in which a person says what holds. What
// is saved goes to the country's review file; the site is built again, and the
// page comes back to the question. What is typed survives a reload.
(function () {
  "use strict";
  var place = /^\/countries\/([a-z][a-z0-9]{2})\/(?:([^/]+)\/)?(?:index\.html)?$/.exec(location.pathname);
  if (!place) { return; }
  var kept = "egovsite:settle:";
  var fields = ["office", "date", "reason", "source"];
  var sheet = null;
  var panels = [];
  var waiting = null; // the panel whose answer was saved and is not built yet

  function keep(key, value) {
    try {
      if (value === null) { sessionStorage.removeItem(kept + key); } else { sessionStorage.setItem(kept + key, JSON.stringify(value)); }
    } catch (e) { /* what cannot be kept is typed again */ }
  }
  function recall(key) {
    try { return JSON.parse(sessionStorage.getItem(kept + key)); } catch (e) { return null; }
  }

  // make is an element with attributes, or properties where the value is no text.
  function make(name, attributes, children) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (typeof attributes[key] === "string") { e.setAttribute(key, attributes[key]); } else { e[key] = attributes[key]; }
    });
    e.append.apply(e, children || []);
    return e;
  }

  function today() {
    var now = new Date();
    return [String(now.getFullYear()).padStart(4, "0"), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  }

  function field(label, hint, control) {
    var id = control.id + "-hint";
    control.setAttribute("aria-describedby", id);
    return make("div", { class: "serve-field" }, [make("label", { for: control.id }, [label]), make("small", { id: id }, [hint]), control]);
  }

  function Panel(question, answer) {
    var self = this;
    var id = "serve-" + question.anchor;
    this.question = question;
    this.draft = "draft:" + sheet.country + "/" + sheet.edition + "/" + question.code;
    this.options = question.options.map(function (o) {
      return make("input", { type: question.multiple ? "checkbox" : "radio", name: "option", value: o.code, id: id + "-" + o.code });
    });
    this.office = make("input", { id: id + "-office", name: "office", required: true, maxLength: 200, autocomplete: "off" });
    this.date = make("input", { id: id + "-date", name: "date", type: "date", required: true, min: "1990-01-01", max: "9999-12-31" });
    this.reason = make("textarea", { id: id + "-reason", name: "reason", required: true, maxLength: 2000, rows: 2 });
    this.source = make("input", { id: id + "-source", name: "source", maxLength: 500, autocomplete: "off" });
    this.said = make("p", { class: "serve-said", role: "status", tabIndex: -1 });
    var now = make("button", { type: "button" }, ["Today"]);
    now.addEventListener("click", function () { self.date.value = today(); self.changed(); self.date.focus(); });
    this.fields = make("div", { class: "serve-fields" }, [
      field("Office", "the office that decides, never a person", this.office),
      make("div", { class: "serve-when" }, [field("Date", "of the decision", this.date), now]),
      make("div", { class: "serve-wide" }, [field("Reason", "why this option holds", this.reason)]),
      make("div", { class: "serve-wide" }, [field("Source", "where it can be looked up, such as a letter and its number", this.source)])
    ]);
    this.save = make("button", { type: "submit" }, ["Save"]);
    this.undo = make("button", { type: "button" }, ["Discard"]);
    this.undo.addEventListener("click", function () { keep(self.draft, null); self.fill(); self.say("", ""); self.options[0].focus(); });
    this.edit = make("button", { type: "button" }, ["Change"]);
    this.edit.addEventListener("click", function () { self.show(true); self.office.focus(); });
    this.back = make("button", { type: "button" }, ["Take back"]);
    this.back.addEventListener("click", function () { self.send(true); });
    this.actions = make("div", { class: "serve-actions" }, [this.save, this.undo, this.edit, this.back]);
    var inside = [
      make("legend", {}, [question.settled ? "Settled in the review: what holds?" : question.multiple ? "Settle this answer: what holds? Several may." : "Settle this answer: what holds?"]),
      make("div", { class: "serve-options" }, this.options.map(function (input, i) {
        return make("label", { class: "serve-option" }, [input, make("span", { dir: "auto" }, [question.options[i].label])]);
      }))
    ];
    if (question.note) { inside.push(make("p", { class: "serve-note" }, [question.note])); }
    inside.push(this.fields, this.actions);
    this.all = make("fieldset", {}, inside);
    this.form = make("form", { class: "serve-settle", id: id, noValidate: true, "aria-label": "Settle question " + question.number }, [this.all, this.said]);
    this.form.addEventListener("input", function () { self.changed(); });
    this.form.addEventListener("submit", function (event) { event.preventDefault(); self.send(false); });
    this.fill();
    answer.append(this.form);
  }

  Panel.prototype.chosen = function () {
    return this.options.filter(function (o) { return o.checked; }).map(function (o) { return o.value; });
  };

  // fill shows the draft of this tab if there is one, else what the file says,
  // else what was written for the answer before.
  Panel.prototype.fill = function () {
    var draft = recall(this.draft), settled = this.question.settled;
    var values = draft || settled || recall("last") || {};
    var chosen = draft || settled ? values.options || [] : [];
    this.options.forEach(function (o) { o.checked = chosen.indexOf(o.value) >= 0; });
    fields.forEach(function (name) { this[name].value = values[name] || ""; }, this);
    this.back.hidden = !settled;
    this.show(!!draft);
  };

  // show folds the panel to its options until one is pressed.
  Panel.prototype.show = function (open) {
    this.fields.hidden = !open;
    this.save.hidden = this.undo.hidden = !open;
    this.edit.hidden = open || this.back.hidden;
    this.actions.hidden = !open && this.back.hidden;
  };

  Panel.prototype.changed = function () {
    this.show(true);
    var draft = this.values();
    draft.options = this.chosen();
    keep(this.draft, draft);
  };

  Panel.prototype.values = function () {
    var out = {};
    fields.forEach(function (name) { out[name] = this[name].value.trim(); }, this);
    return out;
  };

  Panel.prototype.say = function (role, words) {
    this.said.setAttribute("role", role || "status");
    this.said.textContent = words;
  };

  // lacks says what is still to be filled in, and moves the focus there.
  Panel.prototype.lacks = function () {
    var self = this, first = null, words = [];
    [["office", "the office"], ["date", "the date"], ["reason", "the reason"]].forEach(function (need) {
      var empty = !self[need[0]].value.trim();
      self[need[0]].setAttribute("aria-invalid", String(empty));
      if (empty) { words.push(need[1]); first = first || self[need[0]]; }
    });
    if (this.chosen().length === 0) { words.unshift("an option"); first = this.options[0]; }
    if (first) {
      this.show(true);
      this.say("alert", "Still needed: " + words.join(", ") + ".");
      first.focus();
    }
    return first !== null;
  };

  Panel.prototype.send = function (remove) {
    if (!remove && this.lacks()) { return; }
    var self = this, body = remove ? {} : this.values();
    body.country = sheet.country;
    body.edition = sheet.edition;
    body.question = this.question.code;
    body.options = remove ? [] : this.chosen();
    body.remove = remove;
    body.hash = sheet.hash;
    this.all.disabled = true;
    this.say("status", remove ? "Taking it back …" : "Saving …");
    fetch("/__serve/review", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Egovsite-Token": sheet.token },
      body: JSON.stringify(body)
    }).then(function (answer) {
      return answer.json().then(function (said) { self.answered(answer.ok, said, body); });
    }).catch(function () {
      self.failed("The preview does not answer. Is egovsite serve still running? What you wrote is kept; press the button again once it is.");
    });
  };

  Panel.prototype.answered = function (ok, said, body) {
    if (!ok) { this.failed(said.error, said.reload); return; }
    if (!body.remove) { // the reason is of this answer alone
      keep("last", { office: body.office, date: body.date, source: body.source });
    }
    keep(this.draft, body.remove ? this.question.settled : null); // a note that was taken back can be saved again
    keep("at", { page: location.pathname, anchor: this.question.anchor, words: said.words, file: sheet.file });
    sheet.hash = said.hash;
    waiting = this;
    this.say("status", said.words + " Building the site …");
  };

  Panel.prototype.failed = function (words, reload) {
    this.all.disabled = false;
    this.say("alert", words);
    if (reload) {
      var button = make("button", { type: "button" }, ["Reload the page"]);
      button.addEventListener("click", function () { location.reload(); });
      this.said.append(" ", button);
    }
    this.said.focus();
  };

  function reveal(element) {
    for (var e = element; e; e = e.parentElement) { if (e.tagName === "DETAILS") { e.open = true; } }
    element.scrollIntoView({ block: "center" });
  }

  // next is the open panel after the one that has the focus, or after what is
  // in the middle of the window; from the end it goes on at the beginning.
  function next() {
    var open = panels.filter(function (p) { return p.question.open; });
    var here = document.activeElement && document.activeElement.closest(".answer");
    var after = open.filter(function (p) {
      if (here) { return !here.contains(p.form) && (here.compareDocumentPosition(p.form) & Node.DOCUMENT_POSITION_FOLLOWING); }
      return p.form.getBoundingClientRect().top > innerHeight / 2;
    });
    var p = after[0] || open[0];
    if (!p) { return; }
    reveal(p.form.closest(".answer"));
    (p.options.filter(function (o) { return o.checked; })[0] || p.options[0]).focus();
  }

  function overview() {
    var bar = document.querySelector(".serve-bar");
    if (!sheet.writable) { bar.append(make("p", {}, [sheet.why])); return; }
    var open = sheet.questions.filter(function (q) { return q.open; }).length;
    var jump = make("button", { type: "button", hidden: open === 0 }, ["Next open answer"]);
    jump.addEventListener("click", next);
    var path = make("code", {}, [sheet.file]);
    var copy = make("button", { type: "button" }, ["Copy path"]);
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(sheet.file).then(function () { copy.textContent = "Copied"; }, function () { getSelection().selectAllChildren(path); });
    });
    bar.append(make("p", { class: "serve-count" }, [open + " of " + sheet.total + " answers open"]), jump,
      make("p", { class: "serve-path" }, [sheet.hash ? "Review: " : "Review, not begun: ", path]), copy);
  }

  // arrive goes back to the answer that was saved before the page was reloaded.
  function arrive() {
    var at = recall("at");
    keep("at", null);
    if (!at || at.page !== location.pathname) { return; }
    var panel = panels.filter(function (p) { return p.question.anchor === at.anchor; })[0];
    if (!panel) { return; }
    reveal(panel.form.closest(".answer"));
    panel.say("status", at.words);
    panel.said.focus({ preventScroll: true });
  }

  function start(got) {
    sheet = got;
    overview();
    if (!sheet.writable) { return; }
    sheet.questions.forEach(function (q) {
      var answer = document.getElementById(q.anchor);
      if (answer && answer.matches(".answer")) { panels.push(new Panel(q, answer)); }
    });
    arrive();
  }

  // gone says why a country is no longer shown, where saving an answer did that.
  function gone() {
    var at = recall("at");
    keep("at", null);
    if (!at || at.page !== location.pathname) { return; }
    document.querySelector(".serve-bar").append(make("p", { role: "alert" }, [at.words + " The country is no longer shown. To undo that, mend ", make("code", {}, [at.file])]));
  }

  // A build that failed leaves the page as it is: the panel can be used again.
  document.addEventListener("egovsite:built", function (event) {
    if (waiting && event.detail.error) {
      waiting.failed("Saved, but the site could not be built; the reason is said above.");
      waiting = null;
    }
  });

  fetch("/__serve/review.json?country=" + place[1].toUpperCase() + "&edition=" + (place[2] || ""))
    .then(function (answer) { return answer.ok ? answer.json().then(start) : gone(); })
    .catch(function () { /* the preview has ended */ });
})();
