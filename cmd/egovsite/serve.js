// Added to pages by "egovsite serve" only: says that the page is a preview,
// reloads it when the site was built again, and shows on top of it why a build
// failed.
(function () {
  "use strict";
  var build = Number(document.currentScript.getAttribute("data-build")); // the one this page is of
  var shown = null;

  var bar = document.createElement("aside");
  bar.className = "serve-bar";
  bar.setAttribute("aria-label", "Preview");
  var words = document.createElement("p");
  words.textContent = "Preview: drafts are shown, nothing is published.";
  bar.append(words);
  document.body.append(bar);

  function show(text) {
    if (shown) { shown.remove(); shown = null; }
    if (!text) { return; }
    shown = document.createElement("pre");
    shown.className = "serve-error";
    shown.setAttribute("role", "alert");
    shown.tabIndex = 0; // the strip opens when it has the focus
    shown.textContent = text;
    document.body.append(shown);
  }

  new EventSource("/__serve/events").onmessage = function (event) {
    var state = JSON.parse(event.data);
    if (state.pages && build !== state.pages) { location.reload(); return; }
    show(state.error);
    document.dispatchEvent(new CustomEvent("egovsite:built", { detail: state }));
  };
})();
