// Makes pages a little kinder. Every page works without it.
(function (page) {
  'use strict';
  var each = function (what, act) { page.querySelectorAll(what).forEach(act); };
  var touched = null, said = page.currentScript.dataset;

  // A sent form is not sent twice by an impatient thumb; after "back" its buttons work again.
  addEventListener('submit', function (e) {
    touched = null;
    setTimeout(function () {
      e.target.querySelectorAll('button').forEach(function (b) { b.disabled = true; b.dataset.held = 1; });
    });
  });
  addEventListener('pageshow', function () {
    each('[data-held]', function (b) { b.disabled = false; delete b.dataset.held; });
    each('.scale', say);
  });

  // A half-filled form asks before it is left.
  addEventListener('input', function (e) {
    if (e.target.form && 'keep' in e.target.form.dataset) touched = e.target.form;
  });
  addEventListener('beforeunload', function (e) {
    if (touched) { e.preventDefault(); e.returnValue = ''; }
  });

  // The chosen point of a scale, in words.
  function say(scale) {
    var line = scale.querySelector('.chosen'), all = scale.querySelectorAll('input');
    var one = scale.querySelector(':checked'), end = one && one.parentNode.querySelector('.hush');
    line.hidden = false;
    line.textContent = !one ? '' : said.chosen + ' ' + one.nextElementSibling.firstChild.data + ' ' +
      said.of + ' ' + all[all.length - 1].value + (end ? ' · ' + end.textContent.trim() : '');
  }
  addEventListener('change', function (e) {
    var scale = e.target.closest('.scale');
    if (scale) say(scale);
  });

  // Copies a text; where the browser does not allow it, the text is left selected.
  each('[data-copy]', function (b) {
    b.hidden = false;
    b.onclick = function () {
      var text = page.getElementById(b.dataset.copy);
      text.select();
      if (navigator.clipboard) navigator.clipboard.writeText(text.value);
      else page.execCommand('copy');
      b.textContent = b.dataset.done;
    };
  });

  each('.faults', function (box) { box.focus(); });
})(document);
