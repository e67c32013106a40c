// Marks of the comparison, drawn as generator/chart does (mark.go, range.go), in
// the classes of figures.css.
var egovsiteCompare = {};
(function (compare) {
  "use strict";
  var rtl = document.documentElement.dir === "rtl", pad = 5; // room at both ends of an axis

  // An element with its attributes and children; a word becomes text, never markup.
  compare.el = function (tag, attributes, children) { return dress(document.createElement(tag), attributes, children); };
  function shape(tag, attributes, children) { return dress(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children); }
  function dress(e, attributes, children) {
    Object.keys(attributes || {}).forEach(function (name) { if (attributes[name]) e.setAttribute(name, attributes[name]); });
    [].concat(children || []).forEach(function (c) { if (c) e.appendChild(typeof c === "object" ? c : document.createTextNode(c)); });
    return e;
  }

  // A number with at most one decimal; halves are rounded away from zero.
  function num(f) { return String(Math.sign(f) * Math.round(Math.abs(f) * 10) / 10); }
  function pair(a, b) { return num(a) + (b >= 0 ? " " : "") + num(b); }
  function picture(kind, width, height, attributes, shapes) {
    return shape("svg", Object.assign({ "class": kind, viewBox: "0 0 " + width + " " + height, width: num(width), height: num(height) }, attributes), shapes);
  }

  compare.asked = function (c) { return c.recorded + c.documented + c.open + c.no; };
  compare.supported = function (c) { return c.recorded + c.documented; };
  compare.high = function (c) { return compare.asked(c) - c.no; };

  // The coverage strip: one cell an item, in the order recorded, documented, open, no.
  compare.strip = function (c, width, label) {
    var n = compare.asked(c), gap = n * 6 > width ? 0 : 2, w = (width - gap * (n - 1)) / n, at = 0, shapes = [];
    ["recorded", "documented", "open", "no"].forEach(function (standing) {
      if (c[standing]) shapes.push.apply(shapes, cells(standing, c[standing], at * (w + gap) + 0.5, w, gap, width));
      at += c[standing];
    });
    if (!n) shapes = [shape("path", { "class": "m-grid", d: rtl ? "M" + width + " 6H0" : "M0 6H" + width })];
    return picture("strip", width, 12, { role: "img", "aria-label": label }, shapes);
  };
  function cells(standing, n, x, w, gap, width) {
    var from = rtl ? width - x - (w - 1) : x, step = rtl ? -(w + gap) : w + gap, middle = (w - 1) / 2, r = 2.5;
    function each(kind, y, drawn, attributes) {
      var d = "M" + pair(from, y) + drawn;
      for (var k = 1; k < n; k++) d += "m" + pair(step, 0) + drawn;
      return shape("path", Object.assign({ "class": kind, d: d }, attributes));
    }
    var shapes = [each("m-" + standing, 0.5, "h" + num(w - 1) + "v11h" + num(1 - w) + "z")];
    if (standing === "documented") shapes.push(each("m-hatch", 6, "h" + num(w - 1) + "m" + pair(1 - w, 0), { "stroke-width": "11" }));
    if (standing === "no") shapes.push(each("m-strike", 6, "m" + pair(middle - r, -r) + "l" + pair(2 * r, 2 * r) + "m" + pair(-2 * r, 0) + "l" + pair(2 * r, -2 * r) + "m" + pair(-middle - r, r)));
    return shapes;
  }

  // The range on an axis from none to all of the items, with a dot at what is
  // stated or documented.
  compare.range = function (c, width) {
    function turned(x) { return rtl ? width - x : x; }
    function at(n) { return turned(pad + (width - 2 * pad) * n / compare.asked(c)); }
    var axis = "M" + pair(turned(pad), 8) + "H" + num(turned(width - pad)) + [pad, width / 2, width - pad].map(function (x) { return "M" + pair(turned(x), 3) + "V13"; }).join("");
    return picture("range", width, 16, { "aria-hidden": "true" }, [
      shape("path", { "class": "m-grid", d: axis }),
      compare.high(c) > c.recorded && shape("path", { "class": "m-range", d: "M" + pair(at(c.recorded), 8) + "H" + num(at(compare.high(c))) }),
      shape("circle", { "class": "m-dot", cx: num(at(compare.supported(c))), cy: "8", r: "4.5" })
    ]);
  };

  // A sign of the key, to stand before words.
  compare.swatch = function (code) { return document.querySelector(".compare-keys .term-" + code + " svg").cloneNode(true); };
})(egovsiteCompare);
