// Reads the page aloud in the voice of the browser, piece by piece. Where there is no voice there is no button.
(function (page) {
  'use strict';
  var said = page.currentScript.dataset, voice = window.speechSynthesis, queue = [], now = null, turn = 0;
  if (!voice || !window.SpeechSynthesisUtterance) return;
  var parts = 'h1,h2,h3,p,li,legend,label,dt,dd,summary,blockquote,button,a.button';
  var main = page.getElementById('content'), button = page.createElement('button');
  button.type = 'button';
  button.className = 'second';

  function text(one) {
    return one.textContent.replace(/\s+/g, ' ').trim();
  }

  // Only the outermost piece is read, and the numbers of a line of points are left to its two ends.
  function isRead(one) {
    return one !== button && one.offsetParent && text(one) && !one.closest('.points') &&
      !one.parentElement.closest(parts);
  }

  function mark(one) {
    if (now) now.classList.remove('reads');
    now = one;
    if (now) now.classList.add('reads');
    button.textContent = now ? said.stop : said.read;
  }

  function stop() {
    turn += 1;
    queue = [];
    voice.cancel();
    mark(null);
  }

  function next() {
    var mine = turn, one = queue.shift();
    if (!one) return stop();
    mark(one);
    one.scrollIntoView({ block: 'nearest' });
    var words = new SpeechSynthesisUtterance(text(one));
    words.lang = page.documentElement.lang;
    words.onend = words.onerror = function () { if (mine === turn) next(); };
    voice.speak(words);
  }

  button.onclick = function () {
    if (now) return stop();
    queue = [].filter.call(main.querySelectorAll(parts), isRead);
    next();
  };
  mark(null);
  main.insertBefore(button, main.firstChild);
  addEventListener('pagehide', stop);
})(document);
