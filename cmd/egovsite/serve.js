// Added to pages by "egovsite serve" only: reloads the page when the site was
// built again, and shows on top of it why a build failed. Styles are set from
// here, one by one, as the pages' security policy forbids style attributes.
(function () {
  "use strict";
  var shown = null;
  var build = null;

  function show(text) {
    if (shown) { shown.remove(); shown = null; }
    if (!text) { return; }
    shown = document.createElement("pre");
    shown.setAttribute("role", "alert");
    shown.textContent = text;
    var style = {
      position: "fixed", insetBlockStart: "0", insetInline: "0", zIndex: "2147483647", margin: "0",
      padding: "1rem", maxBlockSize: "50vh", overflow: "auto", whiteSpace: "pre-wrap",
      font: "14px/1.5 monospace", color: "#fff", background: "#7a1020"
    };
    Object.keys(style).forEach(function (name) { shown.style[name] = style[name]; });
    document.body.append(shown);
  }

  new EventSource("/__serve/events").onmessage = function (event) {
    var state = JSON.parse(event.data);
    if (build !== null && build !== state.pages) { location.reload(); return; }
    build = state.pages;
    show(state.error);
  };
})();
