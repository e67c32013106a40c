// How the search takes texts apart, in the index and in what is typed. It is what
// generator/search/words.go does; generator/search/testdata/words.json holds both to it.
var egovsiteSearch = (function () {
  "use strict";
  var longest = 32, kept = new Map();
  var unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
  var letter = /[\p{L}\p{N}]/u, nothing = /[\p{M}\p{Cf}]/u;
  var alike = {
    "ı": "i", "ə": "e", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ς": "σ",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ـ": "",
    "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
    "۰": "0", "۱": "1", "۲": "2", "۳": "3", "۴": "4", "۵": "5", "۶": "6", "۷": "7", "۸": "8", "۹": "9",
    "ʹ": " ", "ʻ": " ", "ʼ": " ", "ʽ": " ", "ʾ": " ", "ʿ": " ", "ˈ": " ", "ꞌ": " "
  };

  // What a character becomes: letters and digits, a space where it parts words,
  // nothing where it does neither.
  function char(c) {
    if (!kept.has(c)) kept.set(c, Array.from(c.normalize("NFKD"), plain).join(""));
    return kept.get(c);
  }
  function plain(c) {
    c = c.toLowerCase();
    if (Object.prototype.hasOwnProperty.call(alike, c)) return alike[c];
    return letter.test(c) ? c : nothing.test(c) ? "" : " ";
  }

  // The words of a text and where each stands in it. What is written without
  // spaces is taken character by character; joined says that the one before is
  // such a character too, and makes up a pair with it.
  function spans(text) {
    var out = [], word = "", letters = 0, from = 0, to = 0, at = 0, before = false;
    function end() {
      if (letters) out.push({ word: word, from: from, to: to });
      word = "";
      letters = 0;
    }
    Array.from(text).forEach(function (c) {
      var folded = char(c), next = at + c.length;
      Array.from(folded).forEach(function (r) {
        if (r === " ") {
          end();
          before = false;
        } else if (unspaced.test(r)) {
          end();
          out.push({ word: r, from: at, to: next, unspaced: true, joined: before });
          before = true;
        } else {
          if (!letters) from = at;
          if (letters++ < longest) word += r;
          to = next;
          before = false;
        }
      });
      if (folded === "" && letters) to = next; // an accent belongs to its letter
      else if (folded === "" && before) out[out.length - 1].to = next;
      at = next;
    });
    end();
    return out;
  }

  function pair(list, i) { return list[i].joined ? list[i - 1].word + list[i].word : ""; }

  // The words under which the index has a text.
  function words(text) {
    var out = [];
    spans(text).forEach(function (s, i, list) {
      out.push(s.word);
      if (s.joined) out.push(pair(list, i));
    });
    return out;
  }

  // What is looked for: whole words, or the beginnings of words where three
  // letters are typed, or two and maybe more to come; of what is written without
  // spaces, all pairs.
  function query(text) {
    var out = [], seen = {};
    spans(text).forEach(function (s, i, list) {
      var open = i === list.length - 1 && s.to === text.length, word = s.word;
      if (s.joined) word = pair(list, i);
      else if (s.unspaced && list[i + 1] && list[i + 1].joined) return;
      if (seen["=" + word]) return;
      seen["=" + word] = true;
      out.push({ word: word, begins: !s.unspaced && word.length >= (open ? 2 : 3) });
    });
    return out.slice(0, 10);
  }

  function fits(wanted, word) { return word === wanted.word || wanted.begins && word.startsWith(wanted.word); }

  // Where a text has what is looked for: from, to, and which of it.
  function marks(text, wanted) {
    var out = [];
    spans(text).forEach(function (s, i, list) {
      wanted.forEach(function (w, which) {
        if (fits(w, s.word)) out.push({ from: s.from, to: s.to, which: which });
        else if (s.joined && w.word === pair(list, i)) out.push({ from: list[i - 1].from, to: s.to, which: which });
      });
    });
    return out;
  }

  return { words: words, query: query, fits: fits, marks: marks };
})();
